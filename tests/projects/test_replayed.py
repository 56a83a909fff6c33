"""The applications, given to a replay as their own gate asks about them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.cases.effects import Effect
from utblick.governance import hooks
from utblick.guidelines.evaluation import evaluate
from utblick.organisation.models import Body
from utblick.projects.actions import alter_application, prepare_application, record_answer, register_idea
from utblick.projects.actions import submit_application as submit
from utblick.projects.gate import decisions_of, facts_of, judge
from utblick.values import Actor, Grant, Money

from .conftest import FIRST_DAY, OFFICER, SYSTEM
from .test_gate import decide, frame_for_kfn

pytestmark = pytest.mark.django_db
REASON = "Beslutet kom för sent"


def only():
    [found] = hooks.matters(SYSTEM)
    return found


def another(call, number, **told):
    idea = register_idea(
        OFFICER, what=f"Idé {number}", body=Body.objects.get(code="KFN"), contact="Olle", call=call
    )  # fmt: skip
    return prepare_application(OFFICER, idea, role="coordinator", **told)


def test_an_open_application_is_asked_about_as_its_gate_does(application, move_to):
    move_to(date(2026, 5, 20))
    decide(application, "KFN", date(2026, 5, 18), Effect.CONDITIONAL, "45", conditional_on="KS")
    matter = only()
    assert matter.is_open and matter.on == date(2026, 5, 20) and matter.deadline == date(2026, 9, 23)
    assert matter.facts == facts_of(application)
    assert list(matter.decisions) == list(decisions_of(application)) != []
    assert (matter.reference, matter.title) == (str(application.ref), application.title)


def test_one_that_went_in_is_judged_on_its_day(application, move_to):
    submit(OFFICER, application, on=FIRST_DAY, receipt="1", reason=REASON)
    move_to(date(2026, 8, 1))
    matter = only()
    assert not matter.is_open and matter.on == FIRST_DAY
    assert matter.facts == facts_of(application, happened_on=FIRST_DAY)


def test_one_withdrawn_before_it_went_in_is_closed_on_that_day(application, move_to):
    move_to(date(2026, 8, 1))
    record_answer(OFFICER, application, answer="withdrawn", on=date(2026, 7, 1))
    matter = only()
    assert not matter.is_open and matter.on == date(2026, 7, 1)


def test_as_partner_the_last_day_is_the_mandates(application):
    alter_application(
        OFFICER, application, version=application.version, role="partner", bound_by=date(2026, 8, 28)
    )  # fmt: skip
    matter = only()
    assert matter.trigger == "application.commit" and matter.deadline == date(2026, 8, 28)


def test_g_33_a_frame_counts_what_went_in_before(application, call, move_to):
    """A frame approval's cap is drawn upon by the applications before, as the gate counts it."""
    move_to(date(2026, 6, 20))
    frame_for_kfn(another(call, 9, own_cost_minor=1))
    submit(OFFICER, application, on=date(2026, 6, 15), receipt="1", reason=REASON)
    later = another(call, 10, own_cost_minor=2_000_000)
    found = {matter.reference: matter for matter in hooks.matters(SYSTEM)}[str(later.ref)]
    assert list(found.decisions) == list(decisions_of(later))
    [frame] = [one for one in found.decisions if one.kind == "frame"]
    assert frame.covers.used == Money.of(40_000)
    own = {matter.reference: matter for matter in hooks.matters(SYSTEM)}[str(application.ref)]
    assert [one.covers.used for one in own.decisions if one.kind == "frame"] == [Money.of(0)]


def test_what_is_given_is_judged_as_the_gate_judged(application):
    from utblick.governance.queries import applied_on

    matter = only()
    verdict = evaluate(applied_on(matter.on), matter.trigger, matter.facts, matter.decisions, matter.on)
    assert verdict.to_json() == judge(application, FIRST_DAY).to_json()


def test_the_number_of_queries_is_the_same_for_few_and_many(application, call):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = hooks.matters(SYSTEM)
        return len(captured), len(found)

    few = queries()
    for number in range(8):
        made = another(call, number, own_cost_minor=number)
        submit(OFFICER, made, on=FIRST_DAY, receipt=str(number), reason=REASON)
    many = queries()
    assert many[1] == few[1] + 8
    assert many[0] == few[0] <= 6


def test_only_what_the_actor_may_see_is_given(application):
    assert hooks.matters(Actor("anonymous", grants=frozenset({Grant("anonymous")}))) == []


def test_matters_before_the_day_asked_for_are_left_out(application, move_to):
    move_to(date(2026, 6, 1))
    assert hooks.matters(SYSTEM, date(2026, 6, 1)) != []
    submit(OFFICER, application, on=FIRST_DAY, receipt="1", reason=REASON)
    assert hooks.matters(SYSTEM, date(2026, 6, 1)) == []
