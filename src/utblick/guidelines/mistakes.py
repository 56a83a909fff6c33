"""Mistakes in a guideline set: file, line, what is wrong and what was expected."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice
from reprlib import Repr
from typing import Any

from pydantic_core import ErrorDetails

from utblick.guidelines.expected import BY_PATTERN, BY_TABLE, BY_TYPE, EXAMPLE
from utblick.guidelines.positions import Positions
from utblick.guidelines.shapes import told_together
from utblick.values import Text

MOST_TOLD = 100
MOST_COMPARED = 500
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; `str()` gives ``file:line: message`` in Swedish."""

    file: str
    line: int
    message: Text

    def in_language(self, language: str) -> str:
        return f"{self.file}:{self.line}: {self.message.in_language(language)}"

    def __str__(self) -> str:
        return self.in_language("sv")


class GuidelineErrors(ValueError):
    """A set was refused whole; `mistakes` holds every mistake found, in the order of the lines."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def unknown_name(what: Text, name: object, known: Collection[str]) -> Text:
    """Says that `name` does not exist, with the nearest known name, or those that are known."""
    near = get_close_matches(str(name)[:80], list(islice(known, MOST_COMPARED)), 1)
    shown = near or sorted(known)[:MOST_SHOWN]
    more = "" if near or len(known) <= MOST_SHOWN else " …"
    joined = ", ".join(shown) + more
    sv = f"menade du {joined}?" if near else f"kända: {joined}" if known else "här finns inga"
    en = f"did you mean {joined}?" if near else f"known: {joined}" if known else "there are none here"
    return Text(f"{what.sv} {short(name)} finns inte; {sv}", f"{what.en} {short(name)} does not exist; {en}")


def short(value: object) -> str:
    """A value as it may be shown in a message: as written in the file, at most 60 characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)[:60]
    return _BRIEF.repr(value)[:60]


def from_pydantic(errors: Sequence[ErrorDetails], filename: str, positions: Positions) -> list[Mistake]:
    """The schema's complaints, in the words of this module and with their lines; one for each wrong value."""
    mistakes = []
    for alternatives in told_together(errors[: 3 * MOST_TOLD], positions):
        error = alternatives[0]
        place = list(error["loc"])
        if error["type"] == "unknown_keys":
            context: dict[str, Any] = error["ctx"]
            for key in context["keys"][:MOST_TOLD]:
                words = unknown_name(Text("nyckeln", "the key"), key, context["expected"])
                mistakes.append(Mistake(filename, positions.line([*place, key]), words))
        else:
            mistakes.append(Mistake(filename, positions.line(place), _explained(alternatives, positions)))
    return mistakes[:MOST_TOLD]


def _explained(alternatives: Sequence[ErrorDetails], positions: Positions) -> Text:
    error = alternatives[0]
    if error["type"] == "missing":
        key = str(error["loc"][-1])
        example = EXAMPLE.get(key)
        if example is None:
            return Text(f"{key} saknas", f"{key} is missing")
        return Text(f"{key} saknas; skriv {example}", f"{key} is missing; write {example}")
    key = positions.last_key(error["loc"])
    if error["type"] in ("literal_error", "union_tag_invalid"):
        context: dict[str, Any] = error["ctx"]
        allowed = _QUOTED.findall(str(context.get("expected") or context.get("expected_tags")))
        given = error["input"].get("kind") if isinstance(error["input"], dict) else error["input"]
        key = "kind" if error["type"] == "union_tag_invalid" else key
        return unknown_name(Text(f"{key}: värdet", f"{key}: the value"), given, allowed)
    expected = [_expectation(one) for one in alternatives]
    given = short(error["input"])
    return Text(
        f"{key}: väntade {' eller '.join(text.sv for text in expected)}, fick {given}",
        f"{key}: expected {' or '.join(text.en for text in expected)}, got {given}",
    )


def _expectation(error: ErrorDetails) -> Text:
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        found = (text for start, text in BY_PATTERN.items() if context["pattern"].startswith(start))
        return next(found, Text(f"formen {context['pattern']}", f"the form {context['pattern']}"))
    text = BY_TABLE.get(context.get("class_name", "")) or BY_TYPE.get(error["type"])
    if text is None:
        return Text(error["msg"], error["msg"])
    if "class_name" in context:
        return text
    return Text(text.sv.format(**context), text.en.format(**context))


_QUOTED = re.compile(r"'([^']*)'")
_BRIEF = Repr()
_BRIEF.maxstring = _BRIEF.maxother = 60
