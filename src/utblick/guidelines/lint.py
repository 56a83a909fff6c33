"""What is allowed in a set but probably not meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from utblick.guidelines.effects import Content, MayDelegate
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Condition, ParameterRef
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on one file: what, and how to mend it."""

    file: str
    message: Text


def lint(sets: Sequence[GuidelineSet]) -> list[Remark]:
    """Remarks on each set, and on what the sets together leave unanswered or circular."""
    remarks = [Remark(one.filename, message) for one in sets for message in _on_one(one)]
    remarks += [Remark(sets[0].filename, message) for message in _unanswered(sets)] if sets else []
    remarks += [Remark(one.filename, message) for one, message in _lineage(sets)]
    return remarks


def _on_one(guidelines: GuidelineSet) -> Iterator[Text]:
    source = guidelines.source
    used = {rule.clause for rule in source.rules} | {parameter.clause for parameter in source.parameters}
    used |= {item.clause for rule in source.rules if isinstance(rule.effect, Content) for item in rule.effect.items}
    for clause in source.clauses:
        if clause.id not in used and clause.does is None:
            yield Text(
                f"{clause.id}: ingen regel använder klausulen; skriv en regel, eller does som säger vad den gör",
                f"{clause.id}: no rule uses the clause; write a rule, or does to say what it does",
            )
    asked = {name for rule in source.rules for name in _parameters(rule.when)}
    asked |= {rule.effect.up_to.parameter for rule in source.rules
              if isinstance(rule.effect, MayDelegate) and isinstance(rule.effect.up_to, ParameterRef)}  # fmt: skip
    for parameter in source.parameters:
        if parameter.id not in asked:
            yield Text(f"{parameter.id}: ingen regel frågar efter svaret", f"{parameter.id}: no rule asks for it")


def _parameters(condition: Condition | None) -> Iterator[str]:
    if condition is None:
        return
    if condition.parameter is not None:
        yield condition.parameter
    for _, value in condition.comparisons:
        if isinstance(value, dict) and "parameter" in value:
            yield value["parameter"]
    for part in condition.parts:
        yield from _parameters(part)


def _unanswered(sets: Sequence[GuidelineSet]) -> Iterator[Text]:
    answered = {trigger for guidelines in sets for trigger in guidelines.by_trigger}
    answered |= {trigger for guidelines in sets for trigger in guidelines.document.silent_on}
    for name, trigger in TRIGGERS.items():
        if name not in answered:
            yield Text(
                f"{name}: ingen regel svarar på att {trigger.label.sv}",
                f"{name}: no rule answers whether one may {trigger.label.en}",
            )


def _lineage(sets: Sequence[GuidelineSet]) -> Iterator[tuple[GuidelineSet, Text]]:
    """Documents that replace each other in a circle."""
    replaces = {one.document.id: {old.id for old in one.document.replaces if old.id} for one in sets}
    for guidelines in sets:
        start = guidelines.document.id
        reached: set[str] = set()
        waiting = set(replaces[start])
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting |= replaces.get(name, set())
        if start in reached:
            yield guidelines, Text(f"{start}: cirkel i replaces", f"{start}: a cycle in replaces")
