"""`./utblick guidelines new`: a guideline set to go on writing in."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from utblick.clock.now import day_in_stockholm
from utblick.governance.set_files import read_text, unreadable
from utblick.guidelines import GuidelineErrors, Mistake
from utblick.guidelines.loading import read_toml
from utblick.guidelines.mistakes import from_pydantic, unknown_name
from utblick.guidelines.positions import Positions
from utblick.guidelines.twelve import read_answers, to_toml
from utblick.guidelines.twelve_answers import BODIES, Answers
from utblick.guidelines.vocabulary import OWN
from utblick.ui.command_line import AddCommand
from utblick.values import Text


def register(command: AddCommand) -> None:
    making = command("guidelines new", run_new, "write a guideline set to go on writing in")
    making.add_argument("file", type=Path, metavar="FILE")
    making.add_argument("--municipality", metavar="NAME")
    making.add_argument("--answers", type=Path, metavar="FILE", help="answers to the twelve questions, TOML or JSON")


def run_new(asked: argparse.Namespace) -> int:
    """Write the set, unless the file is already there."""
    try:
        text = to_toml(_answers(asked.answers, asked.municipality), day_in_stockholm())
        with asked.file.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"{asked.file} finns redan och skrivs inte över; välj ett annat namn", file=sys.stderr)
        return 1
    except OSError as error:
        print(unreadable(error), file=sys.stderr)
        return 1
    except GuidelineErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    print(f"Skrev {asked.file}. Skriv vidare i den, och kontrollera: ./utblick guidelines check {asked.file}")
    return 0


def _answers(path: Path | None, municipality: str | None) -> Answers:
    text, values = (read_text(path), _values(path)) if path else ("", {})
    if municipality is not None and isinstance(values.get("document", {}), dict):
        values = {**values, "document": {**values.get("document", {}), "municipality": municipality}}
    name = str(path or "--municipality")
    try:
        return read_answers(values)
    except ValidationError as error:
        positions = Positions(text if path and path.suffix != ".json" else "")
        missing = [told["ctx"]["code"] for told in error.errors() if told["type"] == "no_such_body"]
        if missing:
            raise GuidelineErrors([_no_such_body(name, text, code) for code in missing]) from None
        raise GuidelineErrors(from_pydantic(error.errors(), name, positions)) from None


def _values(path: Path) -> dict[str, Any]:
    text = read_text(path)
    if path.suffix != ".json":
        return read_toml(text, str(path))[0]
    try:
        values = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        told = Text("inte giltig JSON", "not valid JSON")
        raise GuidelineErrors([Mistake(str(path), getattr(error, "lineno", 1), told)]) from None
    if not isinstance(values, dict):
        told = Text("väntade ett objekt med frågornas namn", "expected an object with the names of the questions")
        raise GuidelineErrors([Mistake(str(path), 1, told)])
    return values


def _no_such_body(name: str, text: str, code: str) -> Mistake:
    line = next((number for number, line in enumerate(text.splitlines(), 1) if f'"{code}"' in line), 1)
    words = unknown_name(Text("organet", "the body"), code, [*BODIES, OWN])
    mend = Text("eller ge det ett namn under [bodies]", "or name it under [bodies]")
    return Mistake(name, line, Text(f"{words.sv}, {mend.sv}", f"{words.en}, {mend.en}"))
