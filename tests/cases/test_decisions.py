"""Decisions: the impossible is refused, the unlawful recorded; § numbers; what gates are judged by."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from two_authorities import SUBJECT, TEXTS, keep_in_utblick
from utblick.audit import guard
from utblick.cases import actions, queries
from utblick.cases.actions import Frame, PointAnswer
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import Decision
from utblick.cases.states import State, standing_of
from utblick.governance.models import Deviation
from utblick.organisation.models import Meeting
from utblick.values import Money

APPLY = [PointAnswer("att ansöka om medel,", Effect.APPLY), PointAnswer("att ge chefen i uppdrag att underteckna.")]


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff", subject=SUBJECT)


@pytest.fixture
def board_matter(world, actors):
    return actions.open_matter(actors["ks_officer"], body_code="KS", title="Godkännande", subject=SUBJECT)


def recorded(actors, matter, name="kfn_clerk", **told):
    values = {"points": APPLY, "paragraph": "51", "decided_on": date(2026, 8, 24)} | told
    return actions.record_decision(actors[name], matter, **values)


def state_of(actors, matter):
    return standing_of(queries.matter_with_state(actors["kfn_officer"], matter.pk)).state


def test_a_paragraph_holds_several_points_and_finds_its_meeting(world, matter, actors):
    decision = recorded(actors, matter, outside_number="2026/KFN 0034", adjusted_on=date(2026, 8, 28))
    assert [point.number for point in decision.points.all()] == [1, 2]
    assert decision.meeting == world.kfn_meeting
    assert queries.matter(actors["reader"], matter.pk).case_number == "2026/KFN 0034"
    assert state_of(actors, matter) == State.DECIDED


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"decided_on": date(2026, 9, 11)}, "decided_on"),
        ({"decided_on": None}, "decided_on"),
        ({"adjusted_on": date(2026, 8, 23)}, "adjusted_on"),
        ({"adjusted_on": date(2026, 9, 11)}, "adjusted_on"),
        ({"paragraph": " § "}, "paragraph"),
        ({"points": []}, "points"),
        ({"points": [PointAnswer("  ")]}, "points"),
        ({"points": [PointAnswer("att", Effect.CONDITIONAL)]}, "points"),
        ({"points": [PointAnswer("att", Effect.CONDITIONAL, conditional_on="XX")]}, "points"),
        ({"points": [PointAnswer("att", Effect.FRAME_APPROVAL)]}, "points"),
        ({"points": [PointAnswer("att", Effect.DELEGATE)]}, "points"),
        ({"taken": "delegated", "delegation_point": "4.2"}, "delegation_point"),
        ({"body_code": "XX"}, "body"),
    ],
)
def test_what_cannot_have_happened_is_refused(matter, actors, told, field):
    with pytest.raises(ValidationError) as refused:
        recorded(actors, matter, **told)
    assert field in refused.value.error_dict
    assert Decision.objects.count() == 0


def test_what_is_late_or_irregular_is_recorded_with_a_remark_KL_5_69(world, matter, actors):
    with guard.opened():
        Meeting.objects.filter(pk=world.kfn_meeting.pk).update(status=Meeting.Status.CANCELLED)
    decision = recorded(actors, matter, adjusted_on=date(2026, 9, 8))
    said = " ".join(remark.sv for remark in queries.remarks(Decision.objects.get(pk=decision.pk)))
    for words in ("14 dagar", "innan ärendet öppnades", "inställt"):
        assert words in said
    noted = Deviation.objects.get()
    assert (noted.subject, noted.clause, noted.body_code) == (str(decision.ref), "KL 5:69", "KFN")
    actions.adjust_decision(actors["kfn_clerk"], decision, date(2026, 9, 9))
    fourteenth = recorded(actors, matter, paragraph="52", adjusted_on=date(2026, 9, 7))
    assert "14 dagar" not in " ".join(remark.sv for remark in queries.remarks(fourteenth))
    assert Deviation.objects.count() == 1


def test_a_doubled_paragraph_is_refused_and_a_gap_accepted_when_minutes_are_elsewhere(matter, actors):
    recorded(actors, matter, paragraph="51")
    recorded(actors, matter, paragraph="58")
    with pytest.raises(ValidationError, match="redan § 51 år 2026"):
        recorded(actors, matter, paragraph="§ 51")
    recorded(actors, matter, paragraph="51", decided_on=date(2025, 8, 25))
    with pytest.raises(IntegrityError), guard.opened(), transaction.atomic():
        Decision.objects.filter(paragraph="58").update(paragraph="51")


def test_minutes_in_utblick_number_without_gap_also_when_a_decision_is_refused(world, matter, actors):
    keep_in_utblick(world.kfn, minutes=True)
    first = recorded(actors, matter, paragraph="")
    with pytest.raises(ValidationError):
        recorded(actors, matter, paragraph="", adjusted_on=date(2026, 9, 11))
    with pytest.raises(ValidationError):
        recorded(actors, matter, points=[PointAnswer("att", Effect.DELEGATE)])
    second = recorded(actors, matter, paragraph="")
    other_year = recorded(actors, matter, paragraph="7", decided_on=date(2025, 12, 1))
    assert [first.paragraph, second.paragraph, other_year.paragraph] == ["1", "2", "7"]
    assert (first.numbered_here, other_year.numbered_here) == (True, False)


def test_decided_but_not_adjusted_is_a_state_of_its_own(matter, actors):
    decision = recorded(actors, matter)
    assert state_of(actors, matter) == State.UNADJUSTED
    assert [fact.adjusted for fact in queries.decisions_about(SUBJECT)] == [False, False]
    actions.adjust_decision(actors["kfn_clerk"], decision, date(2026, 8, 24), immediate=True)
    assert state_of(actors, matter) == State.DECIDED
    assert queries.decisions_about(SUBJECT)[0].adjusted
    with pytest.raises(ValidationError, match="KL 5:65"):
        actions.adjust_decision(actors["kfn_clerk"], decision, date(2026, 8, 23))


@pytest.mark.parametrize("outcome", [Outcome.ATERREMISS, Outcome.BORDLAGGNING])
def test_a_matter_referred_back_waits_for_a_new_decision(matter, actors, outcome):
    recorded(actors, matter, points=[PointAnswer("att ansöka", Effect.APPLY, outcome)])
    assert state_of(actors, matter) == State.BACK
    assert list(queries.awaiting_answers(actors["kfn_clerk"])) == [matter]
    recorded(actors, matter, paragraph="60", decided_on=date(2026, 9, 1), immediate_adjustment=True)
    assert state_of(actors, matter) == State.DECIDED


def test_the_chair_s_urgent_decision_and_a_delegated_one_have_no_meeting_KL_6_37_6_39(matter, actors):
    urgent = recorded(actors, matter, taken="chair_urgent", paragraph="", why_urgent="Sista dag i dag.")
    assert urgent.meeting is None and urgent.is_adjusted
    assert "6:40" in queries.remarks(urgent)[-1].sv
    delegated = recorded(actors, matter, taken="delegated", delegate="förvaltningschefen", delegation_point="4.2")
    facts = {
        fact.decision: queries.as_guidelines(fact)
        for fact in queries.decisions_about(SUBJECT)
        if fact.effect == "apply"
    }
    assert facts[urgent.ref].delegate == "chair"
    assert facts[delegated.ref].delegate == "förvaltningschefen"


def test_both_decisions_are_plain_facts_about_the_subject_R4_5(matter, board_matter, actors):
    conditional = PointAnswer("att ansöka", Effect.CONDITIONAL, conditional_on="KS")
    recorded(actors, matter, points=[conditional], adjusted_on=date(2026, 8, 24))
    recorded(
        actors, board_matter, "ks_officer", paragraph="142", decided_on=date(2026, 9, 8),
        points=[PointAnswer("att godkänna", Effect.APPROVE), PointAnswer("att notera", Effect.OTHER)],
    )  # fmt: skip
    facts = queries.decisions_about(SUBJECT)
    assert [(fact.body, fact.effect, fact.on, fact.paragraph) for fact in facts] == [
        ("KFN", "conditional", date(2026, 8, 24), "51"),
        ("KS", "approve", date(2026, 9, 8), "142"),
        ("KS", "other", date(2026, 9, 8), "142"),
    ]
    judged = [queries.as_guidelines(fact) for fact in facts]
    assert [decision and decision.kind for decision in judged] == ["apply", "approval", None]
    assert judged[0].conditional_on == "KS"
    assert (judged[1].name, judged[1].adjusted) == ("KS § 142, 2026-09-08", False)
    assert judged[1].covers.reference == str(SUBJECT)


def test_a_frame_approval_covers_programme_body_and_period(world, actors):
    matter = actions.open_matter(actors["ks_officer"], body_code="KS", title="Ramgodkännande")
    frame = Frame("Erasmus+", "KFN", date(2026, 1, 1), date(2026, 12, 31), Money.of(100_000))
    points = [PointAnswer("att godkänna", Effect.FRAME_APPROVAL, frame=frame)]
    recorded(actors, matter, "ks_officer", points=points, paragraph="10", decided_on=date(2026, 9, 8))
    on = date(2026, 9, 8)
    (found,) = queries.frame_approvals("erasmus+", "KFN", on)
    judged = queries.as_guidelines(found, used=Money.of(30_000))
    assert (judged.kind, judged.covers.left, judged.covers.reference) == ("frame", Money.of(70_000), None)
    for programme, body, day in (
        ("CERV", "KFN", on), ("Erasmus+", "KS", on), ("Erasmus+", "KFN", date(2027, 1, 1)),
        ("Erasmus+", "KFN", date(2026, 9, 7)),
    ):  # fmt: skip
        assert queries.frame_approvals(programme, body, day) == []


def test_a_frame_that_was_refused_covers_nothing(world, actors):
    matter = actions.open_matter(actors["ks_officer"], body_code="KS", title="Ramgodkännande")
    frame = Frame("Erasmus+", "KFN", date(2026, 1, 1), date(2026, 12, 31))
    points = [PointAnswer("att godkänna", Effect.FRAME_APPROVAL, Outcome.AVSLAG, frame=frame)]
    recorded(actors, matter, "ks_officer", points=points, paragraph="10", decided_on=date(2026, 9, 8))
    assert queries.frame_approvals("Erasmus+", "KFN", date(2026, 9, 9)) == []


def test_only_the_authority_and_the_coordinator_record_decisions(matter, actors):
    for name in ("ks_officer", "reader", "kfn_member"):
        with pytest.raises(PermissionDenied):
            recorded(actors, matter, name)
    assert recorded(actors, matter, "coordinator").paragraph == "51"


def test_a_decided_matter_is_no_draft(matter, actors):
    actions.write_report(actors["kfn_officer"], matter, **TEXTS)
    recorded(actors, matter)
    assert queries.matter(actors["reader"], matter.pk) is not None


def test_coming_matters_stand_at_the_first_meeting_they_can_reach(world, matter, actors):
    report = actions.write_report(actors["kfn_officer"], matter, **TEXTS)
    actions.share_report(actors["kfn_officer"], report)
    (coming,) = queries.coming_matters(actors["ks_officer"], "KFN", date(2026, 9, 10))
    assert (coming.meeting.on, coming.matter, coming.report) == (date(2026, 10, 5), matter, report)
    assert queries.coming_matters(actors["ks_officer"], "KFN", date(2026, 9, 25)) == []
