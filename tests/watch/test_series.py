"""Forecasts of portal calls that have come before: two years' windows give the third year's."""

from __future__ import annotations

from datetime import date

import pytest

from utblick.clock.queries import today
from utblick.watch import actions, queries
from utblick.watch.models import Call
from utblick.watch.series import Came, coming
from watch.municipality import SYSTEM, given, next_day
from watch.portal import topic

DAY = date(2026, 11, 23)


def came(identifier: str, opens: str, last: str, title: str = "Towns that meet") -> Came:
    return Came(identifier, title, "CERV", "", date.fromisoformat(opens), date.fromisoformat(last))


TWO = [
    came("CERV-2025-CITIZENS-TOWN-TT", "2025-06-03", "2025-09-17"),
    came("CERV-2026-CITIZENS-TOWN-TT", "2026-05-06", "2026-09-23", "Towns that meet 2026"),
]


def test_two_years_give_the_third_with_every_month_that_was_seen() -> None:
    [one] = coming(TWO, DAY)
    assert (one.identifier, one.year) == ("CERV-2027-CITIZENS-TOWN-TT", 2027)
    assert (str(one.opens), str(one.closes)) == ("2027-05/2027-06", "2027-09")
    assert [call.identifier[5:9] for call in one.follows] == ["2026", "2025"]


def test_a_window_that_opens_the_year_before_does_so_again() -> None:
    seen = [came("X-2025-NT", "2024-12-05", "2025-04-10"), came("X-2026-NT", "2025-12-17", "2026-04-16")]
    [one] = coming(seen, DAY)
    assert (str(one.opens), str(one.closes)) == ("2026-12", "2027-04")


def test_one_year_is_no_habit_unless_the_round_is_known_to_be_yearly() -> None:
    assert coming(TWO[1:], DAY) == []
    assert len(coming(TWO[1:], DAY, ["CERV-{year}-CITIZENS-TOWN-TT"])) == 1


@pytest.mark.parametrize(
    "seen",
    [
        [came("H-2025-D1-03", "2025-05-01", "2025-09-01", "Batteries for trucks"),
         came("H-2026-D1-03", "2026-05-01", "2026-09-01", "Heat pumps in old houses")],
        [came("X-2025-A", "2025-01-01", "2025-03-01"), came("X-2026-A", "2026-09-01", "2026-12-01")],
        [came("X-2022-A", "2022-01-01", "2022-03-01"), came("X-2023-A", "2023-01-01", "2023-03-01")],
        [came("NO-YEAR", "2025-01-01", "2025-03-01")],
    ],
    ids=["same number, other subject", "no habit", "long ended", "no year"],
)  # fmt: skip
def test_what_has_no_habit_is_not_expected(seen: list[Came]) -> None:
    assert coming(seen, DAY) == []


@pytest.mark.usefixtures("municipality")
def test_the_portals_own_history_gives_next_year_and_is_replaced_by_the_real_call() -> None:
    identifiers = ["EXAMPLE-2025-MUSIC-SCHOOLS", "EXAMPLE-2026-MUSIC-SCHOOLS", "EXAMPLE-2027-MUSIC-SCHOOLS"]
    first = topic(1, identifier=identifiers[:1], opens="2025-03-01", deadline="2026-06-01", title=["Music schools"])
    second = topic(2, identifier=identifiers[1:2], opens="2026-03-01", deadline="2027-06-01", title=["Music schools"])
    given(first, second)
    actions.expect(today())
    forecast = Call.objects.get(call_identifier=identifiers[2])
    assert (forecast.forecast, forecast.opens_about, forecast.closes_about) == (True, "2027-03", "2028-06")
    assert not queries.calls(SYSTEM, today()).filter(pk=forecast.pk).exists()
    next_day("2026-11-01")
    third = topic(3, identifier=identifiers[2:], opens="2027-03-01", deadline="2028-06-01", title=["Music schools"])
    given(first, second, third)
    actions.expect(today())
    forecast.refresh_from_db()
    assert forecast.replaced_by == Call.objects.get(identifier=identifiers[2])


@pytest.mark.usefixtures("municipality")
def test_the_portal_corrects_the_window_of_a_shipped_round() -> None:
    given(topic(1, identifier=["CERV-2026-CITIZENS-TOWN-TT"], opens="2026-03-06", deadline="2026-08-20"))
    actions.expect(today())
    call = Call.objects.get(topic_id="round:cerv-town-tt:2027")
    assert (call.opens_about, call.closes_about) == ("2027-03", "2027-08")
    assert not Call.objects.filter(topic_id="round:cerv-town-tt:2026").exists()
