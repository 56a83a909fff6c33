"""How a body decides, as tables named by the paragraphs of kommunallagen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from utblick.cases.meeting_law import (
    Assembly,
    Ballot,
    Ground,
    adjusted_late,
    adjusting_refused,
    is_disqualified,
    may_be_put_off,
    order_of_propositions,
    quorum,
    reservation_remarks,
    result,
)
from utblick.cases.rolls import Capacity, Roll, Stretch, roll_at, voting_remarks

COUNCIL, COMMITTEE = Assembly.COUNCIL, Assembly.COMMITTEE
YES, NO, ABSTAINED = Ballot.YES, Ballot.NO, Ballot.ABSTAINED
HELD = date(2026, 8, 24)


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 8, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "seats, present, reached",
    [(11, 6, True), (11, 5, False), (12, 7, True), (12, 6, False), (1, 1, True), (2, 1, False), (0, 9, None)],
)
def test_kl_6_27_a_committee_decides_when_more_than_half_are_there(seats, present, reached):
    assert quorum(COMMITTEE, present=present, seats=seats).reached is reached


@pytest.mark.parametrize("seats, present, reached", [(51, 26, True), (51, 25, False), (61, 31, True), (61, 30, False)])
def test_kl_5_45_the_council_decides_when_more_than_half_are_there(seats, present, reached):
    assert quorum(COUNCIL, present=present, seats=seats).reached is reached


@pytest.mark.parametrize(
    "assembly, present, disqualified, reached, clause",
    [
        (COUNCIL, 24, 2, True, "KL 5:46"),
        (COUNCIL, 23, 2, False, "KL 5:45"),
        (COUNCIL, 26, 3, True, "KL 5:45"),
        (COMMITTEE, 24, 2, False, "KL 6:27"),
    ],
)
def test_kl_5_46_only_the_council_decides_when_jav_alone_has_made_it_too_few(
    assembly, present, disqualified, reached, clause
):
    found = quorum(assembly, present=present, seats=51, disqualified=disqualified)
    assert (found.reached, found.clause, found.needed) == (reached, clause, 26)


@pytest.mark.parametrize(
    "ground, company, in_committee, in_council",
    [
        (Ground.OWN_MATTER, False, True, True),
        (Ground.OWN_MATTER, True, True, True),
        (Ground.REPRESENTATIVE, False, True, False),
        (Ground.REPRESENTATIVE, True, False, False),
        (Ground.AGENT, False, True, False),
        (Ground.AGENT, True, True, False),
        (Ground.OTHER, False, True, False),
        (Ground.OTHER, True, False, False),
    ],
)
def test_kl_6_28_and_5_47_who_may_not_take_part(ground, company, in_committee, in_council):
    assert is_disqualified(COMMITTEE, ground, only_by_company_post=company) is in_committee
    assert is_disqualified(COUNCIL, ground, only_by_company_post=company) is in_council


@pytest.mark.parametrize(
    "yes, no, chair, won, by",
    [
        (6, 5, NO, YES, "majority"),
        (3, 8, YES, NO, "majority"),
        (1, 0, ABSTAINED, YES, "majority"),
        (5, 5, YES, YES, "casting"),
        (5, 5, NO, NO, "casting"),
        (5, 5, ABSTAINED, None, "casting"),
        (5, 5, None, None, "casting"),
        (0, 0, None, None, "casting"),
    ],
)
def test_kl_5_54_simple_majority_and_the_chairs_casting_vote(yes, no, chair, won, by):
    found = result(yes=yes, no=no, chair=chair)
    assert (found.won, found.by) == (won, by)


def test_kl_4_25_a_chair_who_abstained_must_vote_at_a_tie():
    assert "KL 4:25" in result(yes=4, no=4, chair=ABSTAINED).text.sv


@pytest.mark.parametrize("lot, won", [(None, None), (YES, YES), (NO, NO)])
def test_kl_5_54_a_tie_in_an_election_is_settled_by_lot_not_by_the_chair(lot, won):
    found = result(yes=5, no=5, chair=YES, election=True, lot=lot)
    assert (found.won, found.by) == (won, "lot")


@pytest.mark.parametrize(
    "assembly, asked_by, for_it, against, before, put_off",
    [
        (COUNCIL, 17, 17, 34, False, True),
        (COUNCIL, 16, 16, 35, False, False),
        (COUNCIL, 17, 17, 34, True, False),
        (COUNCIL, 17, 26, 25, True, True),
        (COMMITTEE, 17, 17, 34, False, False),
        (COMMITTEE, 1, 26, 25, False, True),
    ],
)
def test_kl_5_50_and_6_33_tabling_and_referring_back(assembly, asked_by, for_it, against, before, put_off):
    found = may_be_put_off(assembly, asked_by=asked_by, present=51, for_it=for_it, against=against, before=before)
    assert found is put_off


def test_kl_5_53_the_order_in_which_proposals_are_put_is_told():
    assert order_of_propositions("Kultur- och fritidsnämnden", ["förvaltningens förslag"], 0) == ""
    told = order_of_propositions("Nämnden", ["förslaget", "Ali Beks yrkande", "avslag"], 1)
    assert told == (
        "Ordföranden ställer proposition på förslaget, Ali Beks yrkande och avslag, och finner att nämnden beslutar "
        "enligt Ali Beks yrkande."
    )


@pytest.mark.parametrize(
    "announced, closed, took_part, wrong",
    [
        (at(24, 20, 14), at(24, 20, 15), True, 0),
        (at(24, 20, 15), at(24, 20, 15), True, 0),
        (at(24, 20, 16), at(24, 20, 15), True, 1),
        (at(24, 20, 16), None, True, 0),
        (at(24, 20, 14), None, False, 1),
        (at(25, 9, 0), at(24, 20, 15), False, 2),
    ],
)
def test_kl_4_27_a_reservation_by_who_took_part_and_before_the_meeting_is_closed(announced, closed, took_part, wrong):
    found = reservation_remarks(announced=announced, closed=closed, took_part=took_part)
    assert [remark.clause for remark in found] == ["KL 4:27"] * wrong


@pytest.mark.parametrize(
    "adjusted, refused, late",
    [
        (date(2026, 8, 23), "KL 5:65", False),
        (date(2026, 8, 24), "", False),
        (date(2026, 9, 7), "", False),
        (date(2026, 9, 8), "", True),
        (date(2026, 9, 11), "inte har varit", True),
    ],
)
def test_kl_5_69_adjusted_within_fourteen_days_never_before_nor_on_a_day_to_come(adjusted, refused, late):
    told = adjusting_refused(held_on=HELD, adjusted_on=adjusted, today=date(2026, 9, 10))
    assert (refused in told.sv) if refused else (told is None)
    assert bool(adjusted_late(held_on=HELD, adjusted_on=adjusted)) is late


def test_kl_5_69_fourteen_days_that_end_on_a_saturday_end_on_monday_lag_1930_173():
    held = date(2026, 8, 22)
    assert adjusted_late(held_on=held, adjusted_on=date(2026, 9, 7)) is None
    assert adjusted_late(held_on=held, adjusted_on=date(2026, 9, 8)) is not None


def member(name: str, first: int = 0, last: int = 99) -> Stretch[str]:
    return Stretch(name, Capacity.MEMBER, first, last)


def substitute(name: str, serves_for: str | None = None, first: int = 0, last: int = 99) -> Stretch[str]:
    return Stretch(name, Capacity.SUBSTITUTE, first, last, serves_for)


ROOM = [
    member("Ada"),
    member("Bo", last=3),
    member("Cai"),
    substitute("Dan", "Eli"),
    substitute("Eva", "Bo", first=4),
    substitute("Fia"),
    Stretch("Gun", Capacity.OFFICIAL),
]


@pytest.mark.parametrize(
    "position, jav, serving, emptied, remarks",
    [
        (1, {}, "Ada Bo Cai Dan", 0, 0),
        (4, {}, "Ada Cai Dan Eva", 0, 0),
        (1, {"Cai": "Fia"}, "Ada Bo Fia Dan", 0, 0),
        (1, {"Cai": None}, "Ada Bo Dan", 1, 0),
        (1, {"Dan": "Fia"}, "Ada Bo Cai Fia", 0, 0),
        (1, {"Cai": "Dan"}, "Ada Bo Dan", 1, 1),
        (1, {"Cai": "Gun"}, "Ada Bo Dan", 1, 1),
        (4, {"Bo": "Fia"}, "Ada Cai Dan Eva", 0, 0),
    ],
)
def test_kl_6_30_who_serves_when_somebody_leaves_or_is_javig(position, jav, serving, emptied, remarks):
    found = roll_at(ROOM, position, jav)
    assert sorted(found.serving) == sorted(serving.split())
    assert (found.emptied_by_jav, len(found.remarks)) == (emptied, remarks)


def test_kl_5_17_nobody_serves_for_a_member_who_is_there():
    found = roll_at([member("Ada"), substitute("Bo", "Ada")], 1)
    assert found.serving == ("Ada",)
    assert [remark.clause for remark in found.remarks] == ["KL 5:17"]


def test_kl_6_30_only_those_who_serve_may_vote():
    roll = Roll(("Ada", "Bo"), 0)
    assert voting_remarks(["Ada"], roll) == []
    assert [remark.clause for remark in voting_remarks(["Ada", "Cai"], roll)] == ["KL 6:30"]
