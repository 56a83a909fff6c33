"""Noting deviations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.governance.models import Deviation
from utblick.guidelines import Verdict
from utblick.values import Actor, Ref


class NotYetHappenedError(Exception):
    """A day later than today was given for something said to have happened."""


def note_deviation(
    opened: Change, subject: Ref, body_code: str, *, clauses: Sequence[str], what: str, reason: str, happened_on: date
) -> Deviation:
    """Note, within an open change, that something happened without what the guidelines require."""
    if happened_on > today():
        raise NotYetHappenedError
    return opened.add(
        Deviation(
            subject=str(subject),
            body_code=body_code,
            clause=", ".join(clauses)[:40],
            happened_on=happened_on,
            noted_on=today(),
            what=what,
            reason=reason,
        ),
        verb="deviation.note",
        effective_on=happened_on,
    )


def note_lacking(
    opened: Change, subject: Ref, body_code: str, *, title: str, verdict: Verdict, reason: str, happened_on: date
) -> Deviation:
    """Note, within an open change, that something called ``title`` happened while the verdict said what it lacked."""
    clauses = sorted({step.citation.clause for step in verdict.missing}) or ["–"]
    lacking = "; ".join(step.label.sv for step in verdict.missing) or verdict.label.sv
    return note_deviation(
        opened,
        subject,
        body_code,
        clauses=clauses,
        what=f"{title}: {lacking}",
        reason=reason,
        happened_on=happened_on,
    )


def register_deviation(
    actor: Actor, subject: Ref, body_code: str, *, clauses: Sequence[str], what: str, reason: str, happened_on: date
) -> Deviation:
    """Note a deviation by itself."""
    with change(actor, "deviation.note", Standing(body_code)) as opened:
        return note_deviation(
            opened, subject, body_code, clauses=clauses, what=what, reason=reason, happened_on=happened_on
        )
