"""Conditions as sentences, straight from their tables, also when those are not quite right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from utblick.guidelines.facts import FACTS
from utblick.guidelines.in_words import fact_name, value_in_words
from utblick.guidelines.tables import COMPARISONS
from utblick.guidelines.vocabulary import SYMBOLIC_BODIES
from utblick.values import Money, Text


def condition_in_words(condition: Any) -> Text:
    """What must hold: "den egna kostnaden är mer än 200 000 kr och …". No condition: always."""
    if condition is None:
        return Text("alltid", "always")
    if not isinstance(condition, Mapping):
        return _plain(condition)
    for key, word in _JOINS.items():
        if key in condition and isinstance(condition[key], list):
            return _joined([_part(part) for part in condition[key]], word)
    if "not" in condition:
        inner = _part(condition["not"])
        return Text(f"inte ({inner.sv})", f"not ({inner.en})")
    return _comparison(condition)


def _part(condition: Any) -> Text:
    """A condition inside another one, in brackets when it joins several."""
    text = condition_in_words(condition)
    joins = isinstance(condition, Mapping) and any(key in condition for key in _JOINS)
    return Text(f"({text.sv})", f"({text.en})") if joins else text


def _comparison(condition: Mapping[str, Any]) -> Text:
    fact, parameter = condition.get("fact"), condition.get("parameter")
    comparison = next((name for name in COMPARISONS if name in condition), "")
    value = condition.get(comparison)
    if isinstance(fact, str) and fact in FACTS:
        what, said = fact_name(fact), _value(fact, value)
    else:
        what = Text(f"tolkningen {parameter}", f"the reading of {parameter}") if parameter else _plain(fact)
        said = _value("", value)
    word = _COMPARISONS.get(comparison, _plain(comparison))
    return Text(f"{what.sv} {word.sv} {said.sv}".strip(), f"{what.en} {word.en} {said.en}".strip())


def _value(fact: str, value: Any) -> Text:
    if isinstance(value, list):
        return _joined([_value(fact, one) for one in value], Text("eller", "or"))
    if isinstance(value, Mapping):
        return amount_in_words(value)
    if isinstance(value, str):
        known = FACTS[fact].choices.get(value) if fact else None
        return known or SYMBOLIC_BODIES.get(value) or _plain(value)
    if isinstance(value, bool | int | Decimal | date):
        return value_in_words(fact, value)
    return _plain(value)


def amount_in_words(value: Mapping[str, Any]) -> Text:
    """An amount, a parameter, so many times an index, a list or a window of the year."""
    if set(value) == {"amount", "currency"} and isinstance(value["amount"], int | Decimal):
        return value_in_words("", Money(int(value["amount"] * 100), str(value["currency"])))
    if "parameter" in value:
        return Text(f"gränsen {value['parameter']}", f"the limit {value['parameter']}")
    if "index" in value:
        times = str(value.get("times", 1))
        return Text(f"{times.replace('.', ',')} × {value['index']}", f"{times} × {value['index']}")
    if "list" in value:
        return Text(f"listan {value['list']}", f"the list {value['list']}")
    return _plain("–".join(str(one) for one in value.values()))


def _joined(parts: list[Text], word: Text) -> Text:
    return Text(f" {word.sv} ".join(part.sv for part in parts), f" {word.en} ".join(part.en for part in parts))


def _plain(value: object) -> Text:
    return Text(str(value), str(value))


_JOINS = {"all": Text("och", "and"), "any": Text("eller", "or")}
_COMPARISONS = {
    "eq": Text("är", "is"),
    "in": Text("är", "is"),
    "has": Text("innehåller", "contains"),
    "lt": Text("är mindre än", "is less than"),
    "lte": Text("är högst", "is at most"),
    "gt": Text("är mer än", "is more than"),
    "gte": Text("är minst", "is at least"),
    "within": Text("ligger inom", "lies within"),
    "known": Text("är känd:", "is known:"),
}
