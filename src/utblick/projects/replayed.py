"""Every application as its own gate asked about it, read at once: what a proposed guideline set is replayed against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from utblick.cases.queries.decisions import DecisionFact, all_frame_approvals, as_guidelines, decisions_about_all
from utblick.clock.queries import today
from utblick.guidelines import Decision
from utblick.guidelines.matters import Matter
from utblick.projects.gate import deadline_of, facts_of, trigger_of
from utblick.projects.models import Application
from utblick.projects.queries import applications
from utblick.values import Actor, Money


def matters(actor: Actor) -> Iterator[Matter]:
    """The applications the actor may see: one that went in (or bound) as of that day, an open one as of today.

    As many queries however many there are. One that was answered without having gone in is closed on the day of its
    answer. A frame counts what applications before it have drawn.
    """
    found, day = list(applications(actor)), today()
    known = _Known(found)
    for application in found:
        happened_on = _happened_on(application)
        on = happened_on or application.answered_on or day
        deadline = deadline_of(application, on)
        yield Matter(
            reference=str(application.ref),
            title=application.title,
            trigger=trigger_of(application),
            on=on,
            facts=facts_of(application, happened_on=happened_on),
            decisions=tuple(known.decisions_of(application, on)),
            is_open=happened_on is None and not application.answer,
            deadline=deadline.bound if deadline else None,
        )


def _happened_on(application: Application) -> date | None:
    return application.committed_on if application.is_partner else application.submitted_on


class _Known:
    """Every decision and frame that bears on some applications."""

    def __init__(self, found: Sequence[Application]) -> None:
        self._about = decisions_about_all("application") if found else {}
        self._frames: dict[tuple[str, str], list[DecisionFact]] = defaultdict(list)
        for frame in all_frame_approvals() if found else []:
            self._frames[frame.programme.casefold(), frame.frame_body].append(frame)
        self._drawing: dict[tuple[str, str], list[Application]] = defaultdict(list)
        for application in found:
            if not self._has_approval(application):
                self._drawing[_pot(application)].append(application)

    def decisions_of(self, application: Application, on: date) -> Iterator[Decision]:
        """As `gate.decisions_of` would have answered on a day."""
        facts = [(fact, None) for fact in self._about.get(str(application.ref), ())]
        frames = self._frames[_pot(application)] if _pot(application)[0] else []
        bearing = [frame for frame in frames if _is_valid(frame, on)]
        for fact, used in [*facts, *((frame, self._drawn(frame, application, on)) for frame in bearing)]:
            decision = as_guidelines(fact, used=used)
            if decision is not None:
                yield decision

    def _drawn(self, frame: DecisionFact, application: Application, on: date) -> Money:
        """What other applications had drawn from the frame's cap by then without an approval of their own."""
        days = ((other, _happened_on(other)) for other in self._drawing[_pot(application)])
        costs = [
            other.own_cost_minor or 0
            for other, day in days
            if other.pk != application.pk and day is not None and day <= on and _is_valid(frame, day)
        ]
        return Money(sum(costs), frame.cap.currency if frame.cap else "SEK")

    def _has_approval(self, application: Application) -> bool:
        about = self._about.get(str(application.ref), ())
        decisions = (as_guidelines(fact) for fact in about)
        return any(one is not None and one.kind == "approval" and one.outcome == "bifall" for one in decisions)


def _pot(application: Application) -> tuple[str, str]:
    """The programme and body whose frames may cover an application."""
    call = application.idea.call
    return (call.programme_sv.casefold() if call else ""), application.body_id


def _is_valid(frame: DecisionFact, on: date) -> bool:
    return frame.valid_from is not None and frame.valid_to is not None and frame.valid_from <= on <= frame.valid_to
