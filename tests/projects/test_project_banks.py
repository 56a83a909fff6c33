"""Projects are found in the exports of the four banks by organisation number, PIC or name (issue 6)."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from projects.bank_files import (
    CORDIS_ORGANISATIONS,
    ESF_HEADS,
    ESF_ROW,
    KOHESIO_HEADS,
    book_of,
    cordis_part,
    cordis_project,
    cordis_zip,
    csv_of,
    esf_row,
    keep_book,
    kohesio_row,
    saved,
)
from prove.banking import of_interreg, of_uppsala
from utblick.projects.project_banks.cells import WrongValueError, minor_of
from utblick.projects.project_banks.naming import municipality_named
from utblick.projects.project_banks.ours import Own, in_title, is_ours, number_of
from utblick.projects.project_banks.reading import read_bank
from utblick.ui.cells import Unreadable

pytestmark = pytest.mark.one_database
OWN = Own(
    "Provkommun", ("Prov Municipality",), "212000-9999", "999123456", (("äldreförvaltningen", "AN"),),
    (("provbostäder ab", "PB"),),
)  # fmt: skip
UPPSALA = Own("Uppsala kommun", ("Uppsala Municipality",), units=(("stadsbyggnadsförvaltningen", "PBN"),))


@pytest.fixture
def read(tmp_path):
    def of(content: bytes, own: Own = OWN):
        path = tmp_path / "file"
        path.write_bytes(content)
        return read_bank(path, own)

    return of


@pytest.mark.parametrize(
    ("name", "certainty", "reason"),
    [
        ("Uppsala kommun", "likely", "name"),
        ("UPPSALA KOMMUN", "likely", "name"),
        ("Municipality of Uppsala", "likely", "name"),
        ("Uppsala kommun - stadsbyggnadsförvaltningen", "likely", "unit_and_name"),
        ("Äldreförvaltningen, Uppsala kommun", "likely", "unit_and_name"),
        ("Stadsbyggnadsförvaltningen", "ask", "unit"),
        ("Uppsala", "ask", "alike"),
        ("Upsala kommun", "ask", "alike"),
        ("Uppsala kommun Skolfastigheter AB", "ask", "alike"),
        ("Uppsala universitet", None, None),
        ("Region Uppsala", None, None),
        ("Stadsbyggnadsförvaltningen, Göteborgs stad", None, None),
        ("Kommunförbundet", None, None),
        ("", None, None),
        ("\x00" * 10_000, None, None),
    ],
)
def test_variants_of_our_name_are_ours_and_those_like_it_are_not_or_asked_about(name, certainty, reason):
    found = is_ours(UPPSALA, name)
    assert (found and found.certainty, found and found.reason) == (certainty, reason)


def test_number_and_pic_are_certain_in_all_their_forms_and_another_number_asks():
    for number in ("212000-9999", "2120009999", "16212000-9999", "162120009999", "SE212000999901", "SE 212000-9999"):
        assert number_of(number) == "2120009999"
        assert is_ours(OWN, "Whoever", number=number).reason == "number"
    assert is_ours(OWN, "PROV", pic="999123456.0").certainty == "certain"
    assert is_ours(OWN, "Provkommun", number="212000-1111").reason == "other_number"
    assert is_ours(OWN, "Provkommun", country="FI") is None
    assert in_title(UPPSALA, "Spår – förstudie Uppsala kommun").reason == "title"
    assert in_title(UPPSALA, "Uppsala i världen") is None
    assert is_ours(OWN, "Provbostäder AB").body == "PB"
    board = Own("Provkommun", companies=(("styrelsen för prov energi ab", "PE"),))
    assert is_ours(board, "Prov Energi AB").body == "PE"
    assert is_ours(OWN, "Äldreförvaltningen", number="2120009999").body == "AN"


def test_the_variants_of_one_municipality_come_together_and_its_look_alikes_do_not():
    together = ["Göteborgs Stad", "GOTEBORGS STAD", "Göteborgs kommun", "City of Gothenburg", "Park, Göteborg stad"]
    assert {municipality_named(name).place for name in together} == {"Göteborg"}
    assert [municipality_named(name).place for name in ("Håbo kommun", "HABO KOMMUN")] == ["Håbo", "Habo"]
    assert is_ours(Own("Håbo kommun"), "HABO KOMMUN").certainty == "ask"
    assert municipality_named("Region Gotland").place == "Gotland"
    assert Own("Falköpings kommun").place == "Falköping"


@pytest.mark.shared
def test_the_recorded_partners_of_interreg_are_recognised_and_what_uppsala_runs_is_held(shared):
    told = of_interreg(shared / "data" / "labels" / "se_interreg_2021_2027.csv")
    assert told.precision >= 0.95 and told.recall >= 0.95 and told.in_its_county >= told.right - 1
    becomes = of_uppsala(shared / "data" / "labels" / "uppsala_projects_truth.csv")
    assert sum(becomes.values()) == 23
    assert sum(number for what, number in becomes.items() if what.startswith("can be held")) == 18


def test_esf_is_read_from_csv_and_excel_alike_with_a_dash_in_the_number_or_none(read):
    rows = [esf_row(), esf_row(operation_id="31-002-S01", beneficiary_id="212000-1111", beneficiary="Annan kommun")]
    of_csv = read(csv_of(ESF_HEADS, *rows, encoding="utf-16"))
    of_book = read(book_of(Blad=[["Projektbanken"], ESF_HEADS, *rows]))
    assert of_csv.bank == of_book.bank == "esf" and of_csv.projects == of_book.projects and of_csv.rows == 2
    [project] = of_csv.projects.values()
    assert (project.identifier, project.ours.reason, project.role) == ("esf:31-001-S01", "number", "coordinator")
    assert (project.currency, project.eu_minor, project.total_minor) == ("SEK", 800_000_00, 2_000_000_00)


def test_kohesio_joins_the_rows_of_a_project_and_does_not_call_a_shared_grant_ours(read):
    other = kohesio_row(beneficiary_name="Annan kommun", beneficiary_local_identifier="2120001111")
    second = "https://example.org/entity/Q2"
    alone = kohesio_row(operation_unique_identifier=second, operation_local_identifier="2031/00012")
    found = read(csv_of(KOHESIO_HEADS, other, kohesio_row(), kohesio_row(), alone, separator=",")).projects
    assert list(found) == ["kohesio:Q900001", "kohesio:Q2"]
    shared, ours = found.values()
    assert (shared.number, shared.starts_on, shared.ends_on) == ("31-001-S01", date(2031, 2, 1), date(2032, 12, 31))
    assert (shared.ours_minor, shared.eu_minor, shared.total_minor) == (None, 80_000_00, 200_000_50)
    assert (ours.ours_minor, ours.number) == (80_000_00, "2031/00012")


def test_what_is_wrong_in_a_cell_is_told_by_its_line_and_the_project_is_still_found(read):
    rows = [
        kohesio_row(total_eligible_expenditure_currency="NOK"),
        kohesio_row(operation_unique_identifier="Q2", operation_start_date="i våras", project_eu_budget="=SUM(A1)"),
    ]
    found = read(csv_of(KOHESIO_HEADS, *rows))
    assert [(one.line, one.told.sv.split("”")[1]) for one in found.unread] == [
        (2, "NOK"), (3, "=SUM(A1)"), (3, "i våras"),
    ]  # fmt: skip
    assert [project.eu_minor for project in found.projects.values()] == [None, None]


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        ("174937,5", 174_937_50), ("1 500 000", 1_500_000_00), ("350,000", 350_000_00), ("1.234.567", 1_234_567_00),
        ("1,234.50", 1_234_50), ("1.234,50", 1_234_50), (1234.567, 1_234_57), (0, 0), ("0.125", 12), ("", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_however_its_decimals_and_thousands_are_parted(written, minor):
    assert minor_of(written) == minor


@pytest.mark.parametrize("written", ["-5", "NaN", "1e30", "=1+1", "5 EUR", "9" * 40])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(WrongValueError):
        minor_of(written)


def test_keep_joins_its_two_sheets_and_tells_our_share_our_role_and_who_leads(read):
    programme = "Interreg Prov"
    projects = [
        [programme, "PR1", "TIDE", "Tides", date(2031, 1, 1), "31/12/2033", 1_000_000.5, "800000", "https://a.example"],
        [programme, "", "OLD", "Old tides", "2015-01-01", "", "", "", "javascript:1"],
    ]
    partners = [
        [programme, "PR1", "TIDE", "Yes", "Riga", "", "", "", "LV", 1, ""],
        [programme, "PR1", "TIDE", "No", "The council", "Provkommun", "", "SE 212000-9999", "SE", "150000,25", ""],
        [programme, "", "OLD", "yes", "Prov Municipality", "", "", "", "SE", "", 90000],
        [programme, "", "GONE", "no", "Provkommun", "", "", "", "SE", "", ""],
    ]
    found = read(keep_book(projects, partners))
    tide, old = found.projects.values()
    assert (tide.identifier, tide.ours.reason, tide.role, tide.lead) == (
        "keep:interreg prov/pr1", "number", "partner", "Riga",
    )  # fmt: skip
    assert (tide.ours_minor, tide.eu_minor, tide.ends_on) == (150_000_25, 800_000_00, date(2033, 12, 31))
    assert (old.identifier, old.role, old.ours_minor, old.url) == (
        "keep:interreg prov/old",
        "coordinator",
        90_000_00,
        "",
    )
    assert [one.part for one in found.unread] == ["Projects"]


def test_cordis_is_read_past_quotes_that_nobody_escaped_and_no_row_is_lost_in_silence(read):
    projects = [
        cordis_project(1001, 'The "new" way', 'A "plan"; with "quotes" in it'),
        cordis_project(1002, "Two lines", 'One "line"\nand another'),
        cordis_project(1003, '"At the start" and on'),
        '"1004";"HALF";"cut off here',
        cordis_project(1005),
    ]
    organisations = [
        cordis_part(1001, "PROVKOMMUN", 999123456),
        cordis_part(1001, "RIGA", 911111111, "coordinator", country="LV"),
        cordis_part(1002, 'The "old" firm', 922222222),
        cordis_part(1002, "PROVKOMMUN", 900000001, vat="SE212000999901"),
        cordis_part(1003, "PROV MUNICIPALITY", 999999999, "associatedPartner"),
        '"1005";"half a row of Provkommun',
        cordis_part(1004, "PROVKOMMUN", 999123456),
    ]
    found = read(cordis_zip(projects, organisations))
    told = [(one.identifier, one.title, one.ours.reason, one.role, one.lead) for one in found.projects.values()]
    assert told == [
        ("cordis:1001", 'The "new" way', "pic", "partner", "RIGA"),
        ("cordis:1002", "Two lines", "number", "partner", ""),
        ("cordis:1003", '"At the start" and on', "name", "associated", ""),
    ]
    assert {(one.part, one.line) for one in found.unread} == {
        ("organization.csv", 7), ("project.csv", 6), ("project.csv", 1),
    }  # fmt: skip
    assert any("kan gälla er" in one.told.sv for one in found.unread)
    assert (found.projects["cordis:1001"].ours_minor, found.projects["cordis:1001"].total_minor) == (
        186_555_25,
        4_000_000_50,
    )


def test_what_is_no_file_of_a_bank_is_refused_with_what_to_do(read, monkeypatch):
    merged = Workbook()
    for row in (ESF_HEADS, ESF_ROW):
        merged.active.append(row)
    merged.active.merge_cells("A2:B2")
    halves = {
        csv_of(["a", "b"], ["1", "2"]): "fyra projektbankerna",
        csv_of([head for head in ESF_HEADS if "Stödmottagare" not in head]): "Stödmottagare / Beneficiary",
        csv_of(CORDIS_ORGANISATIONS.split(";")): "hela ZIP-filen",
        b"PK\x03\x04torn": "skadad",
        b"": "fyra projektbankerna",
        saved(merged): "sammanslagna",
        book_of(Projects=[["Programme"]], Partners=[["Programme"]]): "saknas kolumnerna",
        cordis_zip([], [])[:-30]: "skadad",
    }
    for content, words in halves.items():
        with pytest.raises(Unreadable) as refused:
            read(content)
        assert words in refused.value.told.sv
    monkeypatch.setattr("utblick.projects.project_banks.reading._MOST_UNPACKED", 100)
    with pytest.raises(Unreadable, match="för stor uppackad"):
        read(cordis_zip([cordis_project(1)], []))


def test_a_file_of_nothing_but_open_quotes_takes_no_long_time(read, monkeypatch):
    monkeypatch.setattr("utblick.projects.project_banks.csv_rows._MOST_TRIED", 1_000)
    found = read(csv_of(ESF_HEADS) + b'"a\n' * 5_000 + csv_of(ESF_HEADS, esf_row()).partition(b"\n")[2])
    assert found.unread_count == 5_000 and list(found.projects) == ["esf:31-001-S01"]


def test_a_large_file_is_read_row_by_row_and_keeps_only_ours(tmp_path):
    """20 000 organisations, one of them ours: what is kept in memory is that one."""
    path, ticks = tmp_path / "cordis.zip", []
    parts = [cordis_part(number, f"FIRM {number}", 900_000_000 + number) for number in range(1, 12_001)]
    path.write_bytes(cordis_zip([cordis_project(1)], [*parts, cordis_part(1, "PROVKOMMUN", 999123456)]))
    assert zipfile.is_zipfile(path)
    found = read_bank(path, OWN, ticks.append)
    assert list(found.projects) == ["cordis:1"] and found.rows == 12_002 and ticks == [5_000, 10_000]
