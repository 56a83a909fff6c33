"""What a project bank says of the municipality is shown with its reason, and a person confirms it (issue 6)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.bank_files import (
    ESF_HEADS,
    KOHESIO_HEADS,
    cordis_part,
    cordis_project,
    cordis_zip,
    csv_of,
    esf_row,
    kohesio_row,
)
from projects.conftest import KSF, OFFICER, SYSTEM
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cooperation.waits import read
from utblick.documents.staging import staged_file, unstage
from utblick.organisation.models import Body
from utblick.projects import jobs
from utblick.projects.actions import bank_findings as actions
from utblick.projects.actions import state_applicant
from utblick.projects.models import Application, BankFinding, BankReading, Idea, Project, ProjectPartner, Undertaking
from utblick.projects.project_todo import told, waits
from utblick.projects.queries import bank_findings as queries
from utblick.reporting.models import BodyReport
from utblick.reporting.queries.funds import fund_rows
from utblick.ui.conflicts import Stale

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]
ADDRESS = "/ansokningar/projekt/projektbanker/"
TODAY = date(2026, 5, 6)


@pytest.fixture
def known(municipality):
    state_applicant(
        SYSTEM, legal_name="Provkommun", english_name="Prov Municipality", organisation_number="212000-9999",
        pic="999123456",
    )  # fmt: skip


def take(content: bytes, name: str = "bank.csv") -> BankReading:
    reading = actions.ask_reading(KSF, name, [content], len(content))
    reading.refresh_from_db()
    return reading


def add(row: BankFinding, **new) -> Project:
    told = {"body_code": "KFN", "leader": "Eva Prov", "grant_minor": 800_000_00, "starts_on": date(2024, 1, 1),
            "ends_on": date(2025, 12, 31)}  # fmt: skip
    return actions.add_found(KSF, row, version=row.version, **{**told, **new})


@pytest.mark.usefixtures("known")
def test_a_finding_becomes_a_project_with_its_source_and_the_same_file_twice_changes_nothing():
    content = csv_of(ESF_HEADS, esf_row())
    reading = take(content)
    assert (reading.state, reading.bank, reading.rows, reading.found) == ("done", "esf", 1, 1)
    row = BankFinding.objects.get()
    assert (row.identifier, row.certainty, row.reason, row.stand) == ("esf:31-001-S01", "certain", "number", "asked")
    assert (row.ours_minor, row.total_minor, row.currency) == (800_000_00, 2_000_000_00, "SEK")
    assert not Project.objects.exists()
    project = add(row)
    row.refresh_from_db()
    assert (row.stand, row.project, project.grant_minor, project.currency) == ("added", project, 800_000_00, "SEK")
    assert (Idea.objects.get().bank, Application.objects.get().answer) == ("esf", "granted")
    part = BodyReport(owner=Body.objects.get(code="KFN"), figures={"projects": [[str(project.ref), 1]]})
    assert [fund.fund for fund in fund_rows(KSF, [part])] == ["ESF+ A"]
    events = Event.objects.count()
    assert take(content).pk == reading.pk and Event.objects.count() == events
    with pytest.raises(ValidationError, match="finns redan i registret"):
        add(row)


@pytest.mark.usefixtures("known")
def test_what_is_said_of_a_project_holds_for_the_other_bank_and_for_later_files():
    take(csv_of(ESF_HEADS, esf_row(), esf_row(operation_id="31-009-S01", operation_name="Inte vårt")))
    take(csv_of(KOHESIO_HEADS, kohesio_row()))
    esf, kohesio = BankFinding.objects.get(identifier="esf:31-001-S01"), BankFinding.objects.get(bank="kohesio")
    project = add(kohesio)
    esf.refresh_from_db()
    assert (esf.stand, esf.project) == ("known", project)
    other = BankFinding.objects.get(number="31-009-S01")
    actions.refuse_found(KSF, other, version=other.version)
    take(csv_of(ESF_HEADS, esf_row(operation_id="31-009-S01", operation_name="Nytt namn")))
    second = "https://example.org/entity/Q77"
    take(
        csv_of(
            KOHESIO_HEADS, kohesio_row(operation_unique_identifier=second, operation_local_identifier="A_31-009-S01")
        )
    )
    assert set(BankFinding.objects.filter(number="31-009-S01").values_list("stand", "title")) == {
        ("refused", "Inte vårt"), ("refused", "Nya vägar"),
    }  # fmt: skip
    assert queries.next_to_judge(KSF) is None


@pytest.mark.usefixtures("known")
def test_a_running_project_is_asked_for_its_next_report_and_its_lead_is_its_partner():
    parts = [cordis_part(7, "PROVKOMMUN", 999123456), cordis_part(7, "RIGA", 911111111, "coordinator", country="LV")]
    take(cordis_zip([cordis_project(7)], parts), "cordis.zip")
    row = BankFinding.objects.get()
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31)}
    with pytest.raises(ValidationError, match="nästa rapport"):
        add(row, **days)
    project = add(row, **days, first_report_on=date(2026, 9, 1))
    assert Undertaking.objects.get().due_on == date(2026, 9, 1)
    assert (project.application.role, ProjectPartner.objects.get().name, project.currency) == ("partner", "RIGA", "EUR")
    with guard.opened():
        Undertaking.objects.all().delete()
    [row] = [row for row in told(KSF, read(waits(KSF, TODAY))) if "rapportera" in row.sentence]
    assert row.url.endswith(f"/{project.pk}/ataganden/")


@pytest.mark.usefixtures("known")
def test_the_page_asks_about_what_is_there_already_and_a_person_says_that_it_is_the_same(signed_in):
    take(csv_of(ESF_HEADS, esf_row()))
    project = add(BankFinding.objects.get())
    client = signed_in(("coordinator", ""))
    file = kohesio_row(
        operation_local_identifier="2024/00001", operation_start_date="01/02/2025", operation_end_date=""
    )
    take(csv_of(KOHESIO_HEADS, file))
    row = BankFinding.objects.get(bank="kohesio")
    assert queries.candidates(KSF, row) == [project]
    page = client.get(f"{ADDRESS}{row.pk}/").content.decode()
    assert "Det är Nya vägar" in page and "organisationsnumret är ert" in page and "CC BY 4.0" in page
    told = client.post(f"{ADDRESS}{row.pk}/", {"known": str(project.pk), "version": row.version}, follow=True)
    assert "hör nu ihop" in told.content.decode()
    row.refresh_from_db()
    assert (row.stand, row.project) == ("known", project)
    shown = client.get(f"/ansokningar/projekt/{project.pk}/").content.decode()
    assert "kohesio:Q900001" in shown and "Svenska ESF-rådet, projektbanken" in shown


@pytest.mark.usefixtures("known")
def test_a_file_is_chosen_judged_row_by_row_and_refused_on_its_pages(signed_in, rf):
    client = signed_in(("coordinator", ""))
    assert "Inget är läst än" in client.get(ADDRESS).content.decode()
    rows = [esf_row(), esf_row(operation_id="31-002-S01", beneficiary_id="212000-1111", start_date="i våras")]
    page = client.post(f"{ADDRESS}las-in/", {"file": named(csv_of(ESF_HEADS, *rows), "esf.csv")}, follow=True)
    text = page.content.decode()
    assert "2 projekt gäller er" in text and "i våras" in text and staged_file(BankReading.objects.get().sha256) is None
    client.cookies["django_language"] = "en"
    assert "is not readable" in client.get(page.request["PATH_INFO"]).content.decode()
    client.cookies["django_language"] = "sv"
    asked = BankFinding.objects.get(certainty="ask")
    address = f"{ADDRESS}{asked.pk}/"
    assert "numret är ett annat" in client.get(address).content.decode()
    assert client.post(address, {"version": 0, "body": "KFN", "starts_on": "x", "grant": "9" * 30}).status_code == 422
    assert client.post(address, {"known": "\x00", "version": 1}).status_code == 404
    client.post(address, {"refuse": "1", "version": asked.version})
    asked.refresh_from_db()
    assert asked.stand == "refused" and "Det frågas inte om igen" in client.get(address).content.decode()
    sure = BankFinding.objects.get(certainty="certain")
    told = {"body": "KFN", "grant": "800000", "starts_on": "2024-01-01", "ends_on": "2025-12-31", "leader": ""}
    done = client.post(f"{ADDRESS}{sure.pk}/", {**told, "version": sure.version}, follow=True)
    assert "tillagt i projektregistret" in done.content.decode() and Project.objects.get().leader == "Prov Person"
    wrong = client.post(f"{ADDRESS}las-in/", {"file": named(b"a;b\n1;2\n", "annat.csv")}, follow=True)
    assert "fyra projektbankerna" in wrong.content.decode()
    assert client.post(f"{ADDRESS}las-in/", {}).status_code == 422
    others = csv_of(ESF_HEADS, esf_row(beneficiary="Annan kommun", beneficiary_id="212000-1111"))
    none = client.post(f"{ADDRESS}las-in/", {"file": named(others, "b.csv")}, follow=True)
    assert "Inget projekt i filen gäller er" in none.content.decode()


@pytest.mark.usefixtures("known")
def test_a_large_file_is_read_by_a_job_and_once_more_after_a_break(monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 10)
    content = csv_of(ESF_HEADS, esf_row())
    reading = take(content)
    assert reading.state == "reading" and not BankFinding.objects.exists()
    jobs.read_bank_file(str(reading.pk))
    events = Event.objects.count()
    jobs.read_bank_file(str(reading.pk))
    reading.refresh_from_db()
    assert reading.state == "done" and Event.objects.count() == events
    gone = take(csv_of(ESF_HEADS, esf_row(operation_name="Annat")))
    unstage(gone.sha256)
    jobs.read_bank_file(str(gone.pk), "en")
    gone.refresh_from_db()
    assert (gone.state, gone.refused) == ("refused", "The file is no longer here. Choose it again.")


@pytest.mark.usefixtures("known")
def test_only_the_coordinator_judges_and_an_old_page_changes_nothing(signed_in):
    take(csv_of(ESF_HEADS, esf_row()))
    row = BankFinding.objects.get()
    with pytest.raises(PermissionDenied):
        actions.refuse_found(OFFICER, row, version=row.version)
    with pytest.raises(PermissionDenied):
        actions.ask_reading(OFFICER, "x", [b""], 0)
    with pytest.raises(Stale):
        actions.refuse_found(KSF, row, version=99)
    officer = signed_in(("officer", "KFN"))
    assert officer.get(ADDRESS).status_code == officer.get(f"{ADDRESS}{row.pk}/").status_code == 403


@pytest.mark.usefixtures("known")
def test_the_list_asks_as_little_of_the_database_for_many_as_for_few(signed_in):
    client = signed_in(("coordinator", ""))
    numbers = []
    for last in (30, 90):
        rows = [esf_row(operation_id=f"31-{number:03}-S01") for number in range(last)]
        take(csv_of(ESF_HEADS, *rows))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(ADDRESS).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 12


def named(content: bytes, name: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)
