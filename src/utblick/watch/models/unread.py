"""Whole answers that could not be read, kept as they came."""

from __future__ import annotations

import zlib

from django.db import models

from utblick.watch.models.sources import Source


class UnreadAnswer(models.Model):
    """An answer of a source that could not be read at all, and why: a web page instead of data, something broken off.

    ``body`` holds its first bytes, deflated, and ``size`` says how many bytes there were; ``content_hash`` (SHA-256)
    is of all of them, so that the same answer is kept once. ``address`` is without its question, which may hold a key.
    It stands in quarantine (karantän) until the source has been read completely on a later day than ``last_seen_on``.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="unread_answers")
    content_hash = models.CharField(max_length=64)
    address = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    body = models.BinaryField()
    size = models.PositiveBigIntegerField()
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()

    class Meta:
        ordering = ["-last_seen_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["source", "content_hash"], name="unread_answer_once")]

    @property
    def content(self) -> bytes:
        """What is kept of the bytes."""
        return zlib.decompress(bytes(self.body))
