"""Commenting on a tjänsteskrivelse."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.models import OfficialReport, ReportComment
from utblick.cases.sections import SECTIONS
from utblick.clock import recorded_at
from utblick.values import Actor


def write_comment(actor: Actor, report: OfficialReport, text: str, section: str = "") -> ReportComment:
    """Say something about a section of a report, or with no section about the whole."""
    if not text.strip():
        raise ValidationError({"text": _("Skriv vad du vill säga.")})
    if section and section not in SECTIONS:
        raise ValidationError({"section": _("Avsnittet finns inte.")})
    with change(actor, "comment.write", standing_of(report)) as opened:
        return opened.add(
            ReportComment(
                report=report, section=section, text=text.strip(), written_by=actor.label, written_at=recorded_at()
            )
        )


def resolve_comment(actor: Actor, comment: ReportComment) -> ReportComment:
    """Say that a comment has been seen to; once is enough."""
    with change(actor, "comment.resolve", standing_of(comment)) as opened:
        comment.refresh_from_db(fields=["resolved_at", "resolved_by"])
        if comment.resolved_at is None:
            opened.alter(comment, resolved_at=recorded_at(), resolved_by=actor.label)
    return comment


def reopen_comment(actor: Actor, comment: ReportComment) -> ReportComment:
    """Say that a comment is not seen to after all."""
    with change(actor, "comment.resolve", standing_of(comment)) as opened:
        opened.alter(comment, resolved_at=None, resolved_by="")
    return comment
