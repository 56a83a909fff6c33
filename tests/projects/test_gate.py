"""The main job on its actions: nothing goes in, and nobody is bound, before what the guidelines require."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from utblick.audit import guard
from utblick.audit.models import Event
from utblick.audit.verification import verify
from utblick.cases.actions import PointAnswer, open_matters, record_decision
from utblick.cases.effects import Effect
from utblick.governance.models import Deviation, GivenVerdict
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Meeting
from utblick.projects.actions import (
    AlreadyDoneError,
    ImpossibleDayError,
    RequirementsNotMetError,
    alter_application,
    prepare_application,
    record_answer,
    register_idea,
    submit_application,
)
from utblick.projects.gate import judge, standing_on
from utblick.projects.jobs import follow_events, retell_plan, retell_plans
from utblick.projects.models import Application, ToldPlan
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant, Money
from utblick.watch.hooks import bodies_affected
from utblick.watch.models import Stand

from .conftest import FIRST_DAY, KSF, OFFICER, SYSTEM

pytestmark = pytest.mark.django_db


def decide(application, body, day, effect, paragraph, **point):
    matters = {
        matter.body_id: matter for matter in open_matters(SYSTEM, body_codes=[body], title="x", subject=application.ref)
    }
    matter = matters.get(body) or application_matter(application, body)
    meeting = Meeting.objects.get(body__code=body, on=day)
    answer = PointAnswer(text="Beslutar.", effect=effect, outcome="bifall", **point)
    return record_decision(
        SYSTEM, matter, decided_on=day, meeting=meeting, paragraph=paragraph, points=[answer], adjusted_on=day
    )


def application_matter(application, body):
    from utblick.cases.models import Matter

    return Matter.objects.get(subject=str(application.ref), body_id=body)


def test_g_33_submitting_is_refused_with_the_clause_and_the_missing_steps(application):
    """G-33, R4.5."""
    with pytest.raises(RequirementsNotMetError) as refused:
        submit_application(OFFICER, application, on=FIRST_DAY, receipt="101")
    missing = {(step.kind, step.bodies[0], step.citation.clause) for step in refused.value.verdict.missing}
    assert missing == {("apply", "KFN", "R4.4"), ("approval", "KS", "R4.5")}
    application.refresh_from_db()
    assert application.submitted_on is None and not GivenVerdict.objects.exists()


def test_g_38_the_coordinator_works_in_every_namnd_and_decides_nothing(application):
    """What one may write one may not therefore decide: the same decisions are missing."""
    coordinator = Actor("user:c", "Karin Samordnare", frozenset({Grant("coordinator"), Grant("signed_in")}))
    alter_application(coordinator, application, version=application.version, own_cost_minor=40_000_00)
    with pytest.raises(RequirementsNotMetError) as refused:
        submit_application(coordinator, application, on=FIRST_DAY, receipt="101")
    assert {step.bodies[0] for step in refused.value.verdict.missing} == {"KFN", "KS"}
    application.refresh_from_db()
    assert application.submitted_on is None


def test_g_33_with_both_decisions_it_goes_in(application, move_to):
    """G-32, G-33: the nämnd's decision to apply and KS's approval, in either order."""
    move_to(date(2026, 9, 9))
    decide(application, "KFN", date(2026, 8, 24), Effect.APPLY, "52")
    decide(application, "KS", date(2026, 9, 8), Effect.APPROVE, "141")
    submit_application(OFFICER, application, on=date(2026, 9, 9), receipt="SEP-101")
    assert application.submitted_on == date(2026, 9, 9)
    assert GivenVerdict.objects.get().outcome == "allowed"
    assert not Deviation.objects.exists()
    with pytest.raises(AlreadyDoneError):
        submit_application(OFFICER, application, on=date(2026, 9, 9), receipt="SEP-101")


def test_ks_first_and_the_namnd_under_condition(application, move_to):
    """R4.5 sets no order."""
    move_to(date(2026, 9, 9))
    decide(application, "KS", date(2026, 6, 9), Effect.APPROVE, "88")
    assert judge(application, date(2026, 6, 10)).outcome == "not_yet"
    decide(application, "KFN", date(2026, 8, 24), Effect.CONDITIONAL, "52", conditional_on="KS")
    assert judge(application, date(2026, 9, 9)).outcome == "allowed"


def test_g_33_submitted_before_the_approval_is_a_deviation_and_the_approval_is_not_back_dated(application, move_to):
    """G-33: recorded as it was, with its reason; a later approval does not mend it."""
    move_to(date(2026, 9, 9))
    decide(application, "KFN", date(2026, 8, 24), Effect.APPLY, "52")
    decide(application, "KS", date(2026, 9, 8), Effect.APPROVE, "141")
    with pytest.raises(RequirementsNotMetError):
        submit_application(OFFICER, application, on=date(2026, 9, 1), receipt="SEP-101")
    submit_application(OFFICER, application, on=date(2026, 9, 1), receipt="SEP-101", reason="Portalen stängde tidigare")
    deviation = Deviation.objects.get()
    assert (deviation.clause, deviation.happened_on) == ("R4.5", date(2026, 9, 1))
    assert GivenVerdict.objects.get().outcome == "not_yet"
    assert verify().whole


def test_a_day_that_has_not_come_is_refused(application):
    with pytest.raises(ImpossibleDayError):
        submit_application(OFFICER, application, on=date(2026, 9, 9), receipt="x", reason="x")


def test_g_34_a_feasibility_study_needs_no_approval(idea):
    """G-34, R4.6."""
    study = prepare_application(OFFICER, idea, role="coordinator", is_feasibility_study=True, own_cost_minor=0)
    verdict = judge(study, FIRST_DAY)
    assert verdict.outcome == "allowed"
    assert "R4.6" in {citation.clause for citation in verdict.citations}
    submit_application(OFFICER, study, on=FIRST_DAY, receipt="F-1")
    assert study.submitted_on == FIRST_DAY


def test_a_partner_is_bound_by_the_mandate_and_needs_the_same_decisions(idea, move_to):
    """users.md § 5: the signed mandate, on the lead's own day."""
    partner = prepare_application(
        OFFICER, idea, role="partner", own_cost_minor=0, bound_by=date(2026, 8, 28), lead="Cēsis novads"
    )
    plan = standing_on(partner, FIRST_DAY).road.plan
    assert plan.step("bind").latest <= date(2026, 8, 28)
    assert plan.step("approval-KS").latest == date(2026, 6, 9)
    move_to(date(2026, 8, 26))
    with pytest.raises(RequirementsNotMetError):
        submit_application(OFFICER, partner, on=date(2026, 8, 26), receipt="Mandat")
    decide(partner, "KS", date(2026, 6, 9), Effect.APPROVE, "88")
    decide(partner, "KFN", date(2026, 8, 24), Effect.APPLY, "52")
    submit_application(OFFICER, partner, on=date(2026, 8, 26), receipt="Mandat")
    assert (partner.committed_on, partner.submitted_on) == (date(2026, 8, 26), None)


def test_a_frame_approval_covers_until_its_cap_is_drawn(application, call, move_to):
    """users.md § 5: one KS decision covers programme × nämnd × period × cap; what is left is counted."""
    move_to(date(2026, 9, 9))
    decide(application, "KFN", date(2026, 8, 24), Effect.APPLY, "52")
    other = register_idea(OFFICER, what="Annat", body=application.body, contact="Olle", call=call)
    first = prepare_application(OFFICER, other, role="coordinator", own_cost_minor=3_000_000)
    frame_for_kfn(first)
    assert judge(application, date(2026, 9, 9)).outcome == "allowed"
    decide(first, "KFN", date(2026, 8, 24), Effect.APPLY, "53")
    submit_application(OFFICER, first, on=date(2026, 9, 9), receipt="1")
    assert judge(application, date(2026, 9, 9)).outcome == "not_yet"


def frame_for_kfn(application):
    from utblick.cases.actions import Frame

    year = (date(2026, 1, 1), date(2026, 12, 31))
    told = Frame("Provprogrammet", "KFN", *year, cap=Money.of(60_000))
    return decide(application, "KS", date(2026, 6, 9), Effect.FRAME_APPROVAL, "90", frame=told)


def test_a_cancelled_meeting_moves_the_plan_and_people_are_told_once(application):
    retell_plans(FIRST_DAY)
    assert ToldPlan.objects.get().changed == []
    with guard.opened():
        Meeting.objects.filter(body__code="KS", on=date(2026, 9, 8)).update(status="cancelled")
    retell_plans(FIRST_DAY)
    told = ToldPlan.objects.get()
    sentence = told.changed[0].replace("\u00a0", " ")
    assert "9 juni 2026" in sentence and "8 september 2026" in sentence
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "olle@exempel.example" and "juni 2026" in mail.body
    events = Event.objects.count()
    retell_plans(FIRST_DAY)
    assert OutgoingMail.objects.count() == 1 and Event.objects.count() == events


def test_two_who_tell_the_same_plan_at_once_tell_it_once(application):
    """The worker follows the events while the day's jobs run: each has read before the other wrote."""
    mine, theirs = (Application.objects.select_related("told_plan").get(pk=application.pk) for _ in range(2))
    retell_plan(mine, FIRST_DAY)
    retell_plan(theirs, FIRST_DAY)
    assert ToldPlan.objects.get().changed == []
    with guard.opened():
        Meeting.objects.filter(body__code="KS", on=date(2026, 9, 8)).update(status="cancelled")
    mine, theirs = (Application.objects.select_related("told_plan").get(pk=application.pk) for _ in range(2))
    retell_plan(mine, FIRST_DAY)
    retell_plan(theirs, FIRST_DAY)
    assert OutgoingMail.objects.count() == 1


def test_plans_follow_the_event_log_and_a_second_reading_changes_nothing(application):
    follow_events()
    assert ToldPlan.objects.count() == 1
    events = Event.objects.count()
    follow_events()
    assert Event.objects.count() == events


def test_only_the_own_namnd_and_the_coordinator_write(application, idea):
    from utblick.values import Actor, Grant

    stranger = Actor("user:x", grants=frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
    with pytest.raises(PermissionDenied):
        alter_application(stranger, application, version=1, title="Min nu")
    alter_application(KSF, application, version=1, title="Rättad titel")
    with pytest.raises(Stale):
        alter_application(OFFICER, application, version=1, title="För sent")


def test_the_funders_answer_is_kept_with_its_day(application, move_to):
    move_to(date(2026, 9, 9))
    submit_application(OFFICER, application, on=date(2026, 9, 9), receipt="x", reason="prov")
    record_answer(OFFICER, application, answer="reserve", on=date(2026, 9, 9))
    assert application.answer == "reserve"


def test_a_matter_of_principle_goes_to_the_council_after_the_boards_opinion(application):
    """KL 5:1, 5:28: what an officer has judged to be of principle is decided by KF."""
    altered = alter_application(OFFICER, application, version=application.version, is_principal=True)
    verdict = judge(altered, FIRST_DAY)
    asked = [(step.kind, step.bodies[0]) for step in verdict.missing]
    assert ("apply", "KF") in asked and asked.index(("opinion", "KS")) < asked.index(("apply", "KF"))
    assert not any("principiell" in warning.sv for warning in verdict.warnings)


def test_the_bodies_that_go_on_with_a_call_hear_when_its_last_day_moves(application, call):
    """Those with an idea or an application that has not gone in; with an answer there is nothing to hurry for."""
    assert bodies_affected(call) == {"KFN"}
    with guard.opened():
        Stand.objects.filter(call=call).delete()
    assert bodies_affected(call) == {"KFN"}
    record_answer(OFFICER, application, answer="withdrawn", on=FIRST_DAY)
    assert bodies_affected(call) == set()
