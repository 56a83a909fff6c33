"""Calendars, deadlines and routes of every kind, for property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from dates.examples import BIND, FREE, KINDS, NAMES, ORDER_IN_DAY, SUBMIT, decide, prepare
from utblick.dates.calendars import BodyCalendar, LeadTimes, MeetingDate
from utblick.dates.steps import Deadline

CHAIN = (
    decide("KFN", ways={"other_order"}),
    prepare("KSAU", after={"kfn"}),
    decide("KS", after={"ksau", "kfn"}),
    decide("KF", after={"ks"}),
    BIND,
    SUBMIT,
)
ROUTES = st.sampled_from([FREE, CHAIN, CHAIN[:3]])
START, END = date(2025, 1, 1), date(2026, 12, 31)
STATUSES = ["planned", "planned", "planned", "preliminary", "reserve", "extra", "cancelled"]

lead_times = st.builds(
    LeadTimes,
    document_stop_days=st.integers(0, 30),
    preparation_days=st.integers(0, 30),
    approval_days=st.integers(0, 10),
    adjustment_days=st.integers(0, 14),
    immediate_adjustment=st.booleans(),
    dispatch_days=st.integers(0, 5),
    call_days=st.integers(0, 14),
)


@st.composite
def calendars(draw):
    bodies = {}
    for code, name in NAMES.items():
        days = draw(st.lists(st.dates(START, END), max_size=12, unique=True))
        meetings = [MeetingDate(code, day, draw(st.sampled_from(STATUSES)), ORDER_IN_DAY.get(code, 0)) for day in days]
        horizon = MeetingDate(code, END + timedelta(days=400))
        kind = KINDS.get(code, "committee")
        bodies[code] = BodyCalendar(code, name, kind, (*meetings, horizon), draw(lead_times))
    return bodies


deadlines = st.builds(Deadline, st.dates(date(2025, 6, 1), END), st.one_of(st.none(), st.dates(date(2025, 6, 1), END)))
todays = st.dates(date(2025, 1, 1), date(2026, 9, 30))
