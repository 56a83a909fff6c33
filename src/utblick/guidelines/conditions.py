"""Conditions made ready to be tried on facts, in three-valued logic: True, False, or None when a fact is unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.schema import Amount, Condition, Parameter
from utblick.values import Money, Text

Truth = bool | None
Facts = Mapping[str, object]
Test = Callable[[Facts], Truth]
Choices = Mapping[str, str | Money | None]

ALLOWED_COMPARISONS: Mapping[str, frozenset[str]] = {
    "yes_no": frozenset({"eq", "known"}),
    "choice": frozenset({"eq", "in", "known"}),
    "text": frozenset({"eq", "in", "known"}),
    "body": frozenset({"eq", "in", "known"}),
    "bodies": frozenset({"known"}),
    "number": frozenset({"eq", "in", "lt", "lte", "gt", "gte", "known"}),
    "money": frozenset({"lt", "lte", "gt", "gte", "known"}),
    "date": frozenset({"eq", "lt", "lte", "gt", "gte", "known"}),
}

_WORDS = {
    "eq": Text("är", "is"),
    "in": Text("är något av", "is one of"),
    "lt": Text("är mindre än", "is less than"),
    "lte": Text("är högst", "is at most"),
    "gt": Text("är mer än", "is more than"),
    "gte": Text("är minst", "is at least"),
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

    def unknown(self, facts: Facts) -> frozenset[str]:
        """The facts that keep the answer open."""
        return frozenset(leaf.fact for leaf in self.leaves if leaf.fact and leaf.test(facts) is None)


def make_ready(condition: Condition | None, choices: Choices, parameters: Mapping[str, Parameter]) -> Ready:
    """Compile a condition that `checks` has passed; `choices` are the chosen values of `parameters`."""
    if condition is None:
        return Ready(lambda _: True, ())
    if condition.fact is not None or condition.parameter is not None:
        leaf = _leaf(condition, choices, parameters)
        return Ready(leaf.test, (leaf,))
    parts = [make_ready(part, choices, parameters) for part in condition.parts]
    tests = tuple(part.test for part in parts)
    leaves = tuple(leaf for part in parts for leaf in part.leaves)
    if condition.negated is not None:
        return Ready(_not(tests[0]), leaves)
    return Ready(_first(tests, False) if condition.all is not None else _first(tests, True), leaves)


def _first(tests: tuple[Test, ...], decisive: bool) -> Test:
    """`decisive` as soon as one part says so, else unknown if one part is, else the opposite (Kleene)."""

    def test(facts: Facts) -> Truth:
        answer: Truth = not decisive
        for part in tests:
            found = part(facts)
            if found is decisive:
                return decisive
            if found is None:
                answer = None
        return answer

    return test


def _not(part: Test) -> Test:
    def test(facts: Facts) -> Truth:
        found = part(facts)
        return None if found is None else not found

    return test


def _leaf(condition: Condition, choices: Choices, parameters: Mapping[str, Parameter]) -> Leaf:
    ((comparison, raw),) = condition.comparisons
    words = _WORDS[comparison]
    if condition.parameter is not None:
        return _parameter_leaf(parameters[condition.parameter], comparison, raw, choices)
    assert condition.fact is not None
    fact = FACTS[condition.fact]
    operand = _operand(raw, comparison, choices)
    sv, en = _shown(fact, operand, raw)
    label = Text(f"{fact.question.sv} {words.sv} {sv}", f"{fact.question.en} {words.en} {en}")
    return Leaf(fact.name, label, _comparison(fact.name, comparison, operand))


def _parameter_leaf(parameter: Parameter, comparison: str, raw: Any, choices: Choices) -> Leaf:
    chosen = choices[parameter.id]
    labels = {option.value: option.label for option in parameter.options}
    wanted = raw if comparison == "in" else [raw]
    words, held = _WORDS[comparison], chosen in wanted
    sv = f"{parameter.question.sv} {words.sv} {', '.join(labels[value].sv for value in wanted)}"
    en = f"{parameter.question.en} {words.en} {', '.join(labels[value].en for value in wanted)}"
    return Leaf(None, Text(sv, en), lambda _: held)


def _comparison(name: str, comparison: str, operand: Any) -> Test:
    if comparison == "known":
        return lambda facts: None if facts.get(name) is None else operand
    if operand is None:
        return lambda _: False
    compare = _COMPARE[comparison]

    def test(facts: Facts) -> Truth:
        value = facts.get(name)
        if value is None:
            return None
        if isinstance(value, Money) and value.currency != operand.currency:
            return None
        return compare(_folded(value), operand)

    return test


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, operand: value == operand,
    "in": lambda value, operand: value in operand,
    "lt": lambda value, operand: value < operand,
    "lte": lambda value, operand: value <= operand,
    "gt": lambda value, operand: operand < value,
    "gte": lambda value, operand: operand <= value,
}


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _operand(raw: Any, comparison: str, choices: Choices) -> Any:
    if comparison == "known":
        return raw
    if comparison == "in":
        return tuple(_folded(item) for item in raw)
    if isinstance(raw, dict):
        return choices[raw["parameter"]] if "parameter" in raw else Amount.model_validate(raw).money
    return _folded(raw)


def _shown(fact: Fact, operand: Any, raw: Any) -> tuple[str, str]:
    if isinstance(operand, bool):
        return ("ja", "yes") if operand else ("nej", "no")
    if operand is None:
        return ("(ingen gräns vald)", "(no limit chosen)")
    if isinstance(operand, Money):
        shown = f"{Decimal(operand.minor) / 100} {operand.currency}"
        return shown, shown
    if isinstance(raw, list):
        parts = [_shown(fact, item, item) for item in raw]
        return ", ".join(sv for sv, _ in parts), ", ".join(en for _, en in parts)
    if isinstance(raw, str) and raw in fact.choices:
        return fact.choices[raw].sv, fact.choices[raw].en
    return str(raw), str(raw)
