"""Whom a call concerns, and the stand each body takes."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django_q.models import OrmQ

from utblick.audit import guard
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.matching import Term, WatchField
from utblick.ui.conflicts import Stale
from utblick.watch import actions, queries
from utblick.watch.actions import fields
from utblick.watch.models import Call, Match, Stand
from utblick.watch.models import WatchField as StoredField
from watch.municipality import SYSTEM, actor, given, next_day, the_call
from watch.portal import topic

pytestmark = pytest.mark.usefixtures("municipality")
TWINNING = {
    "title": ["Town twinning 2026"],
    "descriptionByte": ["<p>Towns and municipalities meet their twin towns. Local authorities may apply.</p>"],
}
SCHOOL = {
    "title": ["School exchange partnerships for pupils and youth exchanges"],
    "descriptionByte": ["<p>Youth exchanges and school cooperation. Schools and municipalities may apply.</p>"],
}


def codes(call: Call) -> set[str]:
    return set(Match.objects.filter(call=call).values_list("body_code", flat=True))


def test_a_call_reaches_the_bodies_it_concerns_with_the_reasons() -> None:
    given(topic(1, **TWINNING), topic(2, title=["Rocket engines"], descriptionByte=["<p>Propulsion.</p>"]))
    assert codes(the_call()) >= {"KS", "KFN"}
    assert codes(the_call(2)) == set()
    reasons = Match.objects.get(call=the_call(), body_code="KFN").reasons
    assert any("town twinning" in reason["en"].lower() for reason in reasons)
    assert all(reason["sv"] and reason["en"] for reason in reasons)


def test_exchanges_for_children_and_youth_always_reach_those_who_ask_for_them() -> None:
    """R2.7, G-15."""
    given(topic(1, programme="43353764", **SCHOOL))
    assert {"BUN", "KFN"} <= codes(the_call())


def test_matching_again_changes_nothing_when_nothing_has_changed() -> None:
    given(topic(1, **TWINNING))
    next_day("2026-05-07")
    before = list(Match.objects.order_by("pk").values())
    actions.match_again("KFN")
    assert list(Match.objects.order_by("pk").values()) == before


def test_a_changed_bevakningsomrade_is_matched_anew_in_the_background(django_capture_on_commit_callbacks) -> None:
    given(topic(1, title=["Beekeeping for everyone"], descriptionByte=["<p>Apiculture in towns.</p>"]))
    row = StoredField.objects.get(body_code="BUN")
    OrmQ.objects.all().delete()
    wanted = WatchField("BUN", "Bin", terms=(Term("beekeeping", 3.0),), programmes=("CERV",))
    actions.alter_watch_field(actor("officer", "BUN"), row, wanted, version=row.version)
    assert sorted(job.func().rsplit(".")[-1] for job in OrmQ.objects.all()) == ["match_part", "match_questions_part"]
    assert fields.match_part("BUN", row.version - 1, "") is None
    assert fields.match_part("BUN", row.version, "") is None
    trial = queries.try_field("BUN", wanted, today())
    assert {match.body for _, match in trial.found} == ({"BUN"} if "BUN" in codes(the_call()) else set())


def test_saving_a_bevakningsomrade_twice_queues_one_matching() -> None:
    row = StoredField.objects.get(body_code="BUN")
    OrmQ.objects.all().delete()
    actions.alter_watch_field(SYSTEM, row, row.as_field)
    assert not OrmQ.objects.exists()


def test_every_body_with_a_shipped_field_gets_it_once() -> None:
    assert set(StoredField.objects.values_list("body_code", flat=True)) == {"KS", "KFN", "BUN"}
    assert actions.make_default_fields(SYSTEM) == []


def test_a_stand_is_taken_changed_and_taken_back() -> None:
    given(topic(1, **TWINNING))
    officer = actor("officer", "KFN")
    stand = actions.take_stand(officer, the_call(), "KFN", "taken", owner="Maja", look_by=date(2026, 5, 20), version=0)
    assert (stand.owner, stand.decided_by) == ("Maja", officer.label)
    stand = actions.take_stand(officer, the_call(), "KFN", "not_for_us", reason="too_short", owner="Maja", version=1)
    assert (stand.owner, stand.look_by, stand.reason) == ("", None, "too_short")
    assert actions.take_stand(officer, the_call(), "KFN", "not_for_us", reason="too_short").version == 2
    assert actions.take_stand(officer, the_call(), "KFN", "new").choice == Stand.Choice.NEW


def test_two_who_take_a_stand_at_once_see_each_other() -> None:
    given(topic(1, **TWINNING))
    actions.take_stand(actor("officer", "KFN"), the_call(), "KFN", "interesting", version=0)
    with pytest.raises(Stale):
        actions.take_stand(actor("coordinator"), the_call(), "KFN", "not_for_us", version=0)


def test_an_officer_takes_no_stand_for_another_body_and_a_reader_none_at_all() -> None:
    given(topic(1, **TWINNING))
    for who, body in (
        (actor("officer", "KFN"), "KS"),
        (actor("reader", "KFN"), "KFN"),
        (actor("member", "KFN"), "KFN"),
    ):
        with pytest.raises(PermissionDenied):
            actions.take_stand(who, the_call(), body, "taken")


def test_only_a_taken_call_has_an_owner() -> None:
    given(topic(1, **TWINNING))
    with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
        Stand.objects.create(
            call=the_call(), body_code="KFN", choice="interesting", owner="Maja", decided_by="x", decided_on=today()
        )


def test_an_idea_from_a_call_is_noted_as_the_bodys_stand() -> None:
    given(topic(1, **TWINNING))
    with change(SYSTEM, "stand.take") as opened:
        actions.note_became_idea(opened, the_call(), "KFN")
    assert Stand.objects.get().choice == Stand.Choice.BECAME_IDEA


def test_what_waits_is_counted_by_body_and_after_thirty_days_as_undecided() -> None:
    """G-06: per nämnd, never per person."""
    given(topic(1, **TWINNING), topic(2, **TWINNING), topic(3, deadline="2026-05-20", **TWINNING))
    actions.take_stand(actor("officer", "KFN"), the_call(), "KFN", "interesting")
    (waiting,) = queries.waiting_by_body(actor("officer", "KFN"), today())
    assert (waiting.body.code, waiting.new, waiting.undecided) == ("KFN", 2, 0)
    next_day("2026-06-05")
    (waiting,) = queries.waiting_by_body(actor("officer", "KFN"), today())
    assert (waiting.new, waiting.undecided) == (1, 1)
    assert {one.body.code for one in queries.waiting_by_body(actor("coordinator"), today())} == {"KS", "KFN", "BUN"}
    assert {field.name for field in dataclasses.fields(waiting)} == {"body", "new", "undecided"}


def test_new_calls_come_first_in_the_list_of_a_body() -> None:
    given(topic(1, deadline="2026-06-01", **TWINNING), topic(2, **TWINNING))
    actions.take_stand(actor("officer", "KFN"), the_call(), "KFN", "interesting")
    rows = list(queries.body_matches("KFN", today()))
    assert [(row.call.topic_id, row.choice) for row in rows] == [("2", "new"), ("1", "interesting")]


def test_the_plan_for_a_call_names_its_last_day_and_there_is_none_after_it() -> None:
    given(topic(1, **TWINNING))
    road = queries.plan_of(the_call(), "KFN", today())
    assert road is not None
    assert road.plan.deadline.on == date(2026, 9, 23)
    assert queries.plan_of(the_call(), "KFN", date(2026, 9, 24)) is None
    partner = queries.plan_of(the_call(), "KFN", today(), role="partner", bound_by=date(2026, 8, 28))
    assert partner is not None
    assert partner.plan.deadline.bound == date(2026, 8, 28)
