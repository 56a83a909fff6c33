"""The geometry of Vägen till sista dag: everything in it lies in the plan, and in the table beside it."""

from datetime import date

import pytest
from hypothesis import given, settings

from dates.examples import BIND, ELECTION, FREE, REST, SUBMIT, calendars
from dates.strategies import ROUTES, deadlines, todays
from dates.strategies import calendars as any_calendars
from utblick.dates.picture import LABEL_WIDTH, picture
from utblick.dates.planner import plan
from utblick.dates.steps import Deadline

TOWN_TWINNING = Deadline(date(2026, 9, 23))


def drawn(today, *, deadline=TOWN_TWINNING, steps=FREE, bodies=None, opened=None, **more):
    found = plan(deadline, steps, bodies or calendars(2026), REST, today, landmarks=[ELECTION], **more)
    return picture(found, opened=opened)


def lane(found, key):
    return next(one for one in found.lanes if one.key == key)


def on(found, key, kind):
    return [mark.on for mark in lane(found, key).marks if mark.kind == kind]


def test_lanes_stand_in_order_from_the_call_to_the_submission():
    found = drawn(date(2026, 5, 6))
    assert [one.key for one in found.lanes] == ["call", "preparation", "KFN", "KS", "submission"]
    assert lane(found, "KFN").label.sv == "kultur- och fritidsnämnden"


def test_the_picture_runs_in_whole_weeks_from_today_to_a_week_after_the_last_day():
    found = drawn(date(2026, 5, 6))
    assert (found.start, found.end) == (date(2026, 5, 4), date(2026, 10, 4))
    assert found.weeks[0].label.sv == "v. 19"
    assert [month.label.sv for month in found.months] == ["Maj", "Juni", "Juli", "Augusti", "September", "Oktober"]
    assert sum(month.width for month in found.months) == 1000


def test_the_call_opens_and_closes():
    found = drawn(date(2026, 5, 6), opened=date(2026, 5, 6))
    assert on(found, "call", "opens") == [date(2026, 5, 6)]
    assert on(found, "call", "closes") == [date(2026, 9, 23)]
    assert on(drawn(date(2026, 6, 6), opened=date(2026, 5, 6)), "call", "opens") == []


def test_meetings_stops_and_reserve_dates_are_marked_and_explain_themselves():
    found = drawn(date(2026, 5, 6))
    assert on(found, "KS", "meeting") == [date(2026, 5, 12), date(2026, 6, 9), date(2026, 9, 8)]
    assert on(found, "KS", "reserve") == [date(2026, 8, 11)]
    stops = {mark.on: mark for mark in lane(found, "KS").marks if mark.kind == "stop"}
    assert stops[date(2026, 8, 25)].explanation.sv == "Handlingsstopp 14 dagar före KS 8 september."


def test_the_planned_and_the_last_meeting_are_told_apart():
    marks = {mark.on: mark for mark in lane(drawn(date(2026, 5, 6)), "KFN").marks if mark.kind == "meeting"}
    assert (marks[date(2026, 6, 15)].planned, marks[date(2026, 6, 15)].latest) == (True, False)
    assert (marks[date(2026, 8, 24)].planned, marks[date(2026, 8, 24)].latest) == (False, True)
    assert marks[date(2026, 5, 18)].out_of_reach


def test_slack_runs_from_planned_to_latest():
    found = drawn(date(2026, 5, 6))
    spans = lane(found, "KFN").spans
    assert [span.kind for span in spans] == ["slack"]
    width = 70 / ((found.end - found.start).days + 1) * 1000
    assert abs(spans[0].width - width) < 0.2


def test_what_is_closed_is_hatched_with_its_word_and_the_remaining_ways_are_paths():
    found = lane(drawn(date(2026, 8, 20)), "KFN")
    assert [(span.kind, span.label.sv) for span in found.spans] == [("closed", "stängt")]
    assert [path.label.sv for path in found.paths] == [
        "Delegation",
        "Annan ordning",
        "Omedelbar justering",
        "Extra sammanträde",
        "Ordförandebeslut",
    ]
    rows = {mark.row for mark in found.marks}
    assert all(path.row in rows for path in found.paths)


def test_resting_weeks_today_and_the_election_cross_all_lanes():
    found = drawn(date(2026, 5, 6))
    assert [span.label.sv for span in found.rest] == ["v. 28–31"]
    assert [(line.kind, line.on) for line in found.lines] == [
        ("today", date(2026, 5, 6)),
        ("landmark", date(2026, 9, 13)),
    ]
    assert found.lines[0].label.sv == "I dag 6 maj 2026"


def test_a_cancelled_meeting_keeps_its_place_without_a_document_stop():
    rows = {"KFN": "05-18 06-15! 08-24", "KS": "06-09 09-08"}
    found = drawn(date(2026, 5, 6), bodies=calendars(2026, rows))
    assert on(found, "KFN", "cancelled") == [date(2026, 6, 15)]
    assert date(2026, 6, 1) not in on(found, "KFN", "stop")


def test_a_decision_taken_is_a_disc_in_the_place_of_its_meeting():
    found = drawn(date(2026, 8, 20), done={"kfn": date(2026, 6, 15)})
    assert on(found, "KFN", "decided") == [date(2026, 6, 15)]
    assert date(2026, 6, 15) not in on(found, "KFN", "meeting")
    assert found.start == date(2026, 6, 15)


def test_a_partner_sees_the_day_it_binds_itself_before_the_submission():
    partner = Deadline(date(2026, 9, 23), bound_by=date(2026, 8, 28))
    found = drawn(date(2026, 5, 6), deadline=partner, steps=(*FREE[:2], BIND, SUBMIT))
    assert max(on(found, "submission", "bind")) == date(2026, 8, 28)
    assert max(on(found, "submission", "submit")) == date(2026, 9, 23)


@pytest.mark.parametrize("last", [date(9999, 12, 31), date(1, 1, 1), date(2026, 5, 6)])
def test_a_last_day_at_the_end_of_time_is_drawn_without_falling_over(last):
    found = drawn(date(2026, 5, 6), deadline=Deadline(last))
    assert len(found.weeks) < 330


@settings(max_examples=100, deadline=None)
@given(ROUTES, any_calendars(), deadlines, todays)
def test_every_mark_lies_in_the_picture_once_and_no_labels_of_a_lane_collide(steps, bodies, deadline, today):
    found = picture(plan(deadline, steps, bodies, REST, today, landmarks=[ELECTION]))
    rows = [mark.row for mark in found.rows]
    assert len(rows) == len(set(rows)) == sum(len(one.marks) for one in found.lanes)
    assert [mark.on for mark in found.rows] == sorted(mark.on for mark in found.rows)
    for one in found.lanes:
        assert all(0 <= mark.x < 1000 and mark.explanation.sv for mark in one.marks)
        assert all(0 <= span.x <= span.x + span.width <= 1000.1 for span in one.spans)
        assert all(path.row in rows for path in one.paths)
        for level in {mark.level for mark in one.marks}:
            places = [mark.x for mark in one.marks if mark.level == level]
            assert all(right - left >= LABEL_WIDTH for left, right in zip(places, places[1:], strict=False))
