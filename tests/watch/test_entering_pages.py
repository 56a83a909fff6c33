"""The pages where calls are entered, read in, and expected."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hostile import HOSTILE, encoded
from utblick.audit import guard
from utblick.clock.queries import today
from utblick.watch import actions
from utblick.watch.forms import EntryForm
from utblick.watch.models import Call
from watch.test_entering import MUSIC
from watch.test_watch_pages import client_of

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]
CALL = {"title": "Musikbryggan 2027", "programme": "Nordiska musikfonden", "closes": "april 2027 prel."}
TABLE = "Namn;Program;Stänger\nMusikbryggan;Musikfonden;april 2027\nDansbryggan;Dansfonden;snart\n"


def test_a_call_by_hand_asks_for_no_more_than_four_things() -> None:
    required = [name for name, field in EntryForm().fields.items() if field.required]
    assert required == ["title", "programme", "closes"]


def test_a_call_is_entered_with_a_preliminary_day_and_shown_as_preliminary() -> None:
    client = client_of("officer", "KFN")
    answer = client.post("/utlysningar/ny/", CALL, follow=True)
    page = answer.content.decode()
    assert "preliminärt april 2027" in page
    assert "Rätta uppgifterna" in page
    assert "Musikbryggan 2027" in client.get("/utlysningar/?body=").content.decode()


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost() -> None:
    client = client_of("coordinator")
    answer = client.post("/utlysningar/ny/", {**CALL, "closes": "snart", "most": "mycket", "text": "Egna ord."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Inget datum" in page and "Inget belopp" in page and "Egna ord." in page
    client.post("/utlysningar/ny/", CALL)
    again = client.post("/utlysningar/ny/", CALL)
    assert again.status_code == 422
    assert str(Call.objects.get().pk) in again.content.decode()


def test_a_call_by_hand_is_corrected_and_a_stale_page_is_told() -> None:
    client = client_of("coordinator")
    client.post("/utlysningar/ny/", CALL)
    call = Call.objects.get()
    address = f"/utlysningar/{call.pk}/andra/"
    assert 'value="2027-04"' in client.get(address).content.decode()
    assert client.post(address, {**CALL, "closes": "2027-04-12", "version": "1"}).status_code == 302
    stale = client.post(address, {**CALL, "closes": "2027-05-12", "version": "1"})
    assert stale.status_code == 409
    assert "2027-04-12" in stale.content.decode()


def test_a_call_from_a_source_is_not_corrected_by_hand() -> None:
    from watch.municipality import given, the_call
    from watch.portal import topic

    given(topic(1))
    answer = client_of("coordinator").get(f"/utlysningar/{the_call().pk}/andra/", follow=True)
    assert "Det som är fel rättas där." in answer.content.decode()


def test_a_table_is_shown_before_anything_is_stored_and_the_good_rows_can_be_kept() -> None:
    client = client_of("coordinator")
    shown = client.post("/utlysningar/las-in/", {"text": TABLE})
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "En rad behöver rättas" in page and "Musikbryggan" in page and "Dansbryggan" in page
    assert not Call.objects.exists()
    refused = client.post("/utlysningar/las-in/", {"text": TABLE, "confirm": "1"})
    assert refused.status_code == 422 and not Call.objects.exists()
    answer = client.post("/utlysningar/las-in/", {"text": TABLE, "confirm": "1", "good": "1"}, follow=True)
    assert Call.objects.get().title_sv == "Musikbryggan"
    assert "Inläst: 1 nya, 0 ändrade, 0 som förut." in answer.content.decode()
    assert "1 rad lästes inte in." in answer.content.decode()


def test_a_file_with_headings_of_its_own_is_mapped_by_the_reader() -> None:
    client = client_of("coordinator")
    file = SimpleUploadedFile("egna.csv", "Vad;Av vem;Klart\nBad;Vattenfonden;våren 2027\n".encode())
    page = client.post("/utlysningar/las-in/", {"file": file}).content.decode()
    text = re.search(r'<textarea name="text"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    assert text and "Bad;Vattenfonden;våren 2027" in text[1]
    mapped = {"mapped": "1", "column-0": "title", "column-1": "programme", "column-2": "closes"}
    checked = client.post("/utlysningar/las-in/", {"text": text[1], **mapped})
    assert checked.status_code == 200
    client.post("/utlysningar/las-in/", {"text": text[1], **mapped, "confirm": "1"})
    assert Call.objects.get().closes_about == "2027-03/2027-05"
    again = client.post("/utlysningar/las-in/", {"text": text[1], **mapped})
    assert "Allt i tabellen finns redan" in again.content.decode()


@pytest.mark.parametrize(("name", "content"), [("a.exe", b"MZ"), ("a.xlsx", b"PK\x03\x04"), ("a.csv", b"")])
def test_a_file_that_is_no_table_is_refused_at_its_field(name: str, content: bytes) -> None:
    answer = client_of("coordinator").post("/utlysningar/las-in/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422


def test_rubbish_in_every_field_is_answered_on_the_page() -> None:
    client = client_of("coordinator")
    for value in HOSTILE.values():
        told = {name: encoded(value) for name in EntryForm().fields}
        assert client.post("/utlysningar/ny/", told).status_code in (302, 422)
        assert client.post("/utlysningar/las-in/", {"text": encoded(value), "confirm": "1"}).status_code in (302, 422)
        assert client.get("/utlysningar/ny/", {"omgang": encoded(value)}).status_code == 200


def test_the_page_of_rounds_says_preliminary_and_leads_to_registering_the_announced_one() -> None:
    actions.expect(today())
    client = client_of("coordinator")
    page = client.get("/utlysningar/omgangar/").content.decode()
    assert "Alla dagar är preliminära" in page and "Nordplus" in page
    forecast = Call.objects.get(topic_id="round:nordplus:2027")
    shown = client.get(f"/utlysningar/{forecast.pk}/").content.decode()
    assert "Väntas, men är inte utlyst" in shown and f"?omgang={forecast.pk}" in shown
    entering = client.get(f"/utlysningar/ny/?omgang={forecast.pk}").content.decode()
    assert "Nordplus Junior" in entering
    posted = {**CALL, "closes": "2027-02-01"}
    client.post(f"/utlysningar/ny/?omgang={forecast.pk}", posted)
    assert "Utlyst som" in client.get(f"/utlysningar/{forecast.pk}/").content.decode()
    assert "utlyst" in client.get("/utlysningar/omgangar/").content.decode()


def test_the_pages_ask_the_same_few_questions_however_many_calls_are_entered() -> None:
    actions.expect(today())
    call = actions.register_call(client_actor(), MUSIC)
    client = client_of("coordinator")
    pages = ["ny/", "las-in/", "omgangar/", f"{call.pk}/andra/", "?status=expected&body=", f"{call.pk}/"]
    few = [asked(client, page) for page in pages]
    with guard.opened():
        Call.objects.bulk_create(
            Call(
                source=call.source, topic_id=f"copy {n}", call_type="1", title_sv=f"Kopia {n}", forecast=n % 2 == 0,
                closes_about="2027-03", closes_by=call.closes_by, first_seen_on=today(), last_seen_on=today(),
            )
            for n in range(2_500)
        )  # fmt: skip
    assert [asked(client, page) for page in pages] == few
    assert max(few) <= 12


def client_actor():
    from watch.municipality import SYSTEM

    return SYSTEM


def asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        assert client.get(f"/utlysningar/{page}").status_code == 200, page
    return len(questions)
