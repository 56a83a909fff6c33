"""Partners are registered once, and found by every name they have or had."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hostile import HOSTILE, encoded
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.cooperation import actions, queries
from utblick.cooperation.countries import COUNTRIES, choices, country_name
from utblick.cooperation.models import Partner
from utblick.search.fields import sort_key_of
from utblick.ui import kinds
from utblick.values import Actor, Grant, system_actor

SYSTEM = system_actor("tests")
READER = Actor("user:r", grants=frozenset({Grant("reader"), Grant("signed_in")}))
pytestmark = pytest.mark.django_db


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(create_account(SYSTEM, email=f"{role}@exempel.example", name="Kim Exempel", roles=[(role, "")]))
    return client


def register(name: str = "Cēsis", **more) -> Partner:
    return actions.register_partner(SYSTEM, **{"name": name, "country_code": "LV", "partner_kind": "town", **more})


def names(rows) -> list[str]:
    return [row.name for row in rows]


def test_a_partner_is_found_without_diacritics_and_by_other_names():
    register(former_names="Wenden")
    register("Borgå", name_local="Porvoo", country_code="FI", is_twin_town=True)
    for words, found in (("Cesis", "Cēsis"), ("wenden", "Cēsis"), ("Porvoo", "Borgå"), ("lettland", "Cēsis")):
        assert names(queries.partners(READER, words=words)) == [found]
    assert names(queries.partners(READER)) == ["Borgå", "Cēsis"]
    assert names(queries.partners(READER, twin_towns=True)) == ["Borgå"]
    assert names(queries.partners(READER, country_code="LV")) == ["Cēsis"]


def test_a_changed_name_is_found_at_once():
    partner = register("Eski")
    actions.alter_partner(SYSTEM, partner, version=1, name="Yeni", former_names="Eski")
    assert names(queries.partners(READER, words="yeni")) == names(queries.partners(READER, words="eski")) == ["Yeni"]


def test_the_same_partner_is_not_registered_twice():
    register()
    with pytest.raises(ValidationError):
        register()
    assert register(partner_kind="school")


def test_only_those_who_work_with_partners_write_them():
    with pytest.raises(PermissionDenied):
        actions.register_partner(READER, name="X", country_code="FI", partner_kind="town")
    reader, officer = client_of("reader"), client_of("officer")
    assert reader.get("/partner/").status_code == officer.get("/partner/ny/").status_code == 200
    assert reader.get("/partner/ny/").status_code == 403
    assert Client().get("/partner/").status_code == 302
    assert reader.get(f"/partner/{system_partner_id()}/").status_code == 404


def system_partner_id() -> str:
    return "01900000-0000-7000-8000-000000000000"


def test_a_partner_goes_its_way_through_the_pages():
    client = client_of("officer")
    told = {"name": "Cēsis", "country_code": "LV", "partner_kind": "town", "is_twin_town": "on", "note": "<b>Kör</b>"}
    page = client.post("/partner/ny/", told, follow=True).content.decode()
    assert "Lettland" in page and "&lt;b&gt;" in page
    address = f"/partner/{Partner.objects.get().id}/andra/"
    assert client.post(address, {**told, "note": "Ny", "version": 1}).status_code == 302
    stale = client.post(address, {**told, "note": "Gammal", "version": 1})
    assert stale.status_code == 409
    assert "Ny" in stale.content.decode() and "Gammal" in stale.content.decode()


@pytest.mark.one_database
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_refused_or_kept_as_text(value):
    client = client_of("officer")
    for field in ("name", "name_local", "country_code", "partner_kind", "former_names", "note"):
        told = {"name": "Cēsis", "country_code": "LV", "partner_kind": "town", field: encoded(value)}
        assert client.post("/partner/ny/", told, follow=True).status_code in (200, 422)
        answer = client.get("/partner/", {"q": encoded(value), "land": encoded(value), "page": encoded(value)})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_the_list_asks_equally_many_questions_at_25_and_at_2500_rows():
    client, asked = client_of("officer"), []
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            Partner.objects.bulk_create(
                Partner(name=f"P {n}", sort_name=sort_key_of(f"P {n}"), country_code="FI", partner_kind="town")
                for n in range(first, last)
            )
        client.get("/partner/")
        with CaptureQueriesContext(connection) as queries_made:
            assert client.get("/partner/").status_code == 200
        asked.append(len(queries_made))
    assert asked[0] == asked[1] <= 12


def test_a_partner_is_named_and_linked_by_its_ref():
    partner = register()
    link = kinds.link(partner.ref, READER)
    assert link is not None
    assert (link.title, link.url) == ("Cēsis", f"/partner/{partner.id}/")


def test_countries_stand_in_each_languages_own_order():
    assert country_name("LV").en == "Latvia"
    assert [name for _, name in choices("sv")][-2:] == ["Österrike", "Östtimor"]
    assert choices("en")[0][1] == "Afghanistan"
    assert all(len(code) == 2 and name.sv and name.en for code, name in COUNTRIES.items())
