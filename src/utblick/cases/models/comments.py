"""What colleagues say about a tjänsteskrivelse while it is written."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models.reports import OfficialReport


class ReportComment(Record):
    """A comment (kommentar) on one section of a report, or on the whole of it; working material inside the authority.

    ``section`` is a field of `OfficialReport`, "" for the whole. ``written_by`` and ``resolved_by`` are the log's
    labels. A comment is never changed: it is answered by another, or resolved.
    """

    kind = "comment"
    words = frozenset({"text"})
    body_field = "report__matter__body_id"
    draft = Q(report__shared_at=None)
    restricted = ~Q(report__matter__restriction_provision="")

    report = models.ForeignKey(
        OfficialReport, on_delete=models.PROTECT, related_name="comments", verbose_name=_("tjänsteskrivelse")
    )
    section = models.CharField(_("avsnitt"), max_length=30, blank=True)
    text = models.TextField(_("kommentar"))
    written_by = models.CharField(_("skriven av"), max_length=80)
    written_at = models.DateTimeField(_("skriven"))
    resolved_by = models.CharField(_("löst av"), max_length=80, blank=True)
    resolved_at = models.DateTimeField(_("löst"), null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by="")
                | Q(resolved_at__isnull=False) & ~Q(resolved_by=""),
                name="comment_resolved_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text
