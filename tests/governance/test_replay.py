"""Replay against matters given by the rooms above: what the job keeps, and the days through the real calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from governance.replayed import PROPOSAL, SYSTEM, TODAY, adopted, given
from guidelines.replayed import OLD_TEXT, application, many, membership
from utblick.audit.models import Event
from utblick.governance import hooks
from utblick.governance.actions import adopt_set, interpret, keep_answer
from utblick.governance.actions.replays import ask_replay
from utblick.governance.jobs import replay_matters
from utblick.governance.models import Replay
from utblick.governance.queries import law_on, sets_on
from utblick.governance.queries.replays import progress_of, sets_through_time
from utblick.guidelines import Coverage, Decision, ExchangeError, GuidelineErrors
from utblick.guidelines.evaluation import sets_in_force
from utblick.guidelines.matters import matters_to_json
from utblick.guidelines.replay_json import result_from_json
from utblick.guidelines.replay_summary import summary_of
from utblick.guidelines.replaying import Result
from utblick.jobs.models import Cursor
from utblick.values import Actor, Grant, Ref

__all__ = ["adopted", "given"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("adopted")]
COSTLY = 900_000
SPRING = date(2026, 4, 1)


def worked_out(**told: object) -> Result:
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml", **told)
    replay_matters(str(asked.pk))
    asked.refresh_from_db()
    assert asked.result is not None
    return result_from_json(asked.result)


def test_asking_queues_a_job_and_the_job_keeps_the_answer(given):
    given(application(1), application(2, cost=COSTLY), membership())
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    assert OrmQ.objects.count() == 1 and asked.result is None
    replay_matters(str(asked.pk))
    asked.refresh_from_db()
    found = summary_of(result_from_json(asked.result))
    assert (found.total, found.other_way, found.unaffected) == (3, 2, 1)


def test_the_job_run_again_changes_nothing(given):
    given(application())
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    replay_matters(str(asked.pk))
    before = Event.objects.count()
    replay_matters(str(asked.pk))
    assert Event.objects.count() == before


def test_titles_are_not_kept_and_the_result_stands_among_the_words_of_its_event(given):
    given(application())
    assert {one.title for one in worked_out().matters} == {""}
    event = Event.objects.filter(verb="replay.finish").get()
    assert "moved" not in event.payload and "differences" not in event.payload


def test_matters_before_the_day_asked_for_are_left_out(given):
    given(application(1, on=date(2025, 3, 1)), application(2, on=TODAY))
    assert [one.reference for one in worked_out(from_on=date(2026, 1, 1)).matters] == ["A-2"]


def test_a_file_of_matters_is_replayed_instead_of_the_database(given):
    given(application(1))
    text = matters_to_json([application(7), application(8, on=date(2024, 1, 1))])
    found = worked_out(matters=text, from_on=date(2025, 1, 1))
    assert [(one.reference, one.title) for one in found.matters] == [("A-7", "Ansökan 7")]


def test_wrong_texts_are_refused_and_nothing_is_asked_for():
    with pytest.raises(GuidelineErrors, match=r"fel.toml:\d+"):
        ask_replay(SYSTEM, PROPOSAL + "\n[[rule]]\n", "fel.toml")
    with pytest.raises(ExchangeError, match="ärende 1"):
        ask_replay(SYSTEM, PROPOSAL, "forslag.toml", matters='[{"on": 1}]')
    assert not Replay.objects.exists() and not OrmQ.objects.exists()


def test_only_those_who_may_ask_for_a_replay():
    officer = Actor("user:1", grants=frozenset({Grant("officer", "KFN")}))
    with pytest.raises(PermissionDenied):
        ask_replay(officer, PROPOSAL, "forslag.toml")


def test_progress_is_told_while_it_works_and_forgotten_afterwards(given, monkeypatch):
    given(*many(250))
    told = []
    asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
    from utblick.governance.actions import replays

    tell = replays._tell
    monkeypatch.setattr(replays, "_tell", lambda *args: (tell(*args), told.append(progress_of(asked))))
    replay_matters(str(asked.pk))
    assert [(one.done, one.total) for one in told] == [(0, 250), (100, 250), (200, 250)]
    assert not Cursor.objects.exists()


def test_an_adopted_set_as_proposal_is_read_as_its_questions_are_answered(given, adopted):
    given(application(), membership())
    asked = ask_replay(SYSTEM, OLD_TEXT, "aldre.toml")
    replay_matters(str(asked.pk))
    asked.refresh_from_db()
    assert summary_of(result_from_json(asked.result)).affected == 0


def test_g_02_the_sets_through_time_are_those_of_each_day(adopted):
    """G-02: an earlier day is judged by the version, and the answers to its questions, of that day."""
    from conftest import ROOT

    text = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
    newer = adopt_set(SYSTEM, text, "t.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    interpret(SYSTEM, newer, "approval_order", "executive_first", valid_from=date(2026, 5, 1))
    on = sets_through_time()
    for day in (date(2019, 1, 1), date(2021, 1, 1), date(2024, 1, 16), date(2026, 4, 30), date(2026, 5, 1)):
        assert on(day) == (*law_on(day), *sets_in_force(sets_on(day), day))


def only_days(*matters):
    [found] = worked_out().matters
    return found.days


def with_own_decision(matter):
    """The matter with its own committee's decision taken."""
    decision = Decision("apply", "KFN", date(2026, 5, 4), covers=Coverage(reference=matter.reference))
    return replace(matter, decisions=(decision,))


def test_days_won_when_the_step_that_remains_falls_away(given):
    """KS's paper is made out of KFN's in three days before the document stop of 26 May; without it only the last day
    is left."""
    last = date(2026, 6, 30)
    given(with_own_decision(application(on=TODAY, is_open=True, deadline=last)))
    days = only_days()
    assert days is not None and days.won == (last - date(2026, 5, 23)).days


def test_no_days_are_won_when_another_body_must_begin_earlier_anyway(given):
    """KFN meets on 16 March and KS on the 24th: writing begins as early without KS."""
    given(application(on=SPRING, deadline=date(2026, 4, 15)))
    days = only_days()
    assert days is not None and days.won == 0


def test_days_lost_when_the_council_decides_instead(given):
    """Before the council the board gives its opinion (KL 5:28), so the writing begins earlier by a meeting and more."""
    given(application(cost=COSTLY, on=SPRING, deadline=date(2026, 6, 30)))
    days = only_days()
    assert days is not None and days.won is not None and days.won < -5


@pytest.mark.parametrize("last, too_late", [(date(2026, 9, 30), False), (date(2026, 6, 26), True), (TODAY, False)])
def test_an_open_matter_that_the_proposal_makes_too_late_says_so(given, last, too_late):
    """KS's minutes of 9 June are at hand on the 24th, KF's after KS's opinion in the autumn; a last day in between
    leaves KS alone, and one already past neither."""
    given(with_own_decision(application(cost=COSTLY, on=TODAY, is_open=True, deadline=last)))
    days = only_days()
    assert days is not None and days.too_late == too_late


def test_an_open_matter_without_a_last_day_is_told_by_when_all_can_be_decided(given):
    given(with_own_decision(application(cost=COSTLY, on=TODAY, is_open=True)))
    days = only_days()
    assert days is not None and days.won == (date(2026, 6, 9) - date(2026, 8, 31)).days


def test_a_body_without_calendar_gives_no_days(given):
    given(replace(application(cost=COSTLY, on=date(2022, 1, 1), deadline=date(2022, 1, 1))))
    days = only_days()
    assert days is not None and days.won is None


def test_a_closed_matter_without_a_last_day_has_no_days(given):
    given(application(cost=COSTLY, on=SPRING))
    assert only_days() is None


def test_the_number_of_queries_is_the_same_for_few_and_many(given):
    def queries(count):
        given(*many(count))
        asked = ask_replay(SYSTEM, PROPOSAL, "forslag.toml")
        with CaptureQueriesContext(connection) as captured:
            replay_matters(str(asked.pk))
        return [query["sql"] for query in captured if "jobs_cursor" not in query["sql"]]

    assert len(queries(10)) == len(queries(90)) <= 30


def test_each_distinct_way_is_planned_once(given, monkeypatch):
    from utblick.governance.replaying import working

    planned = []
    last_start = working.last_start
    monkeypatch.setattr(working, "last_start", lambda *args, **told: (planned.append(1), last_start(*args, **told))[1])
    given(*(application(number, on=SPRING, deadline=SPRING + timedelta(days=14)) for number in range(20)))
    worked_out()
    assert len(planned) == 2


def kept(trigger="agreement.enter", day=TODAY, subject="matter:00000000-0000-7000-8000-000000000007", **facts):
    return keep_answer(
        SYSTEM, Ref.parse(subject), "KFN", trigger, {"agreement_type": "loi", "principal_matter": False, **facts}, day
    )


def test_an_answer_kept_in_may_we_is_replayed_as_a_matter(given):
    """Rooms that do not exist yet: agreements, visits and memberships are known by the answers kept on them."""
    kept()
    latest = kept()
    [found] = hooks.matters(SYSTEM)
    assert (found.reference, found.trigger, found.on, found.is_open) == (
        str(latest.ref), "agreement.enter", TODAY, True,
    )  # fmt: skip
    assert found.facts == {"body": "KFN", "agreement_type": "loi", "principal_matter": False}


def test_an_old_answer_or_one_whose_thing_has_happened_is_closed_on_its_day(given):
    kept(day=date(2024, 3, 1))
    kept(subject="matter:00000000-0000-7000-8000-000000000008", signed_on=date(2026, 5, 1))
    assert [(one.on, one.is_open) for one in hooks.matters(SYSTEM)] == [(date(2024, 3, 1), False), (TODAY, False)]


def test_an_answer_kept_on_what_a_room_gives_itself_is_not_counted_twice(given):
    subject = "application:00000000-0000-7000-8000-000000000001"
    kept(trigger="application.submit", subject=subject)
    given(replace(application(), reference=subject))
    assert [one.reference for one in hooks.matters(SYSTEM)] == [subject]
