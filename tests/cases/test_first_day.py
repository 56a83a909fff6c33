"""What a registrar and a chair hesitated at when they tried their own day for the first time."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from two_authorities import SYSTEM, TEXTS, TODAY
from utblick.accounts.actions import create_account
from utblick.cases import actions
from utblick.cases.actions import PointAnswer
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import Decision, Matter
from utblick.cases.queries.waiting import body_awaiting
from utblick.cases.todo import todo

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def matter(world, actors):
    return actions.open_matter(actors["kfn_registrar"], body_code="KFN", title="Brev från Viljandi")


@pytest.fixture
def decision(world, matter, actors):
    point = PointAnswer(text="Nämnden tackar ja.", outcome=Outcome.BIFALL, effect=Effect.OTHER)
    return actions.record_decision(
        actors["kfn_clerk"], matter, body_code="KFN", decided_on=world.kfn_meeting.on, paragraph="51", points=[point]
    )


def test_a_mark_without_its_provision_is_a_mistake_and_not_a_saved_nothing_OSL_5_5(matter, signed_in):
    client = signed_in("kfn_registrar")
    address = reverse("cases:restrict", args=[matter.pk])
    told = {"authority": "Kultur- och fritidsnämnden", "decided_by": "Gunilla"}
    assert "Lämna tomt" not in client.get(address).text
    assert client.post(address, told | {"provision": ""}).status_code == 422
    assert client.post(address, told | {"provision": "OSL 15:1 a"}).status_code == 302
    page = client.get(reverse("cases:matter", args=[matter.pk])).text
    assert "alla i kommunen" not in page
    assert "Lämna tomt" in client.get(address).text
    assert client.post(address, told | {"provision": ""}).status_code == 302
    assert Matter.objects.get().restriction_provision == ""


def test_a_number_that_another_matter_has_is_told_and_can_be_mended(matter, actors, signed_in):
    actions.open_matter(actors["kfn_registrar"], body_code="KFN", title="Körutbyte", outside_number="2026/KFN 0034")
    client = signed_in("kfn_registrar")
    address = reverse("cases:number", args=[matter.pk])
    warned = client.post(address, {"outside_number": "2026/KFN 0034", "version": matter.version}, follow=True).text
    assert "2026/KFN 0034 står också på ett annat ärende: Körutbyte." in warned
    assert f'<a href="{address}">Rätta diarienumret</a>' in warned
    version = Matter.objects.get(pk=matter.pk).version
    mended = client.post(address, {"outside_number": "2026/KFN 0035", "version": version}, follow=True).text
    assert "2026/KFN 0035" in mended and "står också" not in mended


def test_a_matter_without_dnr_waits_for_its_registrar_alone(matter, actors):
    def waiting(name):
        return [row.sentence for row in todo(actors[name], TODAY) if row.band == "waiting"]

    assert waiting("kfn_registrar") == ["Ange diarienummer för Brev från Viljandi"]
    assert waiting("kfn_clerk") == waiting("kfn_officer") == []


def test_a_meeting_elsewhere_leads_to_its_coming_matters_and_then_to_what_it_decided(world, decision, signed_in):
    client = signed_in("reader")
    coming = client.get(reverse("organisation:meeting", args=[world.ks_meeting.body.meetings.last().pk])).text
    assert f"{reverse('cases:coming')}?organ=KS" in coming
    held = client.get(reverse("organisation:meeting", args=[world.kfn_meeting.pk])).text
    assert reverse("cases:decision", args=[decision.pk]) in held
    assert "Brev från Viljandi" in held


def test_the_coming_matters_begin_with_ones_own_body(world, signed_in):
    assert "Kommunstyrelsen" in str(signed_in("ks_officer").get(reverse("cases:coming")).context["name"])
    assert signed_in("kfn_member").get(reverse("cases:coming")).context["code"] == "KFN"


def test_a_chair_of_two_bodies_begins_where_something_waits_and_opens_it_on_one_page(world, actors, signed_in):
    """users.md § 1: one page; what am I asked, what does it cost, which years does it bind."""
    officer = actors["ks_officer"]
    matter = actions.open_matter(officer, body_code="KS", title="Värdskap")
    report = actions.write_report(officer, matter, heading="Värdskap 2027", **TEXTS)
    actions.dispatch_to_registrar(officer, matter, report=report, way="folder")
    chair = create_account(
        SYSTEM, email="c@exempel.example", name="C", roles=[("member", "KFN"), ("member", "KS")],
        valid_from=date(2026, 1, 1),
    )  # fmt: skip
    client = Client()
    client.force_login(chair, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("cases:coming"))
    assert page.context["code"] == "KS"
    (row,) = page.context["rows"]
    assert f"{reverse('documents:file', args=[row.summary.file_id])}?visa" in page.text
    assert body_awaiting(actors["ks_officer"], ["KFN", "KS"]) == "KS"
    assert body_awaiting(actors["ks_officer"], ["KFN"]) == "KFN"


def test_who_tells_the_day_of_adjusting_hears_what_comes_next_and_stays_where_it_was_told(decision, signed_in):
    """KL 8:12."""
    client = signed_in("kfn_clerk")
    page = reverse("cases:decision", args=[decision.pk])
    assert 'name="back"' in client.get(page).text and 'name="back"' not in client.get(reverse("cases:answers")).text
    address = reverse("cases:adjust", args=[decision.pk])
    answer = client.post(address, {"adjusted_on": date(2026, 8, 28).isoformat(), "back": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == page
    assert "KFN § 51 är justerad. När anslaget sitter uppe" in answer.text
    assert Decision.objects.get().adjusted_on == date(2026, 8, 28)
