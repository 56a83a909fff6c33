"""A guideline set as TOML text that is pleasant to read and to go on writing in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from utblick.guidelines.twelve_answers import DocumentAnswer
from utblick.guidelines.twelve_parts import Section

WIDTH = 100


def opening(told: DocumentAnswer) -> str:
    """What the file is, and how to go on in it."""
    return _comment(
        f"{told.title}, {told.municipality}. Utkast ur de tolv frågorna.",
        "Skriv vidare här: handboken, sidan Skriva riktlinjer, förklarar varje rad. Byt gärna klausulernas ord mot"
        " dokumentets egna, och place mot den plats där det står.",
        "Rader som börjar med # och ett mellanslag är förklaringar. Rader som börjar med # utan mellanslag är exempel"
        " som inte gäller; ta bort # så gäller de.",
    )


def heading(number: int, title: str, asks: str) -> str:
    rule = "─" * (WIDTH - len(f"{number} {title}") - 6)
    return f"# ── {number} {title} {rule}\n{_comment(asks)}"


def section(part: Section) -> list[str]:
    """Clauses, each followed by the rules that cite it."""
    pieces = [_comment(*(remark.sv for remark in part.remarks))] if part.remarks else []
    for clause in part.clauses:
        pieces.append(table("[[clauses]]", clause))
        pieces += [rule(one) for one in part.rules if one["clause"] == clause["id"]]
    return pieces


def unanswered(like: str, example: Section) -> list[str]:
    """A question without an answer: an example that does nothing."""
    shown = "\n".join(section(Section(example.clauses, example.rules)))
    return [_comment("Inte besvarad.", f"Exempel: {like}"), silenced(shown)]


def silenced(text: str) -> str:
    """TOML text that does nothing until its comment signs are taken away."""
    lines = [f"#{line.lstrip()}" if line else "" for line in text.rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n"


def table(header: str, values: Mapping[str, Any]) -> str:
    return "\n".join([header, *_pairs(values)]) + "\n"


def rule(values: Mapping[str, Any]) -> str:
    """A rule, with its effect as a table below it."""
    plain = {key: value for key, value in values.items() if key != "effect"}
    return table("[[rules]]", plain) + table("[rules.effect]", values["effect"])


def _pairs(values: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {_long(value, len(key) + 3)}" for key, value in values.items()]


def _long(value: Any, used: int) -> str:
    """A value on one line if it fits, else a list with one item a line."""
    short = inline(value)
    if len(short) + used <= WIDTH:
        return short
    if isinstance(value, list):
        return _lines(value)
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, list):
            return f"{{ {key} = {_lines(inner)} }}"
    return short


def _lines(values: list[Any]) -> str:
    if all(isinstance(value, str) for value in values):
        filled = wrap(", ".join(inline(value) for value in values), WIDTH - 4, break_on_hyphens=False)
        return "[\n" + "".join(f"    {line}\n" for line in filled) + "]"
    return "[\n" + "".join(f"    {inline(value)},\n" for value in values) + "]"


def inline(value: Any) -> str:
    """A TOML value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(inline(one) for one in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _comment(*paragraphs: str) -> str:
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, WIDTH - 2)]
    return "".join(f"# {line}\n" for line in lines)
