"""The projects there were before Utblick are read in from the municipality's own Excel (users.md § 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import Workbook

from projects.conftest import KSF, OFFICER
from utblick.audit.models import Event
from utblick.cooperation.models import Partner
from utblick.organisation.models import Body
from utblick.projects.actions.earlier_projects import import_projects
from utblick.projects.models import Project, Undertaking
from utblick.projects.queries.earlier_projects import checked_projects
from utblick.ui.cells import rows_of_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]
HEADS = ["Titel", "Nämnd", "Partner", "Land", "Börjar", "Slutar", "Bidrag"]
GOOD = ["Körer", "kultur- och fritidsnämnden", "Talsi", "Lettland", "2024-01-01", "2025-12-31", "250 000 kr"]


def test_projects_come_in_with_their_partners_and_the_same_file_again_changes_nothing():
    """Twelve rows with one new partner: twelve projects, one partner, found by search; again nothing."""
    table = [HEADS, *([f"{GOOD[0]} {number}", *GOOD[1:]] for number in range(12))]
    checked = checked_projects(KSF, table)
    assert not checked.mistakes and len(checked.news) == 12
    assert import_projects(KSF, checked.rows) == 12
    row = Project.objects.select_related("application__idea__partner").first()
    assert (row.body_id, row.grant_minor, row.application.answer) == ("KFN", 250_000_00, "granted")
    assert row.application.idea.partner == Partner.objects.get(name="Talsi", country_code="LV")
    events = Event.objects.count()
    again = checked_projects(KSF, table)
    assert again.news == () and import_projects(KSF, again.rows) == 0
    assert Event.objects.count() == events


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("Titel", "", "Titeln saknas"),
        ("Nämnd", "Rymdnämnden", "Rymdnämnden"),
        ("Land", "Utopia", "Utopia"),
        ("Börjar", "i våras", "ingen dag"),
        ("Slutar", "2023-01-01", "innan det börjar"),
        ("Slutar", "0001-01-01", "ingen dag"),
        ("Bidrag", "50 000 EUR", "kronor"),
        ("Bidrag", "=SUM(A1)", "kronor"),
        ("Partner", "", "Partnern saknas"),
    ],
)
def test_a_mistake_is_told_by_its_row_and_nothing_is_stored(column, text, words):
    wrong = [text if head == column else cell for head, cell in zip(HEADS, GOOD, strict=True)]
    checked = checked_projects(KSF, [HEADS, GOOD, [], wrong])
    assert [(one.line, words in one.told.sv) for one in checked.mistakes] == [(4, True)]


def test_a_running_project_comes_in_with_its_next_report_and_the_table_reads_back_as_it_was():
    table = [[*HEADS, "Nästa rapport"], [*GOOD[:5], "2027-12-31", GOOD[6], "2026-09-30"], ["Utan", *GOOD[1:], ""]]
    checked = checked_projects(KSF, table)
    assert checked_projects(KSF, rows_of_text(checked.as_text)).rows == tuple(
        replace(row, line=line) for line, row in enumerate(checked.rows, 2)
    )
    import_projects(KSF, checked.rows)
    report = Undertaking.objects.get()
    assert (report.undertaking_kind, report.due_on, report.project.title) == ("report", date(2026, 9, 30), "Körer")
    [mistake] = checked_projects(KSF, [table[0], [*GOOD, "i höst"]]).mistakes
    assert "nästa rapport" in mistake.told.sv


def test_a_column_that_is_missing_is_named():
    [mistake] = checked_projects(KSF, [HEADS[:-1], GOOD]).mistakes
    assert "bidrag" in mistake.told.sv


def test_the_page_shows_every_row_before_anything_is_stored(signed_in):
    book = Workbook()
    for line in ([*HEADS], [*GOOD[:4], *map(str, GOOD[4:])]):
        book.active.append(line)
    written = BytesIO()
    book.save(written)
    written.seek(0)
    written.name = "projekt.xlsx"
    client = signed_in(("coordinator", ""))
    page = client.post("/ansokningar/projekt/las-in/", {"file": written}).content.decode()
    assert "Körer" in page and not Project.objects.exists()
    text = checked_projects(KSF, [HEADS, GOOD]).as_text
    client.post("/ansokningar/projekt/las-in/", {"text": text, "confirm": "1"})
    assert "Körer" in client.get("/ansokningar/projekt/").content.decode()
    assert client.post("/ansokningar/projekt/las-in/", {"text": "\x00"}).status_code == 422


def test_only_the_coordinator_reads_them_in():
    assert Body.objects.filter(code="KFN").exists()
    with pytest.raises(PermissionDenied):
        import_projects(OFFICER, checked_projects(KSF, [HEADS, GOOD]).rows)
