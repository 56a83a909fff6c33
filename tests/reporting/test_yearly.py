"""The year's report: drafts from the registers, every figure the sum of its rows, answered by nämnder (R4.9, G-37)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit import guard
from utblick.cooperation.actions import register_exchange, register_partner
from utblick.cooperation.models import Partner, Visit
from utblick.cooperation.waits import read
from utblick.documents import register_word
from utblick.documents.word import TemplateRefused
from utblick.organisation.models import Body, Meeting
from utblick.projects.models import Application, FundingTest, Idea, Payment, Project
from utblick.reporting import actions, jobs, todo
from utblick.reporting.figures import figures_of
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.reporting.papers.yearly import paper
from utblick.reporting.queries import yearly as queries
from utblick.reporting.queries.funds import fund_rows
from utblick.reporting.queries.timetable import timetable
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
COORDINATOR = Actor("user:c", grants=frozenset({Grant("coordinator", ""), Grant("signed_in")}))
OFFICER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
SUMMER = date(2025, 6, 10)


def drafted(year: int = 2025) -> YearlyReport:
    report = actions.begin_year(COORDINATOR, year)
    assert jobs.write_drafts(str(report.pk)) == report.bodies
    return report


def part_of(code: str) -> BodyReport:
    return BodyReport.objects.select_related("body", "owner", "report").get(body_id=code)


@pytest.fixture
def busy_year(municipality) -> None:
    """9 nämnder, 60 granted projects and 40 visits in 2025, and one exchange."""
    partner = register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town", is_twin_town=True)
    with guard.opened():
        for number in range(6):
            Body.objects.create(code=f"N{number}", name=f"Nämnd {number}", body_kind="committee")
        codes = sorted(Body.objects.values_list("code", flat=True))
        ideas = [
            Idea(what=f"Idé {n}", body_id=codes[n % 9], contact="Kim", partner=partner, registered_on=SUMMER)
            for n in range(60)
        ]
        Idea.objects.bulk_create(ideas)
        days = {"prepared_on": SUMMER, "submitted_on": SUMMER, "answered_on": SUMMER + timedelta(days=90)}
        granted = Application.objects.bulk_create(
            Application(
                idea=idea, body_id=idea.body_id, title=f"Projekt {n}", role="coordinator", answer="granted", **days
            )
            for n, idea in enumerate(ideas)
        )
        runs = {"account_code": "7", "leader": "Kim", "grant_minor": 90_000_00, "starts_on": date(2024, 9, 1)}
        run = Project.objects.bulk_create(
            Project(application=one, body_id=one.body_id, title=one.title, ends_on=date(2025 + n % 2, 9, 1), **runs)
            for n, one in enumerate(granted)
        )
        Payment.objects.bulk_create(
            Payment(
                project=one, asked_on=SUMMER, asked_minor=9_000_00, paid_on=date(2025 - n % 3, 6, 9),
                paid_minor=n * 1_000_00,
            )
            for n, one in enumerate(run)
        )  # fmt: skip
        Visit.objects.bulk_create(
            Visit(
                who=f"Gäst {n}", place="Cēsis", starts_on=SUMMER, ends_on=SUMMER, host_id=codes[n % 9], purpose="Möte",
                direction="incoming" if n % 3 else "outgoing", youth=n, own_cost_minor=n * 1_000_00, own_hours=n,
                informed_at="2025-06-01T10:00:00Z", informed_on=SUMMER, informed_by="test",
            )
            for n in range(40)
        )  # fmt: skip
    told = {"exchange_kind": "youth", "what": "Läger", "place": "Cēsis", "starts_on": SUMMER, "youth": 12, "adults": 4}
    register_exchange(SYSTEM, body=Body.objects.get(code="BUN"), ends_on=SUMMER, **told)


def opened(client: Any, report: YearlyReport, ending: str) -> BytesIO:
    return BytesIO(b"".join(client.get(f"/redovisning/ar/{report.pk}/redovisning.{ending}").streaming_content))


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@pytest.mark.one_database
def test_g_37_nine_drafts_in_time_and_every_figure_of_the_word_file_is_the_sum_of_its_rows(busy_year, signed_in):
    """Must show 2: 9 nämnder, 60 projects, 40 visits; Word and PDF opened again."""
    report = drafted()
    client = signed_in("coordinator")
    content = opened(client, report, "docx")
    document = docx.Document(content)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    sums = [table for table in tables if table[0][0] == "Siffra"]
    bases = [table for table in tables if table[-1][0] == "Summa"]
    assert len(sums) == 10
    assert len(bases) == sum(len(table) - 1 for table in sums[1:])
    for table in bases:
        assert sum(number(row[1]) for row in table[1:-1]) == number(table[-1][1])
    figures = [row for table in sums[1:] for row in table[1:]]
    for (_, total, rows), base in zip(figures, bases, strict=True):
        assert (number(total), int(rows)) == (number(base[-1][1]), len(base) - 2)
    whole = {name: (number(total), int(rows)) for name, total, rows in sums[0][1:]}
    assert whole.pop("Partner i projekt, besök och utbyten") == (1, 1), "one town, however many nämnder met it"
    for name, told in whole.items():
        assert told == tuple(
            sum(number(row[place]) for row in figures if row[0] == name) for place in (1, 2)
        )  # fmt: skip
    assert whole["Beviljade ansökningar"] == (60, 60)
    assert whole["Projekt som pågått"] == (60, 60)
    assert whole["Projekt som slutat"] == (30, 30)
    assert whole["Utbetalt till projekt"] == (sum(n for n in range(60) if n % 3 == 0) * 1_000, 19)
    funds = next(table for table in tables if table[0][0] == "Fond eller program")
    for place, name in enumerate(["Projekt som pågått", "Projekt som börjat", "Projekt som slutat"], 2):
        assert sum(number(row[place]) for row in funds[1:]) == whole.get(name, (0, 0))[0]
    assert sum(number(row[5]) for row in funds[1:]) == whole["Utbetalt till projekt"][0]
    assert whole["Besök hit"][0] + whole["Besök dit"][0] == 40
    assert whole["Deltagare i besök"][0] == sum(range(40))
    assert whole["Egen kostnad för besök"][0] == sum(range(40)) * 1_000


@pytest.mark.one_database
def test_r4_9_a_projects_years_tell_when_it_began_went_on_and_ended_and_what_was_paid(municipality):
    """Euro are told in kronor by the stated rate; one closed early ended then; money may come after the end."""
    with guard.opened():
        town = Partner.objects.create(name="Cēsis", country_code="LV", partner_kind="town")
        idea = Idea.objects.create(what="Kör", body_id="KFN", contact="Kim", partner=town, registered_on=SUMMER)
        granted = Application.objects.create(
            idea=idea, body_id="KFN", title="Kör", role="coordinator", prepared_on=SUMMER
        )
        row = Project.objects.create(
            application=granted, body_id="KFN", title="Kör", account_code="7", leader="Kim", grant_minor=1,
            currency="EUR", rate=112_500, rated_on=SUMMER, starts_on=date(2023, 2, 1), ends_on=date(2026, 3, 1),
            closed_on=date(2024, 5, 1), competence="Prov",
        )  # fmt: skip
        paid = {"asked_on": SUMMER, "asked_minor": 1, "paid_on": SUMMER, "paid_minor": 200_00}
        Payment.objects.create(project=row, **paid)
        Payment.objects.create(project=row, **paid)

    def told(year: int) -> dict[str, int]:
        shown = {one.figure.key: one for one in figures_of(COORDINATOR, "KFN", year)}
        assert all(one.total == sum(amount for _, _, amount in one.rows) for one in shown.values())
        return {key: shown[key].total for key in ("projects", "begun", "ended", "paid") if shown[key].rows}

    assert told(2022) == {}
    assert told(2023) == {"projects": 1, "begun": 1}
    assert told(2024) == {"projects": 1, "ended": 1}
    assert told(2025) == {"paid": 4_500_00}
    with guard.opened():
        Project.objects.update(rate=None, rated_on=None)
    assert told(2025) == {}


@pytest.mark.one_database
def test_g_37_projects_are_told_by_fund_and_administration_with_what_was_paid(busy_year, signed_in):
    """The fund is what the call is of, else what the funding test found; the rest is told as such."""
    first, second = Idea.objects.order_by("pk")[:2]
    with guard.opened():
        for result, programme in (("suitable", "Erasmus+"), ("none_suitable", "")):
            FundingTest.objects.create(
                idea=first, result=result, programme=programme, exchange=True, tested_on=SUMMER, tested_by="x"
            )
        FundingTest.objects.create(
            idea=second, result="later", programme="LIFE", exchange=True, tested_on=SUMMER, tested_by="x"
        )
    report = drafted()
    parts = list(queries.parts(COORDINATOR, report))
    rows = fund_rows(COORDINATOR, parts)
    assert [row.fund for row in rows if row.fund] == ["Erasmus+"]
    assert sum(row.projects for row in rows) == 60
    assert sum(row.paid_minor for row in rows) == sum(amount for one in parts for _, amount in one.rows["paid"])
    assert {row.administration for row in rows} == {part.owner.name for part in parts}
    shown = signed_in("coordinator").get(f"/redovisning/ar/{report.pk}/").content.decode()
    assert "Projekten efter fond och förvaltning" in shown
    assert shown.count("Inget program angivet") == 9


@pytest.mark.one_database
def test_the_word_file_stands_in_the_municipalitys_own_template(municipality):
    report = drafted()
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Provkommuns vapen {{ rubrik }}"
    template.add_paragraph("{{ beskrivning }}")
    kept = BytesIO()
    template.save(kept)
    told = paper(COORDINATOR, report, list(queries.parts(COORDINATOR, report)))
    document = docx.Document(BytesIO(register_word.render(told, kept.getvalue())))
    assert document.sections[0].header.paragraphs[-1].text == "Provkommuns vapen Internationellt samarbete 2025"
    lines = [line.text for line in document.paragraphs]
    assert lines[0] == "Internationellt samarbete 2025"
    assert "Kultur- och fritidsnämnden" in lines
    assert "{{" not in "".join(lines)
    with pytest.raises(TemplateRefused):
        register_word.render(told, b"no template")


@pytest.mark.one_database
def test_the_pdf_is_accessible_and_tells_the_share_of_young_people_r2_6(busy_year, signed_in):
    report = drafted()
    content = opened(signed_in("coordinator"), report, "pdf")
    with pypdfium2.PdfDocument(content) as document:
        words = " ".join(document[0].get_textpage().get_text_range().split())
    assert "12 av 16 deltagare i utbyten var under 18 år (75 procent)." in words
    with pikepdf.open(content) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "sv"


@pytest.mark.one_database
def test_the_page_shows_how_far_the_drafts_have_come_and_a_second_run_writes_nothing(busy_year, signed_in):
    client = signed_in("coordinator")
    sent = client.post("/redovisning/ar/", {"year": "2025"})
    assert "Utkasten skrivs" in client.get(sent.url).content.decode()
    report = YearlyReport.objects.get()
    actions.write_draft(SYSTEM, report, Body.objects.get(code="KFN"))
    part = part_of("KFN")
    actions.write_text(OFFICER, part, version=part.version, text="Våra egna ord")
    assert jobs.write_drafts(str(report.pk)) == 9
    assert jobs.write_drafts(str(report.pk)) == 9
    assert BodyReport.objects.count() == 9
    assert part_of("KFN").text == "Våra egna ord"
    assert "0 av 9 nämnder har svarat." in client.get(sent.url).content.decode()
    assert client.post("/redovisning/ar/", {"year": "2025"}).status_code == 422


@pytest.mark.one_database
def test_each_figure_leads_to_its_rows_on_the_page(busy_year, signed_in):
    drafted()
    [shown] = [one for one in queries.shown_figures(COORDINATOR, [part_of("BUN")]) if one.figure.key == "exchanged"]
    assert (shown.total, [row.amount for row in shown.rows]) == (16, [16])
    page = signed_in("coordinator").get(f"/redovisning/namnd/{part_of('BUN').pk}/").content.decode()
    assert shown.rows[0].url in page
    assert "Läger" in page


@pytest.mark.one_database
def test_a_namnd_answers_is_recorded_in_its_verksamhetsberattelse_and_is_then_left_alone(municipality, signed_in):
    drafted()
    client, address = signed_in("officer", "KFN"), f"/redovisning/namnd/{part_of('KFN').pk}/"
    assert client.post(f"{address}skriv/", {"text": "Vi sjöng i Cēsis.", "version": "1"}).status_code == 302
    late = client.post(f"{address}skriv/", {"text": "Någon annans ord", "version": "1"})
    assert late.status_code == 409
    assert "Vi sjöng i Cēsis." in late.content.decode()
    with pytest.raises(ValidationError):
        actions.record_paragraph(OFFICER, part_of("KFN"), version=2, decided_on=FIRST_DAY, paragraph="9")
    client.post(f"{address}svara/")
    assert part_of("KFN").answered_on == FIRST_DAY
    for wrong in ("0001-01-01", "2024-12-31", "2099-01-01", "x" * 10_000):
        refused = client.post(f"{address}paragraf/", {"decided_on": wrong, "paragraph": "9", "version": "3"})
        assert refused.status_code == 422
    client.post(f"{address}paragraf/", {"decided_on": "2026-02-19", "paragraph": "9", "version": "3"})
    assert "§ 9" in client.get(address).content.decode()
    with pytest.raises(ValidationError):
        actions.write_text(OFFICER, part_of("KFN"), version=4, text="För sent")


@pytest.mark.one_database
def test_no_cooperation_is_an_answer_of_its_own(municipality, signed_in):
    drafted()
    part = part_of("KFN")
    assert "har inte haft något internationellt samarbete" in part.text
    signed_in("officer", "KFN").post(f"/redovisning/namnd/{part.pk}/svara/", {"inget": "1"})
    assert (part_of("KFN").nothing, part_of("KFN").answered_on) == (True, FIRST_DAY)
    words = docx.Document(opened(signed_in("coordinator"), part.report, "docx"))
    assert "Inget internationellt samarbete i år." in [line.text for line in words.paragraphs]


@pytest.mark.one_database
def test_the_year_of_a_namnd_that_has_ended_is_told_by_its_successor(municipality):
    with guard.opened():
        kept = Body.objects.get(code="BUN")
        Body.objects.create(
            code="GN", name="Gamla nämnden", body_kind="committee", valid_to=date(2025, 12, 31), successor=kept
        )
        Body.objects.create(code="ÄN", name="Äldre nämnden", body_kind="committee", valid_to=date(2024, 12, 31))
    drafted()
    assert (part_of("GN").body_id, part_of("GN").owner_id) == ("GN", "BUN")
    assert not BodyReport.objects.filter(body_id="ÄN").exists()
    with pytest.raises(PermissionDenied):
        actions.answer(OFFICER, part_of("GN"), nothing=True)
    actions.answer(Actor("user:b", grants=frozenset({Grant("officer", "BUN")})), part_of("GN"), nothing=True)


@pytest.mark.one_database
def test_a_draft_is_its_own_namnds_and_the_coordinators_until_it_is_answered(municipality, signed_in):
    drafted()
    own, other = part_of("KFN"), part_of("BUN")
    client = signed_in("officer", "KFN")
    assert client.get(f"/redovisning/namnd/{own.pk}/").status_code == 200
    assert client.get(f"/redovisning/namnd/{other.pk}/").status_code == 404
    actions.answer(COORDINATOR, other, nothing=True)
    assert client.get(f"/redovisning/namnd/{other.pk}/").status_code == 200
    assert client.post(f"/redovisning/namnd/{other.pk}/svara/").status_code == 403
    assert client.post("/redovisning/ar/", {"year": "2024"}).status_code == 403


@pytest.mark.one_database
def test_a_year_that_cannot_be_reported_is_refused(signed_in):
    client = signed_in("coordinator")
    for wrong in ("2027", "0001", "", "år", "9" * 10_000):
        assert client.post("/redovisning/ar/", {"year": wrong}).status_code == 422
    assert not YearlyReport.objects.exists()


def meet(code: str, *days: date, **more: Any) -> None:
    with guard.opened():
        for day in days:
            Meeting.objects.create(body=Body.objects.get(code=code), on=day, **more)


@pytest.mark.one_database
def test_g_37_the_answers_are_asked_for_in_time_for_ks_and_kf(municipality, signed_in):
    """KL 11:20, 5:24: KS's last meeting by 15 April, KF's first after it; two weeks to compile before the stop."""
    with guard.opened():
        Body.objects.create(code="KF", name="Kommunfullmäktige", body_kind="council")
    Meeting.objects.all().delete()
    meet("KS", date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12))
    meet("KS", date(2026, 4, 15), status="cancelled")
    meet("KF", date(2026, 3, 26), date(2026, 4, 27), date(2026, 6, 15))
    meet("KFN", date(2026, 1, 20), date(2026, 2, 19), date(2026, 4, 2))
    plan = timetable(2025)
    assert plan.board is not None and plan.council is not None
    assert (plan.board.on, plan.council.on) == (date(2026, 4, 14), date(2026, 4, 27))
    assert plan.answer_by == plan.board.stops_on - timedelta(days=14)
    assert plan.nearest["KFN"].on == date(2026, 2, 19)
    report = drafted()
    assert report.answer_by == plan.answer_by
    page = signed_in("coordinator").get(f"/redovisning/ar/{report.pk}/").content.decode().replace("\u00a0", " ")
    assert "Vägen till årsredovisningen" in page and "14 april 2026" in page and "19 februari 2026" in page


@pytest.mark.one_database
def test_without_meetings_in_the_calendar_no_day_is_made_up(municipality, signed_in):
    Meeting.objects.all().delete()
    report = drafted()
    assert report.answer_by is None
    page = signed_in("coordinator").get(f"/redovisning/ar/{report.pk}/").content.decode()
    assert page.count("inget sammanträde är inlagt i tid") == 2


@pytest.mark.one_database
def test_the_coordinator_says_another_day_within_the_year_after(municipality, signed_in):
    report, client = drafted(), signed_in("coordinator")
    address = f"/redovisning/ar/{report.pk}/"
    told = client.post(f"{address}svarsdag/", {"answer_by": "2026-02-27"}, follow=True).content.decode()
    told = told.replace("\u00a0", " ")
    assert "Dagen är sparad." in told and "27 februari 2026" in told
    for wrong in ("2025-02-27", "", "i morgon", "0001-01-01"):
        client.post(f"{address}svarsdag/", {"answer_by": wrong}, follow=True)
    report.refresh_from_db()
    assert report.answer_by == date(2026, 2, 27)
    with pytest.raises(PermissionDenied):
        actions.set_answer_day(OFFICER, report, date(2026, 2, 28))


@pytest.mark.one_database
def test_who_is_to_answer_is_asked_on_the_start_page_until_it_is_done(municipality):
    def rows(actor: Actor) -> list[tuple[str, date | None]]:
        return [(str(row.sentence), row.last_day) for row in todo.told(actor, read(todo.waits(actor, FIRST_DAY)))]

    report = actions.set_answer_day(COORDINATOR, drafted(), date(2026, 3, 1))
    assert rows(OFFICER) == [(f"Svara på redovisningen för 2025: {part_of('KFN').body.name}", date(2026, 3, 1))]
    assert ("Samla in nämndernas svar till redovisningen för 2025", date(2026, 3, 1)) in rows(COORDINATOR)
    for part in queries.parts(COORDINATOR, report):
        actions.answer(SYSTEM, part, nothing=True)
    assert rows(OFFICER) == rows(COORDINATOR) == []
