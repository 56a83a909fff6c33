"""The calls of the demo: real identifiers, days and amounts in the portal's own shape, through the real parser."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from utblick.clock.queries import today
from utblick.demo.data.portal import demo_calls, records_on
from utblick.values import Money
from utblick.watch.models import Call, FetchRun, Match, Quarantined
from utblick.watch.sources.funding_tenders import FundingTenders
from utblick.watch.sources.parsed import CallStatus, ParsedCall, status_on

pytestmark = pytest.mark.one_database

TOWN_TWINNING = "CERV-2026-CITIZENS-TOWN-TT"
STORY = date(2026, 5, 6)


def parsed_on(day: date) -> dict[tuple[str, str], ParsedCall]:
    found = [FundingTenders().parse(json.dumps(record).encode()) for record in records_on(day)]
    assert all(isinstance(call, ParsedCall) for call in found)
    return {(call.identifier, call.language): call for call in found if isinstance(call, ParsedCall)}


def test_about_forty_calls_are_told_in_both_languages():
    assert 38 <= len(demo_calls()) <= 45
    assert len({call["identifier"] for call in demo_calls()}) == len(demo_calls())
    for day in (date(2026, 3, 6), STORY):
        found = parsed_on(day)
        assert {(identifier, "sv") for identifier, _ in found} <= set(found)
        assert all(call.title and call.description_text and call.budget for call in found.values())


def test_town_twinning_is_announced_a_week_before_it_opens_and_closes_in_september_at_five():
    assert (TOWN_TWINNING, "sv") not in parsed_on(date(2026, 4, 28))
    assert status_on(parsed_on(date(2026, 4, 29))[TOWN_TWINNING, "sv"], date(2026, 4, 29)) is CallStatus.FORTHCOMING
    call = parsed_on(STORY)[TOWN_TWINNING, "sv"]
    assert status_on(call, STORY) is CallStatus.OPEN
    [deadline] = call.deadlines
    assert (deadline.day, deadline.at, deadline.time_confirmed) == (date(2026, 9, 23), time(17), True)
    assert call.budget == Money.of(6_000_000, "EUR")
    assert call.max_contribution == Money.of(50_745, "EUR")
    assert "Minst 50 personer deltar på plats, varav minst 25 inbjudna" in call.description_text


def test_networks_of_towns_has_closed_and_is_no_longer_listed():
    assert ("CERV-2026-CITIZENS-TOWN-NT", "en") in parsed_on(date(2026, 4, 16))
    assert ("CERV-2026-CITIZENS-TOWN-NT", "en") not in parsed_on(date(2026, 4, 17))


def test_the_watch_has_read_them_all_without_a_fault(demo):
    assert Call.objects.filter(source__code="funding-tenders").count() == len(demo_calls())
    assert not Quarantined.objects.exists()
    assert set(FetchRun.objects.values_list("state", flat=True)) == {"complete"}
    assert FetchRun.objects.latest("day").day == today() == STORY


def test_town_twinning_is_shown_to_the_culture_committee_and_the_board_with_the_reason(demo):
    call = Call.objects.get(identifier=TOWN_TWINNING)
    assert (call.first_seen_on, call.opens_on) == (date(2026, 4, 29), STORY)
    best = list(Match.objects.filter(call=call).order_by("-score")[:2])
    assert {match.body_code for match in best} == {"KFN", "KS"}
    assert all(match.reasons for match in best)
