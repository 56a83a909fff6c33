"""`./utblick guidelines new` writes a set to go on writing in, and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from utblick.guidelines import load
from utblick.operations.command_line import main


def new(*words: str | Path) -> int:
    return main(["guidelines", "new", *map(str, words)])


def test_without_answers_the_questions_stand_there_as_examples_that_do_nothing(tmp_path):
    file = tmp_path / "ny.toml"
    assert new(file, "--municipality", "Björkvik kommun (exempel)") == 0
    text = file.read_text("utf-8")
    found = load(text, "ny.toml")
    assert [rule.id for rule in found.source.rules] == ["översyn"]
    assert found.document.id.startswith("björkvik-kommun-exempel-")
    assert text.count("# Inte besvarad.") == 11
    assert main(["guidelines", "check", str(file)]) == 0


def test_a_file_that_is_there_is_never_written_over(tmp_path, capsys):
    file = tmp_path / "ny.toml"
    file.write_text("mitt", "utf-8")
    assert new(file) == 1
    assert file.read_text("utf-8") == "mitt"
    assert "finns redan" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["svar.toml", "svar.json"])
def test_answers_are_read_from_toml_or_json(tmp_path, name):
    answers = tmp_path / name
    if name.endswith("json"):
        answers.write_text(json.dumps({"approval": {"by": "KS", "over": 200_000}, "applications": {"decides": "own"}}))
    else:
        answers.write_text('[applications]\ndecides = "own"\n[approval]\nby = "KS"\nover = 200_000\n')
    assert new(tmp_path / "ny.toml", "--answers", answers) == 0
    found = load((tmp_path / "ny.toml").read_text("utf-8"), "ny.toml")
    assert "200 000 kronor" in found.clauses["5"].sv


@pytest.mark.parametrize(
    "name, text, told",
    [
        ("svar.toml", '[approval]\nby = "KS"\nover = "mycket"\n', "svar.toml:3: over: väntade ett heltal"),
        ("svar.toml", '[twin_towns]\nenter = "KSA"\n', "svar.toml:2: organet 'KSA' finns inte; menade du KS"),
        ("svar.toml", '[vanorter]\nenter = "KF"\n', "svar.toml:1: nyckeln 'vanorter' finns inte"),
        ("svar.toml", "[approval\n", "svar.toml:1: inte giltig TOML"),
        ("svar.toml", '[document]\ntitle = "En\\nrad till"\n', "svar.toml:2: title: väntade en rad text"),
        ("svar.json", "[]", "svar.json:1: väntade ett objekt"),
        ("svar.json", "{\n{", "svar.json:2: inte giltig JSON"),
    ],
)
def test_wrong_answers_are_told_with_their_line_and_nothing_is_written(tmp_path, capsys, name, text, told):
    (tmp_path / name).write_text(text, "utf-8")
    assert new(tmp_path / "ny.toml", "--answers", tmp_path / name) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "ny.toml").exists()


def test_answers_that_are_not_there_are_told(tmp_path, capsys):
    assert new(tmp_path / "ny.toml", "--answers", tmp_path / "svar.toml") == 1
    assert "finns inte" in capsys.readouterr().err
