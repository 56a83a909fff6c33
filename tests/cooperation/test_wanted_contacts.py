"""Contacts wanted by companies: passed on, made or closed, and the benefit for local business in sight (G-21)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.conftest import FIRST_DAY, SYSTEM
from hostile import HOSTILE, encoded
from utblick.access import Standing
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.audit.models import EventWords
from utblick.audit.policy import policy, visible
from utblick.cases.models import Matter, OfficialReport
from utblick.cooperation import actions as rooms
from utblick.cooperation.actions.wanted_contacts import (
    close_wanted_contact,
    forget_company_contacts,
    note_contact_made,
    pass_on,
    register_wanted_contact,
)
from utblick.cooperation.models import Network, PartnerRequest, WantedContact
from utblick.cooperation.organisation_numbers import checked_number
from utblick.cooperation.todo import todo
from utblick.cooperation.wanted_contact_forms import WantedContactForm
from utblick.organisation.models import Body
from utblick.search.queries import find
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
COORDINATOR = Actor("user:s", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
READER = Actor("user:r", grants=frozenset({Grant("reader", "KS"), Grant("signed_in")}))
OTHER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))


def wish(**more) -> WantedContact:
    told = {"company": "Kajak AB", "seeks": "Återförsäljare", "body": Body.objects.get(code="KS")} | more
    return register_wanted_contact(SYSTEM, **told)


def test_g_21_a_companys_wish_is_passed_on_and_ends_in_a_contact_or_a_reason(municipality):
    town = rooms.register_partner(SYSTEM, name="Kuressaare", country_code="EE", partner_kind="town")
    row = wish(country_code="EE")
    [told] = todo(COORDINATOR, FIRST_DAY)
    assert (told.sentence, told.last_day) == ("Förmedla en kontakt åt Kajak AB", date(2026, 5, 20))
    assert todo(READER, FIRST_DAY) == []
    for wrong in ({}, {"partner": town, "on": date(2027, 1, 1)}, {"partner": town, "on": date(2026, 1, 1)}):
        with pytest.raises(ValidationError):
            pass_on(SYSTEM, row, version=1, **{"on": FIRST_DAY, **wrong})
    pass_on(SYSTEM, row, version=1, on=FIRST_DAY, partner=town)
    assert todo(COORDINATOR, FIRST_DAY) == []
    assert [told.sentence for told in todo(COORDINATOR, date(2026, 7, 6))] == ["Fråga Kajak AB hur det gick"]
    note_contact_made(SYSTEM, row, version=2, on=FIRST_DAY, outcome="En butik säljer dem.")
    assert todo(COORDINATOR, date(2026, 9, 6)) == []
    closed = close_wanted_contact(SYSTEM, wish(seeks="Kunder"), version=1, on=FIRST_DAY, reason="Ingen svarade")
    with pytest.raises(ValidationError):
        note_contact_made(SYSTEM, closed, version=2, on=FIRST_DAY)
    with pytest.raises(ValidationError):
        wish(seeks="Kunder")


def test_what_a_company_wants_kept_is_seen_by_those_who_handle_it_alone(municipality):
    open_one, kept = wish(), wish(company="Hemliga AB", is_confidential=True)
    assert set(visible(WantedContact.objects.all(), COORDINATOR)) == {open_one, kept}
    for actor in (READER, OTHER):
        assert list(visible(WantedContact.objects.all(), actor)) == [open_one]
        assert [hit.title for hit in find(actor, "hemliga", kinds=["wanted_contact"], limit=9)] == []
    assert not policy().allows(OTHER, "pass_on", "wanted_contact", Standing("KS"))


def test_the_contact_person_is_forgotten_a_year_after_the_end_also_in_the_logs_old_words(municipality):
    row = wish(contact_name="Nora Ekvall", contact_email="nora@exempel.example")
    waiting = wish(seeks="Kunder", contact_name="Nora Ekvall")
    close_wanted_contact(SYSTEM, row, version=1, on=FIRST_DAY, reason="Ingen svarade")
    move_demo_date(SYSTEM, date(2027, 5, 6))
    forget_company_contacts(date(2027, 5, 5))
    row.refresh_from_db()
    assert row.contact_name == "Nora Ekvall"
    forget_company_contacts(date(2027, 5, 6))
    row.refresh_from_db()
    waiting.refresh_from_db()
    assert (row.contact_name, row.contact_email, waiting.contact_name) == ("", "", "Nora Ekvall")
    assert not EventWords.objects.filter(event__subject=str(row.ref)).exists()
    assert EventWords.objects.filter(event__subject=str(waiting.ref)).exists()


@pytest.mark.one_database
def test_an_organisation_number_is_checked_and_no_personal_number_is_stored():
    assert checked_number(" 5560360793 ") == checked_number("165560360793") == "556036-0793"
    assert checked_number("") == ""
    for wrong in ("556036-0794", "811218-9876", "x", "１２３４５６-7890", "9" * 10_000):
        with pytest.raises(ValidationError):
            checked_number(wrong)


@pytest.mark.one_database
def test_the_pages_lead_a_wish_from_the_open_form_to_its_end(municipality, signed_in):
    form = WantedContactForm(None, bodies=Body.objects.all())
    assert {bound.name for bound in form if bound.field.required} == {"company", "seeks", "body"}
    with guard.opened():
        network = Network.objects.create(
            name="Exportnätet", sort_name="e", network_kind="business", geography="sweden", body_id="KS"
        )
        asked = PartnerRequest.objects.create(
            what="Kunder i Tallinn", seeks="business", organisation="Te & Co", country_code="EE", came_by="form",
            contact_name="Bo Berg", contact_email="bo@exempel.example", source_key="x", received_on=FIRST_DAY,
        )  # fmt: skip
    client = signed_in("coordinator")
    new = f"/partner/foretag/nytt/?forfragan={asked.pk}"
    assert new in client.get(f"/partner/forfragningar/{asked.pk}/").text
    assert 'value="Te &amp; Co"' in client.get(new).text
    told = {"company": "Te & Co", "seeks": "Kunder i Tallinn", "body": "KS", "contact_email": "bo@exempel.example"}
    for hostile in (
        *({"seeks": text} for text in map(encoded, HOSTILE.values())),
        {"organisation_number": "811218-9876"},
        {"body": "X"},
    ):
        assert client.post(new, {**told, **hostile}).status_code in {302, 422}
    assert client.post(new, told).status_code == 302
    row = WantedContact.objects.get(request=asked, seeks=told["seeks"])
    address = f"/partner/foretag/{row.pk}/"
    sent = {"network": str(network.pk), "on": "2026-05-06", "version": 1}
    assert client.post(f"{address}formedla/", {**sent, "network": ""}).status_code == 422
    assert client.post(f"{address}formedla/", sent).status_code == 302
    assert client.post(f"{address}formedla/", sent).status_code == 409
    assert "Te &amp; Co" in client.get(f"/partner/natverk/{network.pk}/").text
    assert "Exportnätet" in client.get("/partner/foretag/").text
    assert "Exportnätet" in client.get("/partner/natverk/?slag=business").text
    assert "Exportnätet" not in client.get("/partner/natverk/?slag=county").text
    assert client.post(f"{address}knuten/", {"on": "2026-05-06", "version": 2}).status_code == 302
    assert "Kontakten knöts" in client.get(address).text
    assert client.post(f"{address}avsluta/", {"on": "2026-05-06", "reason": "x", "version": 3}).status_code == 422
    assert client.get("/partner/foretag/nytt/?forfragan=x").status_code == 404
    reader = signed_in("reader")
    assert "bo@exempel.example" not in reader.get(address).text
    assert reader.post(f"{address}knuten/", {}).status_code in {403, 404}


@pytest.mark.one_database
def test_g_21_the_benefit_for_business_stands_on_the_pages_of_what_it_is_about(municipality, signed_in):
    body = Body.objects.get(code="KS")
    visit = rooms.register_visit(
        SYSTEM, who="Handelskammaren", place="Åbo", starts_on=FIRST_DAY, host=body, purpose="Export"
    )
    with guard.opened():
        matter = Matter.objects.create(
            body=body, title="Besök", subject=str(visit.ref), opened_on=FIRST_DAY, reference="KS-1"
        )
        OfficialReport.objects.create(
            matter=matter,
            recipient=body,
            written_on=FIRST_DAY,
            heading="Besök",
            business="Tre bolag får visa upp sig.",
            text_saved_at="2026-05-06T09:00:00Z",
        )
    assert "Tre bolag får visa upp sig." not in signed_in("coordinator").get(f"/partner/besok/{visit.pk}/").text
    with guard.opened():
        OfficialReport.objects.update(shared_at="2026-05-06T10:00:00Z")
    assert "Tre bolag får visa upp sig." in signed_in("reader").get(f"/partner/besok/{visit.pk}/").text


@pytest.mark.one_database
def test_the_list_asks_equally_much_of_25_and_2500_wishes(municipality, signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 25), (25, 2500)):
        with guard.opened():
            WantedContact.objects.bulk_create(
                WantedContact(company=f"Bolag {n}", seeks="Kunder", body_id="KS", received_on=FIRST_DAY)
                for n in range(first, last)
            )
        client.get("/partner/foretag/")
        with CaptureQueriesContext(connection) as made:
            assert client.get("/partner/foretag/").status_code == 200
        asked.append(len(made))
    assert asked[0] == asked[1] <= 12, [one["sql"][:100] for one in made]
