"""Gatherings and courses for the administrations (R5.7, G-44): who comes, how many came, and what it gave."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from projects.conftest import KSF, OFFICER
from utblick.audit import guard
from utblick.cooperation.waits import read
from utblick.search.queries import find
from utblick.support import todo
from utblick.support.actions.gatherings import alter_gathering, arrange, call_off, note_outcome
from utblick.support.models import Gathering
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant
from utblick.watch.hooks import calendar_days_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/stod/traffar/"
TEACHER = Actor("user:bun", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


@pytest.fixture
def course(municipality):
    return arrange(
        KSF,
        what="Budget i LIFE",
        starts_on=date(2026, 5, 20),
        starts_at=time(9),
        place="Sal 2; plan 1",
        invited=["KFN"],
    )


def sentences(actor: Actor, day: date) -> list[str]:
    return [row.sentence for row in todo.told(actor, read(todo.waits(actor, day)))]


def test_g_44_a_gathering_stands_on_the_start_page_of_those_invited_and_asks_afterwards_how_many_came(course, move_to):
    coming, after = date(2026, 5, 6), date(2026, 5, 21)
    assert sentences(OFFICER, coming) == ["Gå på Budget i LIFE"] and sentences(TEACHER, coming) == []
    assert sentences(OFFICER, date(2026, 4, 1)) == []
    with pytest.raises(ValidationError):
        note_outcome(KSF, course, version=course.version, attended=3)
    move_to(after)
    assert "Skriv hur många som kom på Budget i LIFE" in sentences(KSF, after) and sentences(OFFICER, after) == []
    note_outcome(KSF, course, version=course.version, attended=0, outcome="Ingen kom.")
    assert "Skriv hur många som kom på Budget i LIFE" not in sentences(KSF, after)
    with pytest.raises(ValidationError):
        call_off(KSF, course)
    assert find(TEACHER, "budget life")


def test_the_coordinator_holds_them_and_what_is_called_off_is_gone(course):
    with pytest.raises(PermissionDenied):
        arrange(OFFICER, what="Fika", starts_on=date(2026, 6, 1), place="Sal 1")
    alter_gathering(KSF, course, version=1, invited=[])
    assert sentences(TEACHER, date(2026, 5, 6)) == ["Gå på Budget i LIFE"]
    with pytest.raises(Stale):
        alter_gathering(KSF, course, version=1, place="Sal 3")
    call_off(KSF, course)
    assert not Gathering.objects.exists() and not find(KSF, "budget life")


def test_it_goes_into_the_calendar_of_the_body_and_into_ones_own(signed_in, course):
    day = date(2026, 5, 6)
    assert [one.title for one in calendar_days_of("KFN", day, "https://exempel.example")] == ["09.00 Budget i LIFE"]
    assert calendar_days_of("BUN", day, "") == [] == calendar_days_of("KFN", date(2026, 6, 1), "")
    file = signed_in(("officer", "KFN")).get(f"{LIST}{course.pk}/kalender/").content.decode()
    assert "DTSTART;VALUE=DATE:20260520" in file and "DESCRIPTION:Sal 2\\; plan 1" in file


def test_r5_7_three_answers_announce_it_and_the_pages_tell_it(signed_in, municipality, move_to):
    client = signed_in(("coordinator", ""))
    form = client.get(f"{LIST}ny/").context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["what", "starts_on", "place"]
    wrong = {"what": "", "starts_on": "0001-01-01", "place": "x" * 10_000, "invited": "XYZ"}
    assert set(client.post(f"{LIST}ny/", wrong).context["form"].errors) == set(wrong)
    told = {
        "what": "Frukost",
        "starts_on": "2026-05-06",
        "place": "https://exempel.example/a",
        "invited": ["KFN", "KS"],
    }
    page = client.post(f"{LIST}ny/", told, follow=True).content.decode()
    assert 'href="https://exempel.example/a"' in page and "Kultur- och fritidsnämnden, Kommunstyrelsen" in page
    row = Gathering.objects.get()
    changed = told | {"what": "Lunch", "version": 1}
    assert client.post(f"{LIST}{row.pk}/andra/", changed).status_code == 302
    assert client.post(f"{LIST}{row.pk}/andra/", changed | {"what": "Middag"}).status_code == 409
    came = {"attended": "12", "outcome": "Två söker.", "version": 2}
    assert "Två söker." in client.post(f"{LIST}{row.pk}/efterat/", came, follow=True).content.decode()
    assert [client.get(LIST, {"nar": when}).context["page"].total for when in ("", "kommande", "har_varit")] == [
        1,
        1,
        0,
    ]
    assert load_workbook(BytesIO(client.get(f"{LIST}excel/").getvalue())).active.cell(2, 8).value == 12
    assert client.post(f"{LIST}{row.pk}/ta-bort/").headers["Location"] == f"{LIST}{row.pk}/"
    with guard.opened():
        Gathering.objects.update(attended=None)
    assert client.post(f"{LIST}{row.pk}/ta-bort/").headers["Location"] == LIST


def test_the_list_asks_as_much_of_the_database_for_2_500_gatherings(signed_in, course):
    client = signed_in(("reader", ""))
    asked = []
    for number in (24, 2_475):
        with guard.opened():
            Gathering.objects.bulk_create(
                Gathering(what=f"Träff {at}", starts_on=date(2026, 5, 20), place="Sal 1") for at in range(number)
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
