"""The folder of papers of a meeting, made by a job."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models.minutes import Minutes
from utblick.documents.models import StoredFile


class MeetingFolder(Record):
    """The handlingar of a meeting as one PDF: a working copy, made anew when something has changed.

    ``contents`` is a list of items in order, as ``{"item": id, "named": true, "left_out": false, "papers": [{"id":
    document, "state": "whole", "pages": 4}]}``: ``named`` is false for a matter whose heading is not told, and
    ``left_out`` true when it has papers that are not included. ``state`` and ``file`` come when the job is done.
    """

    kind = "meeting_folder"
    body_field = "minutes__body_id"
    draft = Q(minutes__issued_on=None)

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="folders", verbose_name=_("protokoll"))
    asked_at = models.DateTimeField(_("beställd"))
    contents = models.JSONField(_("innehåll"), default=list)
    pages = models.PositiveIntegerField(_("sidor"), default=0)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fil")
    )

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return str(self.minutes)

    @property
    def document_ids(self) -> list[str]:
        """The documents that are in it."""
        return [paper["id"] for row in self.contents for paper in row["papers"]]
