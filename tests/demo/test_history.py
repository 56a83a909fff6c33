"""What Strandö has done before the story begins (users.md § 8)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from utblick.audit.models import Event
from utblick.cases.models import Decision, Matter
from utblick.cases.queries.links import chain
from utblick.clock.queries import today
from utblick.demo.actions.playing import FIRST_DAY
from utblick.demo.data.organisation import COMMITTEES
from utblick.governance.models import Deviation
from utblick.organisation.models import Meeting
from utblick.projects.facing import application_state
from utblick.projects.gate import judge
from utblick.projects.models import Application, Idea
from utblick.projects.queries import untested
from utblick.values import system_actor
from utblick.watch.models import Stand

pytestmark = pytest.mark.one_database


def states() -> dict[str, str]:
    """The state of every application, by title."""
    rows = Application.objects.select_related("body", "idea__call", "idea__partner")
    return {row.title: application_state(row, judge(row, today()), today()) for row in rows}


def test_four_of_nine_committees_had_no_cooperation_last_year(demo):
    active = set(Idea.objects.filter(registered_on__year=2025).values_list("body_id", flat=True))
    assert set(COMMITTEES) - active == {"SHN", "BN", "ÄON", "VN"}


def test_one_application_was_rejected_one_is_on_the_reserve_list_and_one_came_too_late(demo):
    found = list(states().values())
    assert (found.count("rejected"), found.count("reserve"), found.count("too_late")) == (1, 1, 1)
    assert {"granted", "submitted", "prepared"} <= set(found)


def test_own_time_is_never_nothing(demo):
    assert all(row.own_time_hours > 0 and row.own_cost_minor > 0 for row in Application.objects.all())


def test_numbers_and_paragraphs_look_like_those_of_a_municipality(demo):
    """The registrar has given each its number but the visit's report, which was opened last night."""
    numbers = set(Matter.objects.exclude(outside_number="").values_list("outside_number", flat=True))
    assert {"2026/KS 0112", "2026/KFN 0034"} <= numbers
    assert all(re.fullmatch(r"20\d\d/[A-ZÅÄÖ]+ \d{4}", number) for number in numbers)
    september = {(row.body_id, int(row.paragraph)) for row in Decision.objects.filter(decided_on__month=9)}
    assert all(130 <= number <= 160 for body, number in september if body == "KS")
    assert all(45 <= number <= 60 for body, number in september if body == "KFN")
    assert {"KS", "KFN"} <= {body for body, _ in september}


def test_decisions_were_taken_at_meetings_that_were_held_and_rise_through_the_year(demo):
    own = Decision.objects.filter(taken=Decision.Taken.MEETING, decided_on__gte=FIRST_DAY)
    for decision in own.select_related("meeting", "body"):
        assert decision.meeting is not None
        assert decision.meeting.status == Meeting.Status.HELD
        rows = Decision.objects.filter(body=decision.body, year=decision.year, decided_on__lt=decision.decided_on)
        rows = rows.exclude(paragraph="")
        assert all(int(earlier.paragraph) < int(decision.paragraph) for earlier in rows)


def test_one_application_went_in_before_the_board_met_and_the_deviation_says_why(demo):
    """Recorded as it happened: the approval of the day after is not moved back (design § 2.3)."""
    [deviation] = Deviation.objects.filter(subject__startswith="application:")
    application = Application.objects.get(title="Körer över gränsen")
    assert deviation.subject == str(application.ref)
    assert (deviation.clause, deviation.happened_on) == ("R4.5", date(2026, 5, 4))
    approval = Decision.objects.get(body_id="KS", year=2026)
    assert (approval.decided_on, approval.adjusted_on) == (date(2026, 5, 5), None)


def test_the_guidelines_of_today_replaced_two_older_decisions_B_2(demo):
    adopted = Decision.objects.get(body_id="KS", decided_on=date(2023, 2, 7))
    shown = chain(system_actor("tests"), adopted, on=date(2026, 5, 6), known=date(2026, 5, 6))
    assert [row.validity for row in shown.rows] == ["replaced", "replaced", "stands"]
    assert [link.earlier.body_id for link in shown.over_council] == ["KF"]
    before = chain(system_actor("tests"), adopted, on=date(2023, 2, 6), known=date(2026, 5, 6))
    assert [row.validity for row in before.rows] == ["stands", "stands", "not_yet"]


def test_notices_were_left_up_long_enough_but_one_and_the_log_says_so_KL_8_12_13_5(demo):
    against_the_law = Deviation.objects.filter(clause__startswith="KL ").order_by("happened_on")
    assert [deviation.clause for deviation in against_the_law] == ["KL 13:5"]
    assert Decision.objects.filter(notice__isnull=False).count() == 6
    assert Decision.objects.filter(notice=None, adjusted_on__isnull=False).exists()


def test_each_step_was_taken_on_its_own_day_by_the_one_who_does_it(demo):
    submitted = Event.objects.filter(verb="application.submit").order_by("seq")
    assert [event.effective_on for event in submitted] == sorted(event.effective_on for event in submitted)
    assert {event.actor.split(":")[0] for event in submitted} == {"user", "system"}


def test_some_calls_have_been_taken_a_stand_on_but_not_the_one_of_the_story(demo):
    chosen = Stand.objects.values_list("choice", flat=True)
    assert {"interesting", "not_for_us", "became_idea"} <= set(chosen)
    assert not Stand.objects.filter(call__identifier="CERV-2026-CITIZENS-TOWN-TT").exists()


def test_one_idea_has_not_been_tested_yet(demo):
    assert [idea.what for idea in untested(system_actor("tests"))] == ["Vänklasser på Strandskolan"]
