"""One comparison of a condition as what it leaves of its fact."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.lint.domains import Domain, Range, Values, above, below, exactly, window, without
from utblick.guidelines.schema import Parameter
from utblick.guidelines.tables import Amount, Condition, Window

Subject = tuple[Hashable, ...]
Left = Mapping[Subject, Domain]
PARAMETER = "parameter"
DAY_OF_YEAR = "day of the year"


def what_is_left(condition: Condition, holds: bool, parameters: Mapping[str, Parameter]) -> Left | None:
    """What a comparison that holds (or, with `holds` false, surely does not) leaves of its fact; None = nothing.

    A subject is a fact, a parameter, or one side of a fact that is judged by itself: its currency, an index it is
    measured in, a list it may be on, a name it may hold.
    """
    ((comparison, raw),) = condition.comparisons
    if condition.parameter is not None:
        options = frozenset(option.value for option in parameters[condition.parameter].options)
        wanted = frozenset(raw if comparison == "in" else [raw])
        return _some((PARAMETER, condition.parameter), Values(options & wanted if holds else options - wanted))
    assert condition.fact is not None
    fact = FACTS[condition.fact]
    if comparison == "known":
        return {} if raw == holds else None
    if isinstance(raw, Window):
        return _some((fact.name, DAY_OF_YEAR), window(raw.from_, raw.to, holds))
    if fact.kind == "money":
        return _amount(fact.name, comparison, raw, holds)
    if comparison == "has" or isinstance(raw, dict):
        name = raw["list"] if isinstance(raw, dict) else str(raw).casefold()
        return {(fact.name, comparison, name): Values(frozenset({holds}))}
    if fact.kind in ("number", "date"):
        return _some((fact.name,), _ordered(comparison, raw, holds))
    return _some((fact.name,), _named(fact, raw if comparison == "in" else [raw], holds))


def _some(subject: Subject, domain: Domain) -> Left | None:
    return None if isinstance(domain, Values) and domain.left == frozenset() else {subject: domain}


def _named(fact: Fact, wanted: list[Any], holds: bool) -> Values:
    folded = frozenset(value.casefold() if isinstance(value, str) else value for value in wanted)
    if fact.kind == "yes_no":
        every: frozenset[Any] | None = frozenset({True, False})
    else:
        every = frozenset(choice.casefold() for choice in fact.choices) or None
    if holds:
        return Values(folded)
    return Values(None, folded) if every is None else Values(every - folded)


def _ordered(comparison: str, raw: Any, holds: bool) -> Range:
    if isinstance(raw, date):
        return _range(comparison, raw.toordinal(), holds, whole=True)
    return _range(comparison, raw, holds, whole=False)


def _range(comparison: str, value: Any, holds: bool, whole: bool) -> Range:
    if comparison == "eq":
        return exactly(value) if holds else without(value)
    if not holds:
        comparison = {"lt": "gte", "lte": "gt", "gt": "lte", "gte": "lt"}[comparison]
    included = comparison in ("lte", "gte")
    return above(value, included, whole) if comparison in ("gt", "gte") else below(value, included, whole)


def _amount(fact: str, comparison: str, raw: dict[str, Any], holds: bool) -> Left:
    """Amounts in two currencies exclude each other; those of an index or a parameter are only measured by their own."""
    if "parameter" in raw:
        return {(fact, PARAMETER, raw["parameter"]): _range(comparison, 0, holds, whole=True)}
    if "index" in raw:
        times = Decimal(raw.get("times", 1))
        return {(fact, "index", raw["index"], raw.get("year")): _range(comparison, times, holds, whole=False)}
    money = Amount.model_validate(raw).money
    return {
        (fact, "currency"): Values(frozenset({money.currency})),
        (fact, "in", money.currency): _range(comparison, money.minor, holds, whole=True),
    }
