"""The event log, and the base of every row that changes are recorded of."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from utblick.clock import uuid7
from utblick.values import Ref


class Event(models.Model):
    """One thing that happened. Rows are never changed or removed: triggers refuse it on both databases.

    ``payload`` is canonical JSON ``{field: [old, new]}`` without names or free text; what is personal or free
    text lies in `EventWords`, whose salted hash is what the chain holds. ``digest`` is the HMAC of the
    previous digest and this row.
    """

    seq = models.BigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    effective_on = models.DateField()
    actor = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    payload = models.TextField()
    words_hash = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "seq"], name="event_subject"),
            models.Index(fields=["effective_on"], name="event_effective_on"),
        ]


class EventWords(models.Model):
    """The free text and personal fields of one event; may be disposed of without breaking the chain."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="kept_words")
    salt = models.CharField(max_length=32)
    words = models.TextField()


class Record(models.Model):
    """Base of every row that is changed through `audit.change`.

    ``kind`` names it in a Ref and in the access table. ``words`` lists the fields whose values are free text or
    personal; every other field's value stands in the event itself. ``body_field``, ``draft`` and ``restricted``
    say how access is decided: the lookup of its body code, and which rows are drafts or restricted.
    """

    kind: ClassVar[str]
    words: ClassVar[frozenset[str]] = frozenset()
    body_field: ClassVar[str] = ""
    draft: ClassVar[Q | None] = None
    restricted: ClassVar[Q | None] = None

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        return Ref(self.kind, self.id)

    def values(self) -> dict[str, Any]:
        """Every stored field by name, except the identifier and the version."""
        return {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.attname not in ("id", "version")
        }
