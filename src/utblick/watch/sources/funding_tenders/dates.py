"""When a topic opens and when it must be sent in, from the best of the portal's several tellings. Pure.

``actions`` holds plain days and is believed first; the metadata fields are the fall-back. The hour in them is as a
rule missing (00:00) or Brussels wall clock called UTC; so a missing hour becomes 17:00, unconfirmed, and an hour is
confirmed only by the topic's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from utblick.watch.sources.funding_tenders.fields import Metadata, day_of, first, moment_of, texts
from utblick.watch.sources.parsed import Deadline, DeadlineKind

ASSUMED_TIME = time(17, 0)
CLOSED = "31094503"

_STATED_TIME = re.compile(
    r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}),?\s+(?:at\s+)?(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s*h?\s*\(?\s*Brussels",
    re.IGNORECASE,
)
_KINDS = {"two-stage": DeadlineKind.STAGE, "multiple cut-off": DeadlineKind.CUT_OFF}

Actions = Sequence[Mapping[str, Any]]


def opening_day(metadata: Metadata, actions: Actions) -> date | None:
    """The first planned opening day of the actions, else the start date."""
    planned = [day for action in actions if (day := day_of(action.get("plannedOpeningDate")))]
    return min(planned) if planned else day_of(first(metadata, "startDate"))


def model_of(metadata: Metadata, actions: Actions) -> str:
    """ "single-stage", "two-stage", "multiple cut-off" …, as the portal writes it in lower case; "" if not told."""
    for action in actions:
        procedure = action.get("submissionProcedure")
        if isinstance(procedure, dict) and procedure.get("abbreviation"):
            return str(procedure["abbreviation"]).strip().lower()
    return first(metadata, "deadlineModel").lower()


def deadlines_of(metadata: Metadata, actions: Actions, model: str, text: str) -> tuple[Deadline, ...]:
    """Each distinct deadline day in order; ``text`` is searched for an hour stated in words."""
    stamps: list[Any] = [stamp for action in actions for stamp in _listed(action.get("deadlineDates"))]
    moments = [moment for stamp in stamps or texts(metadata, "deadlineDate") if (moment := moment_of(stamp))]
    by_day = dict(sorted(moments, reverse=True))
    if stamps:
        for stamp in texts(metadata, "deadlineDate"):
            if (moment := moment_of(stamp)) and by_day.get(moment[0]) == time(0, 0):
                by_day[moment[0]] = moment[1]
    stated = stated_times(text)
    kind = _KINDS.get(model.replace("multiple-cut-off", "multiple cut-off"), DeadlineKind.SINGLE)
    return tuple(
        Deadline(day, stated.get(day) or _assumed(by_day[day]), day in stated, kind, number)
        for number, day in enumerate(sorted(by_day), start=1)
    )


def stated_times(text: str) -> dict[date, time]:
    """Hours that a text states in Brussels time, by day ("23/09/2026 17:00 (Brussels time)")."""
    found: dict[date, time] = {}
    for day, month, year, hour, minute in _STATED_TIME.findall(text) if "russels" in text else ():
        try:
            found[date(int(year), int(month), int(day))] = time(int(hour), int(minute))
        except ValueError:
            continue
    return found


def stated_closed(actions: Actions) -> bool:
    """Whether every action says that it is closed."""
    states = [action["status"] for action in actions if isinstance(action.get("status"), dict)]
    return bool(states) and all(str(state.get("id")) == CLOSED for state in states)


def _assumed(clock: time) -> time:
    return clock if clock != time(0, 0) else ASSUMED_TIME


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else []
