"""Meeting plans are read in the forms municipalities publish them, and every mistake is told at once."""

import io
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hostile import HOSTILE
from utblick.organisation.meeting_plans import (
    KnownBody,
    KnownMeeting,
    Unreadable,
    check,
    guessing,
    read,
    rows_of_file,
    rows_of_text,
    year_of,
)
from utblick.ui import formats

BODIES = [
    KnownBody("KS", ("Kommunstyrelsen",)),
    KnownBody("KFN", ("Kultur- och fritidsnämnden",), valid_from=date(2015, 1, 1), valid_to=date(2026, 12, 31)),
]


def days(text: str, year: int = 2026) -> list[tuple[str, str, str]]:
    plan = read(rows_of_text(text), year)
    assert plan.mistakes == ()
    return [(row.body, row.on.isoformat(), row.status) for row in plan.rows]


def mistakes(text: str, year: int = 2026) -> list[tuple[int, str]]:
    checked = check(read(rows_of_text(text), year), BODIES, [])
    return [(mistake.line, mistake.told.sv) for mistake in checked.mistakes]


def test_a_list_with_a_header_is_read_whatever_the_order_of_its_columns():
    text = "Datum;Tid;Nämnd;Plats;Ställning\n2026-01-19;18.30;KFN;Sal A;\n26/1;;KS;;inställt\n"
    plan = read(rows_of_text(text), 2026)
    first, second = plan.rows
    assert (first.body, first.on, first.starts_at, first.place) == ("KFN", date(2026, 1, 19), time(18, 30), "Sal A")
    assert (second.body, second.on, second.status) == ("KS", date(2026, 1, 26), "cancelled")


def test_a_month_matrix_is_read_with_weekdays_and_reserve_dates():
    text = "2026 | Jan | Feb | Mars | April\nKFN mån 18.00 | 19 | 16* | 2*, 16 | 21(tis)\nKS | 13 | - | – | \n"
    assert days(text) == [
        ("KFN", "2026-01-19", "planned"),
        ("KFN", "2026-02-16", "reserve"),
        ("KFN", "2026-03-02", "reserve"),
        ("KFN", "2026-03-16", "planned"),
        ("KFN", "2026-04-21", "planned"),
        ("KS", "2026-01-13", "planned"),
    ]
    assert {row.starts_at for row in read(rows_of_text(text), 2026).rows} == {time(18), None}


def test_lines_with_the_body_first_are_read():
    assert days("KS: 13, 27 januari och 10 februari (inställt)\nKFN: tis 20 jan, 16 mars 2026 extra") == [
        ("KS", "2026-01-13", "planned"),
        ("KS", "2026-01-27", "planned"),
        ("KS", "2026-02-10", "cancelled"),
        ("KFN", "2026-01-20", "planned"),
        ("KFN", "2026-03-16", "extra"),
    ]


def test_days_under_a_heading_belong_to_the_heading():
    text = "Kommunstyrelsen 2026\ntisdag 13 januari kl. 18\n10 februari\n\nKultur- och fritidsnämnden\n2026-01-19\n"
    assert days(text) == [
        ("Kommunstyrelsen", "2026-01-13", "planned"),
        ("Kommunstyrelsen", "2026-02-10", "planned"),
        ("Kultur- och fritidsnämnden", "2026-01-19", "planned"),
    ]


def test_a_table_copied_as_html_is_read():
    text = "<p>Tider</p><table><tr><th>Nämnd<th>Datum</tr><tr><td><b>KS</b></td><td>13 jan<br>10 feb</td></tr></table>"
    assert days(text) == [("KS", "2026-01-13", "planned"), ("KS", "2026-02-10", "planned")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ","])
def test_a_csv_file_is_read_in_every_usual_encoding(encoding, separator):
    text = f"organ{separator}datum{separator}ställning\nÄON{separator}2026-01-19{separator}reservdag\n"
    plan = read(rows_of_file("plan.CSV", text.encode(encoding)), 2026)
    assert [(row.body, row.status) for row in plan.rows] == [("ÄON", "reserve")]


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_with_its_own_dates_and_numbers():
    rows = rows_of_file("plan.xlsx", workbook([["Organ", "Datum", "Tid"], ["KS", date(2026, 1, 13), time(18, 30)]]))
    assert [(row.on, row.starts_at) for row in read(rows, 2026).rows] == [(date(2026, 1, 13), time(18, 30))]
    rows = rows_of_file("plan.xlsx", workbook([["2026", "Jan", "Feb"], ["KS", 13, 10.0]]))
    assert [row.on for row in read(rows, 2026).rows] == [date(2026, 1, 13), date(2026, 2, 10)]
    assert year_of(rows) == 2026


@pytest.mark.parametrize(
    "name, content",
    [
        ("plan.pdf", b"%PDF-1.7"),
        ("plan.xlsx", b"not a workbook"),
        ("plan.xlsx", b"PK\x03\x04 broken"),
        ("plan.csv", b""),
        ("plan.csv", b"x" * 2_000_001),
        ("plan.csv", b"a;b\n" * 2_001),
    ],
)
def test_what_is_no_plan_is_refused_with_what_to_do(name, content):
    with pytest.raises(Unreadable) as told:
        rows_of_file(name, content)
    assert told.value.told.sv and told.value.told.en


def test_every_mistake_is_told_at_once_with_its_row():
    text = (
        "organ;datum;tid\nKS;2026-02-30;\nKXN;2026-01-13;\nKS;2026-01-13;\nKS;13 januari;\nKS;måndag 20 januari;25.99\n"
        "KS;2027-01-12;\n;2026-01-12;\nKFN;x;\n"
    )
    told = mistakes(text)
    assert [line for line, _ in told] == [2, 3, 5, 6, 6, 7, 8, 9]
    wanted = ["finns inte i kalendern", "Organet ”KXN” finns inte", "på rad 4", "ingen tid", "är en tisdag, inte en",
              "ligger inte i 2026", "Organet saknas", "är inget datum"]  # fmt: skip
    for (line, sentence), part in zip(told, wanted, strict=True):
        assert part in sentence, (line, sentence)


def test_a_body_is_known_by_code_and_by_name_and_only_while_it_exists():
    assert mistakes("Kultur- och fritidsnämnden (KFN): 19 januari\nkommunstyrelse: 13 januari") == []
    assert "finns inte" in mistakes("KFN: 13 januari", 2027)[0][1]


def test_a_holiday_is_remarked_on_but_read():
    row = check(read(rows_of_text("KS: 6 juni"), 2026), BODIES, []).rows[0]
    assert row.outcome == "new"
    assert "nationaldagen" in row.remarks[0].sv


def test_what_people_have_decided_since_is_left_alone():
    known = [
        KnownMeeting("KS", date(2026, 1, 13), 0, "cancelled"),
        KnownMeeting("KS", date(2026, 2, 11), 0, "planned", previous_on=date(2026, 2, 10)),
        KnownMeeting("KS", date(2026, 3, 3), 0, "planned"),
        KnownMeeting("KS", date(2026, 4, 7), 0, "preliminary"),
        KnownMeeting("KS", date(2026, 9, 1), 0, "planned"),
    ]
    plan = read(rows_of_text("KS: 13 januari, 10 februari, 3 mars*, 7 april"), 2026)
    checked = check(plan, BODIES, known)
    assert [row.outcome for row in checked.rows] == ["kept", "kept", "kept", "changed"]
    assert checked.rows[3].changes == {"status": "planned"}
    assert [meeting.on for meeting in checked.unmentioned] == [date(2026, 2, 11), date(2026, 9, 1)]


def test_a_checked_plan_written_out_reads_back_the_same():
    text = 'organ;datum;tid;plats;ställning;ordning\nKS;2026-01-13;18.30;"Sal; A";prel;2\nKFN;2026-01-19;;;reservdag;\n'
    checked = check(read(rows_of_text(text), 2026), BODIES, [])
    again = check(read(rows_of_text(checked.as_text()), 2026), BODIES, [])
    assert [row.row for row in again.rows] == [row.row for row in checked.rows]
    assert again.mistakes == checked.mistakes == ()


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("form", ["organ;datum\n{0};2026-01-13", "organ;datum;tid\nKS;{0};{0}", "KS: {0}", "{0}",
                                  "2026|Jan|Feb\n{0}|{0}|13"])  # fmt: skip
def test_hostile_values_become_mistakes_or_text_never_a_crash(value, form):
    try:
        rows = rows_of_text(form.format(value))
    except Unreadable:
        return
    checked = check(read(rows, 2026), BODIES, [])
    assert all("\x00" not in row.row.place for row in checked.rows)
    assert all(row.row.on.year == 2026 for row in checked.rows)


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("KFNS 0123456789/.:;,|\t\n*()-janfebmistonårv"), max_size=120))
def test_reading_never_fails_and_says_something(text):
    try:
        rows = rows_of_text(text)
    except Unreadable:
        return
    plan = read(rows, 2026)
    assert plan.rows or plan.mistakes


@settings(max_examples=150)
@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_every_way_to_write_a_day_means_that_day(day):
    months = [formats.day(date(2026, month, 1), "sv").split()[2] for month in range(1, 13)]
    weekdays = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]
    written = [
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.day}/{day.month}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {months[day.month - 1]}",
        f"{weekdays[day.weekday()]} den {day.day} {months[day.month - 1][:3]} kl. 18.30",
        f"{day.day}:e {months[day.month - 1]} {day.year} ({weekdays[day.weekday()]}dag)",
    ]
    for text in written:
        plan = read([["organ", "datum"], ["KS", text]], 2026)
        assert [row.on for row in plan.rows] == [day], (text, plan.mistakes)


def test_bodies_that_only_the_plan_knows_are_proposed_with_code_and_kind():
    """Users.md § 9: a stranger pastes the plan first; what the bodies are is guessed, and looked through."""
    names = ["Kommunfullmäktige", "KS", "Kultur- och fritidsnämnden", "Barn- och utbildningsnämnden", "Socialnämnden",
             "Samhällsnämnden (SHN)", "Kommunstyrelsens arbetsutskott", "Pensionärsrådet", "…"]  # fmt: skip
    told = [(one.code, one.name, one.kind) for one in guessing.proposals(names, {"SN"})]
    assert told[:5] == [
        ("KF", "Kommunfullmäktige", "council"),
        ("KS", "Kommunstyrelsen", "executive_board"),
        ("KFN", "Kultur- och fritidsnämnden", "committee"),
        ("BUN", "Barn- och utbildningsnämnden", "committee"),
        ("SN2", "Socialnämnden", "committee"),
    ]
    assert told[5] == ("SHN", "Samhällsnämnden", "committee")
    assert [kind for _, _, kind in told[6:]] == ["subcommittee", "advisory", "committee"]
    assert len({code for code, _, _ in told}) == len(names)
