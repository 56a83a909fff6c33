"""A nämnd's part of the year's report answered by a personal mail link, without an account (R4.9, users.md § 3)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit.models import Event
from utblick.jobs.models import OutgoingMail
from utblick.organisation.actions import assign, register_person
from utblick.organisation.models import Body
from utblick.reporting import actions
from utblick.reporting.mail_links import ask_by_mail
from utblick.reporting.models import BodyReport
from utblick.values import Actor, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
COORDINATOR = Actor("user:c", "Maria Exempel", frozenset({Grant("coordinator", ""), Grant("signed_in")}))
OFFICER = Actor("user:o", "Elin Exempel", frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")


@pytest.fixture
def part(municipality) -> BodyReport:
    report = actions.begin_year(COORDINATOR, 2025)
    return actions.write_draft(SYSTEM, report, Body.objects.get(code="KFN"))


@pytest.fixture
def person(municipality):
    found = register_person(SYSTEM, name="Ingela Exempel", email="ingela@exempel.example")
    body, since = Body.objects.get(code="KFN"), date(2025, 1, 1)
    assign(SYSTEM, role="officer", valid_from=since, valid_to=None, person=found, body=body, administration=None)
    return found


def address_for(part, person) -> str:
    ask_by_mail(COORDINATOR, part, person)
    mail = OutgoingMail.objects.get(key__startswith="year-link:")
    assert mail.personal
    return LINK.search(mail.body).group(1)


def test_g_37_one_page_holds_the_draft_and_the_button_answers_once(part, person):
    address, before = address_for(part, person), Event.objects.count()
    page = Client().get(address)
    assert "Kultur- och fritidsnämnden" in page.text
    assert part.text[:40] in page.text
    assert Event.objects.count() == before
    assert Client().post(address, {"text": ""}).status_code == 422
    assert Client().post(address, {"text": "Vi sjöng i Cēsis."}).status_code == 200
    part.refresh_from_db()
    assert (part.text, part.answered_on, part.nothing) == ("Vi sjöng i Cēsis.", FIRST_DAY, False)
    assert part.answered_by.startswith("mail:")
    assert Client().post(address, {"text": "En gång till"}).status_code == 410


def test_nothing_this_year_is_answered_by_a_tick(part, person):
    assert Client().post(address_for(part, person), {"text": "", "nothing": "on"}).status_code == 200
    part.refresh_from_db()
    assert (part.nothing, part.answered_on) == (True, FIRST_DAY)


def test_the_link_is_closed_once_the_paragraph_is_recorded(part, person):
    address = address_for(part, person)
    actions.answer(COORDINATOR, part, nothing=False)
    actions.record_paragraph(COORDINATOR, part, version=part.version, decided_on=FIRST_DAY, paragraph="7")
    assert Client().get(address).status_code == 410
    with pytest.raises(ValidationError):
        ask_by_mail(COORDINATOR, part, person)


def test_only_the_coordinator_asks_and_only_those_who_work_there(part, person, signed_in):
    with pytest.raises(PermissionDenied):
        ask_by_mail(OFFICER, part, person)
    stranger = register_person(SYSTEM, name="Olle Exempel", email="olle@exempel.example")
    client, address = signed_in("coordinator"), f"/redovisning/namnd/{part.pk}/fraga/"
    assert client.post(address, {"person": stranger.pk}).status_code == 422
    assert client.post(address, {"person": person.pk}).status_code == 302
    assert client.post(address, {"person": person.pk}).status_code == 422
    assert OutgoingMail.objects.filter(key__startswith="year-link:").count() == 1
