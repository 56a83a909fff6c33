"""Reading what has been said about a tjänsteskrivelse, and what has happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from utblick.accounts.queries import names_of
from utblick.audit.policy import visible
from utblick.audit.queries import Happening, history
from utblick.cases.happenings import called
from utblick.cases.models import OfficialReport, ReportComment
from utblick.cases.sections import SECTIONS
from utblick.organisation.models import Person
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as it is shown: by whom, about which section, and who has seen to it."""

    comment: ReportComment
    section: str
    by: str
    resolved_by: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that happened to a report: when (UTC), by whom, and what in words."""

    at: datetime
    by: str
    what: str


def comments(actor: Actor, report: OfficialReport) -> list[Said]:
    """What has been said about a report, as far as the actor may see it, latest first."""
    rows = list(_comments(actor).filter(report=report))
    names = names_of({label for row in rows for label in (row.written_by, row.resolved_by)})
    return [
        Said(
            row,
            str(SECTIONS.get(row.section) or _("hela texten")),
            names.get(row.written_by, row.written_by),
            names.get(row.resolved_by, row.resolved_by),
        )
        for row in rows
    ]


def unresolved(actor: Actor, report: OfficialReport) -> int:
    """How many comments on a report nobody has seen to."""
    return _comments(actor).filter(report=report, resolved_at=None).count()


def comments_on(actor: Actor, report: OfficialReport, sections: Iterable[str]) -> list[Said]:
    """The comments on some sections that nobody has seen to."""
    wanted = set(sections)
    return [said for said in comments(actor, report) if not said.comment.resolved_at and said.comment.section in wanted]


def comment(actor: Actor, identifier: UUID) -> ReportComment | None:
    """One comment, or None when there is none that the actor may see."""
    return _comments(actor).filter(pk=identifier).first()


def trace_of(report: OfficialReport) -> list[Trace]:
    """What has happened to a report the caller may see, latest first: written, approved, shared."""
    happened = history(report.ref)
    names = names_of({event.actor for event in happened})
    heads = Person.objects.in_bulk({pk for event in happened if (pk := _head(event))})
    named = {str(pk): person.name for pk, person in heads.items()}
    return [
        Trace(event.recorded_at, names.get(event.actor, event.actor), _told(event, named.get(_head(event), "")))
        for event in happened
    ]


def _comments(actor: Actor) -> QuerySet[ReportComment]:
    return visible(ReportComment.objects.select_related("report__matter"), actor)


def _head(event: Happening) -> str:
    """The person who approved by this event, "" when it is no approval."""
    old_and_new = event.fields.get("approved_by_id") or [None, None]
    return str(old_and_new[1] or "")


def _told(event: Happening, head: str) -> str:
    if event.verb == "report.approve" and head:
        return _("godkändes av %s") % head
    if event.verb == "report.write" and event.fields.get("approved_by_id", [None])[0]:
        return _("texten ändrades, och godkännandet föll")
    return str(called(event.verb))
