"""When a year's report must be where: the nämnders' answers, kommunstyrelsen and kommunfullmäktige (G-37)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from utblick.organisation.models import Body, Meeting

COMPILED_IN = timedelta(days=14)
"""What the coordinator needs from the last answer to the board's document stop."""
_LEFT_OUT = (Meeting.Status.CANCELLED, Meeting.Status.RESERVE)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The way of one year's report through the year after it, by the meeting calendar.

    ``board`` is kommunstyrelsen's last meeting by 15 April, when the annual accounts go to the council and the auditors
    (KL 11:20), ``council`` kommunfullmäktige's first after it, by the end of June (KL 5:24). ``answer_by`` leaves time
    to compile. ``nearest`` holds each nämnd's last meeting from the new year to ``answer_by``, by its code. What the
    calendar does not say is None.
    """

    year: int
    board: Meeting | None = None
    council: Meeting | None = None
    answer_by: date | None = None
    nearest: dict[str, Meeting] = field(default_factory=dict)

    @property
    def handed_over_by(self) -> date:
        """The law's last day (KL 11:20)."""
        return date(self.year + 1, 4, 15)


def timetable(year: int, answer_by: date | None = None) -> Timetable:
    """The timetable of a year's report; ``answer_by``: the day that has been said, else it is counted. One query."""
    after = year + 1
    rows = Meeting.objects.select_related("body").exclude(status__in=_LEFT_OUT)
    meetings = defaultdict(list)
    for meeting in rows.filter(on__range=(date(after, 1, 1), date(after, 6, 30))).order_by("on", "order_in_day", "pk"):
        meetings[meeting.body.body_kind].append(meeting)
    by_law = Timetable(year).handed_over_by
    board = next((one for one in reversed(meetings[Body.Kind.EXECUTIVE_BOARD]) if one.on <= by_law), None)
    council = next((one for one in meetings[Body.Kind.COUNCIL] if board and one.on >= board.on), None)
    if answer_by is None and board is not None:
        answer_by = max(board.stops_on - COMPILED_IN, date(after, 1, 1))
    nearest = {
        meeting.body.code: meeting
        for kind in (Body.Kind.EXECUTIVE_BOARD, Body.Kind.COMMITTEE)
        for meeting in meetings[kind]
        if answer_by is not None and meeting.on <= answer_by
    }
    return Timetable(year, board, council, answer_by, nearest)
