"""A draft as the structured side shows it: its head, bodies, clauses and rules, each with its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from utblick.governance.drafting.checking import Examined
from utblick.governance.drafting.forms import NAME, BodyForm, ClauseForm, DocumentForm, TableForm
from utblick.governance.drafting.rule_form import RuleForm
from utblick.governance.drafting.words import EFFECT_KINDS, word_of
from utblick.guidelines import TRIGGERS
from utblick.guidelines.positions import Path
from utblick.ui.languages import page_language, spoken

FORMS: Mapping[str, type[TableForm]] = {"bodies": BodyForm, "clauses": ClauseForm, "rules": RuleForm}
KEY = {"bodies": "code", "clauses": "id", "rules": "id"}


@dataclass(frozen=True)
class Row:
    """One part: its name, what it says, its first line, how many mistakes stand in it.

    `editable`: the form can say it; else it is changed in the text."""

    name: str
    says: str
    beside: str
    line: int
    mistakes: int
    editable: bool


@dataclass(frozen=True)
class Outline:
    """The head as a row, and the rows of each list."""

    head: Row | None
    bodies: list[Row]
    clauses: list[Row]
    rules: list[Row]
    open_questions: int


def outline(examined: Examined) -> Outline | None:
    """What a text holds; None when it is no TOML."""
    tables = examined.tables
    if tables is None:
        return None
    document = tables.get("document")
    head = None
    if isinstance(document, dict):
        editable = ("document",) in examined.lines and DocumentForm.initial_of(document) is not None
        head = _row(
            examined,
            _spans(examined).get(("document",), []),
            str(document.get("id", "")),
            _text(document, "title"),
            "",
            editable,
        )
    questions = tables.get("parameters")
    return Outline(
        head,
        _rows(examined, "bodies"),
        _rows(examined, "clauses"),
        _rows(examined, "rules"),
        len(questions) if isinstance(questions, list) else 0,
    )


def index_of(tables: Mapping[str, Any], table: str, name: str) -> int | None:
    """Where the part of that name stands in its list; None when there is none or more than one."""
    rows = tables.get(table)
    found = [
        index
        for index, row in enumerate(rows if isinstance(rows, list) else [])
        if isinstance(row, dict) and row.get(KEY[table]) == name
    ]
    return found[0] if len(found) == 1 else None


def _spans(examined: Examined) -> dict[Path, list[tuple[int, int]]]:
    """The lines of each part with the tables under it, by the part's path."""
    spans: dict[Path, list[tuple[int, int]]] = {}
    for path, lines in examined.lines.items():
        spans.setdefault(path[: 1 if path[0] == "document" else 2], []).append(lines)
    return spans


def _rows(examined: Examined, table: str) -> list[Row]:
    rows = (examined.tables or {}).get(table)
    rows = [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []
    spans = _spans(examined)
    names = Counter(str(row.get(KEY[table], "")) for row in rows)
    found = []
    for index, row in enumerate(rows):
        name = str(row.get(KEY[table], ""))
        plain = names[name] == 1 and re.match(NAME, name) is not None and (table, index) in examined.lines
        editable = plain and FORMS[table].initial_of(row) is not None
        found.append(_row(examined, spans.get((table, index), []), name, *_words(table, row), editable))
    return found


def _row(examined: Examined, spans: list[tuple[int, int]], name: str, says: str, beside: str, editable: bool) -> Row:
    wrong = sum(any(first <= one.line <= last for first, last in spans) for one in examined.mistakes)
    return Row(name, says, beside, min((first for first, _last in spans), default=1), wrong, editable)


def _words(table: str, row: Mapping[str, Any]) -> tuple[str, str]:
    if table == "bodies":
        return _text(row.get("name"), page_language(), "sv"), ""
    if table == "clauses":
        return _text(row, page_language(), "sv"), _text(row, "place")
    effect = row.get("effect")
    label = effect.get("label") if isinstance(effect, dict) else None
    kind = str(effect.get("kind", "")) if isinstance(effect, dict) else ""
    triggers = row.get("triggers")
    when = [spoken(TRIGGERS[one].label) for one in triggers if one in TRIGGERS] if isinstance(triggers, list) else []
    return _text(label, page_language(), "sv") or word_of(EFFECT_KINDS, kind), ", ".join(when)


def _text(value: Any, *keys: str) -> str:
    found = (value.get(key) for key in keys) if isinstance(value, dict) else ()
    return next((str(one) for one in found if one), "")
