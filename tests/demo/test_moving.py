"""The demo's date moves forward, never back, and runs the jobs of every day passed."""

from __future__ import annotations

from datetime import date

import pytest

from utblick.audit.actions import DateNotForwardError
from utblick.audit.models import Event
from utblick.clock.queries import today
from utblick.demo.actions import TooFarError, move_date
from utblick.jobs import schedules
from utblick.values import system_actor

pytestmark = pytest.mark.one_database  # on PostgreSQL days are passed in tests/watch/test_telling.py
DEMO = system_actor("demo")


def test_every_day_passed_has_its_jobs_run_once(demo, monkeypatch):
    days, last = [], []
    monkeypatch.setattr(schedules, "_daily", {"note": days.append})
    monkeypatch.setattr(schedules, "_of_today", {"set": last.append})
    moved = move_date(DEMO, date(2026, 5, 9))
    assert moved.days == 3
    assert days == [date(2026, 5, 7), date(2026, 5, 8), date(2026, 5, 9)]
    assert last == [date(2026, 5, 9)]


@pytest.mark.parametrize("day", [date(2026, 5, 6), date(2026, 5, 5), date(1, 1, 1)])
def test_the_date_is_never_moved_back(demo, day):
    with pytest.raises(DateNotForwardError):
        move_date(DEMO, day)
    assert today() == date(2026, 5, 6)


def test_the_date_is_not_moved_out_of_sight(demo):
    with pytest.raises(TooFarError):
        move_date(DEMO, date(9999, 12, 31))
    assert today() == date(2026, 5, 6)


def test_the_banner_moves_the_date_and_says_what_passed(signed_in):
    page = signed_in.post("/demo/datum/", {"date": "2026-06-03"}, follow=True)
    told = page.content.decode()
    assert page.redirect_chain == [("/", 302)]
    assert today() == date(2026, 6, 3)
    assert "Nu är det onsdag 3\u00a0juni 2026. 28 dagar har gått." in told
    assert "KS 2/6" in told
    assert Event.objects.order_by("-seq").filter(verb="installation.move_date").first().actor.startswith("user:")


@pytest.mark.parametrize(
    "day, told",
    [
        ("2026-05-05", "Datumet kan bara flyttas framåt"),
        ("9999-12-31", "högst 400 dagar"),
        ("", "inget datum"),
        ("2026-02-30", "inget datum"),
        ("\0", "inget datum"),
        ("å" * 10_000, "inget datum"),
    ],
)
def test_what_cannot_be_is_refused_with_a_clear_word(signed_in, day, told):
    page = signed_in.post("/demo/datum/", {"date": day}, follow=True)
    assert page.status_code == 200
    assert told in page.content.decode()
    assert today() == date(2026, 5, 6)


def test_it_leads_back_to_the_page_it_came_from_and_nowhere_else(signed_in):
    ours = {"HTTP_REFERER": "http://testserver/kontakt/"}
    assert signed_in.post("/demo/datum/", {"date": "2026-05-07"}, **ours)["Location"] == "http://testserver/kontakt/"
    theirs = {"HTTP_REFERER": "http://elsewhere.example/"}
    assert signed_in.post("/demo/datum/", {"date": "2026-05-08"}, **theirs)["Location"] == "/"


def test_nobody_moves_it_without_signing_in(demo, client):
    assert client.post("/demo/datum/", {"date": "2026-06-03"})["Location"].startswith("/konto/logga-in/")
    assert client.get("/konto/logga-in/").status_code == 200
    assert today() == date(2026, 5, 6)


def test_looking_changes_nothing(signed_in):
    assert signed_in.get("/demo/datum/").status_code == 405
