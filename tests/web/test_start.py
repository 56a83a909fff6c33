"""The start page *Att göra*: what waits, what goes on, what has changed, for the one who looks."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.conftest import client_of
from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.clock.queries import today
from utblick.demo.actions import move_date
from utblick.demo.data.people import ACCOUNTS
from utblick.jobs import todo
from utblick.jobs.todo import TodoRow, add_todo, todo_rows
from utblick.values import ANONYMOUS, system_actor
from utblick.web.queries import MOST_ROWS, meetings_ahead, start_page

pytestmark = pytest.mark.one_database  # on PostgreSQL the page is read by tests/test_pages.py
NBSP = "\u00a0"


def text_of(response) -> str:
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(words).split())


def bands_of(account: str) -> dict[str, list[str]]:
    actor = actor_of(User.objects.get(title=account), today())
    return {band: [str(row.sentence) for row in rows] for band, rows in todo_rows(actor, today()).items()}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_everyone_gets_three_bands_and_the_coming_meetings_with_their_stops(demo, account):
    page = client_of(account).get("/")
    told = text_of(page)
    assert page.status_code == 200
    for words in ("Väntar på dig", "På väg", "Har ändrats", "Kommande sammanträden", "Handlingsstopp"):
        assert words in told
    assert page.headers["Cache-Control"].startswith("no-store") or "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_page_costs_at_most_twelve_queries(demo, account):
    client = client_of(account)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) <= 12, [query["sql"][:120] for query in asked]


def test_the_officer_is_asked_for_a_stand_and_told_that_the_call_has_opened(demo):
    bands = bands_of("Handläggare, kultur och fritid")
    assert any(
        re.match(r"Ta ställning till \d+ utlysning.*Kultur- och fritidsnämnden", row) for row in bands["waiting"]
    )
    assert "Öppnade för ansökan: Vänortsmöten 2026" in bands["changed"]
    assert "Vänta på besked om Körer över gränsen" in bands["under_way"]


def test_an_idea_without_a_test_waits_for_its_own_officer_alone(demo):
    """R2.3."""
    sentence = "Pröva finansiering och utbyte för Vänklasser på Strandskolan"
    assert sentence in bands_of("Handläggare, barn och utbildning")["waiting"]
    assert sentence not in bands_of("Handläggare, kultur och fritid")["waiting"]


def test_the_clerk_is_asked_when_the_paragraph_was_adjusted(demo):
    assert "Skriv in när KS § 71 justerades" in bands_of("Nämndsekreterare, KS")["waiting"]
    assert not any("justerades" in row for row in bands_of("Nämndsekreterare, KFN")["waiting"])


def test_the_coordinator_is_told_of_what_has_waited_too_long(demo):
    """users.md § 4: utan ställningstagande efter 30 dagar, by nämnd and never by person."""
    assert any(row.startswith("Ta ställning till") for row in bands_of("Samordnare")["waiting"])


def test_nothing_waiting_is_said_with_what_comes_next(demo):
    told = text_of(client_of("Läsbehörig").get("/"))
    assert "Inget väntar på dig. Härnäst: handlingsstopp för" in told


def test_meetings_are_those_of_ones_own_bodies_and_of_the_whole(demo):
    actor = actor_of(User.objects.get(title="Nämndsekreterare, KFN"), today())
    assert {meeting.body.code for meeting in meetings_ahead(actor, today())} == {"KF", "KS", "KFN", "BUN"}
    told = text_of(client_of("Ledamot, KFN").get("/"))
    assert f"KFN måndag 18{NBSP}maj kl.{NBSP}18.00".replace(NBSP, " ") in told.replace(NBSP, " ")
    assert "Handlingsstoppet har passerat" in told


def test_the_page_follows_the_date(demo):
    move_date(system_actor("demo"), date(2026, 5, 19))
    told = text_of(client_of("Handläggare, kultur och fritid").get("/")).replace(NBSP, " ")
    assert "KS tisdag 2 juni kl. 18.30 Handlingsstopp tisdag 19 maj · i dag" in told
    assert "18 maj" not in told


def test_rows_are_in_the_order_of_their_days_and_no_more_than_fit(demo, monkeypatch):
    rows = [TodoRow("waiting", f"Gör {day}", "/", date(2026, 6, day)) for day in range(30, 0, -1)]
    rows += [TodoRow("waiting", "Gör någon gång", "/"), TodoRow("changed", "Gammalt", "/", date(2026, 5, 1))]
    monkeypatch.setattr(todo, "_providers", [])
    add_todo(lambda _actor, _day: rows)
    add_todo(lambda _actor, _day: [TodoRow("changed", "Nytt", "/", date(2026, 5, 5))])
    page = start_page(system_actor("tests"), today())
    assert [row.sentence for row in page.waiting.rows][:2] == ["Gör 1", "Gör 2"]
    assert (len(page.waiting.rows), page.waiting.count, page.waiting.left_out) == (MOST_ROWS, 31, 31 - MOST_ROWS)
    assert [row.sentence for row in page.changed.rows] == ["Nytt", "Gammalt"]


def test_a_day_that_has_been_is_not_red_where_nothing_is_asked(demo, monkeypatch):
    monkeypatch.setattr(todo, "_providers", [])
    add_todo(lambda _actor, _day: [TodoRow(band, band, "/", date(2026, 5, 1)) for band in ("waiting", "changed")])
    html = client_of("Läsbehörig").get("/").content.decode()
    assert html.count("row-day-stop") == 1


def test_what_a_row_says_is_escaped(demo, monkeypatch):
    monkeypatch.setattr(todo, "_providers", [])
    add_todo(lambda _actor, _day: [TodoRow("waiting", "<script>x</script>", "/", reason="<b>y</b>")])
    html = client_of("Läsbehörig").get("/").content.decode()
    assert "<script>x" not in html
    assert "<b>y" not in html


def test_a_stranger_sees_what_it_is_and_the_roles_of_the_demo(demo, client):
    page = client.get("/")
    told = text_of(page)
    assert "Internationellt samarbete" in told
    for account in ACCOUNTS:
        assert account in told
    assert "Väntar på dig" not in told
    assert not any(todo_rows(ANONYMOUS, today()).values())


def test_one_click_makes_a_stranger_an_officer(demo, client):
    identifier = str(User.objects.get(title="Handläggare, kultur och fritid").id)
    assert "Elin Haddad" in text_of(client.post("/konto/demo/", {"account": identifier}, follow=True))
