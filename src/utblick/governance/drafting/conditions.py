"""A condition as rows *uppgift – jämförelse – värde*, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from utblick.guidelines import FACTS
from utblick.guidelines.conditions import ALLOWED_COMPARISONS
from utblick.guidelines.facts import Fact
from utblick.guidelines.tables import COMPARISONS
from utblick.values import Text

MOST_ROWS = 5
JOINS = ("all", "any")
NOT_EQUAL = "not_eq"
_AMOUNT = re.compile(r"(\d[\d \u00a0]*(?:[.,]\d{1,2})?)\s*([A-Za-z]{2,3})?")
_WINDOW = re.compile(r"(\d{2}-\d{2})\s*[–-]\s*(\d{2}-\d{2})")
YES_NO = {"true": True, "false": False}


@dataclass(frozen=True)
class ConditionRow:
    """One comparison: a fact's name (or ``parameter:<id>``), the comparison, and the value as one writes it."""

    fact: str
    comparison: str
    value: str


@dataclass(frozen=True)
class Rows:
    """Comparisons that must `all` hold, or `any` of them."""

    join: str
    rows: tuple[ConditionRow, ...]


class NotAValue(ValueError):
    """What was written is no value for the comparison; `expected` says what is."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.sv)
        self.expected = expected


def rows_of(condition: Any) -> Rows | None:
    """The rows of a condition table; None when it is too nested, too long or too odd for rows."""
    if condition is None:
        return Rows("all", ())
    if not isinstance(condition, dict):
        return None
    for join in JOINS:
        if set(condition) == {join}:
            parts = condition[join]
            rows = [_row(part) for part in parts] if isinstance(parts, list) else [None]
            if None in rows or len(rows) > MOST_ROWS:
                return None
            return Rows(join, tuple(row for row in rows if row is not None))
    single = _row(condition)
    return Rows("all", (single,)) if single is not None else None


def condition_of(join: str, rows: Sequence[ConditionRow]) -> dict[str, Any] | None:
    """The condition table that says the rows; None without rows. Raises NotAValue."""
    parts = [condition_part(row) for row in rows]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {join: parts}


def condition_part(row: ConditionRow) -> dict[str, Any]:
    """One comparison as its table. Raises NotAValue."""
    if row.comparison == NOT_EQUAL:
        return {"not": condition_part(ConditionRow(row.fact, "eq", row.value))}
    if row.fact.startswith("parameter:"):
        name = row.fact.removeprefix("parameter:")
        if row.comparison not in ("eq", "in"):
            raise NotAValue(Text("är, eller är något av", "is, or is one of"))
        return {"parameter": name, row.comparison: _listed(row.value) if row.comparison == "in" else row.value.strip()}
    fact = FACTS.get(row.fact)
    if fact is None:
        raise NotAValue(Text("en uppgift i listan", "a fact of the list"))
    if row.comparison not in ALLOWED_COMPARISONS[fact.kind]:
        allowed = [COMPARISON_NAMES[name] for name in COMPARISONS if name in ALLOWED_COMPARISONS[fact.kind]]
        raise NotAValue(Text(", ".join(text.sv for text in allowed), ", ".join(text.en for text in allowed)))
    return {"fact": fact.name, row.comparison: _value(fact, row.comparison, row.value.strip())}


def _row(part: Any) -> ConditionRow | None:
    """A comparison as a row, if the row says exactly the same."""
    if isinstance(part, dict) and set(part) == {"not"}:
        inner = _row(part["not"])
        return ConditionRow(inner.fact, NOT_EQUAL, inner.value) if inner and inner.comparison == "eq" else None
    if not isinstance(part, dict) or len(part) != 2:
        return None
    named = next((key for key in ("fact", "parameter") if isinstance(part.get(key), str)), "")
    comparison = next((key for key in part if key != named), "")
    if not named or comparison not in COMPARISONS:
        return None
    fact = f"parameter:{part[named]}" if named == "parameter" else part[named]
    row = ConditionRow(fact, comparison, _written(part[comparison]))
    try:
        return row if condition_part(row) == part else None
    except NotAValue:
        return None


def _written(value: Any) -> str:
    """A value as the form shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    if isinstance(value, dict):
        return amount_written(value) or _pair_written(value)
    return str(value)


def _pair_written(value: dict[str, Any]) -> str:
    if set(value) == {"list"}:
        return f"listan {value['list']}"
    return f"{value.get('from')} – {value.get('to')}" if set(value) == {"from", "to"} else ""


def amount_written(value: Any) -> str:
    """An amount, a parameter or an index as the form shows it: "100000 SEK", "parameter limit", "0.5 prisbasbelopp"."""
    if not isinstance(value, dict):
        return ""
    if set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    if set(value) == {"parameter"}:
        return f"parameter {value['parameter']}"
    if "index" in value and set(value) <= {"index", "times"}:
        return f"{value.get('times', 1)} {value['index']}"
    return ""


def amount_of(written: str) -> dict[str, Any]:
    """What `amount_written` has written, and "100 000 kr". Raises NotAValue."""
    text = written.strip()
    if text.startswith("parameter "):
        return {"parameter": text.removeprefix("parameter ").strip()}
    if plain := _AMOUNT.fullmatch(text):
        currency = (plain.group(2) or "SEK").upper()
        if currency == "KR" or len(currency) == 3:
            return {"amount": number_of(plain.group(1)), "currency": "SEK" if currency == "KR" else currency}
    times, _, index = text.partition(" ")
    if index.strip():
        return {"index": index.strip(), "times": number_of(times)}
    raise NotAValue(AMOUNT)


def number_of(written: str) -> int | Decimal:
    """A number, with or without decimals. Raises NotAValue."""
    text = re.sub(r"[ \u00a0]", "", written).replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", text):
        raise NotAValue(Text("ett tal", "a number"))
    try:
        return Decimal(text) if "." in text else int(text)
    except InvalidOperation:
        raise NotAValue(Text("ett tal", "a number")) from None


def _value(fact: Fact, comparison: str, written: str) -> Any:
    if comparison == "known":
        return _yes_no(written)
    if comparison == "within":
        window = _WINDOW.fullmatch(written)
        if window is None:
            raise NotAValue(Text("två dagar på året: 09-01 – 11-01", "two days of the year: 09-01 – 11-01"))
        return {"from": window.group(1), "to": window.group(2)}
    if comparison == "in":
        if fact.kind == "text" and written.startswith("listan "):
            return {"list": written.removeprefix("listan ").strip()}
        return [_one(fact, item) for item in _listed(written)]
    return _one(fact, written)


def _one(fact: Fact, written: str) -> Any:
    if fact.kind == "yes_no":
        return _yes_no(written)
    if fact.kind == "money":
        return amount_of(written)
    if fact.kind == "number":
        return number_of(written)
    if fact.kind == "date":
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise NotAValue(Text("en dag: 2026-09-01", "a day: 2026-09-01")) from None
    if fact.kind == "choice" and written not in fact.choices:
        return _choice(fact, written)
    if not written:
        raise NotAValue(Text("ett värde", "a value"))
    return written


def _choice(fact: Fact, written: str) -> str:
    for name, text in fact.choices.items():
        if written.casefold() in (text.sv.casefold(), text.en.casefold()):
            return name
    sv = ", ".join(text.sv for text in fact.choices.values())
    raise NotAValue(Text(sv, ", ".join(text.en for text in fact.choices.values())))


def _yes_no(written: str) -> bool:
    known = {**YES_NO, "ja": True, "yes": True, "nej": False, "no": False}
    if written.casefold() not in known:
        raise NotAValue(Text("ja eller nej", "yes or no"))
    return known[written.casefold()]


def _listed(written: str) -> list[str]:
    found = [item.strip() for item in written.split(",") if item.strip()]
    if not found:
        raise NotAValue(Text("värden med komma emellan", "values with commas between"))
    return found


AMOUNT = Text(
    "ett belopp som 100000 SEK, ”parameter namn” eller ”0.5 prisbasbelopp”",
    "an amount such as 100000 SEK, “parameter name” or “0.5 prisbasbelopp”",
)
COMPARISON_NAMES = {
    "eq": Text("är", "is"),
    NOT_EQUAL: Text("är inte", "is not"),
    "in": Text("är något av", "is one of"),
    "has": Text("innehåller", "contains"),
    "lt": Text("är mindre än", "is less than"),
    "lte": Text("är högst", "is at most"),
    "gt": Text("är mer än", "is more than"),
    "gte": Text("är minst", "is at least"),
    "within": Text("ligger inom", "lies within"),
    "known": Text("är känd", "is known"),
}
