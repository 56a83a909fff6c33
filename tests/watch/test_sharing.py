"""Feeds by a secret address, undoing a stand, other units and the county (P7, G-22)."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from utblick.accounts.models import RoleGrant
from utblick.audit import guard
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.watch import actions
from utblick.watch.actions.county_notes import add_county_note
from utblick.watch.actions.sharing import renew_feed_address
from utblick.watch.actions.stands import undo_stand
from utblick.watch.feeds import AllDay, calendar
from utblick.watch.models import Call, FeedAddress, Stand
from watch.municipality import SYSTEM, account, actor, given, the_call
from watch.portal import topic
from watch.test_stands import TWINNING

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]
ATOM = "{http://www.w3.org/2005/Atom}"


def events_of(text: str) -> list[dict[str, str]]:
    """A calendar file read as RFC 5545 says: lines unfolded, values without their escapes."""
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            plain = re.sub(r"\\(.)", lambda escaped: {"n": "\n"}.get(escaped[1], escaped[1]), value)
            found[-1][name] = plain
    return found


def addresses() -> tuple[FeedAddress, str]:
    row = renew_feed_address(actor("officer", "KFN"), account("officer", "KFN"))
    return row, f"/utlysningar/flode/{row.pk}/{row.token}"


def test_a_calendar_file_folds_escapes_and_keeps_its_uid():
    hard = "Möten, vänner; \\ och mer\nny rad " + "åäö€" * 30
    made = calendar(hard, [AllDay("1-single-1@utblick", date(2026, 9, 23), hard, hard, "https://u/1", 3, today())])
    [event] = events_of(made)
    assert event["SUMMARY"] == event["DESCRIPTION"] == hard
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20260923", "20260924")
    assert event["UID"] == "1-single-1@utblick" and event["DTSTAMP"].endswith("Z")


def test_the_feeds_show_a_bodys_calls_with_reasons_and_last_days():
    given(topic(1, **{**TWINNING, "title": ["Town twinning <2026>; meet, \\share"]}), topic(2, title=["Rocket"]))
    _, base = addresses()
    feed = ET.fromstring(Client().get(f"{base}/KFN/utlysningar.atom").content)
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Town twinning <2026>; meet, \\share"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{the_call().pk}"
    answer = Client().get(f"{base}/KFN/sista-dagar.ics")
    [event] = events_of(answer.text)
    assert event["SUMMARY"] == "Sista dag: Town twinning <2026>; meet, \\share"
    assert event["DTSTART;VALUE=DATE"] == "20260923" and "private" in answer.headers["Cache-Control"]
    uid = event["UID"]
    given(topic(1, deadline="2026-10-07", **TWINNING))
    [moved] = events_of(Client().get(f"{base}/KFN/sista-dagar.ics").text)
    assert (moved["UID"], moved["DTSTART;VALUE=DATE"]) == (uid, "20261007")
    assert int(moved["SEQUENCE"]) > int(event["SEQUENCE"])
    actions.take_stand(actor("officer", "KFN"), the_call(), "KFN", "not_for_us")
    assert events_of(Client().get(f"{base}/KFN/sista-dagar.ics").text) == []


def test_a_feed_has_its_owners_rights_and_no_others():
    given(topic(1, **TWINNING))
    _, base = addresses()
    assert Client().get(f"{base}/KFN/utlysningar.atom").status_code == 200
    assert Client().get(f"{base}/BUN/utlysningar.atom").status_code == 404
    assert Client().get(f"{base[:-1]}x/KFN/utlysningar.atom").status_code == 404
    with guard.opened():
        RoleGrant.objects.update(valid_from=today() - timedelta(days=9), valid_to=today() - timedelta(days=1))
    assert Client().get(f"{base}/KFN/utlysningar.atom").status_code == 404


def test_a_renewed_address_closes_the_old_one_and_no_secret_is_stored():
    row, old = addresses()
    again, new = addresses()
    assert row.pk == again.pk and Client().get(f"{old}/KFN/sista-dagar.ics").status_code == 404
    assert Client().get(f"{new}/KFN/sista-dagar.ics").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM watch_feedaddress")
        assert again.token not in str(cursor.fetchall())


def test_the_addresses_are_made_and_shown_on_the_page():
    client = Client()
    client.force_login(account("officer", "KFN"))
    assert "Skapa adresser" in client.get("/utlysningar/besked/").text
    client.post("/utlysningar/besked/floden/")
    page = client.get("/utlysningar/besked/").text
    assert "Förnya adresserna" in page
    [found] = re.findall(r'href="http://testserver(/utlysningar/flode/[^"]+\.ics)"', page)
    assert Client().get(found).status_code == 200


def test_a_stand_just_taken_is_undone_by_the_button_in_the_message():
    given(topic(1, **TWINNING))
    client, officer = Client(), actor("officer", "KFN")
    client.force_login(account("officer", "KFN"))
    stand = actions.take_stand(officer, the_call(), "KFN", "taken", owner="Kim", look_by=date(2026, 6, 1))
    take = f"/utlysningar/{the_call().pk}/stallning/KFN/"
    posted = {"choice": "not_for_us", "reason": "too_short", "version": stand.version, "back": "/utlysningar/"}
    page = client.post(take, posted, follow=True)
    undoing = re.search(r'action="([^"]+angra[^"]+)"', page.text)
    assert undoing is not None
    undone = client.post(undoing[1].replace("&amp;", "&"), follow=True)
    assert undone.redirect_chain[-1][0] == "/utlysningar/" and "Ångrat. KFN: Vi tar den." in undone.text
    stand.refresh_from_db()
    assert (stand.choice, stand.owner, stand.look_by, stand.reason) == ("taken", "Kim", date(2026, 6, 1), "")
    again = client.post(undoing[1].replace("&amp;", "&"), follow=True)
    assert "inom en minut" in again.text


def test_the_first_stand_undone_is_new_again_and_only_ones_own_within_the_minute(monkeypatch):
    given(topic(1, **TWINNING))
    officer = actor("officer", "KFN")
    stand = actions.take_stand(officer, the_call(), "KFN", "interesting")
    with pytest.raises(actions.TooLateError):
        undo_stand(actor("coordinator"), stand, version=stand.version)
    late = recorded_at() + timedelta(seconds=61)
    with monkeypatch.context() as later:
        later.setattr("utblick.watch.actions.undoing.recorded_at", lambda: late)
        with pytest.raises(actions.TooLateError):
            undo_stand(officer, stand, version=stand.version)
    assert undo_stand(officer, stand, version=stand.version).choice == "new"


def test_another_unit_that_looks_at_the_call_is_shown_without_its_person():
    given(topic(1, **TWINNING))
    actions.take_stand(actor("officer", "BUN"), the_call(), "BUN", "taken", owner="Kim Exempel")
    client = Client()
    client.force_login(account("officer", "KFN"))
    page = client.get(the_call().get_absolute_url()).text
    assert "Nämnder som tittar" in page and "Barn- och utbildningsnämnden: Vi tar den" in page
    assert "Kim Exempel" not in page


def test_the_county_gets_what_we_look_at_without_persons_G_22():
    given(topic(1, **{**TWINNING, "title": ["=Town twinning"]}), topic(2, **TWINNING), topic(3, **TWINNING))
    actions.take_stand(actor("officer", "KFN"), the_call(), "KFN", "taken", owner="Kim Exempel")
    actions.take_stand(actor("officer", "KFN"), the_call(3), "KFN", "not_for_us")
    client = Client()
    client.force_login(account("coordinator"))
    note = f"/utlysningar/{the_call(2).pk}/lanet/"
    for name in ("Sundby", "Vikköping"):
        assert client.post(note, {"organisation": name, "contact": "Kim Exempel"}).status_code == 302
    assert "Vikköping" in client.get(the_call(2).get_absolute_url()).text
    told = client.get("/utlysningar/dela/utlysningar.json").json()["calls"]
    assert [call["identifier"][-3:] for call in told] == ["001", "002"]
    assert told[0]["stands"] == [{"body": "KFN", "stand": "taken", "since": "2026-05-06"}]
    assert told[1]["other_municipalities"] == ["Sundby", "Vikköping"]
    text = client.get("/utlysningar/dela/utlysningar.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][2] == "'=Town twinning" and rows[2][-1] == "Sundby, Vikköping"
    assert "Kim" not in text and "user:" not in text
    officer = Client()
    officer.force_login(account("officer", "KFN"))
    assert officer.get("/utlysningar/dela/utlysningar.csv").status_code == 403


def test_a_call_can_be_copied_to_the_intranet_without_javascript():
    given(topic(1, **TWINNING))
    add_county_note(SYSTEM, the_call(), organisation="Sundby")
    client = Client()
    client.force_login(account("officer", "KFN"))
    page = client.get(the_call().get_absolute_url()).text
    copied = re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", page, re.S)
    assert copied is not None
    assert copied[1].startswith("Town twinning 2026") and "Sista dag är onsdag" in copied[1]
    assert f"http://testserver{the_call().get_absolute_url()}" in copied[1]
    assert Call.objects.count() == 1 and not Stand.objects.exists()
