"""The development tasks of the nämndplaner: read in once a year, tested by one key a row (R2.3)."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.audit.models import Event
from utblick.organisation.models import Body
from utblick.projects import actions
from utblick.projects.actions import import_tasks
from utblick.projects.models import DevelopmentTask
from utblick.projects.queries import tasks as queries
from utblick.projects.task_tables import TaskRow, read_tasks

from .conftest import KSF, OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADDRESS = "/ansokningar/provning/"
CODES = {"kfn": "KFN", "kultur- och fritidsnämnden": "KFN", "bun": "BUN"}
ROWS = [TaskRow(2, "KFN", "Öppna biblioteken"), TaskRow(3, "KFN", "Fler i musiken"), TaskRow(4, "BUN", "Läsa mer")]


def workbook(rows, merged: str = "") -> SimpleUploadedFile:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("uppdrag.xlsx", kept.getvalue())


def test_merged_cells_give_the_nämnd_of_the_row_above_and_a_task_written_twice_counts_once():
    table = [["Uppdrag", "Nämnd"], ["Öppna biblioteken", "Kultur- och fritidsnämnden"], ["Fler i musiken", ""],
             ["Öppna biblioteken", "KFN"]]  # fmt: skip
    read = read_tasks(table, CODES, [("KFN", "Fler i musiken")])
    assert [(row.line, row.body_code, row.what, row.is_known) for row in read.rows] == [
        (2, "KFN", "Öppna biblioteken", False), (3, "KFN", "Fler i musiken", True)
    ]  # fmt: skip
    assert not read.mistakes


def test_every_mistake_is_told_with_its_row():
    read = read_tasks([["nämnd", "uppdrag"], ["XYZ", "Sjunga"], ["BUN", ""]], CODES, [])
    assert [mistake.line for mistake in read.mistakes] == [2, 3]
    assert "”XYZ” finns inte" in read.mistakes[0].told.sv
    assert [mistake.line for mistake in read_tasks([["a", "b"]], CODES, []).mistakes] == [1]


def test_a_workbook_is_shown_first_then_read_in_and_the_second_time_nothing_changes(signed_in, municipality):
    """G-11: "alltid" gets something to be counted against."""
    client = signed_in(("coordinator", ""))
    rows = [["Nämnd", "Uppdrag"], ["KFN", "Öppna biblioteken"], [None, "Fler i musiken"], ["BUN", "=1+1"]]
    shown = client.post(f"{ADDRESS}las-in/", {"year": "2026", "file": workbook(rows[:3], "A2:A3")})
    assert shown.status_code == 200 and not DevelopmentTask.objects.exists()
    text = shown.context["checked"].as_text
    for _time in range(2):
        client.post(f"{ADDRESS}las-in/", {"year": "2026", "text": text, "confirm": "1"})
        assert set(DevelopmentTask.objects.values_list("body_id", "what")) == {
            ("KFN", "Öppna biblioteken"), ("KFN", "Fler i musiken")
        }  # fmt: skip
    assert Event.objects.filter(verb="development_task.import").count() == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x00\x01"])
def test_a_file_that_is_no_table_is_refused_beside_its_field(signed_in, municipality, content):
    client = signed_in(("coordinator", ""))
    refused = client.post(f"{ADDRESS}las-in/", {"year": "2026", "file": SimpleUploadedFile("u.xlsx", content)})
    assert refused.status_code == 422
    assert not DevelopmentTask.objects.exists()


def test_nothing_is_stored_while_a_row_is_wrong(signed_in, municipality):
    client = signed_in(("coordinator", ""))
    wrong = {"year": "2026", "text": "nämnd\tuppdrag\nKFN\tSjunga\nXYZ\tDansa", "confirm": "1"}
    assert client.post(f"{ADDRESS}las-in/", wrong).status_code == 422
    assert not DevelopmentTask.objects.exists()


def test_one_press_answers_a_row_and_the_measure_follows(signed_in, municipality):
    """R2.3 per nämnd; what is put off is not tested yet."""
    import_tasks(KSF, 2026, ROWS)
    row = DevelopmentTask.objects.get(what="Fler i musiken")
    client = signed_in(("officer", "KFN"))
    went = client.post(f"{ADDRESS}{row.pk}/", {"result": "none_suitable", "back": f"{ADDRESS}?ar=2026"})
    assert went.url == f"{ADDRESS}?ar=2026"
    row.refresh_from_db()
    assert (row.result, row.tested_by != "") == ("none_suitable", True)
    actions.test_task(KSF, DevelopmentTask.objects.get(body_id="BUN"), "later")
    assert [(told.body, told.tasks, told.tested, told.percent) for told in queries.tested_by_body(KSF, 2026)] == [
        ("Barn- och utbildningsnämnden", 1, 0, 0), ("Kultur- och fritidsnämnden", 2, 1, 50)
    ]  # fmt: skip
    assert client.post(f"{ADDRESS}{row.pk}/", {"result": "x", "back": "//exempel.example"}).url == ADDRESS


def test_another_nämnds_task_is_not_answered_and_only_the_coordinator_reads_in(signed_in, municipality):
    import_tasks(KSF, 2026, ROWS)
    other = DevelopmentTask.objects.get(body_id="BUN")
    client = signed_in(("officer", "KFN"))
    assert client.post(f"{ADDRESS}{other.pk}/", {"result": "tested"}).status_code == 403
    assert client.get(f"{ADDRESS}las-in/").status_code == 403
    with pytest.raises(PermissionDenied):
        import_tasks(OFFICER, 2026, [TaskRow(2, "KFN", "Annat")])


def test_the_page_asks_at_most_twelve_questions_and_as_many_of_2_500_rows(signed_in, municipality):
    client, body = signed_in(("officer", "KFN")), Body.objects.get(code="KFN")

    def questions(start: int, end: int) -> int:
        with guard.opened():
            DevelopmentTask.objects.bulk_create(
                DevelopmentTask(body=body, year=2026, what=f"Uppdrag {n}") for n in range(start, end)
            )
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(ADDRESS).status_code == 200
        return len(asked)

    few = questions(0, 25)
    assert questions(25, 2_500) == few <= 12
