"""A matter that the council decides: nämnd → KSAU → KS → KF, each proposal kept (G-26, KL 5:26, 5:28)."""

from __future__ import annotations

from datetime import date

import pytest

from two_authorities import SUBJECT, SYSTEM, TODAY
from utblick.audit import guard
from utblick.cases.actions import PointAnswer, open_matter, record_decision, write_report
from utblick.cases.council_road import Halt, Sitting, planned
from utblick.cases.queries.council_road import council_road
from utblick.clock import uuid7
from utblick.organisation.models import Body, Meeting
from utblick.search.fields import sort_key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(world) -> Body:
    """KSAU, which prepares for KS, and KF, with meetings in the autumn."""
    with guard.opened():
        made = [
            Body.objects.create(code=code, name=name, sort_name=sort_key_of(name), body_kind=kind, parent=parent)
            for code, name, kind, parent in (
                ("KSAU", "Kommunstyrelsens arbetsutskott", Body.Kind.SUBCOMMITTEE, world.ks),
                ("KF", "Kommunfullmäktige", Body.Kind.COUNCIL, None),
            )
        ]
        for body, day in ((made[0], date(2026, 10, 27)), (made[1], date(2026, 11, 5)), (made[1], date(2026, 12, 3))):
            Meeting.objects.create(body=body, on=day)
    return made[1]


@pytest.fixture
def matter(world, council):
    found = open_matter(SYSTEM, body_code="KFN", title="Säga upp vänortsavtal", subject=SUBJECT)
    write_report(SYSTEM, found, heading="Nämndens förslag", proposal="att föreslå att avtalet sägs upp.")
    return found


def _decided(matter, body: str, day: date, text: str, effect: str = "opinion") -> None:
    points = [PointAnswer(text, effect=effect)]
    record_decision(SYSTEM, matter, points=points, decided_on=day, body_code=body, paragraph=f"{day.day}{day.month}")


def test_each_body_is_planned_after_the_one_before_through_the_calendar(matter, actors):
    road = council_road(SYSTEM, matter, TODAY)
    assert [row.body.code for row in road.rows] == ["KFN", "KSAU", "KS", "KF"]
    assert [row.sitting and row.sitting.on for row in road.rows] == [
        date(2026, 10, 5), date(2026, 10, 27), date(2026, 11, 3), date(2026, 12, 3),
    ]  # fmt: skip


def test_every_proposal_and_decision_is_kept_beside_the_others(matter, world, signed_in):
    with guard.opened():
        for body, day in ((world.kfn, date(2026, 8, 25)), (world.ks, date(2026, 9, 1))):
            Meeting.objects.create(body=body, on=day)
    board = open_matter(SYSTEM, body_code="KS", title="Säga upp vänortsavtal", subject=SUBJECT)
    write_report(SYSTEM, board, heading="KSF:s förslag", proposal="att fullmäktige behåller avtalet.")
    _decided(matter, "KFN", date(2026, 8, 25), "att föreslå att avtalet sägs upp.")
    _decided(board, "KSAU", date(2026, 8, 31), "att avtalet behålls.")
    _decided(board, "KS", date(2026, 9, 1), "att avtalet sägs upp, med ett års varsel.")
    road = council_road(SYSTEM, matter, TODAY)
    assert [[point.text for d in row.decisions for point in d.points.all()] for row in road.rows] == [
        ["att föreslå att avtalet sägs upp."], ["att avtalet behålls."],
        ["att avtalet sägs upp, med ett års varsel."], [],
    ]  # fmt: skip
    assert [row.matter and row.matter.body_id for row in road.rows] == ["KFN", None, "KS", None]
    assert not road.unheard
    page = signed_in("coordinator").get(f"/arenden/{board.pk}/till-fullmaktige/").text
    for said in ("att avtalet behålls.", "med ett års varsel", "Inget beslut än"):
        assert said in page
    assert signed_in("reader").get(f"/arenden/{uuid7()}/till-fullmaktige/").status_code == 404


def test_a_council_decision_without_the_boards_opinion_is_recorded_and_told(matter, council, signed_in):
    """KL 5:28."""
    own = open_matter(SYSTEM, body_code="KF", title="Säga upp vänortsavtal", subject=SUBJECT)
    _decided(own, "KF", date(2026, 9, 3), "att säga upp avtalet.", effect="terminate")
    assert council_road(SYSTEM, own, TODAY).unheard
    assert (
        "utan att kommunstyrelsen har yttrat sig"
        in signed_in("reader").get(f"/arenden/{own.pk}/till-fullmaktige/").text
    )


def test_a_draft_of_another_authority_is_not_on_the_page(matter, world, actors, council):
    """TF 2:11."""
    secret = open_matter(actors["kfn_officer"], body_code="KFN", title="Nytt avtal", subject=None)
    write_report(actors["kfn_officer"], secret, heading="Utkast", proposal="att ingå avtal.")
    own = council_road(actors["kfn_officer"], secret, TODAY)
    assert own.rows[0].proposals
    assert not any(row.proposals for row in council_road(actors["ks_officer"], secret, TODAY).rows)


def test_a_meeting_whose_papers_are_closed_is_passed_over_but_not_after_ones_own_utskott():
    near, later = Sitting(date(2026, 10, 6), date(2026, 9, 1)), Sitting(date(2026, 11, 3), date(2026, 10, 20))
    assert planned([Halt((near, later))], TODAY) == [later]
    before = Halt((), decided_on=date(2026, 9, 8))
    assert planned([before, Halt((near,), follows_at_once=True)], TODAY) == [None, near]
    assert planned([Halt((later,)), Halt((), decided_on=TODAY)], TODAY) == [None, None]
