"""Budget, payments and undertakings of projects go out as Excel and come in again (G-30, G-31; issue 6)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.conftest import OFFICER
from utblick.audit.models import Event
from utblick.cooperation.actions.tables import store_table
from utblick.cooperation.tables.checking import Checked, check_file
from utblick.cooperation.tables.writing import table_file
from utblick.projects import actions
from utblick.projects.models import BudgetYear, Payment, Undertaking
from utblick.projects.part_registers import PARTS
from utblick.ui.sheets import rows_of
from utblick.ui.workbooks import Sheet, workbook
from utblick.values import Actor, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BUDGET, PAYMENTS = ["Projekt", "År", "Bidrag", "Egna pengar"], ["Projekt", "Slag", "Begärs", "Begärt belopp"]
UNDERTAKINGS = ["Projekt", "Slag", "Vad", "Senast", "Klart"]
OTHER = Actor("user:other", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


@pytest.fixture
def project(application):
    granted = actions.record_answer(OFFICER, application, answer="granted", on=date(2026, 5, 6))
    return actions.begin_project(
        OFFICER, granted, first_report_on=date(2026, 9, 1), grant_minor=100_000_00, ends_on=date(2027, 12, 31),
        account_code="1", leader="Elin",
    )  # fmt: skip


def checked(name: str, heads: list[str], *rows: list[Any], actor: Actor = OFFICER) -> Checked:
    return check_file(actor, PARTS[name], workbook([Sheet("Blad", heads, rows)]))


def wrong(name: str, heads: list[str], *rows: list[Any], actor: Actor = OFFICER) -> list[tuple[int, str]]:
    return [(mistake.row, mistake.column) for mistake in checked(name, heads, *rows, actor=actor).mistakes]


def test_each_comes_in_by_the_projects_title_is_changed_by_its_key_and_the_same_file_changes_nothing(project):
    tables = {
        "projektbudget": (BUDGET, [project.title, 2026, "50 000,50", 0]),
        "projektbetalningar": (PAYMENTS, [project.title, "förskott", date(2026, 6, 1), 24_000]),
        "ataganden": (UNDERTAKINGS, [project.title, "leverans", "=Bokpåsar", "2026-11-30", None]),
    }
    for name, (heads, row) in tables.items():
        store_table(OFFICER, PARTS[name], checked(name, heads, row))
    assert (BudgetYear.objects.get().grant_minor, Payment.objects.get().payment_kind) == (50_000_50, "prefinancing")
    events = Event.objects.count()
    for name, (heads, row) in tables.items():
        same = checked(name, heads, row)
        assert (same.same, same.planned) == (1, []), name
        store_table(OFFICER, PARTS[name], same)
        heads_out, *rows = rows_of(table_file(OFFICER, PARTS[name], "sv"))
        out = checked(name, [str(head) for head in heads_out], *map(list, rows))
        assert (out.same, out.planned, out.mistakes) == (len(rows), [], []), name
    assert Event.objects.count() == events
    store_table(OFFICER, PARTS["projektbudget"], checked("projektbudget", BUDGET, [project.title, 2026, 60_000, 0]))
    assert BudgetYear.objects.get().grant_minor == 60_000_00
    assert Undertaking.objects.get(undertaking_kind="deliverable").what == "=Bokpåsar"


def test_every_mistake_is_told_at_its_row_and_column_and_nothing_is_stored(project):
    title = project.title
    assert wrong("projektbudget", BUDGET, ["Finns inte", 2026, 1, 1], [title, 1900, 1, 1]) == [
        (2, "Projekt"), (3, "År"),
    ]  # fmt: skip
    assert wrong("projektbudget", BUDGET, [title, 2026, "100 EUR", "=1+1"]) == [(2, "Bidrag"), (2, "Egna pengar")]
    assert wrong("projektbudget", BUDGET, [title, 2026, 1, 1], [title, 2026, 2, 2]) == [(3, "")]
    assert wrong("projektbetalningar", PAYMENTS, [title, "gåva", "1/6 2026", 0]) == [(2, "Slag"), (2, "Begärs")]
    paid = [*PAYMENTS, "Betalat", "Betalat belopp"]
    rows = [title, "rekvisition", "2026-06-01", 5]
    assert wrong("projektbetalningar", paid, [*rows, "2026-05-01", None], [*rows[:2], "2026-06-02", 0, None, None]) == [
        (2, "Betalat belopp"), (3, "Begärt belopp"),
    ]  # fmt: skip
    done = [title, "rapport", "Rapport", "2026-06-01", "2026-06-01"]
    assert wrong("ataganden", UNDERTAKINGS, done) == [(2, "Klart")]
    assert wrong("ataganden", UNDERTAKINGS, [*done[:4], None], actor=OTHER) == [(2, "")]
    assert BudgetYear.objects.count() == Payment.objects.count() == 0


def test_the_pages_lead_to_the_files_and_a_file_is_seen_before_it_is_stored(signed_in, project):
    client = signed_in(("officer", "KFN"))
    money = client.get(f"/ansokningar/projekt/{project.pk}/pengar/").content.decode()
    assert "/partner/excel/projektbudget/" in money and "/partner/excel/projektbetalningar/" in money
    assert "/partner/excel/ataganden/" in client.get(f"/ansokningar/projekt/{project.pk}/").content.decode()
    content = workbook([Sheet("Blad", BUDGET, [[project.title, 2026, 1, 1]])])
    page = client.post("/partner/excel/projektbudget/", {"file": SimpleUploadedFile("b.xlsx", content)})
    assert "1 nya, 0 ändrade" in page.content.decode() and not BudgetYear.objects.exists()
    client.post("/partner/excel/projektbudget/", {"confirm": "1", "digest": page.context["digest"]})
    assert BudgetYear.objects.get().own_minor == 100
