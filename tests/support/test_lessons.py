"""What was learnt is found beside new calls: "who has done LIFE before?" (R5.7, G-44)."""

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
from utblick.organisation.actions import assign, register_administration
from utblick.organisation.models import Body
from utblick.projects import actions as projects
from utblick.projects.models import Application, FundingTest, Idea, Project
from utblick.search.queries import find
from utblick.support.actions.lessons import alter_lesson, write_lesson
from utblick.support.models import Lesson
from utblick.support.programmes import programme_named
from utblick.support.queries.experience import experience
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant
from utblick.watch.models import Call

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/stod/lardomar/"
TEACHER = Actor("user:bun", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
MOST_QUERIES = 12


@pytest.fixture
def life(call):
    """A LIFE call of this year, beside the town twinning that the other fixtures are about."""
    told = {"topic_id": "life", "identifier": "LIFE-2026-SAP-ENV", "programme_sv": "LIFE – miljö och klimat"}
    with guard.opened():
        return Call.objects.create(
            source=call.source, call_type="1", facts_reference="life", title_sv="Rent hav", title_en="Clean sea",
            first_seen_on=date(2026, 5, 1), last_seen_on=date(2026, 5, 6), **told,
        )  # fmt: skip


def applied(
    body: str, title: str, *, programme: str = "", call: Call | None = None, answer: str = "rejected"
) -> Application:
    """One that went in and was answered; its programme is told by its call, by its funding test or by its title."""
    with guard.opened():
        partner = None if call else Idea.objects.exclude(partner=None).first().partner
        idea = Idea.objects.create(
            what=title, body_id=body, contact="Kim", call=call, partner=partner, registered_on=date(2025, 1, 10)
        )
        if programme:
            FundingTest.objects.create(
                idea=idea, result="suitable", programme=programme, exchange=True, tested_on=date(2025, 1, 10),
                tested_by="user:kim",
            )  # fmt: skip
        return Application.objects.create(
            idea=idea, body_id=body, title=title, role="coordinator", prepared_on=date(2025, 1, 15),
            submitted_on=date(2025, 3, 1), answer=answer, answered_on=date(2025, 9, 1),
        )  # fmt: skip


@pytest.fixture
def earlier(idea, life):
    """LIFE under four names, and two that are something else."""
    return [
        applied("KFN", "Havsängar", call=life),
        applied("BUN", "Skolgårdar", programme="LIFE+ natur"),
        applied("KFN", "Rena vikar LIFE", answer="granted"),
        applied("KS", "Wildlife i hamnen", programme="Erasmus+"),
        applied("KS", "Vildliv", programme="Interreg"),
    ]


def test_g_44_a_call_tells_who_has_done_the_programme_before_with_outcome_lesson_and_whom_to_ask(
    signed_in, earlier, life
):
    office = register_administration(SYSTEM, code="KFF", name="Kultur- och fritidsförvaltningen")
    with guard.opened():
        Body.objects.filter(code="KFN").update(administration=office)
    told = {"name": "Ingela Norrby", "title": "bibliotekschef", "email": "ingela@exempel.example"}
    assign(SYSTEM, role="contact", valid_from=date(2025, 1, 1), administration=office, **told)
    write_lesson(OFFICER, body=Body.objects.get(code="KFN"), advice="Börja med miljökontoret.", application=earlier[0])
    write_lesson(TEACHER, body=Body.objects.get(code="BUN"), advice="Räkna timmar från dag ett.", programme="life")
    client = signed_in(("officer", "BUN"))
    page = client.get(f"/utlysningar/{life.pk}/").content.decode()
    assert f'hx-get="/stod/forr/{life.pk}/"' in page
    with CaptureQueriesContext(connection) as asked:
        shown = client.get(f"/stod/forr/{life.pk}/").content.decode()
    assert len(asked) <= MOST_QUERIES
    for words in (
        "Vi har gjort det här förr", "Havsängar", "Skolgårdar", "Rena vikar LIFE", "Börja med miljökontoret.",
        "Räkna timmar från dag ett.", "Ingela Norrby", "mailto:ingela@exempel.example", "avslag 2025",
    ):  # fmt: skip
        assert words in shown, words
    assert "Wildlife i hamnen" not in shown and "Vildliv" not in shown


def test_a_call_that_nobody_has_done_before_says_so(signed_in, life):
    shown = signed_in(("reader", "")).get(f"/stod/forr/{life.pk}/").content.decode()
    assert "Ingen hos oss har sökt LIFE" in shown


def test_r5_7_a_project_that_is_closed_may_advise_the_next_one(signed_in, application, call):
    """The question is optional, and what is answered is found by search and on the project's page."""
    granted = projects.record_answer(OFFICER, application, answer="granted", on=date(2026, 5, 6))
    told = {"grant_minor": 100, "ends_on": date(2026, 5, 6), "account_code": "1", "leader": "Elin"}
    project = projects.begin_project(OFFICER, granted, first_report_on=date(2026, 6, 1), **told)
    client = signed_in(("officer", "KFN"))
    address = f"/ansokningar/projekt/{project.pk}/"
    assert "Vad skulle ni råda nästa projekt till?" in client.get(f"{address}avsluta/").content.decode()
    client.post(f"{address}avsluta/", {"experience": "Vi lärde oss.", "advice": "Boka tolken först av allt."})
    lesson = Lesson.objects.get()
    assert (lesson.body_id, lesson.application_id, lesson.programme) == ("KFN", application.pk, "Provprogrammet")
    assert Project.objects.get().closed_on
    learnt = f"/stod/lardomar/?ansokan={application.pk}"
    assert learnt in client.get(address).content.decode()
    assert list(client.get(learnt).context["page"]) == [lesson]
    assert [entry.title for entry in find(TEACHER, "tolken provprogrammet")] == ["Boka tolken först av allt."]


def test_nothing_is_kept_when_nothing_is_advised(application):
    granted = projects.record_answer(OFFICER, application, answer="granted", on=date(2026, 5, 6))
    told = {"grant_minor": 100, "ends_on": date(2026, 5, 6), "account_code": "1", "leader": "Elin"}
    project = projects.begin_project(OFFICER, granted, first_report_on=date(2026, 6, 1), **told)
    projects.close_project(OFFICER, project, competence="Mer.", experience="", resources="", advice=" ")
    assert not Lesson.objects.exists()


def test_lessons_are_written_for_ones_own_body_read_by_all_and_changed_once_at_a_time(municipality):
    bodies = {row.code: row for row in Body.objects.all()}
    row = write_lesson(OFFICER, body=bodies["KFN"], advice="Fråga tidigt.")
    with pytest.raises(PermissionDenied):
        write_lesson(OFFICER, body=bodies["BUN"], advice="Fråga tidigt.")
    with pytest.raises(PermissionDenied):
        alter_lesson(TEACHER, row, version=row.version, advice="Sent.")
    alter_lesson(KSF, row, version=1, advice="Fråga ännu tidigare.", programme="Horizon 2020")
    with pytest.raises(Stale):
        alter_lesson(OFFICER, row, version=1, advice="Fråga aldrig.")
    assert [entry.title for entry in find(TEACHER, "horisont europa")] == ["Fråga ännu tidigare."]


def test_the_list_is_written_searched_and_taken_out_as_excel(signed_in, earlier):
    client = signed_in(("officer", "KFN"))
    address = f"{LIST}ny/?ansokan={earlier[0].pk}"
    assert client.get(address).context["form"].initial["programme"] == "LIFE – miljö och klimat"
    wrong = client.post(address, {"body": "BUN", "advice": ""})
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"body", "advice"}
    kept = client.post(address, {"body": "KFN", "advice": "=1+1", "programme": "LIFE", "worked": "Allt"}, follow=True)
    assert "=1+1" in kept.content.decode() and "Havsängar" in kept.content.decode()
    row = Lesson.objects.get()
    told = {"advice": "Våga söka", "programme": "LIFE", "version": row.version}
    assert client.post(f"{LIST}{row.pk}/andra/", told).status_code == 302
    assert client.post(f"{LIST}{row.pk}/andra/", told | {"advice": "Sent"}).status_code == 409
    for words, number in (("life", 1), ("våga", 1), ("Interreg", 0), ("\x00 life", 1), ("x" * 10_000, 1)):
        assert client.get(LIST, {"q": words}).context["page"].total == number, words
    assert [one.title for one in client.get(LIST, {"q": "LIFE"}).context["done"]] == [
        "Rena vikar LIFE", "Skolgårdar", "Havsängar"
    ]  # fmt: skip
    sheet = load_workbook(BytesIO(client.get(f"{LIST}excel/").getvalue())).active
    assert [cell.value for cell in sheet[2]][4] == "Våga söka"
    assert client.get(f"{LIST}{earlier[0].pk}/").status_code == 404


def test_the_pages_ask_no_more_of_the_database_however_much_there_is(signed_in, earlier, life):
    client = signed_in(("coordinator", ""))
    asked = []
    for number in (1, 60):
        with guard.opened():
            told = {"body_id": "KFN", "programme": "LIFE", "written_on": date(2026, 1, 1), "written_by": "user:kim"}
            Lesson.objects.bulk_create(Lesson(advice=f"Råd {at}", **told) for at in range(number))
            for at in range(number // 10):
                applied("KFN", f"Hav {number} {at}", call=life)
        for address in (f"{LIST}?q=LIFE", f"/stod/forr/{life.pk}/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            asked.append(len(queries))
    assert asked[:2] == asked[2:] and max(asked) <= MOST_QUERIES
    assert experience(KSF, programme_named("life"), 5).more == 4
