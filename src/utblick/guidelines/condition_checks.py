"""Mistakes of meaning in conditions and amounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from utblick.guidelines.conditions import ALLOWED_COMPARISONS
from utblick.guidelines.expected import AMOUNT
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.mistakes import short, unknown_name
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Parameter, SetFile
from utblick.guidelines.tables import AnyAmount, Condition, IndexAmount, ParameterRef, Window
from utblick.guidelines.vocabulary import SYMBOLIC_BODIES
from utblick.values import Text

Finding = tuple[Path, Text]
_ANY_AMOUNT: TypeAdapter[Any] = TypeAdapter(AnyAmount)


class Names:
    """What the rules of one file may refer to."""

    def __init__(self, source: SetFile) -> None:
        self.clauses = _in_order(clause.id for clause in source.clauses)
        self.bodies = _in_order([*(body.code for body in source.bodies), *SYMBOLIC_BODIES])
        self.rules = _in_order(rule.id for rule in source.rules)
        self.abouts = _in_order(rule.about or rule.id for rule in source.rules)
        self.lists = _in_order(listed.id for listed in source.lists)
        self.indexes = _in_order(index.id for index in source.indexes)
        self.parameters: Mapping[str, Parameter] = {parameter.id: parameter for parameter in source.parameters}

    @property
    def amounts(self) -> list[str]:
        """The parameters whose answer is an amount."""
        return [name for name, parameter in self.parameters.items() if not parameter.options]


def _in_order(names: Iterable[str]) -> Collection[str]:
    """The names as a set that keeps their order."""
    return dict.fromkeys(names).keys()


def body_findings(path: Path, name: str, names: Names) -> Iterator[Finding]:
    """Whether a body is in the set or a symbolic one."""
    yield from known(path, Text("organet", "the body"), name, names.bodies)


def known(path: Path, what: Text, name: str, names: Collection[str]) -> Iterator[Finding]:
    """Whether a name is one of those that exist."""
    if name not in names:
        yield path, unknown_name(what, name, names)


def condition_findings(path: Path, condition: Condition, names: Names) -> Iterator[Finding]:
    """Every mistake in a condition and its parts."""
    for key, parts in (("all", condition.all), ("any", condition.any)):
        for index, part in enumerate(parts or []):
            yield from condition_findings((*path, key, index), part, names)
    if condition.negated is not None:
        yield from condition_findings((*path, "not"), condition.negated, names)
    if condition.parameter is not None:
        yield from _parameter_condition(path, condition, names)
    if condition.fact is not None:
        fact = FACTS.get(condition.fact)
        if fact is None:
            yield (*path, "fact"), unknown_name(Text("faktumet", "the fact"), condition.fact, list(FACTS))
        else:
            yield from _comparison(path, fact, condition, names)


def _parameter_condition(path: Path, condition: Condition, names: Names) -> Iterator[Finding]:
    assert condition.parameter is not None
    parameter = names.parameters.get(condition.parameter)
    if parameter is None:
        words = Text("parametern", "the parameter")
        yield (*path, "parameter"), unknown_name(words, condition.parameter, list(names.parameters))
        return
    ((comparison, raw),) = condition.comparisons
    if comparison not in ("eq", "in"):
        yield (*path, comparison), Text("en parameter jämförs med eq eller in", "a parameter takes eq or in")
        return
    values = [option.value for option in parameter.options]
    for value in raw if comparison == "in" else [raw]:
        if value not in values:
            yield (*path, comparison), unknown_name(Text("svaret", "the answer"), value, values)


def _comparison(path: Path, fact: Fact, condition: Condition, names: Names) -> Iterator[Finding]:
    ((comparison, raw),) = condition.comparisons
    allowed = ALLOWED_COMPARISONS[fact.kind]
    where = (*path, comparison)
    if comparison not in allowed:
        told = Text(f"för {fact.name} jämförelsen", f"for {fact.name} the comparison")
        yield where, unknown_name(told, comparison, sorted(allowed))
    elif comparison == "in" and isinstance(raw, dict):
        yield from _on_list(where, fact, raw, names)
    elif isinstance(raw, Window):
        for key, day in (("from", raw.from_), ("to", raw.to)):
            yield from day_findings((*where, key), day, leap=True)
    elif comparison not in ("known", "has"):
        for value in raw if comparison == "in" else [raw]:
            yield from _operand(where, fact, value, names)


def _on_list(path: Path, fact: Fact, raw: dict[str, Any], names: Names) -> Iterator[Finding]:
    if set(raw) != {"list"} or fact.kind != "text":
        yield (
            path,
            Text(
                'väntade { list = "listans id" } för ett faktum som är en text',
                'expected { list = "the list\'s id" } with a fact that is a text',
            ),
        )
    else:
        yield from known((*path, "list"), Text("listan", "the list"), raw["list"], names.lists)


def _operand(path: Path, fact: Fact, value: Any, names: Names) -> Iterator[Finding]:
    if fact.kind == "money":
        yield from _raw_amount(path, value, names)
    elif fact.kind == "choice" and value not in fact.choices:
        yield path, unknown_name(Text(f"{fact.name}: värdet", f"{fact.name}: the value"), value, list(fact.choices))
    elif not _is(fact.kind, value):
        expected, given = _EXPECTED[fact.kind], short(value)
        yield (
            path,
            Text(
                f"{fact.name}: väntade {expected.sv}, fick {given}",
                f"{fact.name}: expected {expected.en}, got {given}",
            ),
        )


def _raw_amount(path: Path, value: Any, names: Names) -> Iterator[Finding]:
    try:
        amount = _ANY_AMOUNT.validate_python(value)
    except ValidationError:
        yield path, AMOUNT_EXPECTED
    else:
        yield from amount_findings(path, amount, names)


def amount_findings(path: Path, amount: AnyAmount, names: Names) -> Iterator[Finding]:
    """Whether the parameter or index that an amount refers to exists."""
    if isinstance(amount, ParameterRef):
        yield from known(path, Text("beloppsparametern", "the amount parameter"), amount.parameter, names.amounts)
    elif isinstance(amount, IndexAmount):
        yield from known(path, Text("indexet", "the index"), amount.index, names.indexes)


def day_findings(path: Path, day: str, leap: bool = False) -> Iterator[Finding]:
    """Whether a day of the year, MM-DD, comes every year, or with `leap` at least every leap year."""
    try:
        date.fromisoformat(f"{2000 if leap else 2001}-{day}")
    except ValueError:
        told = Text(
            f"dagen {day} finns inte varje år; väntade en dag MM-DD som gör det",
            f"the day {day} does not come every year; expected a day MM-DD that does",
        )
        yield path, told


def _is(kind: str, value: Any) -> bool:
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()
    if kind == "date":
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, str)


AMOUNT_EXPECTED = Text(f"väntade {AMOUNT.sv}", f"expected {AMOUNT.en}")
_EXPECTED = {
    "yes_no": Text("true eller false", "true or false"),
    "number": Text("ett tal", "a number"),
    "date": Text("ett datum ÅÅÅÅ-MM-DD utan citattecken", "a date YYYY-MM-DD without quotes"),
    "body": Text("en organkod", "a body code"),
    "text": Text("en text", "a text"),
}
