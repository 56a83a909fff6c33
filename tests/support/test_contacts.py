"""Whom to ask in each administration (R5.7): listed, confirmed, and missed where there is none."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from projects.conftest import KSF, OFFICER, SYSTEM
from utblick.audit import guard
from utblick.cooperation.waits import read
from utblick.organisation.actions import assign, confirm_contact, register_administration
from utblick.organisation.models import Assignment, Body
from utblick.support import todo

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGE = "/stod/kontaktpersoner/"
TODAY = date(2026, 5, 6)


@pytest.fixture
def offices(municipality):
    """One administration with a contact person, one without, and a company without."""
    with guard.opened():
        Body.objects.create(code="SBO", name="Bostäder AB", body_kind="company_board")
        Body.objects.create(code="GAMMALT", name="Gamla AB", body_kind="company_board", valid_to=date(2025, 12, 31))
    first = register_administration(SYSTEM, code="KFF", name="Kulturförvaltningen")
    register_administration(SYSTEM, code="BUF", name="Skolförvaltningen")
    with guard.opened():
        Body.objects.filter(code="KFN").update(administration=first)
    told = {"name": "Ingela Norrby", "title": "bibliotekschef", "email": "ingela@exempel.example"}
    return assign(SYSTEM, role="contact", valid_from=date(2024, 1, 1), administration=first, **told)


def sentences(actor) -> list[str]:
    return [row.sentence for row in todo.told(actor, read(todo.waits(actor, TODAY)))]


def test_g_44_every_administration_and_company_stands_with_its_contact_person_or_without(signed_in, offices):
    client = signed_in(("coordinator", ""))
    page = client.get(PAGE)
    assert [(unit.place.name, unit.bodies, len(unit.contacts)) for unit in page.context["units"]] == [
        ("Kulturförvaltningen", ("KFN",), 1), ("Skolförvaltningen", (), 0), ("Bostäder AB", (), 0)
    ]  # fmt: skip
    text = page.content.decode()
    assert "2 saknar kontaktperson" in text and "mer än ett år sedan" in text and "mailto:ingela@" in text
    assert (
        "/organisation/forvaltningar/BUF/" in text.replace("förvaltning/", "forvaltning/") or "?uppdrag=contact" in text
    )
    book = load_workbook(BytesIO(client.get(f"{PAGE}excel/").getvalue())).active
    assert [row[2] for row in book.iter_rows(min_row=2, values_only=True)] == ["Ingela Norrby", None, None]


def test_who_lacks_one_and_who_is_to_be_confirmed_waits_quietly_for_the_coordinator_alone(offices):
    assert sentences(KSF) == ["Utse kontaktperson i 2 förvaltningar", "Bekräfta 1 kontaktperson"]
    assert sentences(OFFICER) == []
    confirm_contact(KSF, offices)
    assert sentences(KSF) == ["Utse kontaktperson i 2 förvaltningar"]


def test_the_coordinator_confirms_a_contact_person_and_nothing_else(signed_in, offices):
    with pytest.raises(PermissionDenied):
        confirm_contact(OFFICER, offices)
    client = signed_in(("coordinator", ""))
    assert client.post(f"{PAGE}{offices.pk}/bekrafta/").status_code == 302
    offices.refresh_from_db()
    assert offices.confirmed_on == TODAY
    chair = assign(SYSTEM, role="chair", valid_from=TODAY, body=Body.objects.get(code="KFN"), name="Kim")
    client.post(f"{PAGE}{chair.pk}/bekrafta/")
    assert Assignment.objects.get(pk=chair.pk).confirmed_on is None
    assert signed_in(("officer", "KFN"), ("reader", "")).post(f"{PAGE}{chair.pk}/bekrafta/").status_code == 403
    boss = signed_in(("coordinator", ""), ("officer", "KS"), ("officer", "BUN"))
    form = boss.get("/organisation/forvaltningar/KFF/uppdrag/?uppdrag=contact").context["form"]
    assert form.initial["role"] == "contact"


def test_the_page_asks_as_much_of_the_database_for_many_administrations(signed_in, offices):
    client = signed_in(("coordinator", ""))
    asked = []
    for number in (2, 30):
        for at in range(number):
            register_administration(SYSTEM, code=f"F{number}{at}", name=f"Förvaltning {number} {at}")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
