"""`./utblick guidelines replay` and `export-matters`."""

from __future__ import annotations

import json
import re

import pytest

from conftest import ROOT
from governance.replayed import adopted, given
from guidelines.replayed import NEW_TEXT, OLD_TEXT, application, membership
from utblick.guidelines.matters import matters_from_json, matters_to_json
from utblick.operations.command_line import main

__all__ = ["adopted", "given"]
COSTLY = 900_000


@pytest.fixture
def files(tmp_path):
    """Paths of an older set, a proposal and three matters."""
    matters = matters_to_json([application(1), application(2, cost=COSTLY), membership()])
    for name, text in (("old.toml", OLD_TEXT), ("new.toml", NEW_TEXT), ("matters.json", matters)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(folder, *more, old="old.toml", matters="matters.json"):
    words = ["--old", str(folder / old), "--new", str(folder / "new.toml"), "--matters", str(folder / matters)]
    return main(["guidelines", "replay", *words, *more])


def test_it_answers_in_words_and_as_json(files, capsys):
    assert run(files) == 0
    told = capsys.readouterr().out
    assert "Av 3 ärenden hade 2 gått en annan väg." in told
    assert "1 godkännande: från KS till KF" in told
    assert run(files, "--json") == 0
    assert json.loads(capsys.readouterr().out)["summary"]["other_way"] == 2


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("old.toml", "fel = ", r"old.toml:1: "),
        ("matters.json", '[{"reference": "A"}]', "ärende 1: trigger saknas"),
        ("matters.json", "[", "rad 1: inte giltig JSON"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(files, capsys, name, content, told):
    (files / name).write_text(content, "utf-8")
    assert run(files) == 1
    assert re.search(told, capsys.readouterr().err)


def test_a_file_that_is_missing_or_no_text_is_told(files, capsys):
    assert run(files, matters="saknas.json") == 1
    (files / "matters.json").write_bytes(b"\xff\xfe")
    assert run(files) == 1
    told = capsys.readouterr().err
    assert "finns inte" in told and "UTF-8" in told


@pytest.mark.django_db
def test_exported_matters_can_be_replayed_elsewhere_and_no_file_is_written_over(adopted, given, files, capsys):
    matters = [application(1), application(2, cost=COSTLY)]
    given(*matters)
    target = files / "out.json"
    assert main(["guidelines", "export-matters", "--to", str(target)]) == 0
    assert matters_from_json(target.read_text("utf-8")) == matters
    assert main(["guidelines", "export-matters", "--to", str(target)]) == 1
    assert run(files, matters="out.json") == 0
    capsys.readouterr()
    assert main(["guidelines", "export-matters", "--from", "2027-01-01"]) == 0
    assert matters_from_json(capsys.readouterr().out) == []


def test_the_example_on_the_format_page_can_be_read():
    page = (ROOT / "docs" / "guidelines-format.md").read_text("utf-8")
    [text] = re.findall(r"```json matters\n(.*?)```", page, re.DOTALL)
    [matter] = matters_from_json(text)
    assert matter.is_open and matter.decisions[0].covers.reference == matter.reference
