"""Every register of G-10 … G-13 and G-21 … G-24 goes out as Excel with all its columns, and comes in row by row."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from hostile import HOSTILE
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cases.models import Matter
from utblick.cooperation import actions, jobs
from utblick.cooperation.actions.association_grants import register_grant, register_scheme
from utblick.cooperation.actions.tables import store_table
from utblick.cooperation.actions.wanted_contacts import pass_on, register_wanted_contact
from utblick.cooperation.models import Agreement, Exchange, Network, Partner, TableReading, Visit
from utblick.cooperation.queries.table_readings import rows_stored
from utblick.cooperation.tables.checking import Checked, check_file
from utblick.cooperation.tables.columns import IDENTIFIER
from utblick.cooperation.tables.registers import REGISTERS
from utblick.cooperation.tables.writing import table_file
from utblick.cooperation.views import tables
from utblick.organisation.models import Body
from utblick.projects.models import Application, BudgetYear, Idea, Payment, Project, Undertaking
from utblick.ui.cells import Unreadable
from utblick.ui.sheets import rows_of
from utblick.values import system_actor

SYSTEM = system_actor("tests")
HEADS = {
    "partner": ["Namn på svenska", "Land", "Slag", "Eget namn"],
    "besok": ["Vem", "Varifrån", "Första dag", "Sista dag", "Värd", "Syfte", "Anmält den"],
    "utbyten": ["Slag", "Vad", "Med vem", "Hör till", "Första dag", "Egen kostnad", "Sista dag"],
}
pytestmark = pytest.mark.django_db


def file_of(register: str, *rows: list[Any], heads: list[str] | None = None) -> bytes:
    book = Workbook()
    for row in [heads or HEADS[register], *rows]:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def take_in(register: str, content: bytes, actor=SYSTEM) -> Checked:
    checked = check_file(actor, REGISTERS[register], content)
    store_table(actor, REGISTERS[register], checked)
    return checked


def told(checked: Checked) -> list[tuple[int, str]]:
    return [(mistake.row, mistake.column) for mistake in checked.mistakes]


@pytest.fixture
def filled(municipality):
    """A row or two of every register, with hard values in them."""
    borga = actions.register_partner(
        SYSTEM, name="Borgå", name_local="Porvoo", former_names="Borga\nPorvoon kaupunki", country_code="FI",
        partner_kind="town", is_twin_town=True, note='=HYPERLINK("x")\nandra raden', latitude=60, longitude=25,
    )  # fmt: skip
    kfn = Body.objects.get(code="KFN")
    agreement = actions.register_agreement(
        SYSTEM, title="Vänortsavtal", agreement_kind="twinning", body=kfn, partners=[borga], about="+46 1 – ja"
    )
    actions.sign_agreement(
        SYSTEM, agreement, version=1, signed_on=date(1986, 6, 22), reason="historia", ends_on=date(2030, 1, 1)
    )
    actions.register_network(
        SYSTEM, name="Norden Nu", body=kfn, partners=[borga], network_kind="theme", geography="nordic", fee_minor=12_050
    )
    actions.register_visit(
        SYSTEM, who="Kören", place="Porvoo", starts_on=date(2026, 5, 2), host=kfn, purpose="@sång", children=3,
        delegation=[[2, "politiker"]],
    )  # fmt: skip
    actions.register_exchange(
        SYSTEM,
        exchange_kind="school",
        what="Brev",
        place="Borgå",
        body=kfn,
        starts_on=date(2025, 1, 1),
        own_cost_minor=99,
    )
    wanted = register_wanted_contact(SYSTEM, company="=Kajak AB", seeks="Kunder", body=kfn, country_code="EE")
    pass_on(SYSTEM, wanted, version=1, on=date(2026, 5, 6), network=Network.objects.get(), partner=borga)
    actions.register_partnership(
        SYSTEM, title="-Unga", partner=borga, body=kfn, benefit_own="A\nB", benefit_partner="C", agreement=agreement
    )
    scheme = register_scheme(
        SYSTEM, name="Utbyten", year=2026, body=kfn, pot_minor=50_00, deadline=date(2025, 1, 1), criteria="A\nB"
    )
    register_grant(
        SYSTEM, scheme, association="=Kören", town="Borgå", purpose="Sång", starts_on=date(2026, 1, 1), asked_minor=99,
        costs=[["Buss", 12_50], ["Boende: två nätter", 99]], participants=4, minors=1,
    )  # fmt: skip
    with guard.opened():
        idea = Idea.objects.create(what="Körer", body=kfn, contact="Kim", partner=borga, registered_on=date(2025, 1, 1))
        days = {"prepared_on": date(2025, 1, 1), "answered_on": date(2025, 5, 1)}
        granted = Application.objects.create(
            idea=idea, body=kfn, title="Körer", role="coordinator", answer="granted", **days
        )
        project = Project.objects.create(
            application=granted, body=kfn, title="=Körer", account_code="0071", leader="Kim Exempel", currency="EUR",
            grant_minor=1_234_50, rate=112_345, rated_on=date(2025, 5, 1), starts_on=date(2025, 5, 1),
            ends_on=date(2025, 9, 1), agreement=agreement, closed_on=date(2025, 10, 1), competence="Tolkade möten",
        )  # fmt: skip
        BudgetYear.objects.create(project=project, year=2025, grant_minor=99, own_minor=0)
        asked = {"asked_on": date(2025, 6, 1), "asked_minor": 1_50, "paid_on": date(2025, 7, 1), "paid_minor": 0}
        Payment.objects.create(project=project, payment_kind="claim", **asked)
        Undertaking.objects.create(project=project, what="=Rapport; delad", due_on=date(2025, 6, 1))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_g13_every_register_goes_out_with_all_columns_and_in_again_changes_nothing(filled, language):
    before = Event.objects.count()
    for name, register in REGISTERS.items():
        content = table_file(SYSTEM, register, language)
        heads, *rows = rows_of(content)
        stored = {field.name for field in register.model._meta.concrete_fields if not field.name.startswith("sort_")}
        assert {column.name for column in register.columns} >= stored - {"id", "version"}
        assert len(heads) == len(set(heads)) == len(register.columns) + 1 and heads[0] == IDENTIFIER.sv
        assert len(rows) == register.model._default_manager.count() > 0
        checked = take_in(name, content)
        assert (checked.same, checked.planned, checked.mistakes, checked.unread) == (len(rows), [], [], []), name
    assert Event.objects.count() == before


def test_what_looks_like_a_formula_is_text_out_and_in(filled):
    book = load_workbook(io.BytesIO(table_file(SYSTEM, REGISTERS["partner"], "sv")))
    cell = next(cell for row in book.active for cell in row if str(cell.value).startswith("=HYPERLINK"))
    assert cell.data_type == "s" or cell.value == '=HYPERLINK("x")\nandra raden'
    take_in("partner", file_of("partner", ["=1+1", "Finland", "stad", '=HYPERLINK("http://exempel.example")']))
    assert Partner.objects.get(name="=1+1").name_local.startswith("=HYPERLINK")


def test_a_file_without_identifiers_meets_its_rows_by_what_they_are_called(filled):
    rows = [["Borgå", "FI", "Stad", "Borgåborna"], ["Cēsis", "lettland", "town", None]]
    checked = take_in("partner", file_of("partner", *rows))
    assert [(one.row, one.pk is None) for one in checked.planned] == [(2, False), (3, True)]
    assert Partner.objects.get(name="Borgå").name_local == "Borgåborna"
    before = Event.objects.count()
    assert take_in("partner", file_of("partner", *rows)).same == 2 and Event.objects.count() == before
    take_in("partner", file_of("partner", ["Borgå", "FI", "Stad", "-"]))
    assert Partner.objects.get(name="Borgå").name_local == ""


def test_all_mistakes_are_told_at_once_and_nothing_is_stored(municipality):
    rows = [
        ["skolsamarbete", "Rätt", "Riga", "KFN", "2026-01-20", 100, None],
        ["skola", "Fel slag", "Riga", "XYZ", "20/1 2026", "12 EUR", None],
        ["skolsamarbete", "Formel", "Riga", "KFN", "=IDAG()", "=1+1", None],
        [
            "skolsamarbete",
            "Åter",
            "Riga",
            "kultur- och fritidsnämnden",
            date(2026, 3, 1),
            "1 200,50 kr",
            date(2026, 2, 1),
        ],
        ["skolsamarbete", None, "Riga", "KFN", date(1, 1, 1).isoformat(), -1, "x" * 10_000],
        ["skolsamarbete", "Rätt", "Riga", "KFN", date(2026, 1, 20), 100, None],
    ]
    content = file_of("utbyten", *rows)
    checked = check_file(SYSTEM, REGISTERS["utbyten"], content)
    assert told(checked) == [
        (3, "Slag"), (3, "Hör till"), (3, "Första dag"), (3, "Egen kostnad"), (4, "Första dag"), (4, "Egen kostnad"),
        (5, "Sista dag"), (6, "Första dag"), (6, "Egen kostnad"), (6, "Sista dag"), (7, ""),
    ]  # fmt: skip
    before = Event.objects.count()
    with pytest.raises(Exception, match="Inget har lästs in"):
        store_table(SYSTEM, REGISTERS["utbyten"], checked)
    assert Event.objects.count() == before and not Exchange.objects.exists()


def test_a_partner_entered_twice_under_another_name_is_told(filled):
    rows = [["Porvoo", "Finland", "stad", None], ["Riga", "LV", "stad", "Rīga"], ["Rīga", "LV", "stad", None]]
    checked = check_file(SYSTEM, REGISTERS["partner"], file_of("partner", *rows))
    assert told(checked) == [(2, "Namn på svenska"), (4, "Namn på svenska")]
    assert "Borgå" in checked.mistakes[0].told


def test_r47_a_visit_in_the_past_keeps_the_day_it_was_told_of(municipality):
    rows = [
        ["Kören", "Riga", date(2024, 3, 1), None, "KFN", "sång", date(2024, 2, 1)],
        ["Laget", "Riga", date(2024, 4, 1), None, "KFN", "match", None],
        ["Sen", "Riga", date(2027, 4, 1), date(2027, 3, 1), "KFN", "match", date(2027, 1, 1)],
    ]
    checked = check_file(SYSTEM, REGISTERS["besok"], file_of("besok", *rows))
    assert told(checked) == [(4, "Sista dag")]
    take_in("besok", file_of("besok", *rows[:2]))
    late = {visit.who: visit.is_told_late for visit in Visit.objects.all()}
    assert late == {"Kören": False, "Laget": True}


def test_a_broken_file_is_told_of_as_a_whole(municipality):
    merged = Workbook()
    merged.active.append(HEADS["partner"])
    merged.active.append(["Riga", "LV", "stad"])
    merged.active.merge_cells("A2:B2")
    files = {
        "sammanslagna celler: A2:B2": saved(merged),
        "saknar kolumner: ”Land”": file_of("partner", ["Riga", "stad"], heads=["Namn på svenska", "Slag"]),
        "står två gånger": file_of("partner", ["a"], heads=["Land", "land", "Slag"]),
        "inga rader": file_of("partner"),
        "inte att läsa": b"PK\x03\x04" + b"x" * 50,
    }
    for said, content in files.items():
        with pytest.raises(Unreadable, match=said):
            check_file(SYSTEM, REGISTERS["partner"], content)


def test_what_the_guidelines_judge_is_not_changed_by_a_file(filled):
    agreement = Agreement.objects.get()
    heads = ["Id", "Namn", "Slag", "Hör till", "Parter", "Undertecknat", "Gäller från och med"]
    row = [str(agreement.pk), agreement.title, "vänortsavtal", "KFN", "Porvoo", date(1990, 1, 1), None]
    assert told(check_file(SYSTEM, REGISTERS["avtal"], file_of("avtal", row, heads=heads))) == [(2, "Undertecknat")]
    take_in("avtal", file_of("avtal", [None, "Nytt", "vänortsavtal", "KFN", "Borgå", date(1990, 1, 1)], heads=heads))
    assert Agreement.objects.get(title="Nytt").in_force_from == date(1990, 1, 1)


def test_a_file_goes_its_way_through_the_pages_and_the_second_time_changes_nothing(signed_in):
    officer, reader = signed_in("officer", "KFN"), signed_in("reader")
    row = ["skolsamarbete", "Brev", "Riga", "KFN", date(2026, 1, 20), 100]

    def post(client, *rows):
        file = io.BytesIO(file_of("utbyten", *rows))
        file.name = "utbyten.xlsx"
        return client.post("/partner/excel/utbyten/", {"file": file})

    page = post(officer, row).content.decode()
    assert "1 nya, 0 ändrade, 0 som förut" in page and not Exchange.objects.exists()
    digest = page.split('name="digest" value="')[1][:64]
    done = officer.post("/partner/excel/utbyten/", {"confirm": "1", "digest": digest}, follow=True)
    assert "Filen är inläst" in done.content.decode() and Exchange.objects.get().own_cost_minor == 10_000
    assert "Allt i filen finns redan" in post(officer, row).content.decode()
    refused = post(officer, [*row[:3], "BUN", *row[4:]])
    assert refused.status_code == 422 and "Du får inte läsa in rader för BUN" in refused.content.decode()
    assert post(reader, row).status_code == 403 and post(officer).status_code == 422
    assert "Läs in rader" not in reader.get("/partner/excel/utbyten/").content.decode()
    taken = b"".join(reader.get("/partner/excel/utbyten/hamta/").streaming_content)
    assert list(rows_of(taken))[1][1:5] == ("Skolsamarbete", "Vi reser dit", "Brev", "Riga")
    assert reader.get("/partner/excel/finns-inte/").status_code == 404
    gone = officer.post("/partner/excel/utbyten/", {"confirm": "1", "digest": "x"}, follow=True)
    assert "Välj den igen" in gone.content.decode()


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_cell_is_too_strange(municipality, value):
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", "", value)
    checked = check_file(SYSTEM, REGISTERS["utbyten"], file_of("utbyten", [kept] * len(HEADS["utbyten"])))
    assert checked.mistakes and not checked.planned


@pytest.mark.usefixtures("arranging")
def test_a_matter_that_not_everybody_may_see_is_told_by_its_identifier_alone(filled):
    matter = Matter.objects.create(title="Hemligt ärende", body_id="KFN", reference="1", opened_on=date(2026, 5, 6))
    Visit.objects.update(report_matter=matter)
    cells = [cell for row in rows_of(table_file(SYSTEM, REGISTERS["besok"], "sv")) for cell in row]
    assert str(matter.pk) in cells and matter.title not in cells


def test_a_large_file_is_checked_and_stored_in_the_background_with_progress(signed_in, monkeypatch):
    """Must show 6 in small: the second time nothing is changed, and the time and memory are measured by the bench."""
    monkeypatch.setattr(tables, "MOST_AT_ONCE", 10)
    monkeypatch.setattr("utblick.cooperation.actions.tables.BATCH", 30)
    coordinator = signed_in("coordinator")
    rows = [["skolsamarbete", f"Brev {n}", "Riga", "KFN", date(2026, 1, 20), n] for n in range(70)]

    def ask(*rows) -> TableReading:
        file = io.BytesIO(file_of("utbyten", *rows))
        file.name = "alla.xlsx"
        assert coordinator.post("/partner/excel/utbyten/", {"file": file}).status_code == 302
        reading = TableReading.objects.order_by("pk").last()
        assert "kontrolleras" in coordinator.get(f"/partner/excel/fil/{reading.pk}/").content.decode()
        jobs.check_table(str(reading.pk))
        return reading

    reading = ask(*rows)
    address = f"/partner/excel/fil/{reading.pk}/"
    assert "70 nya, 0 ändrade, 0 som förut" in coordinator.get(address).content.decode()
    assert signed_in("officer", "KFN").get(address).status_code == 404
    assert "0 av 70 rader är inlästa" in coordinator.post(address, follow=True).content.decode()
    jobs.store_table(str(reading.pk))
    assert rows_stored(reading) == 70 == Exchange.objects.count()
    assert "Filen är inläst" in coordinator.get(address).content.decode()
    actor = Event.objects.filter(verb="exchange.import").values_list("actor", flat=True).distinct().get()
    assert actor.startswith("user:")
    before = Event.objects.filter(verb="exchange.import").count()
    jobs.store_table(str(reading.pk))
    again = ask(*rows)
    jobs.store_table(str(again.pk))
    again.refresh_from_db()
    assert (again.state, again.same) == ("done", 70)
    assert Event.objects.filter(verb="exchange.import").count() == before
    wrong = ask(*rows, ["fel", *rows[0][1:]])
    page = coordinator.get(f"/partner/excel/fil/{wrong.pk}/").content.decode()
    assert "En sak i filen behöver rättas" in page and "Välj: Tjänstemannautbyte" in page
    refused = coordinator.post(f"/partner/excel/fil/{wrong.pk}/", follow=True).content.decode()
    assert "kan inte läsas in nu" in refused
