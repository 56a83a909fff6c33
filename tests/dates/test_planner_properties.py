"""What holds for every plan: never later than the last day, order kept, monotone, repeatable."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dates.examples import NAMES, ORDER_IN_DAY, REST
from dates.strategies import END, ROUTES, START, calendars, deadlines, todays
from utblick.dates.calendars import LeadTimes, MeetingDate
from utblick.dates.planner import last_start, plan

BETTER = {"yes": 0, "tight": 1, "no": 2}


@settings(max_examples=150, deadline=None)
@given(ROUTES, calendars(), deadlines, todays)
def test_no_date_is_later_than_the_last_day_and_order_is_kept(steps, bodies, deadline, today):
    found = plan(deadline, steps, bodies, REST, today)
    for answer in found.steps:
        last = deadline.on if answer.step.kind == "submit" else deadline.bound
        dates = [answer.latest, answer.planned, *(way.on for way in answer.remaining)]
        dates += [day for one in answer.milestones for day in (one.latest, one.planned)]
        assert all(day <= last for day in dates if day)
        if answer.planned:
            assert today <= answer.planned <= answer.latest
        for key in answer.step.after:
            earlier = found.step(key)
            if earlier.meeting and answer.meeting:
                assert earlier.meeting.place < answer.meeting.place
            if earlier.latest and answer.latest:
                assert earlier.latest <= answer.latest


@settings(max_examples=150, deadline=None)
@given(ROUTES, calendars(), deadlines, todays)
def test_the_last_start_is_the_earliest_of_the_steps_own(steps, bodies, deadline, today):
    found = plan(deadline, steps, bodies, REST, today)
    is_open = all(answer.latest for answer in found.steps)
    starts = [answer.milestone("start") for answer in found.steps]
    own = [start.latest if start else answer.latest for start, answer in zip(starts, found.steps, strict=True)]
    assert last_start(deadline, steps, bodies, REST, today) == (min(own) if is_open else None)


@settings(max_examples=150, deadline=None)
@given(ROUTES, calendars(), deadlines, todays)
def test_only_meetings_that_may_be_used_are_planned_and_ways_stand_in_order(steps, bodies, deadline, today):
    order = [
        "delegation",
        "frame_approval",
        "other_order",
        "immediate_adjustment",
        "reserve_date",
        "extra_meeting",
        "chair_urgent",
    ]
    for answer in plan(deadline, steps, bodies, REST, today).steps:
        if answer.meeting:
            assert answer.meeting.status not in ("cancelled", "reserve")
        kinds = [order.index(way.kind) for way in answer.remaining]
        assert kinds == sorted(set(kinds))
        assert all(way.on >= today for way in answer.remaining)
        assert (answer.status == "closed") or not answer.remaining


@settings(max_examples=200, deadline=None)
@given(ROUTES, calendars(), deadlines, todays, st.sampled_from(sorted(NAMES)), st.sampled_from(fields(LeadTimes)))
def test_longer_lead_times_never_give_more_time(steps, bodies, deadline, today, code, field):
    lead = bodies[code].lead_times
    value = getattr(lead, field.name)
    if field.name == "immediate_adjustment":
        longer = replace(lead, immediate_adjustment=False)
    else:
        longer = replace(lead, **{field.name: min(value + 3, 14) if "adjust" in field.name else value + 3})
    before = plan(deadline, steps, bodies, REST, today)
    after = plan(deadline, steps, {**bodies, code: replace(bodies[code], lead_times=longer)}, REST, today)
    for old, new in zip(before.steps, after.steps, strict=True):
        if new.latest:
            assert old.latest
            assert new.latest <= old.latest
        if old.status == "closed":
            assert new.status != "ok"


@settings(max_examples=150, deadline=None)
@given(ROUTES, calendars(), deadlines, todays, st.sampled_from(sorted(NAMES)), st.dates(START, END))
def test_one_more_meeting_never_makes_it_worse(steps, bodies, deadline, today, code, on):
    more = replace(
        bodies[code],
        meetings=(*bodies[code].meetings, MeetingDate(code, on, order_in_day=ORDER_IN_DAY.get(code, 0))),
    )
    before = plan(deadline, steps, bodies, REST, today)
    after = plan(deadline, steps, {**bodies, code: more}, REST, today)
    assert BETTER[after.verdict] <= BETTER[before.verdict]
    for old, new in zip(before.steps, after.steps, strict=True):
        assert old.status == "closed" or new.status != "closed"
        if old.latest:
            assert new.latest >= old.latest


@settings(max_examples=50, deadline=None)
@given(ROUTES, calendars(), deadlines, todays, st.randoms())
def test_the_same_question_gives_the_same_answer_however_it_is_ordered(steps, bodies, deadline, today, random):
    shuffled = {}
    for code in random.sample(sorted(bodies), len(bodies)):
        meetings = random.sample(bodies[code].meetings, len(bodies[code].meetings))
        shuffled[code] = replace(bodies[code], meetings=tuple(meetings))
    rest = random.sample(REST, len(REST))
    first = plan(deadline, steps, bodies, REST, today).to_json()
    assert plan(deadline, steps, shuffled, rest, today).to_json() == first


@settings(max_examples=100, deadline=None)
@given(ROUTES, calendars(), deadlines, todays)
def test_no_paper_is_prepared_in_a_resting_week_unless_it_is_hurried(steps, bodies, deadline, today):
    for answer in plan(deadline, steps, bodies, REST, today).steps:
        start, papers = answer.milestone("start"), answer.milestone("papers")
        if papers and papers.latest:
            assert not any(period.meets(start.latest, papers.latest) for period in REST)
