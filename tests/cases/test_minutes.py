"""Minutes kept in Utblick: from the agenda to adjusted §§, beside the law's tables in test_meeting_law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from cases.meetings import BEGAN, ENDED, everyone, item_of, opened, seat
from two_authorities import SUBJECT, SYSTEM, keep_in_utblick
from utblick.audit import guard
from utblick.audit.verification import verify
from utblick.cases import actions
from utblick.cases.actions import PointAnswer, agendas, deliberations, minutes
from utblick.cases.effects import Effect
from utblick.cases.models import AgendaItem, Decision, DecisionPoint, Disqualification, Minutes, Reservation, Voting
from utblick.cases.queries.rooms import room_of
from utblick.governance.models import Deviation
from utblick.organisation.models import Body, Meeting

Sort = AgendaItem.Sort
GRANT = [PointAnswer("Nämnden beviljar bidrag.")]


@pytest.fixture
def nämnd(world):
    keep_in_utblick(world.kfn, minutes=True)
    return seat(world.kfn)


@pytest.fixture
def clerk(actors):
    return actors["kfn_clerk"]


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff", subject=SUBJECT)


@pytest.fixture
def begun(world, nämnd, clerk, matter):
    return agendas.begin_minutes(clerk, world.kfn_meeting, matters=[matter])


@pytest.fixture
def held(world, nämnd, clerk, matter):
    return opened(clerk, world.kfn_meeting, nämnd, [matter])


def titles(found):
    return list(found.items.order_by("position").values_list("title", flat=True))


def test_the_agenda_begins_with_the_previous_minutes_and_ends_with_what_is_reported(begun):
    assert titles(begun) == [
        "Föregående protokoll", "Val av justerare", "Fastställande av dagordningen", "Vänortsträff",
        "Anmälan av delegationsbeslut", "Anmälningsärenden", "Övrigt",
    ]  # fmt: skip
    assert begun.seats == 7


def test_an_agenda_is_begun_once_and_only_where_minutes_are_kept_here(world, begun, clerk, actors):
    assert agendas.begin_minutes(clerk, world.kfn_meeting) == begun
    with pytest.raises(ValidationError, match="annat system"):
        agendas.begin_minutes(SYSTEM, world.ks_meeting)
    with pytest.raises(PermissionDenied):
        agendas.begin_minutes(actors["kfn_officer"], world.kfn_meeting)


def test_what_comes_after_the_summons_is_late_and_stands_before_the_reports(begun, clerk):
    agendas.add_item(clerk, begun, title="Information om vänorten", sort=Sort.INFORMATION)
    agendas.issue_summons(clerk, begun)
    agendas.add_item(clerk, begun, title="Brådskande yttrande")
    assert titles(begun)[3:6] == ["Vänortsträff", "Information om vänorten", "Brådskande yttrande"]
    assert list(begun.items.filter(late=True).values_list("title", flat=True)) == ["Brådskande yttrande"]


def test_paragraphs_are_given_in_order_and_a_withdrawn_item_keeps_its_own(world, begun, clerk, nämnd):
    agendas.shift_item(clerk, item_of(begun, Sort.DECISION), -3)
    agendas.withdraw_item(clerk, item_of(begun, Sort.DELEGATED), "Inga beslut sedan sist.")
    minutes.open_meeting(clerk, begun, opened_at=BEGAN, chair=nämnd["Ada"])
    rows = list(begun.items.order_by("position").values_list("paragraph", "title", "outcome"))
    assert [row[0] for row in rows] == list(range(1, 8))
    assert rows[0][1] == "Vänortsträff"
    assert [row[2] for row in rows if row[1] == "Anmälan av delegationsbeslut"] == ["utgår"]
    late = agendas.add_item(clerk, begun, title="Extra ärende")
    assert (late.paragraph, late.late) == (8, True)
    again = agendas.begin_minutes(clerk, Meeting.objects.filter(body=world.kfn).latest("on"))
    with pytest.raises(ValidationError, match="inte varit än"):
        minutes.open_meeting(clerk, again, opened_at=BEGAN, chair=nämnd["Ada"])


def test_an_item_is_moved_to_another_meeting_before_it_has_a_paragraph(world, begun, clerk, nämnd):
    other = Meeting.objects.filter(body=world.kfn).latest("on")
    moved = agendas.move_item(clerk, item_of(begun, Sort.DECISION), other)
    assert (moved.minutes.meeting, moved.moved_from) == (other, world.kfn_meeting)
    minutes.open_meeting(clerk, begun, opened_at=BEGAN, chair=nämnd["Ada"])
    with pytest.raises(ValidationError, match="Bordlägg"):
        agendas.move_item(clerk, item_of(begun, Sort.OTHER), other)


def test_a_decision_under_a_paragraph_is_the_matters_own_decision(held, clerk, matter):
    item = item_of(held, Sort.DECISION)
    points = [PointAnswer("Nämnden ansöker.", Effect.APPLY), PointAnswer("Chefen undertecknar.")]
    minutes.decide_item(clerk, item, outcome="bifall", points=points)
    decision = Decision.objects.get()
    assert (decision.paragraph, decision.numbered_here, decision.meeting) == ("4", True, held.meeting)
    assert [point.effect for point in decision.points.all()] == ["apply", "other"]
    assert AgendaItem.objects.get(pk=item.pk).decision == decision
    minutes.decide_item(clerk, item_of(held, Sort.DECISION), outcome="avslag", points=points[:1])
    assert [(point.text, point.outcome) for point in DecisionPoint.objects.all()] == [("Nämnden ansöker.", "avslag")]
    assert minutes.proposed(item_of(held, Sort.DECISION))[0].effect == Effect.APPLY


def test_a_decision_told_in_the_matter_takes_the_agendas_paragraph(held, clerk, matter, world):
    told = actions.record_decision(clerk, matter, points=GRANT, meeting=world.kfn_meeting)
    item = item_of(held, Sort.DECISION)
    assert (told.paragraph, item.paragraph, item.outcome) == ("4", 4, "bifall")
    other = actions.open_matter(SYSTEM, body_code="KFN", title="Utan plats på listan")
    assert actions.record_decision(clerk, other, points=GRANT, meeting=world.kfn_meeting).paragraph == "8"
    with pytest.raises(IntegrityError), guard.opened(), transaction.atomic():
        held.items.filter(paragraph=5).update(paragraph=4)


@pytest.mark.parametrize("outcome", ["bifall", "avslag", "återremiss", "bordläggning"])
def test_a_point_without_a_matter_has_its_own_words_and_outcome(held, clerk, outcome):
    item = minutes.decide_item(
        clerk, item_of(held, Sort.PREVIOUS_MINUTES), outcome=outcome, points=[PointAnswer("Läggs till handlingarna.")]
    )
    assert (item.outcome, item.points) == (outcome, ["Läggs till handlingarna."])


def test_too_few_in_the_room_is_recorded_with_an_avvikelse_KL_6_27(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    present = everyone(nämnd)[:7]
    stay = [told if place < 3 else deliberations.Present(told.person, "member", last_item=item_of(held, Sort.AGENDA))
            for place, told in enumerate(present)]  # fmt: skip
    deliberations.note_attendance(clerk, held, stay)
    assert room_of(held).quorum(item).reached is False
    minutes.decide_item(clerk, item, outcome="bifall", points=GRANT)
    assert [(row.clause, row.subject) for row in Deviation.objects.all()] == [("KL 6:27", str(item.ref))]
    minutes.decide_item(clerk, item_of(held, Sort.DECISION), outcome="bifall", points=GRANT)
    assert Deviation.objects.count() == 1
    agenda = item_of(held, Sort.AGENDA)
    assert room_of(held).quorum(agenda).reached is True


def test_a_javig_member_is_replaced_and_takes_no_part_KL_6_30(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    deliberations.disqualify(clerk, item, nämnd["Cai"], "representative", replaced_by=nämnd["Hans"])
    roll = room_of(held).roll(item)
    assert nämnd["Hans"].pk in roll.serving and nämnd["Cai"].pk not in roll.serving
    assert nämnd["Cai"].pk in room_of(held).roll(item_of(held, Sort.OTHER)).serving
    for person, words in ((nämnd["Cai"], "redan"), (nämnd["Iris"], "tjänstgör inte")):
        with pytest.raises(ValidationError, match=words):
            deliberations.disqualify(clerk, item, person, "own_matter")
    with guard.opened():
        Body.objects.filter(code="KFN").update(body_kind=Body.Kind.COUNCIL)
    with pytest.raises(ValidationError, match="KL 5:47"):
        deliberations.disqualify(clerk, item_of(held, Sort.OTHER), nämnd["Bo"], "agent")


def ballots(nämnd, told):
    return {nämnd[name]: ballot for name, ballot in told.items()}


EVEN = {"Ada": "yes", "Bo": "yes", "Cai": "yes", "Disa": "no", "Egon": "no", "Frida": "no", "Gun": "abstained"}


def test_a_vote_is_recorded_member_by_member_with_the_chairs_casting_vote_KL_5_54(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    told = {"yes_means": "bifall", "no_means": "avslag", "presided_by": nämnd["Ada"]}
    voting = deliberations.hold_vote(clerk, item, ballots=ballots(nämnd, EVEN), **told)
    assert voting.votes.count() == 7
    with pytest.raises(ValidationError, match="KL 4:25"):
        deliberations.hold_vote(clerk, item, ballots=ballots(nämnd, EVEN), **{**told, "presided_by": nämnd["Gun"]})
    with pytest.raises(ValidationError, match="lotten"):
        deliberations.hold_vote(clerk, item, ballots=ballots(nämnd, EVEN), election=True, **told)
    assert Voting.objects.count() == 1
    deliberations.hold_vote(clerk, item, ballots=ballots(nämnd, {**EVEN, "Hans": "yes"}), **told)
    assert [row.clause for row in Deviation.objects.all()] == ["KL 6:30"]


def test_a_yrkande_may_be_taken_back(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    motion = deliberations.put_motion(clerk, item, nämnd["Bo"], "alter", "Högst 50 000 kronor.")
    assert deliberations.withdraw_motion(clerk, motion).withdrawn
    with pytest.raises(ValidationError, match="Skriv vad som yrkas"):
        deliberations.put_motion(clerk, item, nämnd["Bo"], "add")


def test_a_reservation_after_the_meeting_is_recorded_with_an_avvikelse_KL_4_27(held, clerk, nämnd):
    item = item_of(held, Sort.DECISION)
    deliberations.reserve(clerk, item, nämnd["Disa"], announced_at=ENDED)
    minutes.close_meeting(clerk, held, ENDED)
    assert not Deviation.objects.exists()
    deliberations.reserve(clerk, item, nämnd["Egon"], announced_at=ENDED + timedelta(minutes=1))
    assert [row.clause for row in Deviation.objects.all()] == ["KL 4:27"]
    assert Reservation.objects.count() == 2
    with pytest.raises(ValidationError, match="redan reserverat"):
        deliberations.reserve(clerk, item, nämnd["Egon"])


def test_a_pause_ends_after_it_begins(held, clerk):
    made = deliberations.adjourn(
        clerk, held, begins_at=BEGAN, ends_at=BEGAN + timedelta(minutes=10), why="överläggning"
    )
    assert made.minutes == held
    with pytest.raises(ValidationError):
        deliberations.adjourn(clerk, held, begins_at=ENDED, ends_at=BEGAN)


def decide_all(clerk, held):
    for item in held.items.filter(outcome=""):
        minutes.decide_item(clerk, item_of(held, item.sort), outcome="bifall", points=GRANT)


def test_adjusting_adjusts_every_paragraph_and_refuses_the_impossible_KL_5_69(held, clerk, nämnd):
    decide_all(clerk, held)
    minutes.close_meeting(clerk, held, ENDED)
    assert held.meeting.status == Meeting.Status.HELD
    for day, words in ((date(2026, 8, 23), "KL 5:65"), (date(2026, 9, 11), "inte har varit")):
        with pytest.raises(ValidationError, match=words):
            minutes.adjust_minutes(clerk, held, day)
    minutes.adjust_minutes(clerk, held, date(2026, 9, 7))
    assert Decision.objects.get().adjusted_on == date(2026, 9, 7)
    assert not Deviation.objects.exists()
    with pytest.raises(ValidationError, match="justerat"):
        agendas.alter_item(clerk, item_of(held, Sort.OTHER), title="Annat")


def test_minutes_adjusted_late_are_recorded_with_an_avvikelse_KL_5_69(held, clerk):
    with pytest.raises(ValidationError, match="Avsluta"):
        minutes.adjust_minutes(clerk, held, date(2026, 9, 8))
    minutes.close_meeting(clerk, held, ENDED)
    with pytest.raises(ValidationError, match="saknar beslut"):
        minutes.adjust_minutes(clerk, held, date(2026, 9, 8))
    decide_all(clerk, held)
    minutes.adjust_minutes(clerk, held, date(2026, 9, 8))
    assert {row.clause for row in Deviation.objects.all()} == {"KL 5:69"}
    assert str(held.ref) in {row.subject for row in Deviation.objects.all()}


def test_one_paragraph_is_adjusted_at_once_and_then_stands(held, clerk):
    minutes.decide_item(clerk, item_of(held, Sort.DECISION), outcome="bifall", points=GRANT, immediately_adjusted=True)
    decision = Decision.objects.get()
    assert (decision.immediate_adjustment, decision.adjusted_on) == (True, held.meeting.on)
    with pytest.raises(ValidationError, match="omedelbart justerad"):
        minutes.decide_item(clerk, item_of(held, Sort.DECISION), outcome="avslag", points=GRANT)


def test_the_log_holds_all_of_it(held, clerk, nämnd):
    deliberations.disqualify(clerk, item_of(held, Sort.DECISION), nämnd["Cai"], "own_matter")
    assert Minutes.objects.count() == Disqualification.objects.count() == 1
    assert verify().whole
