"""The planner gets its calendars, resting weeks and marked days in few queries."""

from datetime import date

import pytest

from organisation.conftest import SYSTEM
from utblick.organisation import actions, queries
from utblick.organisation.meeting_plans import read, rows_of_text
from utblick.organisation.models import Body
from utblick.organisation.resting_weeks import WrongWeeks, parse_weeks, written
from utblick.search.fields import sort_key_of

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def test_calendars_hold_every_body_with_its_meetings_and_lead_times(bodies, django_assert_num_queries):
    actions.import_plan(SYSTEM, read(rows_of_text("KFN: 19 januari, 16 februari*\nKS: 13 januari"), 2026))
    actions.alter_body(SYSTEM, bodies["KSAU"], version=1, valid_to=date(2025, 12, 31))
    with django_assert_num_queries(1):
        calendars = queries.calendars(*YEAR)
    assert sorted(calendars) == ["KFN", "KS"]
    culture = calendars["KFN"]
    assert [(meeting.on, meeting.status) for meeting in culture.meetings] == [
        (date(2026, 1, 19), "planned"),
        (date(2026, 2, 16), "reserve"),
    ]
    assert (culture.stop_days, culture.kind, culture.name.en) == (20, "committee", "Culture and Leisure Committee")
    assert culture.meetings[0].ref.startswith("meeting:")


def test_resting_weeks_are_one_administrations_or_all_together(db):
    assert queries.rest_periods(*YEAR)[1].start == date(2026, 7, 6)
    actions.register_administration(SYSTEM, code="KFF", name="Kultur", resting_weeks="9, 27–31")
    actions.register_administration(SYSTEM, code="KSF", name="Styrelsen", resting_weeks="52-1")
    assert [(p.start, p.end) for p in queries.rest_periods(*YEAR, "KFF")] == [
        (date(2026, 2, 23), date(2026, 3, 1)),
        (date(2026, 6, 29), date(2026, 8, 2)),
    ]
    together = queries.rest_periods(*YEAR)
    assert [(p.start, p.end) for p in together][0] == (date(2025, 12, 22), date(2026, 1, 4))
    assert len(together) == 4


@pytest.mark.parametrize(
    "text, weeks", [("28-31,52-1", ((28, 31), (52, 1))), (" 9 ; 44–44", ((9, 9), (44, 44))), ("", ())]
)
def test_weeks_are_read_as_people_write_them(text, weeks):
    assert parse_weeks(text) == weeks
    assert parse_weeks(written(weeks)) == weeks


@pytest.mark.parametrize("text", ["53", "0-1", "x", "28--31", "28-31 52-1"])
def test_what_are_no_weeks_is_refused(text):
    with pytest.raises(WrongWeeks):
        parse_weeks(text)


def test_marked_days_come_in_order(db):
    actions.add_landmark(SYSTEM, on=date(2026, 9, 13), name="Val", name_en="Election")
    actions.add_landmark(SYSTEM, on=date(2026, 10, 15), name="Nytt fullmäktige", landmark_kind="term")
    assert [(mark.on, mark.label.en) for mark in queries.landmarks(*YEAR)] == [
        (date(2026, 9, 13), "Election"),
        (date(2026, 10, 15), "Nytt fullmäktige"),
    ]


def test_coming_meetings_know_their_document_stop(bodies):
    actions.import_plan(SYSTEM, read(rows_of_text("KFN: 25 maj, 26 maj (inställt), 15 juni*\nKS: 5 maj"), 2026))
    coming = queries.coming_meetings(SYSTEM, date(2026, 5, 6), days=60)
    assert [(meeting.body.code, meeting.on, meeting.stops_on) for meeting in coming] == [
        ("KFN", date(2026, 5, 25), date(2026, 5, 5))
    ]


def test_a_council_has_its_papers_in_before_the_call(bodies):
    """KL 5:13: the council's call goes out at least a week before."""
    council = actions.register_body(
        SYSTEM, code="KF", name="Kommunfullmäktige", body_kind="council", document_stop_days=3
    )
    assert actions.add_meeting(SYSTEM, council, on=date(2026, 9, 24)).stops_on == date(2026, 9, 16)


def test_names_stand_in_swedish_order(db):
    names = ["Zon", "Örnen", "Ärlan", "Åsnan", "Abborren", "A-laget", "École", "Eken", "2:a laget"]
    for number, name in enumerate(names):
        actions.register_body(SYSTEM, code=f"N{number}", name=name, body_kind="advisory")
    stored = [body.name for body in Body.objects.all()]
    assert stored == sorted(names, key=sort_key_of)
    assert stored == ["2:a laget", "A-laget", "Abborren", "École", "Eken", "Zon", "Åsnan", "Ärlan", "Örnen"]
