"""What moves from a body that ends in this room: open matters with their undecided papers, and frame approvals."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.change import Change
from utblick.cases import numbering
from utblick.cases.effects import Effect, Outcome
from utblick.cases.holdings import tell_matter
from utblick.cases.indexing import index_whole_matter
from utblick.cases.models import Decision, DecisionPoint, Matter, Minutes, OfficialReport
from utblick.clock.queries import today
from utblick.organisation.holdings import Told
from utblick.organisation.hooks import meeting_title, meeting_url
from utblick.organisation.models import Body
from utblick.organisation.queries import keeping_of
from utblick.organisation.successions import Moving, provide_moving

LONGEST = 300


def register() -> None:
    provide_moving(
        Moving("agendas", gettext_lazy("Påbörjade dagordningar"), _agendas, _tell_agenda, _refuse_agenda, each=False),
        Moving("matters", gettext_lazy("Öppna ärenden"), _matters, tell_matter, move_matter),
        Moving(
            "frames",
            gettext_lazy("Ramgodkännanden som gäller"),
            _frames,
            _tell_frame,
            _move_frame,
            seen_as=_decision_of,
        ),
    )


def _matters(body: Body) -> list[Matter]:
    return list(Matter.objects.filter(body=body, closed_on=None).select_related("body"))


def _agendas(body: Body) -> list[Minutes]:
    """Agendas begun for meetings after the body's last day."""
    rows = Minutes.objects.filter(body=body, opened_at=None, meeting__on__gt=body.valid_to or today())
    return list(rows.select_related("meeting__body"))


def _frames(body: Body) -> list[DecisionPoint]:
    """The ramgodkännanden that the body may use today or later."""
    rows = DecisionPoint.objects.filter(
        frame_body__code=body.code, effect=Effect.FRAME_APPROVAL, outcome=Outcome.BIFALL, valid_to__gte=today()
    )
    return list(rows.select_related("decision__matter", "decision__body"))


def _tell_frame(row: DecisionPoint) -> Told:
    return Told(f"{row.frame_programme}, {row.decision}", reverse("cases:decision", args=[row.decision_id]))


def _decision_of(row: DecisionPoint) -> Decision:
    return row.decision


def _move_frame(opened: Change, row: DecisionPoint, to: Body) -> None:
    """The approval holds for the successor; its words stand as they were decided."""
    opened.alter(row, verb="decision.move", frame_body=to)


def _tell_agenda(row: Minutes) -> Told:
    return Told(meeting_title(row.meeting), meeting_url(row.meeting))


def _refuse_agenda(opened: Change, row: Minutes, to: Body) -> None:
    told = {"meeting": meeting_title(row.meeting), "to": to.name}
    refused = _("Dagordningen till %(meeting)s är påbörjad. Flytta dess ärenden först, och börja en ny hos %(to)s.")
    raise ValidationError(refused % told)


def move_matter(opened: Change, matter: Matter, to: Body) -> None:
    """Give an open matter to a successor inside an open change: a new number in its series, the old one kept.

    Another system's dnr is the old authority's own; the successor's is noted when its registrar has given it. Raises
    ValidationError when the successor has an open matter about the same thing.
    """
    same = Matter.objects.filter(body=to, subject=matter.subject, closed_on=None)
    if matter.subject and same.exists():
        told = {"body": to.name, "title": matter.title}
        raise ValidationError(
            _("%(body)s har redan ett öppet ärende om samma sak som %(title)s. Avsluta det ena först.") % told
        )
    day, before = today(), matter.body_id
    former = "; ".join(filter(None, [matter.former_numbers, f"{matter.case_number or matter.reference} ({before})"]))
    here = keeping_of(to.code, day).register_here
    new: dict[str, Any] = {"body": to, "register_here": here, "outside_number": "", "former_numbers": former}
    if here:
        new["reference"] = numbering.own_case_number(opened, to.reference_pattern, to.code, day.year)
    elif matter.register_here:
        new["reference"] = numbering.own_reference(opened, day.year)
    new["former_numbers"] = former[-LONGEST:]
    opened.alter(matter, verb="matter.move", **new)
    if not matter.decisions.exists():
        for report in OfficialReport.objects.filter(matter=matter, recipient__code=before):
            opened.alter(report, verb="report.move", recipient=to)
    index_whole_matter(opened, matter)
