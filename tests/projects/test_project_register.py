"""Projects out as Excel and in again (G-32): every row is held against the register before anything is stored."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from hostile import HOSTILE
from utblick.audit.models import Event
from utblick.cooperation.actions.tables import store_table
from utblick.cooperation.tables.checking import Checked, check_file
from utblick.projects import actions
from utblick.projects.models import Application, Project
from utblick.projects.project_register import PROJECTS
from utblick.search.models import SearchEntry
from utblick.ui.workbooks import Sheet, workbook
from utblick.values import Actor, Grant

from .conftest import OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HEADS = ["Ansökan", "Projektkod", "Projektledare", "Beviljat belopp", "Slutar"]
RATED = [*HEADS, "Valuta", "Kurs", "Kursens dag"]
ADDRESS = "/partner/excel/projekt/"
OTHER = Actor("user:other", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


@pytest.fixture
def granted(application):
    return actions.record_answer(OFFICER, application, answer="granted", on=date(2026, 5, 6))


def checked(heads: list[str], *rows: list[Any], actor: Actor = OFFICER) -> Checked:
    return check_file(actor, PROJECTS, workbook([Sheet("Projekt", heads, rows)]))


def wrong(heads: list[str], *rows: list[Any], actor: Actor = OFFICER) -> list[tuple[int, str]]:
    return [(mistake.row, mistake.column) for mistake in checked(heads, *rows, actor=actor).mistakes]


def test_a_granted_application_becomes_a_project_out_of_a_file_and_the_second_time_nothing_changes(signed_in, granted):
    client = signed_in(("officer", "KFN"))
    granted.lead = "Cēsis novads"
    row = [granted.title, "0071", "Elin Ledare", "125 000,50", "2027-12-31", "euro", "11,2345", date(2026, 5, 4)]
    content = workbook([Sheet("Projekt", RATED, [row])])

    def upload() -> Any:
        return client.post(ADDRESS, {"file": SimpleUploadedFile("projekt.xlsx", content)})

    page = upload()
    assert "1 nya, 0 ändrade, 0 som förut" in page.content.decode()
    assert not Project.objects.exists()
    assert client.post(ADDRESS, {"confirm": "1", "digest": page.context["digest"]}).url == "/ansokningar/projekt/"
    made = Project.objects.get()
    assert (made.application_id, made.body_id, made.title) == (granted.pk, "KFN", granted.title)
    assert (made.account_code, made.grant_minor, made.currency, made.rate) == ("0071", 12_500_050, "EUR", 112_345)
    assert made.starts_on == date(2026, 5, 6)
    assert SearchEntry.objects.filter(ref=str(made.ref)).exists()
    before = Event.objects.count()
    assert "Allt i filen finns redan" in upload().content.decode()
    out = client.get(f"{ADDRESS}hamta/").streaming_content
    written = load_workbook(BytesIO(b"".join(out))).active
    assert written.cell(2, 1).value == str(made.pk)
    assert checked([str(cell.value) for cell in written[1]], [cell.value for cell in written[2]]).same == 1
    assert Event.objects.count() == before


def test_every_mistake_of_a_file_is_told_at_its_row_and_column_and_nothing_is_stored(granted):
    sound = [granted.title, "1", "Elin", 100, "2027-12-31"]
    assert wrong(HEADS, ["Finns inte", *sound[1:]]) == [(2, "Ansökan")]
    assert wrong(HEADS, [None, *sound[1:]]) == [(2, "Ansökan")]
    assert wrong(HEADS, sound, sound) == [(3, "")]
    assert wrong(HEADS, [*sound[:3], "100 EUR", "i höst"]) == [(2, "Beviljat belopp"), (2, "Slutar")]
    assert wrong(HEADS, [*sound[:3], "=1+1", "2025-01-01"]) == [(2, "Beviljat belopp")]
    assert wrong(HEADS, [*sound[:4], "2025-01-01"]) == [(2, "Slutar")]
    assert wrong(RATED, [*sound, "kronor", "11,25", "2026-05-01"]) == [(2, "Kurs")]
    assert wrong(RATED, [*sound, "euro", "11,25", None]) == [(2, "Kursens dag")]
    assert wrong(RATED, [*sound, "euro", "-1", "2026-05-01"]) == [(2, "Kurs")]
    assert wrong([*HEADS, "Avslutat"], [*sound, "2026-05-01"]) == [(2, "Kompetens")]
    assert wrong([*HEADS, "Kompetens"], [*sound, "Tolkning"]) == [(2, "Avslutat")]
    assert wrong(HEADS, sound, actor=OTHER) == [(2, "")]
    for value in HOSTILE.values():
        assert wrong(HEADS, [value, *sound[1:]])
    assert not Project.objects.exists()


def test_only_what_is_granted_becomes_a_project_out_of_a_file(application):
    assert wrong(HEADS, [str(application.pk), "1", "Elin", 100, "2027-12-31"]) == [(2, "Ansökan")]


def test_what_is_known_of_a_project_is_changed_but_not_whose_it_is_nor_how_it_ended(granted):
    store_table(OFFICER, PROJECTS, checked(HEADS, [granted.title, "1", "Elin", 100, "2027-12-31"]))
    found = checked(HEADS, [granted.title, "2", "Elin", 100, "2028-01-31"])
    assert [one.told for one in found.planned] == [{"account_code": "2", "ends_on": date(2028, 1, 31)}]
    store_table(OFFICER, PROJECTS, found)
    row = Project.objects.get()
    assert (row.account_code, row.ends_on, row.version) == ("2", date(2028, 1, 31), 2)
    assert row.partners.count() == bool(granted.lead)
    heads = ["Id", *HEADS]
    assert wrong([*heads, "Avslutat"], [str(row.pk), None, "2", "Elin", 100, None, "2026-05-01"]) == [(2, "Avslutat")]
    assert Application.objects.get().answer == "granted"
