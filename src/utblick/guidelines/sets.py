"""A loaded guideline set, its rules compiled and sorted by trigger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from utblick.guidelines.conditions import Choices, Facts, Ready, Surroundings, make_ready, quantity
from utblick.guidelines.dated import Dated, Quantity
from utblick.guidelines.effects import PARTS, Cap, Effect, MayDelegate, Part, Priority
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.positions import Positions
from utblick.guidelines.schema import Area, Clause, Document, Parameter, Rule, SetFile
from utblick.guidelines.tables import Amount
from utblick.guidelines.vocabulary import SYMBOLIC_BODIES
from utblick.values import Money, Text

RANKS = ("law", "KF", "KS", "committee")


@dataclass(frozen=True, slots=True)
class Citation:
    """One clause of one document, in own words."""

    document: str
    title: str
    clause: str
    place: str
    paraphrase: Text
    law: tuple[str, ...] = ()
    link_name: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRule:
    """A rule ready to be tried. Equal only to itself; `key` names it across sets."""

    key: str
    rule: Rule
    clause: Clause
    document: Document
    effect: Effect
    citation: Citation
    ready: Ready
    limit: Quantity | None
    rungs: tuple[Ready, ...]
    part: Part

    @property
    def binds(self) -> bool:
        """Whether the rule decides the answer ("ska"); one that does not only warns ("bör")."""
        return self.rule.level == "must"

    @property
    def about(self) -> str:
        return self.rule.about or self.rule.id

    @property
    def facts(self) -> frozenset[str]:
        """The facts its condition speaks of; the more, the more specific."""
        return frozenset(leaf.fact for leaf in self.ready.leaves if leaf.fact)


@dataclass(frozen=True, eq=False)
class GuidelineSet:
    """One adopted document as data. Immutable; `with_parameters` gives a set read another way. Equal only to itself."""

    filename: str
    source: SetFile
    choices: Choices
    text: str = field(default="", repr=False)

    @classmethod
    def of(cls, source: SetFile, filename: str, text: str = "") -> GuidelineSet:
        return cls(filename, source, {parameter.id: default_of(parameter) for parameter in source.parameters}, text)

    def line(self, path: Iterable[str | int]) -> int:
        """The line (from 1) of the file where a path such as ``("rules", 0, "when")`` stands, or the nearest around."""
        return self._positions.line(path)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.text)

    @property
    def document(self) -> Document:
        return self.source.document

    @property
    def is_readable(self) -> bool:
        """Whether any rule of the document is known; of an old one perhaps only that it existed."""
        return bool(self.source.rules)

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        return {clause.id: clause for clause in self.source.clauses}

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        return {parameter.id: parameter for parameter in self.source.parameters}

    def area_of(self, facts: Facts, on: date) -> str:
        """The id of the area that work with these facts belongs in; "" when the document has none for it.

        The first whose condition holds, else the one without condition.
        """
        held = [area.id for area, ready in self._areas if ready is not None and ready.test(facts, on)]
        rest = [area.id for area, ready in self._areas if ready is None]
        return next(iter(held + rest), "")

    @cached_property
    def _areas(self) -> tuple[tuple[Area, Ready | None], ...]:
        return tuple(
            (area, make_ready(area.when, self.surroundings) if area.when else None) for area in self.source.areas
        )

    @cached_property
    def surroundings(self) -> Surroundings:
        dated = Dated(
            {index.id: index for index in self.source.indexes}, {listed.id: listed for listed in self.source.lists}
        )
        return Surroundings(self.parameters, self.choices, dated)

    @cached_property
    def body_names(self) -> Mapping[str, Text]:
        return {**SYMBOLIC_BODIES, **{body.code: body.name.text for body in self.source.bodies}}

    @cached_property
    def rules(self) -> tuple[CompiledRule, ...]:
        return tuple(
            CompiledRule(
                f"{self.document.id}/{rule.id}",
                rule,
                self.clauses[rule.clause],
                self.document,
                rule.effect,
                self._citation(rule),
                make_ready(rule.when, self.surroundings),
                self._limit(rule.effect),
                self._rungs(rule.effect),
                PARTS[type(rule.effect)],
            )
            for rule in sorted(self.source.rules, key=lambda rule: rule.id)
        )

    @cached_property
    def by_trigger(self) -> Mapping[str, tuple[CompiledRule, ...]]:
        found: dict[str, list[CompiledRule]] = {}
        for rule in self.rules:
            for trigger in dict.fromkeys(rule.rule.triggers):
                found.setdefault(trigger, []).append(rule)
        return {trigger: tuple(rules) for trigger, rules in found.items()}

    def _citation(self, rule: Rule) -> Citation:
        clause = self.clauses[rule.clause]
        return Citation(
            self.document.id,
            self.document.title,
            clause.id,
            clause.place,
            clause.paraphrase,
            tuple(rule.law),
            clause.link_name,
        )

    def _limit(self, effect: Effect) -> Quantity | None:
        """The amount up to which a rule lets someone else decide, or which it lets nobody exceed; None = no limit."""
        if isinstance(effect, Cap):
            return quantity(effect.amount, self.surroundings)
        if not isinstance(effect, MayDelegate) or effect.up_to is None:
            return None
        limit = quantity(effect.up_to, self.surroundings)
        return None if limit.unlimited else limit

    def _rungs(self, effect: Effect) -> tuple[Ready, ...]:
        if not isinstance(effect, Priority):
            return ()
        return tuple(make_ready(rung.when, self.surroundings) for rung in effect.order)

    def with_parameters(self, chosen: Mapping[str, str | Money | None]) -> GuidelineSet:
        """The same document with other answers to its open questions; ValueError for an answer that does not exist."""
        for name, value in chosen.items():
            if name not in self.parameters:
                raise ValueError(str(unknown_name(Text("parametern", "the parameter"), name, list(self.parameters))))
            values = [option.value for option in self.parameters[name].options]
            if values and value not in values:
                raise ValueError(str(unknown_name(Text(f"{name}: svaret", f"{name}: the answer"), value, values)))
            if not values and not isinstance(value, Money | None):
                raise ValueError(f"{name}: väntade ett belopp med valuta")
        return replace(self, choices={**self.choices, **chosen})


def default_of(parameter: Parameter) -> str | Money | None:
    """The parameter's default: an option's value, an amount, or None for no limit."""
    return parameter.default.money if isinstance(parameter.default, Amount) else parameter.default
