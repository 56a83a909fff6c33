"""A colleague without an account tells of a visit by a personal mail link (users.md § 3)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit.actions import move_demo_date
from utblick.audit.models import Event
from utblick.clock import uuid7
from utblick.cooperation import actions
from utblick.cooperation.models import Visit
from utblick.jobs.models import OutgoingMail
from utblick.organisation.actions import assign, end_assignment, register_person
from utblick.organisation.models import Assignment, Body
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
COORDINATOR = Actor(f"user:{uuid7()}", "Maria Exempel", frozenset({Grant("coordinator"), Grant("signed_in")}))
OFFICER = Actor(f"user:{uuid7()}", "Elin Exempel", frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")
TOLD = {
    "who": "Bibliotekschefen", "place": "Tartu, Estland", "starts_on": "2026-05-20", "host": "KFN", "purpose": "Möte",
}  # fmt: skip


@pytest.fixture
def person(municipality):
    found = register_person(SYSTEM, name="Ingela Exempel", email="ingela@exempel.example")
    kfn = Body.objects.get(code="KFN")
    assign(
        SYSTEM, role="officer", valid_from=date(2025, 1, 1), valid_to=None, person=found, body=kfn, administration=None
    )
    return found


def address_for(person) -> str:
    actions.ask_to_tell_of_visit(COORDINATOR, person, Body.objects.get(code="KFN"))
    mail = OutgoingMail.objects.get(key__startswith="visit-link:")
    assert mail.recipient == "ingela@exempel.example" and mail.personal
    return LINK.search(mail.body).group(1)


def test_one_form_tells_of_the_visit_once_and_opening_it_changes_nothing_g_35(person):
    address, before = address_for(person), Event.objects.count()
    page = Client().get(address)
    assert page.status_code == 200 and "Anmäl ett besök hos Kultur- och fritidsnämnden" in page.text
    assert Event.objects.count() == before and not Visit.objects.exists()
    assert Client().post(address, {**TOLD, "purpose": ""}).status_code == 422 and not Visit.objects.exists()
    assert "informerad: Bibliotekschefen" in Client().post(address, TOLD).text
    visit = Visit.objects.get()
    assert (visit.host.code, visit.informed_on) == ("KFN", FIRST_DAY)
    assert visit.informed_by.startswith("mail:")
    again = Client().post(address, {**TOLD, "who": "Någon annan"})
    assert again.status_code == 410 and Visit.objects.count() == 1


def test_the_link_reaches_no_other_body_and_names_no_minor(person):
    address = address_for(person)
    for wrong in ({"host": "BUN"}, {"delegation": "1 elev Kim Exempel"}):
        assert Client().post(address, {**TOLD, **wrong}).status_code == 422
    assert not Visit.objects.exists()


def test_a_visit_told_of_twice_is_refused_and_the_link_remains(person):
    host = Body.objects.get(code="KFN")
    actions.register_visit(OFFICER, **{**TOLD, "starts_on": date(2026, 5, 20), "host": host})
    address = address_for(person)
    assert Client().post(address, TOLD).status_code == 422
    assert Client().post(address, {**TOLD, "who": "Två bibliotekarier"}).status_code == 200


def test_the_link_runs_out_and_ends_with_the_assignment(person):
    address = address_for(person)
    held = Assignment.objects.get(person=person)
    end_assignment(SYSTEM, held, valid_to=FIRST_DAY, version=held.version)
    move_demo_date(SYSTEM, date(2026, 5, 7))
    assert Client().get(address).status_code == Client().post(address, TOLD).status_code == 410
    move_demo_date(SYSTEM, date(2026, 6, 6))
    assert Client().get(address).status_code == 410 and not Visit.objects.exists()


def test_only_the_coordinator_asks_and_once_a_day(person, signed_in):
    kfn, bun = Body.objects.get(code="KFN"), Body.objects.get(code="BUN")
    with pytest.raises(PermissionDenied):
        actions.ask_to_tell_of_visit(OFFICER, person, kfn)
    with pytest.raises(ValidationError):
        actions.ask_to_tell_of_visit(COORDINATOR, person, bun)
    client = signed_in("coordinator")
    given = {"person": str(person.pk), "host": "KFN"}
    assert (
        "Be någon anmäla" in client.get("/partner/besok/").text and client.get("/partner/besok/be/").status_code == 200
    )
    assert "skickad till Ingela" in client.post("/partner/besok/be/", given, follow=True).text
    refused = client.post("/partner/besok/be/", given)
    assert refused.status_code == 422 and "redan fått en länk" in refused.text
    assert signed_in("officer", "KFN").get("/partner/besok/be/").status_code == 403
