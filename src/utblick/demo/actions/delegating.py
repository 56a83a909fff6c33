"""Strandö's delegationsordningar, and the decisions taken by them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.cases.actions import (
    PointAnswer,
    adopt_delegation,
    open_matter,
    record_decision,
    report_decisions,
    save_point,
)
from utblick.cases.models import Decision, Matter
from utblick.demo.actions.history import clerk_of
from utblick.demo.data.delegation import ADOPTED, POINTS, TAKEN, URGENT
from utblick.organisation.models import Meeting
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    told = [(day, _adopting(code, day, paragraph)) for code, (day, paragraph) in ADOPTED.items()]
    told += [(row[0], _taking(*row[:8])) for row in TAKEN]
    told += [(reported, _reporting(row[1], reported)) for row in TAKEN if (reported := row[8])]
    return [*told, (URGENT[0], _urgently)]


def _adopting(code: str, day: date, paragraph: str) -> Step:
    def adopt(actor: Actor) -> None:
        clerk = clerk_of(code, actor)
        adopted = adopt_delegation(clerk, body_code=code, adopted_on=day, valid_from=day, paragraph=paragraph)
        for number, what, delegate, limit, may_pass_on, reporting in POINTS[code]:
            save_point(
                clerk, adopted, number=number, what=what, delegate=delegate, may_pass_on=may_pass_on,
                limit_minor=None if limit is None else limit * 100, reporting=reporting,
            )  # fmt: skip

    return adopt


def _taking(
    day: date, code: str, title: str, number: str, point: str, delegate: str, amount: int | None, text: str
) -> Step:
    def take(actor: Actor) -> None:
        record_decision(
            clerk_of(code, actor), _matter(actor, code, title, number), decided_on=day,
            taken=Decision.Taken.DELEGATED, delegation_point=point, delegate=delegate,
            amount_minor=None if amount is None else amount * 100, points=[PointAnswer(text)],
        )  # fmt: skip

    return take


def _reporting(code: str, day: date) -> Step:
    def report(actor: Actor) -> None:
        meeting = Meeting.objects.select_related("body").get(body__code=code, on=day)
        rows = Decision.objects.select_related("matter", "body", "meeting", "notice", "delegated_by", "reported_at")
        taken = rows.filter(body_id=code, taken=Decision.Taken.DELEGATED, reported_at=None)
        report_decisions(clerk_of(code, actor), meeting, list(taken))

    return report


def _urgently(actor: Actor) -> None:
    day, code, title, number, text, why = URGENT
    record_decision(
        clerk_of(code, actor), _matter(actor, code, title, number), decided_on=day,
        taken=Decision.Taken.CHAIR_URGENT, why_urgent=why, points=[PointAnswer(text)],
    )  # fmt: skip


def _matter(actor: Actor, code: str, title: str, number: str) -> Matter:
    return open_matter(
        actor, body_code=code, title=title, origin=Matter.Origin.PARTNER_REQUEST, outside_number=number
    )  # fmt: skip
