"""The demo is one that a Swede believes (users.md § 8)."""

from __future__ import annotations

import json
import re
from datetime import date, time, timedelta

import pytest

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.audit.models import Event, EventWords
from utblick.audit.verification import verify
from utblick.clock.queries import installation, today
from utblick.cooperation.models import Partner
from utblick.cooperation.queries import partners
from utblick.dates.holidays import holiday_name
from utblick.demo.data import organisation as strando
from utblick.demo.data.people import ACCOUNTS
from utblick.governance.models import AdoptedSet
from utblick.organisation.models import Administration, Assignment, Body, Landmark, Meeting, Person
from utblick.organisation.queries import keeping_of
from utblick.search.queries import find

pytestmark = pytest.mark.one_database

YEAR = Meeting.objects.filter(on__year=2026).select_related("body")


def days_of(code: str, *, reserve: bool = False) -> list[date]:
    rows = YEAR.filter(body__code=code).exclude(status="cancelled")
    return [row.on for row in (rows if reserve else rows.exclude(status="reserve"))]


def test_it_is_an_invented_municipality_that_says_so_and_stands_at_the_day_of_the_call(demo):
    found = installation()
    assert found is not None
    assert found.municipality == "Strandö kommun (exempel)"
    assert found.demo
    assert found.code.startswith("00")
    assert today() == date(2026, 5, 6)


def test_it_has_adopted_the_model_text_by_a_decision_of_its_own(demo):
    adopted = AdoptedSet.objects.get()
    assert (adopted.document_id, adopted.adopted_by, adopted.paragraph) == ("tyreso-2010", "KS", "21")
    assert adopted.adopted_on.year == 2023
    assert adopted.adopted_on.weekday() == 1


def test_there_are_nine_committees_a_company_and_advisory_groups(demo):
    assert Body.objects.filter(code__in=strando.COMMITTEES).count() == 9
    kinds = list(Body.objects.values_list("body_kind", flat=True))
    assert kinds.count("company_board") == 1
    assert kinds.count("advisory") == 3


def test_every_committee_keeps_its_records_in_another_system_and_one_advisory_group_here(demo):
    kept_here = [code for code in Body.objects.values_list("code", flat=True) if keeping_of(code, today()).minutes_here]
    assert kept_here == ["IBG"]
    assert keeping_of("KFN", today()).register_in == "ett annat system"


def test_every_administration_rests_in_summer_and_at_christmas(demo):
    assert {row.resting_weeks for row in Administration.objects.all()} == {"28-31,52-1"}
    assert Administration.objects.get(is_coordinator=True).code == "KSF"


def test_the_board_meets_on_tuesdays_and_the_culture_committee_on_mondays(demo):
    for code, weekday, at in (("KS", 1, time(18, 30)), ("KFN", 0, time(18, 0))):
        rows = YEAR.filter(body__code=code)
        assert rows.count() >= 9
        assert {row.on.weekday() for row in rows} == {weekday}
        assert {row.starts_at for row in rows} == {at}


def test_nobody_meets_in_july_in_the_weeks_of_leave_at_midsummer_or_on_election_day(demo):
    for meeting in YEAR:
        assert meeting.on.month != 7
        assert meeting.on.isocalendar().week not in (9, 25, 28, 29, 30, 31, 44)
        assert meeting.on != date(2026, 9, 13)
        assert meeting.on.weekday() < 5
        assert not holiday_name(meeting.on), meeting


def test_one_meeting_is_cancelled_and_one_reserve_date_used(demo):
    cancelled = YEAR.get(status="cancelled")
    assert (cancelled.body.code, cancelled.on) == ("AMSN", date(2026, 4, 21))
    used = YEAR.get(body__code="KS", on=date(2026, 2, 10))
    assert used.status == "held"
    assert used.note.startswith("Reservdagen används")
    assert YEAR.filter(status="reserve").exists()


def test_the_year_of_the_election_shows(demo):
    assert {row.on for row in Landmark.objects.all()} == {date(2026, 9, 13), date(2026, 10, 15)}
    assert date(2026, 10, 15) in days_of("KF")
    assert date(2026, 9, 8) in days_of("KS")


def test_the_story_of_the_call_is_possible_only_with_care(demo):
    """Issue 2: the next stop has passed; then August, before the leave ends; KS five days before the election."""
    upcoming = [day for day in days_of("KFN") if day > today()]
    assert upcoming[:3] == [date(2026, 5, 18), date(2026, 8, 24), date(2026, 9, 21)]
    assert YEAR.get(body__code="KFN", on=upcoming[0]).stops_on < today()
    assert YEAR.get(body__code="KFN", on=upcoming[1]).stops_on == date(2026, 8, 10)
    assert [day for day in days_of("KS", reserve=True) if day > today()][:2] == [date(2026, 6, 2), date(2026, 8, 18)]
    assert date(2026, 9, 13) - date(2026, 9, 8) == timedelta(days=5)


def test_next_year_has_no_plan_yet(demo):
    assert not Meeting.objects.filter(on__year=2027).exists()


def test_what_has_been_is_recorded_as_held_on_its_day(demo):
    assert not Meeting.objects.filter(on__lt=today(), status="planned").exists()
    assert not Meeting.objects.filter(on__gt=today(), status="held").exists()
    held = Event.objects.filter(verb="meeting.hold").order_by("seq")
    days = list(held.values_list("effective_on", flat=True))
    assert days == sorted(days)
    assert days[0] == date(2025, 8, 25)


def test_people_are_many_mixed_and_reached_only_at_the_example_address(demo):
    people = list(Person.objects.all())
    assert len(people) >= 40
    assert all(person.email.endswith("@exempel.example") for person in people)
    parties = {found for person in people for found in re.findall(r"\(([A-Z])\)", person.title)}
    assert parties == {"A", "B", "C"}
    assert len({person.name.split()[0] for person in people}) == len(people)


def test_every_body_that_decides_has_a_chair_and_every_administration_a_head(demo):
    chairs = set(Assignment.objects.filter(role="chair").values_list("body__code", flat=True))
    assert set(strando.COMMITTEES) | {"KF", "KSAU"} <= chairs
    heads = Assignment.objects.filter(role__in=("head", "chief_executive"))
    assert {row.administration.code for row in heads} == {row.code for row in Administration.objects.all()}


def test_elected_people_serve_the_term_that_the_election_ends(demo):
    serving = Assignment.objects.filter(role="chair")
    ends = {row.body.code: row.valid_to for row in serving}
    assert ends["KFN"] == date(2026, 12, 31)
    assert ends["KF"] == date(2026, 10, 14)


def test_there_is_one_account_for_each_role_and_nobody_can_sign_in_with_a_password(demo):
    users = list(User.objects.order_by("id"))
    assert [user.title for user in users] == list(ACCOUNTS)
    assert all(user.demo and not user.has_usable_password() for user in users)
    roles = {grant.role for user in users for grant in user.grants.all()}
    assert roles == {
        "administrator", "clerk", "company", "coordinator", "member", "officer", "reader", "registrar",
    }  # fmt: skip
    officer = User.objects.get(title="Handläggare, kultur och fritid")
    assert actor_of(officer, today()).bodies == {"KFN"}
    assert officer.person.name == officer.name


def test_partners_are_found_by_their_other_names(demo):
    """users.md § 7: "Cesis" finds Cēsis, "Porvoo" finds Borgå."""
    actor = actor_of(User.objects.get(title="Samordnare"), today())
    assert [entry.title for entry in find(actor, "Cesis", kinds=["partner"])][0].startswith("Cēsis")
    assert [entry.title for entry in find(actor, "Porvoo", kinds=["partner"])] == ["Borgå"]
    assert set(Partner.objects.filter(is_twin_town=True).values_list("country_code", flat=True)) == {
        "LV", "FI", "FR", "PL",
    }  # fmt: skip


def test_telephone_numbers_and_addresses_are_none_that_anyone_has(demo):
    texts = " ".join(
        [*Partner.objects.values_list("note", flat=True), *EventWords.objects.values_list("words", flat=True)]
    )
    numbers = re.findall(r"(?<![\w-])0\d{1,3}-[\d ]{5,}\d", texts)
    assert numbers
    assert all(re.fullmatch(r"070-174 06 (0[5-9]|[1-9]\d)", number) for number in numbers)
    assert set(re.findall(r"[a-z]@([a-z.-]+\.[a-z]+)", texts)) == {"exempel.example"}


def test_the_events_of_the_build_form_an_unbroken_chain_by_people_of_the_demo(demo, settings, tmp_path):
    settings.AUDIT_HEADS_FILE = tmp_path / "heads.log"
    accounts = {user.label for user in User.objects.all()}
    actors = set(Event.objects.values_list("actor", flat=True))
    jobs = {"plans", "telling", "cooperation", "watch", "reporting", "banks"}
    assert actors - accounts == {"system:demo", *(f"system:{job}" for job in jobs)}
    assert json.loads(Event.objects.order_by("seq").first().payload)["municipality"][1] == strando.MUNICIPALITY
    assert verify().findings == ()


def test_g_24_two_twin_towns_are_quiet_and_asked_about(demo):
    coordinator = actor_of(User.objects.get(title="Samordnare"), today())
    assert [row.name for row in partners(coordinator, quiet_on=today()) if row.is_twin_town] == [
        "Borgå",
        "Wejherowo",
    ]
