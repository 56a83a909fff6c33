"""Mistakes of meaning in a set whose shape is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

from utblick.guidelines.condition_checks import (
    AMOUNT_EXPECTED,
    Finding,
    Names,
    amount_findings,
    body_findings,
    condition_findings,
    day_findings,
    known,
)
from utblick.guidelines.effects import (
    Ask,
    Cap,
    Content,
    Duty,
    Exempt,
    Forbid,
    Inform,
    MayDelegate,
    MayUse,
    NoDelegation,
    Order,
    Pause,
    Priority,
    RequireDecision,
)
from utblick.guidelines.facts import FACTS
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Parameter, Rule, SetFile
from utblick.guidelines.tables import Deadline
from utblick.guidelines.vocabulary import ANCHORS, CHAIR, DECISION_KINDS, TRIGGERS
from utblick.values import Text

_RULE_EFFECT = "effect"
_WITHOUT_CONDITION = repr(None)
_WITH_LEVEL = (RequireDecision, Inform, Ask, Forbid, Pause, Cap, Content, Duty)

Ordered = tuple[int, Order, str]


def findings(source: SetFile) -> Iterator[Finding]:
    """Every mistake of meaning, with the path where it stands."""
    yield from _duplicates("clauses", (clause.id for clause in source.clauses))
    yield from _duplicates("parameters", (parameter.id for parameter in source.parameters))
    yield from _duplicates("rules", (rule.id for rule in source.rules))
    yield from _duplicates("bodies", (body.code for body in source.bodies))
    yield from _document(source)
    yield from _text_known(source)
    yield from _dated(source)
    names = Names(source)
    for index, parameter in enumerate(source.parameters):
        yield from _parameter(("parameters", index), parameter, names.clauses)
    yield from _areas(source, names)
    for index, rule in enumerate(source.rules):
        yield from _rule(("rules", index), rule, names)
    yield from _order_cycles(source)


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
    for index, trigger in enumerate(document.silent_on):
        where = ("document", "silent_on", index)
        yield from known(where, Text("händelsen", "the trigger"), trigger, list(TRIGGERS))
    for index, replaced in enumerate(document.replaces):
        if replaced.id == document.id:
            yield (
                ("document", "replaces", index),
                Text("ett dokument kan inte ersätta sig självt: cirkel i replaces", "a cycle in replaces"),
            )


def _text_known(source: SetFile) -> Iterator[Finding]:
    """Only a document whose text is not known may lack clauses and rules."""
    if source.document.unknown:
        return
    for table, empty in (("clauses", not source.clauses), ("rules", not source.rules)):
        if empty:
            told = Text(
                f"{table} saknas; är texten okänd, säg det i unknown",
                f"{table} is missing; if unknown, say so in unknown",
            )
            yield ("document",), told


def _dated(source: SetFile) -> Iterator[Finding]:
    """Indexes and lists: each name once, and each day once."""
    yield from _duplicates("indexes", (index.id for index in source.indexes))
    yield from _duplicates("lists", (listed.id for listed in source.lists))
    for number, index in enumerate(source.indexes):
        yield from _days(("indexes", number), [value.from_ for value in index.values])
    for number, listed in enumerate(source.lists):
        yield from _days(("lists", number), [value.from_ for value in listed.values])


def _areas(source: SetFile, names: Names) -> Iterator[Finding]:
    """Each area once, on a clause of the document; one at most takes what no condition does."""
    yield from _duplicates("areas", (area.id for area in source.areas))
    for index, area in enumerate(source.areas):
        path = ("areas", index)
        yield from known((*path, "clause"), Text("klausulen", "the clause"), area.clause, names.clauses)
        if area.when is not None:
            yield from condition_findings((*path, "when"), area.when, names)
    without = [index for index, area in enumerate(source.areas) if area.when is None]
    for index in without[1:]:
        told = Text(
            "bara ett område kan sakna when: det som tar allt annat",
            "only one area may lack when: the one that takes all the rest",
        )
        yield ("areas", index), told


def _days(path: Path, days: list[date]) -> Iterator[Finding]:
    seen: set[date] = set()
    for index, day in enumerate(days):
        if day in seen:
            told = Text(f"två värden från {day.isoformat()}", f"two values from {day.isoformat()}")
            yield (*path, "values", index, "from"), told
        seen.add(day)


def _parameter(path: Path, parameter: Parameter, clauses: Collection[str]) -> Iterator[Finding]:
    yield from known((*path, "clause"), Text("klausulen", "the clause"), parameter.clause, clauses)
    values = [option.value for option in parameter.options]
    if values and (not isinstance(parameter.default, str) or parameter.default not in values):
        where = (*path, "default")
        yield where, unknown_name(Text("default bland options:", "default among options:"), parameter.default, values)
    if not values and isinstance(parameter.default, str):
        yield (*path, "default"), AMOUNT_EXPECTED


def _rule(path: Path, rule: Rule, names: Names) -> Iterator[Finding]:
    yield from known((*path, "clause"), Text("klausulen", "the clause"), rule.clause, names.clauses)
    for index, trigger in enumerate(rule.triggers):
        yield from known((*path, "triggers", index), Text("händelsen", "the trigger"), trigger, list(TRIGGERS))
    if rule.when is not None:
        yield from condition_findings((*path, "when"), rule.when, names)
    if rule.level == "should" and not isinstance(rule.effect, _WITH_LEVEL):
        told = Text(
            'level = "should" hör till krav, förbud, tak, innehåll och uppgifter',
            'level = "should" belongs to requirements, prohibitions, caps, content and duties',
        )
        yield (*path, "level"), told
    yield from _effect((*path, _RULE_EFFECT), rule, names)
    for key in ("deadline", "report"):
        deadline = getattr(rule.effect, key, None)
        if isinstance(deadline, Deadline):
            yield from _deadline((*path, _RULE_EFFECT, key), deadline)


def _deadline(path: Path, deadline: Deadline) -> Iterator[Finding]:
    if deadline.anchor is not None:
        yield from known((*path, "anchor"), Text("tidpunkten", "the anchor"), deadline.anchor, sorted(ANCHORS))
    if deadline.yearly is not None:
        yield from day_findings((*path, "yearly"), deadline.yearly)


def _effect(path: Path, rule: Rule, names: Names) -> Iterator[Finding]:
    effect = rule.effect
    if isinstance(effect, RequireDecision):
        yield from _decision(path, effect, names)
    elif isinstance(effect, Inform | Ask):
        yield from body_findings((*path, "body"), effect.body, names)
        if isinstance(effect, Inform) and effect.before is not None:
            yield from body_findings((*path, "before"), effect.before, names)
    elif isinstance(effect, Duty):
        yield from body_findings((*path, "by"), effect.by, names)
        for index, name in enumerate(effect.to):
            yield from body_findings((*path, "to", index), name, names)
    elif isinstance(effect, Order):
        for key, name in (("first", effect.first), ("then", effect.then)):
            yield from known((*path, key), Text("regeln", "the rule"), name, names.rules)
    elif isinstance(effect, Content):
        for index, item in enumerate(effect.items):
            where = (*path, "items", index, "clause")
            yield from known(where, Text("klausulen", "the clause"), item.clause, names.clauses)
    if isinstance(effect, MayDelegate | MayUse):
        yield from body_findings((*path, "body"), effect.body, names)
    if isinstance(effect, MayDelegate):
        for index, name in enumerate(effect.to):
            if name != CHAIR:
                yield from body_findings((*path, "to", index), name, names)
        if effect.up_to is not None:
            yield from amount_findings((*path, "up_to"), effect.up_to, names)
    if isinstance(effect, Cap):
        yield from amount_findings((*path, "amount"), effect.amount, names)
    if isinstance(effect, Priority):
        for index, rung in enumerate(effect.order):
            if rung.when is not None:
                yield from condition_findings((*path, "order", index, "when"), rung.when, names)
    if isinstance(effect, MayDelegate | MayUse | Exempt | NoDelegation):
        for index, about in enumerate(effect.about):
            yield from known((*path, "about", index), Text("saken (about)", "the matter (about)"), about, names.abouts)


def _decision(path: Path, effect: RequireDecision, names: Names) -> Iterator[Finding]:
    links = effect.chain or []
    for key, bodies in (("any_of", effect.any_of), ("all_of", effect.all_of)):
        for index, name in enumerate(bodies or []):
            yield from body_findings((*path, key, index), name, names)
    if effect.body is not None:
        yield from body_findings((*path, "body"), effect.body, names)
    if effect.decision is not None:
        yield from _decision_kind((*path, "decision"), effect.decision)
    for index, link in enumerate(links):
        yield from body_findings((*path, "chain", index, "body"), link.body, names)
        yield from _decision_kind((*path, "chain", index, "decision"), link.decision)
    if any(count > 1 for count in Counter(link.body for link in links).values()):
        yield (
            (*path, "chain"),
            Text("samma organ två gånger: cirkel i kedjan", "the same body twice: a cycle in the chain"),
        )
    if effect.not_before is not None:
        fact = FACTS.get(effect.not_before)
        if fact is None or fact.kind != "date":
            dates = [name for name, one in FACTS.items() if one.kind == "date"]
            yield (*path, "not_before"), unknown_name(Text("datumet", "the date"), effect.not_before, dates)


def _decision_kind(path: Path, kind: str) -> Iterator[Finding]:
    yield from known(path, Text("beslutsslaget", "the kind of decision"), kind, list(DECISION_KINDS))


def _order_cycles(source: SetFile) -> Iterator[Finding]:
    """Circles among orders that hold together: those without condition, and those under the very same one."""
    by_trigger: dict[str, list[Ordered]] = {}
    for index, rule in enumerate(source.rules):
        if isinstance(rule.effect, Order):
            for trigger in rule.triggers:
                by_trigger.setdefault(trigger, []).append((index, rule.effect, repr(rule.when)))
    reported = {where for orders in by_trigger.values() for where in _cycles(orders)}
    for where in sorted(reported):
        yield ("rules", where, _RULE_EFFECT), _CYCLE


def _cycles(orders: Sequence[Ordered]) -> Iterator[int]:
    """The last rule of a circle, for each condition under which there is one."""
    if _cycle(orders) is None:
        return
    for condition in {condition for _, _, condition in orders}:
        where = _cycle([order for order in orders if order[2] in (condition, _WITHOUT_CONDITION)])
        if where is not None:
            yield where


def _cycle(orders: Sequence[Ordered]) -> int | None:
    graph: TopologicalSorter[str] = TopologicalSorter()
    last: dict[str, int] = {}
    for index, effect, _ in orders:
        graph.add(effect.then, effect.first)
        last[effect.then] = index
    try:
        graph.prepare()
    except CycleError as error:
        return max(last[name] for name in error.args[1])
    return None


_CYCLE = Text("cirkel i ordningen mellan besluten", "a cycle in the order of decisions")
