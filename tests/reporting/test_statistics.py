"""Visits, exchanges and projects by year, country, nämnd and kind (R3.13, R4.9, R5.4; G-24, G-41)."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit import guard
from utblick.clock import recorded_at
from utblick.cooperation import actions
from utblick.cooperation.models import Exchange, Partner, Visit
from utblick.organisation.models import Body
from utblick.projects.models import Amendment, Application, Idea, Project
from utblick.reporting.figures import figures_of
from utblick.reporting.queries.statistics import BODY, COUNTRY, KIND, YEAR, statistics

pytestmark = pytest.mark.django_db
PAGE = "/redovisning/statistik/"


def visit(number: int, **more: Any) -> Visit:
    told = {"starts_on": FIRST_DAY, "host_id": "KFN", **more}
    return Visit(
        who=f"Gäster {number}", place="Cēsis", purpose="Bibliotek", ends_on=told["starts_on"],
        informed_at=recorded_at(), informed_on=FIRST_DAY, informed_by="tests", **told,
    )  # fmt: skip


def project(partner: Partner, number: int = 1, **more: Any) -> Project:
    idea = Idea(
        what=f"Idé {number}", body_id="KFN", contact="Kim", partner=partner, registered_on=FIRST_DAY, form="twin_town"
    )
    application = Application(
        idea=idea, body_id="KFN", title="Prov", role="coordinator", prepared_on=FIRST_DAY, own_cost_minor=100_00,
        own_time_hours=7, answer="granted", answered_on=FIRST_DAY,
    )  # fmt: skip
    known = {"grant_minor": 5_000_00, "starts_on": FIRST_DAY, "ends_on": FIRST_DAY + timedelta(days=90), **more}
    row = Project(application=application, body_id="KFN", title="Prov", account_code="1", leader="Kim", **known)
    for one in (idea, application, row):
        one.save(force_insert=True)
    return row


@pytest.fixture
def cooperation(municipality):
    """Two years of one nämnd with Latvia, and a visit of another."""
    town = actions.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")
    with guard.opened():
        Visit.objects.bulk_create(
            [
                visit(1, partner=town, work_related=True, own_cost_minor=300_00, own_hours=5),
                visit(2, partner=town, direction="outgoing", starts_on=date(2025, 3, 1), own_cost_minor=50_00),
                visit(3, host_id="BUN"),
                visit(4, partner=town, cancelled_on=FIRST_DAY, own_hours=90),
            ]
        )
        for kind in ("staff", "school"):
            Exchange.objects.create(
                exchange_kind=kind, what=f"Utbyte {kind}", place="Cēsis", partner=town, body_id="KFN",
                starts_on=FIRST_DAY, ends_on=FIRST_DAY, grant_minor=1_000_00, own_cost_minor=10_00,
            )  # fmt: skip
        euro = {"currency": "EUR", "rate": 115_000, "rated_on": FIRST_DAY}
        changed = project(town, 1, grant_minor=200_00, **euro)
        Amendment.objects.create(project=changed, what="Dyrare", changed_on=FIRST_DAY, own_cost_minor=400_00)
        project(town, 2)
        project(town, 3, currency="EUR", grant_minor=999_00)
    return town


def test_every_group_is_the_sum_of_its_rows(cooperation):
    """By year, country, nämnd and kind: cancelled visits are left out, euro count by the rate, and the latest change
    of a project's own cost counts. G-18: a project's kind is its form of cooperation, twin towns among them."""
    by_year = statistics(SYSTEM, by=YEAR, first_year=2025, last_year=2026)
    assert set(by_year.groups) == {"2025", "2026"}
    now = by_year.groups["2026"]
    assert (now.visits, now.exchanges, now.projects, now.hours) == (2, 2, 3, 5 + 3 * 7)
    assert now.own == 300_00 + 2 * 10_00 + 400_00 + 2 * 100_00
    assert now.grant == 2 * 1_000_00 + 200_00 * 115_000 // 10_000 + 5_000_00
    assert now.unrated == 1
    assert by_year.groups["2025"].own == 50_00
    assert (by_year.total.work, by_year.total.work_percent) == (2, 40)
    by_country = statistics(SYSTEM, by=COUNTRY, first_year=2025, last_year=2026)
    assert {key: sums.visits for key, sums in by_country.groups.items()} == {"LV": 2, "": 1}
    by_kind = statistics(SYSTEM, by=KIND, first_year=2026, last_year=2026)
    assert by_kind.groups["visit.incoming"].visits == 2
    assert by_kind.groups["exchange.staff"].work == by_kind.groups["exchange.school"].exchanges == 1
    assert by_kind.groups["project.twin_town"].projects == 3
    for by in (COUNTRY, BODY, KIND):
        assert statistics(SYSTEM, by=by, first_year=2025, last_year=2026).total == by_year.total


def test_a_namnds_statistics_agree_with_its_yearly_report(cooperation):
    """G-37: both count the same registers."""
    told = {figure.figure.key: figure.total for figure in figures_of(SYSTEM, "KFN", 2026)}
    ours = statistics(SYSTEM, by=BODY, first_year=2026, last_year=2026, body_code="KFN")
    assert set(ours.groups) == {"KFN"}
    assert ours.total.visits == told["visits_in"] + told["visits_out"]
    assert ours.total.exchanges == told["exchanges"]


def test_the_page_shows_the_table_first_and_the_same_as_bars(cooperation, signed_in):
    page = signed_in("reader").get(PAGE, {"per": COUNTRY}).content.decode()
    assert page.index("<table") < page.index('class="bars"')
    assert "Lettland" in page and "40 procent" in page and "style=" not in page
    assert "1 projekt i euro saknar kurs" in page
    assert 'role="img"' in page and "Lettland: 2" in page


@pytest.mark.one_database
def test_what_is_shown_goes_out_as_excel_and_CSV_and_a_name_is_never_a_formula(cooperation, signed_in):
    with guard.opened():
        Body.objects.filter(code="BUN").update(name="=2+2")
    client, asked = signed_in("reader"), {"per": BODY, "fran": "2026"}
    content = b"".join(client.get("/redovisning/statistik.xlsx", asked).streaming_content)
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    table = list(sheet.iter_rows(values_only=True))
    assert table[0][:2] == ("Nämnd", "Besök")
    assert ("Kultur- och fritidsnämnden", 1, 2, 3, 9300, 920, 26, 67) in table
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * len(table)
    text = b"".join(client.get("/redovisning/statistik.csv", asked).streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text), delimiter=";"))
    assert lines[0][0] == "Nämnd" and lines[-1][:4] == ["Tillsammans", "2", "2", "3"]
    assert any(line[0] == "'=2+2" for line in lines)


def test_only_what_the_reader_may_see_is_counted(cooperation):
    from utblick.values import ANONYMOUS

    nobody = statistics(ANONYMOUS, by=YEAR, first_year=2025, last_year=2026)
    assert nobody.groups == {} and nobody.total.work_percent is None


@pytest.mark.parametrize("asked", ["fran=0001", "per=%00", f"till={'9' * 10_000}", "namnd=%ED%A0%80", "fran=&till="])
@pytest.mark.one_database
def test_a_strange_question_is_answered_with_what_can_be_shown(municipality, signed_in, asked):
    assert signed_in("reader").get(f"{PAGE}?{asked}").status_code == 200


@pytest.mark.one_database
def test_the_page_asks_as_many_questions_of_2_500_rows_as_of_25(cooperation, signed_in):
    """Design § 6."""
    client, counts = signed_in("reader"), []
    for first, last in ((10, 35), (35, 2510)):
        with guard.opened():
            Visit.objects.bulk_create(visit(number) for number in range(first, last))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE, {"per": COUNTRY}).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
