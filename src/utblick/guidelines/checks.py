"""Mistakes of meaning in a set whose shape is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pydantic import ValidationError

from utblick.guidelines.conditions import ALLOWED_COMPARISONS
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import (
    Amount,
    Ask,
    Condition,
    Content,
    Duty,
    Exempt,
    Inform,
    MayDelegate,
    MayUse,
    Order,
    Parameter,
    RequireDecision,
    Rule,
    SetFile,
)
from utblick.guidelines.vocabulary import ANCHORS, CHAIR, DECISION_KINDS, SYMBOLIC_BODIES, TRIGGERS
from utblick.values import Text

Finding = tuple[Path, Text]
_RULE_EFFECT = "effect"


def findings(source: SetFile) -> Iterator[Finding]:
    """Every mistake of meaning, with the path where it stands."""
    yield from _duplicates("clauses", (clause.id for clause in source.clauses))
    yield from _duplicates("parameters", (parameter.id for parameter in source.parameters))
    yield from _duplicates("rules", (rule.id for rule in source.rules))
    yield from _duplicates("bodies", (body.code for body in source.bodies))
    yield from _document(source)
    clauses = [clause.id for clause in source.clauses]
    for index, parameter in enumerate(source.parameters):
        yield from _parameter(("parameters", index), parameter, clauses)
    names = _Names(source)
    for index, rule in enumerate(source.rules):
        yield from _rule(("rules", index), rule, names)
    yield from _order_cycles(source)


class _Names:
    """What the rules of one file may refer to."""

    def __init__(self, source: SetFile) -> None:
        self.clauses = [clause.id for clause in source.clauses]
        self.bodies = [*(body.code for body in source.bodies), *SYMBOLIC_BODIES]
        self.rules = [rule.id for rule in source.rules]
        self.abouts = [rule.about or rule.id for rule in source.rules]
        self.parameters: Mapping[str, Parameter] = {parameter.id: parameter for parameter in source.parameters}


def _duplicates(table: str, ids: Iterable[str]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for index, identifier in enumerate(ids):
        seen[identifier] += 1
        if seen[identifier] > 1:
            yield (table, index), Text(f"{identifier} finns två gånger", f"{identifier} stands twice")


def _document(source: SetFile) -> Iterator[Finding]:
    document = source.document
    if document.valid_to and document.valid_to.latest < document.valid_from.earliest:
        yield ("document", "valid_to"), Text("valid_to är före valid_from", "valid_to is before valid_from")
    if document.review_by and document.review_by.latest < document.valid_from.earliest:
        yield ("document", "review_by"), Text("review_by är före valid_from", "review_by is before valid_from")
    if document.parent == document.id:
        yield ("document", "parent"), Text("dokumentet är sin egen parent", "the document is its own parent")
    for index, replaced in enumerate(document.replaces):
        if replaced.id == document.id:
            yield (
                ("document", "replaces", index),
                Text("ett dokument kan inte ersätta sig självt: cirkel i replaces", "a cycle in replaces"),
            )


def _parameter(path: Path, parameter: Parameter, clauses: list[str]) -> Iterator[Finding]:
    yield from _known((*path, "clause"), Text("klausulen", "the clause"), parameter.clause, clauses)
    values = [option.value for option in parameter.options]
    if values and (not isinstance(parameter.default, str) or parameter.default not in values):
        where = (*path, "default")
        yield where, unknown_name(Text("default bland options:", "default among options:"), parameter.default, values)
    if not values and isinstance(parameter.default, str):
        yield (*path, "default"), _AMOUNT


def _rule(path: Path, rule: Rule, names: _Names) -> Iterator[Finding]:
    yield from _known((*path, "clause"), Text("klausulen", "the clause"), rule.clause, names.clauses)
    for index, trigger in enumerate(rule.triggers):
        yield from _known((*path, "triggers", index), Text("händelsen", "the trigger"), trigger, list(TRIGGERS))
    if rule.when is not None:
        yield from _condition((*path, "when"), rule.when, names)
    yield from _effect((*path, _RULE_EFFECT), rule, names)


def _effect(path: Path, rule: Rule, names: _Names) -> Iterator[Finding]:
    effect = rule.effect
    if isinstance(effect, RequireDecision):
        yield from _decision(path, effect, names)
    elif isinstance(effect, Inform | Ask):
        yield from _body((*path, "body"), effect.body, names)
    elif isinstance(effect, Duty):
        for name in (effect.by, *effect.to):
            yield from _body(path, name, names)
    elif isinstance(effect, Order):
        for key, name in (("first", effect.first), ("then", effect.then)):
            yield from _known((*path, key), Text("regeln", "the rule"), name, names.rules)
    elif isinstance(effect, Content):
        for index, item in enumerate(effect.items):
            where = (*path, "items", index, "clause")
            yield from _known(where, Text("klausulen", "the clause"), item.clause, names.clauses)
    if isinstance(effect, MayDelegate | MayUse):
        yield from _body((*path, "body"), effect.body, names)
    if isinstance(effect, MayDelegate):
        for name in effect.to:
            if name != CHAIR:
                yield from _body((*path, "to"), name, names)
        if effect.up_to is not None and not isinstance(effect.up_to, Amount):
            yield from _amount_parameter((*path, "up_to"), effect.up_to.parameter, names)
    if isinstance(effect, MayDelegate | MayUse | Exempt):
        for about in effect.about:
            yield from _known((*path, "about"), Text("saken (about)", "the matter (about)"), about, names.abouts)
    deadline = getattr(effect, "deadline", None)
    if deadline is not None and deadline.anchor is not None:
        where = (*path, "deadline", "anchor")
        yield from _known(where, Text("tidpunkten", "the anchor"), deadline.anchor, sorted(ANCHORS))


def _decision(path: Path, effect: RequireDecision, names: _Names) -> Iterator[Finding]:
    links = effect.chain or []
    for name in (effect.body, *(effect.any_of or []), *(effect.all_of or []), *(link.body for link in links)):
        if name is not None:
            yield from _body(path, name, names)
    for kind in (effect.decision, *(link.decision for link in links)):
        if kind is not None:
            yield from _known(path, Text("beslutsslaget", "the kind of decision"), kind, list(DECISION_KINDS))
    if any(count > 1 for count in Counter(link.body for link in links).values()):
        yield (
            (*path, "chain"),
            Text("samma organ två gånger: cirkel i kedjan", "the same body twice: a cycle in the chain"),
        )
    if effect.not_before is not None:
        fact = FACTS.get(effect.not_before)
        if fact is None or fact.kind != "date":
            dates = [name for name, known in FACTS.items() if known.kind == "date"]
            yield (*path, "not_before"), unknown_name(Text("datumet", "the date"), effect.not_before, dates)


def _body(path: Path, name: str, names: _Names) -> Iterator[Finding]:
    yield from _known(path, Text("organet", "the body"), name, names.bodies)


def _known(path: Path, what: Text, name: str, known: list[str]) -> Iterator[Finding]:
    if name not in known:
        yield path, unknown_name(what, name, known)


def _condition(path: Path, condition: Condition, names: _Names) -> Iterator[Finding]:
    for key, parts in (("all", condition.all), ("any", condition.any)):
        for index, part in enumerate(parts or []):
            yield from _condition((*path, key, index), part, names)
    if condition.negated is not None:
        yield from _condition((*path, "not"), condition.negated, names)
    if condition.parameter is not None:
        yield from _parameter_condition(path, condition, names)
    if condition.fact is not None:
        fact = FACTS.get(condition.fact)
        if fact is None:
            yield (*path, "fact"), unknown_name(Text("faktumet", "the fact"), condition.fact, list(FACTS))
        else:
            yield from _comparison(path, fact, condition, names)


def _parameter_condition(path: Path, condition: Condition, names: _Names) -> Iterator[Finding]:
    assert condition.parameter is not None
    parameter = names.parameters.get(condition.parameter)
    if parameter is None:
        known = list(names.parameters)
        yield (*path, "parameter"), unknown_name(Text("parametern", "the parameter"), condition.parameter, known)
        return
    ((comparison, raw),) = condition.comparisons
    if comparison not in ("eq", "in"):
        yield (*path, comparison), Text("en parameter jämförs med eq eller in", "a parameter takes eq or in")
        return
    values = [option.value for option in parameter.options]
    for value in raw if comparison == "in" else [raw]:
        if value not in values:
            yield (*path, comparison), unknown_name(Text("svaret", "the answer"), value, values)


def _comparison(path: Path, fact: Fact, condition: Condition, names: _Names) -> Iterator[Finding]:
    ((comparison, raw),) = condition.comparisons
    allowed = ALLOWED_COMPARISONS[fact.kind]
    if comparison not in allowed:
        yield (
            (*path, comparison),
            unknown_name(
                Text(f"för {fact.name} jämförelsen", f"for {fact.name} the comparison"), comparison, sorted(allowed)
            ),
        )
    elif comparison != "known":
        for value in raw if comparison == "in" else [raw]:
            yield from _operand((*path, comparison), fact, value, names)


def _operand(path: Path, fact: Fact, value: Any, names: _Names) -> Iterator[Finding]:
    if fact.kind == "money":
        if isinstance(value, dict) and set(value) == {"parameter"}:
            yield from _amount_parameter(path, value["parameter"], names)
            return
        try:
            Amount.model_validate(value)
        except ValidationError:
            yield path, _AMOUNT
    elif fact.kind == "choice" and value not in fact.choices:
        yield path, unknown_name(Text(f"{fact.name}: värdet", f"{fact.name}: the value"), value, list(fact.choices))
    elif not _is(fact.kind, value):
        expected = _EXPECTED[fact.kind]
        yield (
            path,
            Text(f"{fact.name}: väntade {expected.sv}, fick {value!r}", f"{fact.name}: expected {expected.en}"),
        )


def _is(kind: str, value: Any) -> bool:
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()
    if kind == "date":
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, str)


def _amount_parameter(path: Path, name: str, names: _Names) -> Iterator[Finding]:
    amounts = [known for known, parameter in names.parameters.items() if not parameter.options]
    if name not in amounts:
        yield path, unknown_name(Text("beloppsparametern", "the amount parameter"), name, amounts)


def _order_cycles(source: SetFile) -> Iterator[Finding]:
    """Circles among orders that hold together: those without condition, and those under the very same one."""
    orders = [(index, rule, rule.effect) for index, rule in enumerate(source.rules) if isinstance(rule.effect, Order)]
    reported: set[int] = set()
    for _, holding, _ in orders:
        graph: TopologicalSorter[str] = TopologicalSorter()
        last: dict[str, int] = {}
        for index, rule, effect in orders:
            if rule.when is None or rule.when == holding.when:
                graph.add(effect.then, effect.first)
                last[effect.then] = index
        try:
            graph.prepare()
        except CycleError as error:
            where = max(last[name] for name in error.args[1])
            if where not in reported:
                reported.add(where)
                yield ("rules", where, _RULE_EFFECT), _CYCLE


_AMOUNT = Text(
    'väntade ett belopp med valuta: { amount = 100000, currency = "SEK" }',
    'expected an amount with its currency: { amount = 100000, currency = "SEK" }',
)
_CYCLE = Text("cirkel i ordningen mellan besluten", "a cycle in the order of decisions")
_EXPECTED = {
    "yes_no": Text("true eller false", "true or false"),
    "number": Text("ett tal", "a number"),
    "date": Text("ett datum ÅÅÅÅ-MM-DD utan citattecken", "a date YYYY-MM-DD without quotes"),
    "body": Text("en organkod", "a body code"),
    "text": Text("en text", "a text"),
}
