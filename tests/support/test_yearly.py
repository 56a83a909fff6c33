"""R5.7 in the year's report: the support that was given, with the rows behind every figure."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from projects.conftest import KSF, OFFICER
from utblick.organisation.models import Body
from utblick.reporting.actions import begin_year
from utblick.reporting.models import YearlyReport
from utblick.support.actions.gatherings import arrange, note_outcome
from utblick.support.actions.lessons import write_lesson
from utblick.support.actions.questions import answer_question, ask_coordinator
from utblick.support.queries.yearly import support_of_year

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_g_44_the_years_report_tells_the_support_and_each_row_of_it(signed_in, municipality):
    body = Body.objects.get(code="KFN")
    for number in range(3):
        asked = ask_coordinator(OFFICER, body=body, what=f"Får vi {number}?")
    answer_question(KSF, asked, version=asked.version, answer="Ja.")
    held = arrange(KSF, what="Frukost om Interreg", starts_on=date(2026, 5, 6), place="Sal 1")
    note_outcome(KSF, held, version=held.version, attended=12)
    arrange(KSF, what="Kommer sedan", starts_on=date(2026, 6, 6), place="Sal 1")
    write_lesson(OFFICER, body=body, advice="Börja tidigt.")
    begin_year(KSF, 2026)
    report = YearlyReport.objects.get()
    client, told = (
        signed_in(("coordinator", "")),
        "Frågor från förvaltningarna: 3, varav besvarade 1. Träffar: 1 med 12",
    )
    assert told in client.get(f"/redovisning/ar/{report.pk}/").content.decode()
    document = docx.Document(BytesIO(client.get(f"/redovisning/ar/{report.pk}/redovisning.docx").getvalue()))
    assert told in "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Kultur- och fritidsnämnden", "3", "1"] in cells
    assert [row[0] for row in cells if row[0] in ("Frukost om Interreg", "Kommer sedan")] == ["Frukost om Interreg"]
    assert support_of_year(OFFICER, 2026) is None and support_of_year(KSF, 2020) is None
