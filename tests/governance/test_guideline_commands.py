"""`./utblick guidelines check` and `schema`: exit codes, and each mistake as file:line: message."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT
from guidelines.small_sets import BY_KS, FORBID, PERMIT, head, rule
from utblick.governance.set_files import unreadable
from utblick.operations.command_line import main

GOOD = head() + rule(BY_KS)
CONTRADICTING = head() + rule(PERMIT, "", "ja") + rule(FORBID, "", "nej")
TOLD = re.compile(r"[^:]+:\d+: \S.+")


@pytest.fixture
def check(capsys):
    def checked(*words: str | Path) -> tuple[int, list[str]]:
        code = main(["guidelines", "check", *map(str, words)])
        captured = capsys.readouterr()
        assert captured.err == ""
        return code, captured.out.splitlines()

    return checked


def test_the_shipped_sets_have_no_mistake(check):
    code, lines = check(ROOT / "guidelines")
    assert code == 0
    assert all(TOLD.fullmatch(line) and ": anmärkning: " in line for line in lines)
    assert check(ROOT / "guidelines", "--quiet") == (0, [])


def test_remarks_do_not_change_the_exit_code_and_can_be_left_out(check, tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, "utf-8")
    code, lines = check(tmp_path / "a.toml")
    assert code == 0 and lines
    assert all(": anmärkning: " in line for line in lines)
    assert check(tmp_path / "a.toml", "--quiet") == (0, [])


def test_a_mistake_of_meaning_is_told_with_file_and_line_and_exit_code_1(check, tmp_path):
    file = tmp_path / "a.toml"
    file.write_text(CONTRADICTING, "utf-8")
    code, lines = check(file, "--quiet")
    assert code == 1
    line = CONTRADICTING.splitlines().index('id = "nej"')
    assert lines == [line for line in lines if line.startswith(f"{file}:")]
    assert any(text.startswith(f"{file}:{line}: nej och ja") and "säger emot varandra" in text for text in lines)


def test_a_folder_is_searched_through_and_each_file_read_once(check, tmp_path):
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "a.toml").write_text(GOOD.replace('rank = "KS"', "rank = 5"), "utf-8")
    (tmp_path / "b.scenarios.toml").write_text("detta är inget regelverk", "utf-8")
    (tmp_path / "anteckning.txt").write_text("inte heller detta", "utf-8")
    code, lines = check(tmp_path, tmp_path / "under" / "a.toml", tmp_path / "under" / ".." / "under")
    assert code == 1
    assert [line.split(":")[:2] for line in lines] == [[str(tmp_path / "under" / "a.toml"), "6"]]


def test_sets_are_checked_together(check, tmp_path):
    replaced = '\n[[document.replaces]]\ntitle = "x"\nid = "{}"\n'
    for name, other in (("ett", "två"), ("två", "ett")):
        (tmp_path / f"{name}.toml").write_text(head(name) + replaced.format(other) + rule(BY_KS), "utf-8")
    code, lines = check(tmp_path, "--quiet")
    assert code == 1
    assert [line.split(": ", 1)[1].split(",")[0] for line in lines] == [
        "ett: cirkel i replaces", "två: cirkel i replaces",
    ]  # fmt: skip


def nested(depth: int) -> bytes:
    return b"a = " + b"[" * depth + b"]" * depth


BAD_FILES = [
    (b"x = 1\n" * 900_000, 1, "filen är 5 400 000 byte; högst 1 000 000"),
    (b"", 1, "filen är tom; väntade ett dokument"),
    (b"\n\n", 1, "filen är tom"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", 3, "ingen textfil"),
    (b"PK\x03\x04", 1, "otillåtet tecken U+0003"),
    (GOOD.replace("krav", "kräv").encode("latin-1"), 11, "inte skriven i UTF-8"),
    (GOOD.encode("utf-16"), 1, "ingen textfil"),
    (nested(3_000), 1, "för många nivåer i varandra; högst 40"),
    (b"".join(b"%x=1\n" % number for number in range(100_000)), 1, "nyckeln '0' finns inte; kända: areas, bodies"),
    (GOOD.replace("[document]", "[document").encode(), 1, "inte giltig TOML: väntade ] efter tabellens namn"),
    (GOOD.replace("rank", "rang").encode(), 6, "nyckeln 'rang' finns inte; menade du rank?"),
    (GOOD.replace('rank = "KS"', "rank = true").encode(), 6, "rank: värdet true finns inte; kända: KF, KS"),
    (GOOD.replace('"2020-01-01"', '"2026-02-30"').encode(), 7, "valid_from: väntade ett datum som finns"),
    (GOOD.replace('"2020-01-01"', "2026-02-30").encode(), 7, "dagen finns inte; väntade ÅÅÅÅ-MM-DD"),
    ((head() + rule(BY_KS, '{ fact = "egeninsats", gt = 5 }')).encode(), 29, "faktumet 'egeninsats' finns inte"),
    ((head() + rule(BY_KS, '{ fact = "own_cost", gt = 5 }')).encode(), 29, "väntade ett belopp med valuta"),
    ((GOOD + rule(BY_KS)).encode(), 32, "regel finns två gånger"),
    ((head() + '\n[[document.replaces]]\ntitle = "x"\nid = "liten"\n' + rule(BY_KS)).encode(), 24, "cirkel i replaces"),
    (
        (GOOD + rule('{ kind = "order", first = "regel", then = "regel" }', "", "ordning")).encode(),
        38,
        "cirkel i ordningen",
    ),
]


@pytest.mark.parametrize(("content", "line", "expected"), BAD_FILES, ids=[expected for _, _, expected in BAD_FILES])
def test_each_bad_file_is_told_with_line_and_expectation(check, tmp_path, content, line, expected):
    file = tmp_path / "fel.toml"
    file.write_bytes(content)
    code, lines = check(file)
    assert code == 1
    assert all(TOLD.fullmatch(text) for text in lines)
    assert any(text.startswith(f"{file}:{line}: ") and expected in text for text in lines), lines[:3]
    assert not any("anmärkning" in text for text in lines), "nothing is read in part"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("finns-inte", "filen eller mappen finns inte"), ("tom", "här finns inga riktlinjer; väntade en fil .toml")],
)
def test_a_folder_that_is_not_there_or_holds_no_set_is_a_mistake(check, tmp_path, name, expected):
    (tmp_path / "tom").mkdir()
    code, lines = check(tmp_path / name)
    assert code == 1
    assert [text.startswith(f"{tmp_path / name}:1: {expected}") for text in lines] == [True]


def test_a_file_that_may_not_be_read_is_told():
    refused = PermissionError(13, "Permission denied", "låst.toml")
    assert str(unreadable(refused)) == "låst.toml:1: filen får inte läsas"


def test_an_endless_file_is_refused_without_being_read_to_its_end(check):
    code, lines = check("/dev/zero")
    assert code == 1
    assert lines[0].startswith("/dev/zero:1: filen är 1 000 001 byte; högst 1 000 000")


def test_evaluating_with_a_file_that_is_not_there_says_which(tmp_path, capsys):
    words = ["--trigger", "project.start", "--facts", str(tmp_path / "f.json"), "--on", "2026-06-01"]
    assert main(["guidelines", "evaluate", "--set", str(tmp_path / "s.toml"), *words]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 's.toml'}:1: filen eller mappen finns inte\n"


def test_the_schema_is_printed_as_json(capsys):
    assert main(["guidelines", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"].endswith("/2020-12/schema")
    assert {"document", "bodies"} <= set(schema["required"])
