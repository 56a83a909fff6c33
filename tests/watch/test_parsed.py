"""When a deadline has moved: only whole days count, and the next cut-off is not a postponement (eu-funding § 0.3)."""

from __future__ import annotations

from datetime import date, time

import pytest

from utblick.watch.sources.parsed import Deadline, DeadlineKind, Move, deadline_moved, next_deadline

TODAY = date(2026, 5, 6)


def days(*stamps: str, kind: DeadlineKind = DeadlineKind.SINGLE) -> tuple[Deadline, ...]:
    return tuple(Deadline(date.fromisoformat(stamp), kind=kind, number=n) for n, stamp in enumerate(stamps, 1))


def test_a_change_of_hour_is_no_move() -> None:
    jitter = (Deadline(date(2026, 9, 23), time(10, 0)),)
    assert deadline_moved(jitter, (Deadline(date(2026, 9, 23), time(23, 59), True),), TODAY) is None


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        (["2026-09-23"], ["2026-10-07"], Move.POSTPONED),
        (["2027-01-26"], ["2026-09-30"], Move.BROUGHT_FORWARD),
        (["2026-09-23"], ["2026-05-01"], Move.BROUGHT_FORWARD),
        (["2026-05-06"], ["2026-05-07"], Move.POSTPONED),
        (["2026-09-23", "2027-02-01"], ["2026-09-23", "2027-03-01"], Move.POSTPONED),
        (["2026-05-05"], ["2026-11-01"], Move.NEXT_CUT_OFF),
        (["2026-05-05", "2026-11-01"], ["2026-11-01"], None),
        (["2026-05-01"], ["2026-05-02"], None),
        (["2026-09-23"], ["2026-09-23", "2027-02-01"], None),
        ([], ["2026-09-23"], None),
        (["2026-09-23"], [], None),
    ],
)
def test_moves(old: list[str], new: list[str], move: Move | None) -> None:
    assert deadline_moved(days(*old), days(*new), TODAY) is move


def test_a_cut_off_that_gives_way_on_its_own_day_is_followed_by_the_next() -> None:
    old = days("2026-05-06", "2026-11-01", kind=DeadlineKind.CUT_OFF)
    assert deadline_moved(old, days("2026-11-01", kind=DeadlineKind.CUT_OFF), TODAY) is Move.NEXT_CUT_OFF
    assert deadline_moved(days("2026-05-06", "2026-11-01"), days("2026-11-01"), TODAY) is Move.POSTPONED


def test_the_next_deadline_is_the_first_not_passed() -> None:
    deadlines = days("2026-05-05", "2026-05-06", "2026-11-01")
    found = next_deadline(deadlines, TODAY)
    assert found is not None
    assert found.day == TODAY
    assert next_deadline(days("2026-05-05"), TODAY) is None
