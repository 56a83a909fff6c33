"""Receiving Skicka till registrator to its end: in the app, by mail link, and from a folder."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from two_authorities import SYSTEM, TEXTS, TODAY
from utblick.audit.actions import move_demo_date
from utblick.cases import actions, queries
from utblick.cases.actions.receiving import receive_dispatches
from utblick.cases.models import Dispatch, Matter
from utblick.cases.next_steps import next_steps
from utblick.cases.todo import todo
from utblick.jobs.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")
REGISTRY = "registrator.kfn@exempel.example"


@pytest.fixture
def sent(world, actors):
    """Sends a matter's tjänsteskrivelse in the way that is asked for."""

    def send(way, recipient=""):
        officer = actors["kfn_officer"]
        matter = actions.open_matter(officer, body_code="KFN", title="Vänortsträff", officer=world.ester)
        report = actions.write_report(officer, matter, heading="Ansökan om medel", **TEXTS)
        return actions.dispatch_to_registrar(officer, matter, report=report, way=way, recipient=recipient).matter

    return send


def _steps(actor, matter):
    primary, others = next_steps(actor, queries.matter_page(actor, queries.matter_with_state(actor, matter.pk)))
    return primary, [step.label for step in others]


def test_a_registrar_is_led_to_receive_what_an_officer_was_led_to_send(sent, actors, signed_in):
    matter, registrar = sent("folder"), actors["kfn_registrar"]
    primary, others = _steps(registrar, matter)
    assert primary.label == "Ta emot och registrera"
    assert others[-1] == "Skicka till registrator" and "Ange diarienummer" not in others
    assert [row.sentence for row in todo(registrar, TODAY)] == ["Ta emot Vänortsträff"]
    client = signed_in("kfn_registrar")
    page = client.get(primary.url).text
    for told in ("kfn_officer", "Tjänsteskrivelse, Word: Ansökan om medel", "10\xa0september 2026", "ZIP"):
        assert told in page
    given = {"outside_number": "2026/KFN 0060", "received_on": TODAY, "receipt_to": "kfn_officer@exempel.example"}
    assert client.post(primary.url, given | {"version": 0}).status_code == 409
    given["version"] = Matter.objects.get(pk=matter.pk).version
    shown = client.post(primary.url, given, follow=True).text
    assert "2026/KFN 0060" in shown and "kvittensen går till kfn_officer@exempel.example" in shown
    assert "Mottaget" in shown and "Ta emot och registrera" not in shown
    receipt = OutgoingMail.objects.get(key__startswith="received:")
    assert receipt.subject.startswith("Mottaget: 2026/KFN 0060") and "Beslutssammanfattning" in receipt.body
    assert (_steps(registrar, matter)[0], _steps(registrar, matter)[1][0]) == (None, "Registrera beslut")
    move_demo_date(SYSTEM, date(2026, 10, 5))
    assert _steps(registrar, matter)[0].label == "Registrera beslut"


def test_the_sender_is_told_which_meeting_it_reaches(world, actors, signed_in):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")
    page = signed_in("kfn_officer").get(reverse("cases:send", args=[matter.pk])).text
    assert "hinner det till Kultur- och fritidsnämnden måndag 5\xa0oktober 2026" in page
    move_demo_date(SYSTEM, date(2026, 11, 20))
    assert "Inget sammanträde är planerat" in signed_in("kfn_officer").get(reverse("cases:send", args=[matter.pk])).text


def test_a_registrar_without_an_account_gives_the_number_from_the_mail(sent):
    matter = sent("mail", REGISTRY)
    mail = OutgoingMail.objects.get(recipient=REGISTRY)
    assert mail.personal and "kfn_officer har skickat" in mail.body and "Referens i Utblick" in mail.body
    address = LINK.search(mail.body).group(1)
    assert f'href="https://utblick.invalid{address}"' in mail.html
    page = Client().get(address).text
    assert "Ta emot: Vänortsträff" in page and "Tjänsteskrivelse, PDF" in page
    assert Dispatch.objects.get().received_on is None
    told = {"outside_number": "2026/KFN 0060", "received_on": TODAY}
    assert Client().post(address, told | {"outside_number": ""}).status_code == 422
    assert "mottagna i 2026/KFN 0060" in Client().post(address, told).text
    assert Client().post(address, told).status_code == 410
    assert Matter.objects.get(pk=matter.pk).outside_number == "2026/KFN 0060"
    assert Dispatch.objects.get().received_on == TODAY


def test_what_was_received_in_the_app_is_no_longer_asked_by_mail(sent, actors):
    matter = sent("mail", REGISTRY)
    address = LINK.search(OutgoingMail.objects.get(recipient=REGISTRY).body).group(1)
    receive_dispatches(actors["kfn_registrar"], matter, received_on=TODAY)
    assert Client().get(address).status_code == 410
    with pytest.raises(ValidationError, match="redan mottaget"):
        receive_dispatches(actors["kfn_registrar"], matter, received_on=TODAY)


@pytest.mark.parametrize("wrong", [TODAY + timedelta(days=1), TODAY - timedelta(days=1), date(1, 1, 1)])
def test_a_reception_before_the_sending_or_after_today_is_refused(sent, actors, wrong):
    with pytest.raises(ValidationError, match="skickades"):
        receive_dispatches(actors["kfn_registrar"], sent("folder"), received_on=wrong)


def test_an_officer_does_not_receive_and_no_receipt_goes_about_a_restricted_matter(sent, actors, signed_in):
    matter = sent("folder")
    with pytest.raises(PermissionDenied):
        receive_dispatches(actors["kfn_officer"], matter, received_on=TODAY)
    assert signed_in("kfn_officer").get(reverse("cases:receive", args=[matter.pk])).status_code == 403
    registrar = actors["kfn_registrar"]
    actions.restrict_matter(registrar, matter, provision="OSL 15:1", authority="KFN", decided_by="Gunilla")
    assert "receipt_to" not in signed_in("kfn_registrar").get(reverse("cases:receive", args=[matter.pk])).text
    receive_dispatches(registrar, matter, received_on=TODAY, receipt_to="kfn_officer@exempel.example")
    assert not OutgoingMail.objects.filter(key__startswith="received:").exists()


def test_a_receipt_that_was_mailed_goes_when_the_matter_is_restricted(sent, actors):
    """Must show 7: what has been mailed about a matter goes from the outbox."""
    matter, registrar = sent("folder"), actors["kfn_registrar"]
    receive_dispatches(registrar, matter, received_on=TODAY, receipt_to="kfn_officer@exempel.example")
    assert OutgoingMail.objects.filter(subject__contains="Vänortsträff").exists()
    actions.restrict_matter(registrar, matter, provision="OSL 15:1", authority="KFN", decided_by="Gunilla")
    assert not OutgoingMail.objects.filter(subject__contains="Vänortsträff").exists()


def test_a_new_matter_asks_a_registrar_for_its_number_and_then_for_what_came_in(world, actors):
    registrar = actors["kfn_registrar"]
    matter = actions.open_matter(registrar, body_code="KFN", title="Brev från Viljandi")
    assert _steps(registrar, matter)[0].label == "Ange diarienummer"
    actions.set_outside_number(registrar, matter, "2026/KFN 0061")
    assert _steps(registrar, matter)[0].label == "Lägg till handling"
    actions.write_report(actors["kfn_officer"], matter, heading="Svar", **TEXTS)
    assert _steps(registrar, matter)[0] is None
