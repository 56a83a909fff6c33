"""How alive a cooperation is: what the rooms know of a partner, contact persons, and reviews of quiet ones."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.cooperation import actions, queries
from utblick.cooperation.models import ContactPerson, Partner, PartnerRequest
from utblick.cooperation.stories import Happening, happenings, is_quiet, last_activity, story, work_share
from utblick.cooperation.todo import todo
from utblick.organisation.models import Body
from utblick.projects.actions import register_idea
from utblick.search.fields import sort_key_of
from utblick.values import Actor, Grant, system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
COORDINATOR = Actor("user:c", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
READER = Actor("user:r", grants=frozenset({Grant("reader"), Grant("signed_in")}))


@pytest.fixture
def town(municipality) -> Partner:
    return actions.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town", is_twin_town=True)


def contact(town: Partner, on: date, **more) -> ContactPerson:
    told = {"name": "Ilze Paraugs", "email": "ilze@exempel.example"} | more
    return actions.add_contact(SYSTEM, town, confirmed_on=on, **told)


def sentences() -> list[str]:
    return [str(row.sentence) for row in todo(COORDINATOR, TODAY)]


def noted(town: Partner, day: date = TODAY) -> date | None:
    actions.note_activity(day)
    town.refresh_from_db()
    return town.last_active_on


def test_g_24_a_quiet_twin_town_raises_a_review_and_never_an_end(town):
    assert sentences() == ["Se över samarbetet med Cēsis"]
    row = actions.register_agreement(
        SYSTEM, title="Vänort", agreement_kind="twinning", body=Body.objects.get(code="KS"), partners=[town]
    )
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=date(1992, 5, 4))
    assert noted(town) == date(1992, 5, 4)
    assert list(queries.partners(COORDINATOR, quiet_on=TODAY)) == [town]
    actions.review_partner(SYSTEM, town, version=town.version, reviewed="Vi skriver till borgmästaren.")
    assert sentences() == []
    seen = queries.agreement(COORDINATOR, row.pk)
    assert seen is not None
    assert seen.state == "in_force"
    move_demo_date(SYSTEM, TODAY + timedelta(days=400))
    assert [str(one.sentence) for one in todo(COORDINATOR, TODAY + timedelta(days=400))] == sentences_of("Cēsis")


def sentences_of(name: str) -> list[str]:
    return [f"Se över samarbetet med {name}"]


def test_what_every_room_knows_is_one_story_latest_first(town):
    contact(town, date(2026, 4, 1))
    body = Body.objects.get(code="KFN")
    idea = register_idea(SYSTEM, what="Körresa", body=body, contact="Kim Exempel", partner=town)
    actions.take_text(SYSTEM, "Hej.")
    lines = story(happenings(READER, [town]))
    assert [line.on for line in lines] == [TODAY, date(2026, 4, 1)]
    assert (lines[0].title, lines[0].url) == ("Körresa", f"/ansokningar/ide/{idea.pk}/")
    assert noted(town) == date(2026, 4, 1)
    assert not queries.partners(COORDINATOR, quiet_on=TODAY).exists()


def test_the_kept_day_of_activity_is_what_the_story_says(town):
    other = actions.register_partner(SYSTEM, name="Borgå", country_code="FI", partner_kind="town")
    for partner, day in ((town, 900), (town, 10), (other, 800)):
        contact(partner, TODAY - timedelta(days=day), email=f"{day}@exempel.example")
    actions.note_activity(TODAY)
    latest = last_activity(happenings(SYSTEM, [town, other]), TODAY)
    assert {row.pk: row.last_active_on for row in Partner.objects.all()} == latest
    assert is_quiet(latest[other.pk], TODAY)
    assert not is_quiet(latest[town.pk], TODAY)


def test_what_lies_ahead_is_no_activity_yet_and_work_is_counted_of_what_says(town):
    told = [
        Happening(town.pk, TODAY + timedelta(days=3), "besök", work_related=True),
        Happening(town.pk, TODAY - timedelta(days=3), "besök", work_related=True),
        Happening(town.pk, TODAY - timedelta(days=9), "besök", work_related=False),
        Happening(town.pk, TODAY - timedelta(days=20), "idé"),
    ]
    assert last_activity(told, TODAY) == {town.pk: TODAY - timedelta(days=3)}
    share = work_share(told, TODAY)
    assert share is not None
    assert (share.work, share.all, share.percent) == (1, 2, 50)
    assert work_share(told[3:], TODAY) is None


def test_a_contact_person_is_confirmed_each_year_and_removed_when_gone(town):
    row = contact(town, TODAY - timedelta(days=400))
    assert sentences()[-1] == "Bekräfta kontaktpersonerna hos Cēsis"
    actions.confirm_contact(COORDINATOR, row)
    assert (row.confirmed_on, row.confirmed_by) == (TODAY, "user:c")
    assert "Bekräfta kontaktpersonerna hos Cēsis" not in sentences()
    assert list(queries.contacts(READER, town)) == []
    with pytest.raises(PermissionDenied):
        actions.confirm_contact(READER, row)
    with pytest.raises(ValidationError):
        contact(town, TODAY, email="")
    actions.remove_contact(COORDINATOR, row)
    assert not ContactPerson.objects.exists()


def test_places_numbers_and_mergers_that_cannot_be_are_refused(town):
    region = actions.register_partner(
        SYSTEM, name="Vidzeme", country_code="LV", partner_kind="region", wikidata_id="Q331",
        latitude=Decimal("57.31"), longitude=Decimal("25.27"),
    )  # fmt: skip
    for wrong in (
        {"latitude": Decimal("57.3")},
        {"latitude": Decimal("97"), "longitude": Decimal("25")},
        {"wikidata_id": "http://x"},
        {"successor": town},
        {"merged_on": date(2025, 1, 1)},
        {"successor": region, "merged_on": TODAY + timedelta(days=1)},
    ):
        with pytest.raises(ValidationError):
            actions.alter_partner(SYSTEM, town, version=town.version, **wrong)
    town.refresh_from_db()
    actions.alter_partner(SYSTEM, town, version=town.version, successor=region, merged_on=date(2025, 7, 1))
    assert happenings(SYSTEM, [town])[0].title == "Vidzeme"
    assert sentences() == []


def test_g_23_meetings_of_a_network_we_share_are_told_but_do_not_make_a_quiet_cooperation_alive(town):
    body = Body.objects.get(code="KS")
    told = {"network_kind": "general", "geography": "baltic", "partners": [town]}
    network = actions.register_network(SYSTEM, name="Östersjökommunerna", body=body, **told)
    actions.note_meeting(SYSTEM, network, on=date(2026, 4, 2), title="Årsmöte")
    [line] = story(happenings(READER, [town]))
    assert (line.on, line.title) == (date(2026, 4, 2), "Östersjökommunerna: Årsmöte")
    assert noted(town) is None
    actions.alter_network(SYSTEM, network, version=network.version, partners=[])
    assert happenings(READER, [town]) == []


def test_g_24_a_visit_is_activity_from_its_first_day_and_says_if_it_was_about_work(town):
    told = {"who": "Rektorn", "place": "Cēsis", "host": Body.objects.get(code="KFN"), "purpose": "Körsång"}
    for day in (5, 30):
        actions.register_visit(SYSTEM, **told, starts_on=date(2026, 4, day), work_related=day == 5)
    gone = actions.register_visit(SYSTEM, **told, starts_on=date(2026, 5, 1))
    actions.cancel_visit(SYSTEM, gone, "Sjukdom")
    actions.register_visit(SYSTEM, **told, starts_on=TODAY + timedelta(days=9))
    assert noted(town) == date(2026, 4, 30)
    share = work_share(happenings(SYSTEM, [town]), TODAY)
    assert share is not None
    assert (share.work, share.all) == (1, 2)


def test_what_one_may_not_see_is_activity_but_is_not_told(town):
    asked = actions.take_text(SYSTEM, "Hej, vi söker en partner till ett projekt. Hälsningar Cēsis")
    with guard.opened():
        PartnerRequest.objects.update(organisation="Cēsis", hold="")
    stranger = Actor("anonymous", grants=frozenset({Grant("anonymous")}))
    [known] = happenings(stranger, [town])
    assert (known.key, known.is_seen) == (asked.request.pk, False)
    assert story([known]) == []


@pytest.mark.one_database
def test_what_lies_ahead_is_told_under_a_heading_of_its_own(town, signed_in):
    told = {"who": "Rektorn", "place": "Cēsis", "host": Body.objects.get(code="KFN"), "purpose": "Körsång"}
    client, address = signed_in("coordinator"), f"/partner/{town.pk}/"
    actions.register_visit(SYSTEM, **told, starts_on=date(2026, 4, 5))
    assert "Det som kommer" not in client.get(address).text
    actions.register_visit(SYSTEM, **told, starts_on=TODAY + timedelta(days=9))
    page = client.get(address).context
    assert [line.on for line in page["coming"]] == [TODAY + timedelta(days=9)]
    assert [line.on for line in page["story"]] == [date(2026, 4, 5)]
    assert "Det som kommer" in client.get(address).text


@pytest.mark.one_database
def test_the_pages_of_a_partner_lead_through_its_life(town, signed_in):
    client = signed_in("coordinator")
    address = f"/partner/{town.pk}/"
    assert "ingen aktivitet är känd" in client.get(address).content.decode()
    assert client.post(f"{address}kontaktperson/", {"name": "Ilze"}).status_code == 422
    told = {"name": "Ilze", "email": "ilze@exempel.example"}
    assert client.post(f"{address}kontaktperson/", told).status_code == 302
    row = ContactPerson.objects.get()
    assert "Senaste aktivitet" in client.get(address).content.decode()
    person = f"/partner/kontaktpersoner/{row.pk}/"
    assert client.post(f"{person}andra/", {**told, "position": "rektor", "version": 1}).status_code == 302
    assert client.post(f"{person}andra/", {**told, "version": 1}).status_code == 409
    assert client.post(f"{person}bekrafta/").status_code == 302
    reader = signed_in("reader").get(address).content.decode()
    assert "ilze@" not in reader
    assert client.post(f"{person}ta-bort/").status_code == 302
    assert client.post(f"{address}se-over/", {"reviewed": "Vilar.", "version": 1}).status_code == 302
    assert client.get("/partner/", {"tyst": "on"}).status_code == 200


@pytest.mark.one_database
def test_the_story_asks_equally_many_questions_however_long_it_is(town, signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 5), (5, 300)):
        with guard.opened():
            ContactPerson.objects.bulk_create(
                ContactPerson(partner=town, name=f"P {n}", email="p@exempel.example", confirmed_on=TODAY,
                              confirmed_by="system:tests")
                for n in range(first, last)
            )  # fmt: skip
            Partner.objects.bulk_create(
                Partner(name=f"P {n}", sort_name=sort_key_of(f"P {n}"), country_code="FI", partner_kind="town")
                for n in range(first, last)
            )
        client.get(f"/partner/{town.pk}/")
        with CaptureQueriesContext(connection) as made:
            client.get(f"/partner/{town.pk}/")
        asked.append(len(made))
    assert asked[0] == asked[1]
    assert asked[0] <= 12, [one["sql"][:100] for one in made]
