"""Everything a plan is made from, checked, and the questions the planner asks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from utblick.dates.calendars import BodyCalendar, RestPeriod, writing_days
from utblick.dates.forecast import extended
from utblick.dates.steps import Deadline, Landmark, Route, Step
from utblick.dates.timing import Chance, chance


@dataclass(frozen=True, slots=True)
class Situation:
    """The inputs of `planner.plan`, with calendars forecast up to the last day."""

    deadline: Deadline
    route: Route
    calendars: Mapping[str, BodyCalendar]
    rest: tuple[RestPeriod, ...]
    today: date
    done: Mapping[str, date]
    landmarks: tuple[Landmark, ...]
    paper_lead_days: int
    tight_days: int

    @classmethod
    def of(
        cls,
        deadline: Deadline,
        steps: Sequence[Step],
        calendars: Mapping[str, BodyCalendar],
        rest: Sequence[RestPeriod],
        today: date,
        done: Mapping[str, date],
        landmarks: Sequence[Landmark],
        paper_lead_days: int,
        tight_days: int,
    ) -> Situation:
        """Raises ValueError for a body without calendar, an unknown done key, or a day done after today."""
        route = Route.of(steps)
        if unknown := {step.body for step in steps if step.meets} - calendars.keys():
            raise ValueError(f"no calendar for: {', '.join(sorted(unknown))}")
        keys = {step.key for step in steps} | {f"{step.key}.papers" for step in steps if step.meets}
        if unknown := done.keys() - keys:
            raise ValueError(f"done names unknown steps: {', '.join(sorted(unknown))}")
        if early := sorted(key for key, day in done.items() if day > today):
            raise ValueError(f"done after today: {', '.join(early)}")
        known = {code: _in_order(extended(body, deadline.on)) for code, body in sorted(calendars.items())}
        marks = tuple(sorted(landmarks, key=lambda mark: (mark.on, mark.kind)))
        periods = tuple(sorted(rest, key=lambda period: (period.start, period.end)))
        return cls(deadline, route, known, periods, today, dict(done), marks, paper_lead_days, tight_days)

    def body(self, step: Step) -> BodyCalendar:
        """The calendar of the body that takes the step."""
        return self.calendars[step.body]

    def is_done(self, step: Step) -> bool:
        return step.key in self.done

    def papers_on(self, step: Step) -> date | None:
        """The day the step's papers reached the clerk, if they have."""
        return self.done.get(f"{step.key}.papers")

    def writing(self, step: Step) -> int:
        """Days the step's papers take: none when ready, few when they are made from papers that are ready."""
        if self.papers_on(step):
            return 0
        full = self.body(step).lead_times.preparation_days
        source = step.drafts_from
        ready = source and (source in self.done or f"{source}.papers" in self.done)
        return min(self.paper_lead_days, full) if ready else full

    def chances(self, step: Step) -> tuple[Chance, ...]:
        """Every meeting of the step's body that is not cancelled, in order of time."""
        body, days = self.body(step), self.writing(step)
        usable = (meeting for meeting in body.meetings if meeting.status != "cancelled")
        return tuple(chance(meeting, body, self.rest, days) for meeting in usable)

    def reachable(self, step: Step, found: Chance, begin: date) -> bool:
        """Whether papers begun on ``begin`` can be with the clerk in time, if need be in a hurry."""
        papers = self.papers_on(step)
        if papers:
            return papers <= found.stop and found.meeting.on >= self.today
        return found.stop >= begin and writing_days(begin, found.stop, self.rest) > 0


def _in_order(body: BodyCalendar) -> BodyCalendar:
    meetings = sorted(body.meetings, key=lambda meeting: (meeting.place, meeting.status, meeting.ref))
    return replace(body, meetings=tuple(meetings))
