"""Who else in the county works on a call, and the county's own calls marked with a word (R3.9, G-22)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hostile import HOSTILE, encoded
from utblick.audit import guard
from utblick.clock.models import Installation
from utblick.clock.queries import today
from utblick.watch.actions.entering import register_call
from utblick.watch.models import Call, CountyNote
from utblick.watch.sources.entered.entry import Entry
from watch.municipality import SYSTEM, account, given, the_call
from watch.portal import topic
from watch.test_stands import TWINNING

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]


def client_of(role: str, body: str = "") -> Client:
    client = Client()
    client.force_login(account(role, body))
    return client


def test_g_22_who_else_works_on_a_call_is_noted_with_source_and_day_and_seen_by_all() -> None:
    given(topic(1, **TWINNING))
    with guard.opened():
        Installation.objects.update(county="01")
    page, client = f"/utlysningar/{the_call().pk}/", client_of("officer", "KFN")
    form = client.get(f"{page}lanet/").text
    assert '<option value="Haninge">' in form and '<option value="Region Stockholm">' in form
    told = {"organisation": "Haninge", "what": "Delar resa", "seeks_partners": "on", "source": "Nätverksmöte"}
    assert client.post(f"{page}lanet/", told).status_code == 302
    assert client.post(f"{page}lanet/", told).status_code == 422
    seen = client_of("reader", "BUN").get(page).text
    assert "Andra i länet" in seen and "söker medsökande" in seen and "Nätverksmöte" in seen
    note = CountyNote.objects.get()
    assert note.noted_on == today()
    changed = f"/utlysningar/lanet/{note.pk}/"
    assert client.post(f"{changed}andra/", {"organisation": "Haninge kommun", "version": 1}).status_code == 302
    assert client.post(f"{changed}andra/", {"organisation": "Haninge kommun", "version": 1}).status_code == 409
    for text in map(encoded, HOSTILE.values()):
        assert client.post(f"{page}lanet/", {"organisation": text, "contact": text}).status_code in {302, 422}
    with CaptureQueriesContext(connection) as made:
        client.get(page)
    assert len(made) <= 12
    assert client_of("reader", "BUN").post(f"{changed}ta-bort/").status_code in {403, 404}
    assert client.post(f"{changed}ta-bort/").status_code == 302
    assert not CountyNote.objects.filter(pk=note.pk).exists()


def test_g_22_a_regional_call_of_the_own_county_has_a_word_in_the_list() -> None:
    for title in ("ESF+ regional utlysning Stockholm", "ESF+ regional utlysning", "ESF+ Sydsverige"):
        register_call(SYSTEM, Entry(title=title, programme="ESF+", closes="2026-09-04"))
    who = "Kommuner i Kalmar, Stockholms och Gotlands län."
    register_call(SYSTEM, Entry(title="Kuster", programme="Interreg", closes="2026-09-04", who=who))
    client, chips = client_of("coordinator"), []
    for county in ("01", ""):
        with guard.opened():
            Installation.objects.update(county=county)
        text = client.get("/utlysningar/?body=&status=all").text
        chips.append((text.count("Stockholms län"), text.count(">Regional<")))
    assert Call.objects.count() == 4
    assert chips == [(2, 1), (0, 0)]
    with guard.opened():
        Installation.objects.update(county="01")
    page = Call.objects.get(title_sv="Kuster").get_absolute_url()
    assert "Utlysningen gäller Stockholms län" in client.get(page).text
