"""Conditions made ready to be tried on facts, in three-valued logic: True, False, or None when a fact is unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.guidelines.dated import Dated, Quantity
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.schema import Parameter
from utblick.guidelines.tables import Amount, Condition, IndexAmount, ParameterRef, Window
from utblick.values import Money, Text

Truth = bool | None
Facts = Mapping[str, object]
Test = Callable[[Facts, date], Truth]
Choices = Mapping[str, str | Money | None]

ALLOWED_COMPARISONS: Mapping[str, frozenset[str]] = {
    "yes_no": frozenset({"eq", "known"}),
    "choice": frozenset({"eq", "in", "known"}),
    "text": frozenset({"eq", "in", "known"}),
    "body": frozenset({"eq", "in", "known"}),
    "bodies": frozenset({"has", "known"}),
    "names": frozenset({"has", "known"}),
    "number": frozenset({"eq", "in", "lt", "lte", "gt", "gte", "known"}),
    "money": frozenset({"lt", "lte", "gt", "gte", "known"}),
    "date": frozenset({"eq", "lt", "lte", "gt", "gte", "within", "known"}),
}

_WORDS = {
    "eq": Text("är", "is"),
    "in": Text("är något av", "is one of"),
    "lt": Text("är mindre än", "is less than"),
    "lte": Text("är högst", "is at most"),
    "gt": Text("är mer än", "is more than"),
    "gte": Text("är minst", "is at least"),
    "has": Text("innehåller", "holds"),
    "within": Text("ligger mellan", "lies between"),
    "known": Text("är känt", "is known"),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One comparison: the fact it needs (None for a parameter), the words for it, and its test."""

    fact: str | None
    label: Text
    test: Test


@dataclass(frozen=True, slots=True)
class Ready:
    """A condition ready to be tried."""

    test: Test
    leaves: tuple[Leaf, ...]

    def unknown(self, facts: Facts, on: date) -> frozenset[str]:
        """The facts that keep the answer open on a day."""
        return frozenset(leaf.fact for leaf in self.leaves if leaf.fact and leaf.test(facts, on) is None)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the conditions of one set refer to: its parameters, how they are answered, its indexes and lists."""

    parameters: Mapping[str, Parameter]
    choices: Choices
    dated: Dated


def make_ready(condition: Condition | None, around: Surroundings) -> Ready:
    """Compile a condition that `checks` has passed."""
    if condition is None:
        return Ready(_always(True), ())
    if condition.fact is not None or condition.parameter is not None:
        leaf = _leaf(condition, around)
        return Ready(leaf.test, (leaf,))
    parts = [make_ready(part, around) for part in condition.parts]
    tests = tuple(part.test for part in parts)
    leaves = tuple(leaf for part in parts for leaf in part.leaves)
    if condition.negated is not None:
        return Ready(_not(tests[0]), leaves)
    return Ready(_first(tests, False) if condition.all is not None else _first(tests, True), leaves)


def _first(tests: tuple[Test, ...], decisive: bool) -> Test:
    """`decisive` as soon as one part says so, else unknown if one part is, else the opposite (Kleene)."""

    def test(facts: Facts, on: date) -> Truth:
        answer: Truth = not decisive
        for part in tests:
            found = part(facts, on)
            if found is decisive:
                return decisive
            if found is None:
                answer = None
        return answer

    return test


def _not(part: Test) -> Test:
    def test(facts: Facts, on: date) -> Truth:
        found = part(facts, on)
        return None if found is None else not found

    return test


def _leaf(condition: Condition, around: Surroundings) -> Leaf:
    ((comparison, raw),) = condition.comparisons
    words = _WORDS[comparison]
    if condition.parameter is not None:
        return _parameter_leaf(around.parameters[condition.parameter], comparison, raw, around.choices)
    assert condition.fact is not None
    fact = FACTS[condition.fact]
    shown = _shown(fact, raw, around)
    label = Text(f"{fact.question.sv} {words.sv} {shown.sv}", f"{fact.question.en} {words.en} {shown.en}")
    return Leaf(fact.name, label, _comparison(fact, comparison, raw, around))


def _parameter_leaf(parameter: Parameter, comparison: str, raw: Any, choices: Choices) -> Leaf:
    chosen = choices[parameter.id]
    labels = {option.value: option.label for option in parameter.options}
    wanted = raw if comparison == "in" else [raw]
    words, held = _WORDS[comparison], chosen in wanted
    sv = f"{parameter.question.sv} {words.sv} {', '.join(labels[value].sv for value in wanted)}"
    en = f"{parameter.question.en} {words.en} {', '.join(labels[value].en for value in wanted)}"
    return Leaf(None, Text(sv, en), _always(held))


def _comparison(fact: Fact, comparison: str, raw: Any, around: Surroundings) -> Test:
    name = fact.name
    if comparison == "known":
        return _known(name, raw)
    if isinstance(raw, Window):
        return _within(name, raw)
    if fact.kind == "money":
        return _money(name, _COMPARE[comparison], quantity(raw, around))
    if isinstance(raw, dict):
        return _on_list(name, around.dated, raw["list"])
    compare = _COMPARE[comparison]
    operand = tuple(_folded(item) for item in raw) if comparison == "in" else _folded(raw)

    def test(facts: Facts, _on: date) -> Truth:
        value = facts.get(name)
        return None if value is None else compare(_folded(value), operand)

    return test


def quantity(raw: Any, around: Surroundings) -> Quantity:
    """What an amount in a set is worth on a day: an amount, some times an index, or a parameter's answer."""
    if isinstance(raw, ParameterRef):
        raw = {"parameter": raw.parameter}
    elif isinstance(raw, IndexAmount):
        return around.dated.index(raw)
    elif isinstance(raw, Amount):
        return Quantity.fixed(raw.money)
    if "parameter" in raw:
        chosen = around.choices[raw["parameter"]]
        return Quantity.fixed(chosen if isinstance(chosen, Money) else None)
    if "index" in raw:
        return around.dated.index(IndexAmount.model_validate(raw))
    return Quantity.fixed(Amount.model_validate(raw).money)


def _always(held: bool) -> Test:
    def test(_facts: Facts, _on: date) -> Truth:
        return held

    return test


def _known(name: str, held: bool) -> Test:
    def test(facts: Facts, _on: date) -> Truth:
        return None if facts.get(name) is None else held

    return test


def _money(name: str, compare: Callable[[Any, Any], bool], limit: Quantity) -> Test:
    """False when no limit has been chosen; unknown in another currency, or before the index has a value."""

    def test(facts: Facts, on: date) -> Truth:
        if limit.unlimited:
            return False
        value, bound = facts.get(name), limit.on(on)
        if not isinstance(value, Money) or bound is None or value.currency != bound.currency:
            return None
        return compare(value, bound)

    return test


def _on_list(name: str, dated: Dated, listed: str) -> Test:
    def test(facts: Facts, on: date) -> Truth:
        value, names = facts.get(name), dated.names(listed, on)
        return None if value is None or names is None else str(value).casefold() in names

    return test


def _within(name: str, window: Window) -> Test:
    def test(facts: Facts, _on: date) -> Truth:
        value = facts.get(name)
        if not isinstance(value, date):
            return None
        day = f"{value.month:02}-{value.day:02}"
        if window.from_ <= window.to:
            return window.from_ <= day <= window.to
        return day >= window.from_ or day <= window.to

    return test


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, operand: value == operand,
    "in": lambda value, operand: value in operand,
    "has": lambda value, operand: operand in value,
    "lt": lambda value, operand: value < operand,
    "lte": lambda value, operand: value <= operand,
    "gt": lambda value, operand: operand < value,
    "gte": lambda value, operand: operand <= value,
}


def _folded(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return tuple(_folded(item) for item in value)
    return value.casefold() if isinstance(value, str) else value


def _shown(fact: Fact, raw: Any, around: Surroundings) -> Text:
    if isinstance(raw, bool):
        return Text("ja", "yes") if raw else Text("nej", "no")
    if isinstance(raw, Window):
        return Text(f"{raw.from_} och {raw.to}", f"{raw.from_} and {raw.to}")
    if fact.kind == "money":
        return quantity(raw, around).label
    if isinstance(raw, dict):
        return around.dated.list_label(raw["list"])
    if isinstance(raw, list):
        parts = [_shown(fact, item, around) for item in raw]
        return Text(", ".join(part.sv for part in parts), ", ".join(part.en for part in parts))
    if isinstance(raw, str) and raw in fact.choices:
        return fact.choices[raw]
    return Text(str(raw), str(raw))
