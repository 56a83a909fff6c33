"""Mistakes in a guideline set: file, line, what is wrong and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from utblick.guidelines.positions import Positions
from utblick.values import Text

MOST_TOLD = 100


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


def unknown_name(what: Text, name: object, known: Sequence[str]) -> Text:
    """Says that `name` does not exist, with the nearest known name, or all of them."""
    near = get_close_matches(str(name)[:80], known, 1)
    shown = near or sorted(known)
    joined = ", ".join(shown)
    sv = f"menade du {joined}?" if near else f"kända: {joined}"
    en = f"did you mean {joined}?" if near else f"known: {joined}"
    return Text(f"{what.sv} {_short(name)} finns inte; {sv}", f"{what.en} {_short(name)} does not exist; {en}")


def from_pydantic(errors: Sequence[ErrorDetails], filename: str, positions: Positions) -> list[Mistake]:
    """The schema's complaints, in the words of this module and with their lines."""
    mistakes = []
    for error in errors[:MOST_TOLD]:
        context: dict[str, Any] = error.get("ctx", {})
        place = list(error["loc"])
        if error["type"] == "unknown_keys":
            for key in context["keys"][:MOST_TOLD]:
                words = unknown_name(Text("nyckeln", "the key"), key, context["expected"])
                mistakes.append(Mistake(filename, positions.line([*place, key]), words))
        else:
            key = next((step for step in reversed(place) if isinstance(step, str)), "")
            mistakes.append(Mistake(filename, positions.line(place), _explained(error, str(key), context)))
    return mistakes


def _explained(error: ErrorDetails, key: str, context: dict[str, Any]) -> Text:
    expectation = _EXPECTED.get(error["type"])
    if error["type"] == "missing":
        return Text(f"{key} saknas", f"{key} is missing")
    if error["type"] in ("literal_error", "union_tag_invalid"):
        allowed = str(context.get("expected") or context.get("expected_tags"))
        expectation = Text(f"något av {allowed}", f"one of {allowed}")
    elif error["type"] == "string_pattern_mismatch":
        expectation = Text(f"formen {context['pattern']}", f"the form {context['pattern']}")
    if expectation is None:
        expectation = Text(error["msg"], error["msg"])
    given = _short(error["input"])
    return Text(f"{key}: väntade {expectation.sv}, fick {given}", f"{key}: expected {expectation.en}, got {given}")


def _short(value: object) -> str:
    try:
        shown = repr(value)
    except RecursionError:
        return "…"
    return shown if len(shown) <= 60 else shown[:57] + "…"


_EXPECTED = {
    "string_type": Text("en text", "a text"),
    "string_too_short": Text("en text som inte är tom", "a text that is not empty"),
    "one_line": Text("en rad text", "one line of text"),
    "unknown_body": Text("organets kod", "the code of a body"),
    "string_too_long": Text("högst 2 000 tecken", "at most 2 000 characters"),
    "int_type": Text("ett heltal", "a whole number"),
    "date_type": Text("ett datum ÅÅÅÅ-MM-DD utan citattecken", "a date YYYY-MM-DD without quotes"),
    "dict_type": Text("en tabell", "a table"),
    "bool_type": Text("true eller false", "true or false"),
    "list_type": Text("en lista", "a list"),
    "too_short": Text("fler poster i listan", "more items in the list"),
    "model_type": Text("en tabell", "a table"),
    "partial_date": Text(
        "ett datum som finns: ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD", "a date that exists: YYYY, YYYY-MM or YYYY-MM-DD"
    ),
    "decimals": Text("högst två decimaler", "at most two decimals"),
    "condition_shape": Text(
        "ett av all, any, not, fact eller parameter", "exactly one of all, any, not, fact or parameter"
    ),
    "condition_comparison": Text(
        "en jämförelse (eq, in, lt, lte, gt, gte eller known) vid fact eller parameter, annars ingen",
        "one comparison (eq, in, lt, lte, gt, gte or known) with fact or parameter, otherwise none",
    ),
    "deciders": Text("ett av body, any_of, all_of eller chain", "exactly one of body, any_of, all_of or chain"),
    "chain_decision": Text(
        "decision vid body, any_of och all_of, men i varje led av chain",
        "decision with body, any_of and all_of, but inside each link of chain",
    ),
    "deadline_shape": Text("antingen yearly, eller days och months", "either yearly, or days and months"),
    "every_shape": Text("years eller months", "years or months"),
    "union_tag_not_found": Text("nyckeln kind", "the key kind"),
}
