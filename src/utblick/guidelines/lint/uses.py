"""What a set names but never uses, and what it is never asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from utblick.guidelines.effects import Ask, Content, Duty, Inform, MayDelegate, MayUse, RequireDecision
from utblick.guidelines.lint.findings import Found
from utblick.guidelines.schema import Rule, SetFile
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Condition, IndexAmount, ParameterRef
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Text


def unused(guidelines: GuidelineSet) -> Iterator[Found]:
    """Clauses, bodies, parameters, indexes and lists that no rule uses."""
    source = guidelines.source
    clauses = _clauses(source)
    for index, clause in enumerate(source.clauses):
        if clause.id not in clauses and clause.does is None:
            message = Text(
                f"{clause.id}: ingen regel använder klausulen; skriv en regel, eller does som säger vad den gör",
                f"{clause.id}: no rule uses the clause; write a rule, or does to say what it does",
            )
            yield Found(guidelines, ("clauses", index), "remark", message)
    bodies = {name for rule in source.rules for name in _bodies(rule)} | {source.document.body}
    for index, body in enumerate(source.bodies):
        if body.code not in bodies:
            message = Text(
                f"{body.code}: ingen regel nämner organet; ta bort det, eller skriv regeln som saknas",
                f"{body.code}: no rule names the body; remove it, or write the rule that is missing",
            )
            yield Found(guidelines, ("bodies", index), "remark", message)
    referred = {name for part in (*source.rules, *source.areas) for name in _referred(part)}
    named = {
        "parameters": [parameter.id for parameter in source.parameters],
        "indexes": [index.id for index in source.indexes],
        "lists": [listed.id for listed in source.lists],
    }
    for table, names in named.items():
        for index, name in enumerate(names):
            if (table, name) not in referred:
                message = Text(
                    f"{name}: ingen regel frågar efter värdet; använd det i ett villkor eller ett belopp, eller ta"
                    " bort det",
                    f"{name}: no rule asks for it; use it in a condition or an amount, or remove it",
                )
                yield Found(guidelines, (table, index), "remark", message)


def unanswered(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    """Triggers that none of the sets together answers or is deliberately silent on; told once, at the first set."""
    answered = {trigger for guidelines in sets for trigger in guidelines.by_trigger}
    answered |= {trigger for guidelines in sets for trigger in guidelines.document.silent_on}
    missing = [name for name in TRIGGERS if name not in answered]
    adopted = [guidelines for guidelines in sets if guidelines.document.rank != "law"]
    if missing and adopted:
        names = ", ".join(missing)
        message = Text(
            f"ingen regel svarar på {names}; skriv en regel, eller nämn händelsen i silent_on",
            f"no rule answers {names}; write a rule, or name the trigger in silent_on",
        )
        yield Found(adopted[0], ("document", "silent_on"), "remark", message)


def _clauses(source: SetFile) -> set[str]:
    used = {one.clause for table in (source.rules, source.parameters, source.areas) for one in table}
    return used | {item.clause for rule in source.rules if isinstance(rule.effect, Content) for item in
                   rule.effect.items}  # fmt: skip


def _bodies(rule: Rule) -> Iterator[str | None]:
    effect = rule.effect
    if isinstance(effect, RequireDecision):
        yield from (effect.body, *(effect.any_of or ()), *(effect.all_of or ()))
        yield from (link.body for link in effect.chain or ())
    elif isinstance(effect, Inform):
        yield from (effect.body, effect.before)
    elif isinstance(effect, Ask | MayUse):
        yield effect.body
    elif isinstance(effect, MayDelegate):
        yield from (effect.body, *effect.to)
    elif isinstance(effect, Duty):
        yield from (effect.by, *effect.to)
    yield from _compared_bodies(rule.when)


def _compared_bodies(condition: Condition | None) -> Iterator[str]:
    for leaf in _leaves(condition):
        if leaf.fact in ("body", "bodies"):
            for _, raw in leaf.comparisons:
                yield from (str(name) for name in (raw if isinstance(raw, list) else [raw]))


def _leaves(condition: Condition | None) -> Iterator[Condition]:
    if condition is not None:
        if condition.parts:
            for part in condition.parts:
                yield from _leaves(part)
        else:
            yield condition


def _referred(value: object) -> Iterator[tuple[str, str]]:
    """Every parameter, index and list that a table of a rule refers to, by the name of its own table."""
    if isinstance(value, ParameterRef):
        yield "parameters", value.parameter
    elif isinstance(value, IndexAmount):
        yield "indexes", value.index
    elif isinstance(value, Condition) and not value.parts:
        if value.parameter is not None:
            yield "parameters", value.parameter
        for _, raw in value.comparisons:
            if isinstance(raw, dict):
                yield from ((table, raw[key]) for key, table in _REFERENCES.items() if key in raw)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _referred(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _referred(item)


_REFERENCES = {"parameter": "parameters", "index": "indexes", "list": "lists"}
