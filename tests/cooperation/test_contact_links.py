"""A contact person abroad says by a personal mail link whether what is kept of them is right (GDPR art. 5.1 d)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit.actions import move_demo_date
from utblick.audit.models import Event
from utblick.cooperation import actions
from utblick.cooperation.models import ContactPerson
from utblick.jobs.models import OutgoingMail
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
COORDINATOR = Actor("user:c", "Maria Exempel", frozenset({Grant("coordinator"), Grant("signed_in")}))
READER = Actor("user:r", grants=frozenset({Grant("reader"), Grant("signed_in")}))
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")
TOLD = {"name": "Ilze Paraugs", "position": "skolchef", "email": "ilze@exempel.example", "phone": "", "language": ""}


@pytest.fixture
def contact(municipality) -> ContactPerson:
    town = actions.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town", is_twin_town=True)
    told = {"name": "Ilze Paraugs", "email": "ilze@exempel.example"}
    return actions.add_contact(SYSTEM, town, confirmed_on=date(2025, 1, 7), **told)


def address_for(contact: ContactPerson) -> str:
    actions.ask_contact(COORDINATOR, contact)
    mail = OutgoingMail.objects.get(key__startswith="contact-link:")
    assert (mail.recipient, mail.personal) == ("ilze@exempel.example", True)
    found = LINK.search(mail.body)
    assert found
    return found.group(1)


def test_opening_the_link_changes_nothing_and_the_button_corrects_and_confirms_once(contact):
    address, before = address_for(contact), Event.objects.count()
    page = Client().get(address)
    assert page.status_code == 200 and "Ilze Paraugs" in page.text
    assert 'lang="en"' in page.text and "This is right" in page.text
    assert Event.objects.count() == before
    assert Client().post(address, {**TOLD, "email": "", "phone": ""}).status_code == 422
    assert Client().post(address, TOLD).status_code == 200
    contact.refresh_from_db()
    assert (contact.position, contact.confirmed_on) == ("skolchef", FIRST_DAY)
    assert contact.confirmed_by.startswith("mail:")
    assert Client().post(address, {**TOLD, "name": "Någon annan"}).status_code == 410
    contact.refresh_from_db()
    assert contact.name == "Ilze Paraugs"


def test_the_link_ends_with_its_days_with_the_person_and_with_the_address(contact):
    address = address_for(contact)
    with pytest.raises(ValidationError, match="redan"):
        actions.ask_contact(COORDINATOR, contact)
    actions.alter_contact(COORDINATOR, contact, version=contact.version, email="ny@exempel.example")
    assert Client().get(address).status_code == 410
    actions.alter_contact(COORDINATOR, contact, version=contact.version, email="ilze@exempel.example")
    assert Client().get(address).status_code == 200
    move_demo_date(SYSTEM, FIRST_DAY + timedelta(days=60))
    assert Client().post(address, TOLD).status_code == 410
    assert OutgoingMail.objects.count() == 1


def test_only_those_who_keep_contacts_may_ask_and_one_without_address_is_called(contact):
    with pytest.raises(PermissionDenied):
        actions.ask_contact(READER, contact)
    actions.alter_contact(COORDINATOR, contact, version=contact.version, email="", phone="070-174 06 05")
    with pytest.raises(ValidationError, match="Ring"):
        actions.ask_contact(COORDINATOR, contact)


@pytest.mark.one_database
def test_the_button_on_the_partners_page_sends_the_link(contact, signed_in):
    client = signed_in("coordinator")
    address = f"/partner/kontaktpersoner/{contact.pk}/fraga/"
    assert address in client.get(f"/partner/{contact.partner_id}/").text
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 302
    assert OutgoingMail.objects.count() == 1
    assert signed_in("reader").post(address).status_code == 403
