"""Why the answer is what it is: the facts used, each rule tried, the clauses in context, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.guidelines.conditions import Facts, Truth
from utblick.guidelines.conflicts import settle
from utblick.guidelines.counterfactuals import Counterfactual, counterfactuals
from utblick.guidelines.decisions import Decision
from utblick.guidelines.distinctions import spoken_of
from utblick.guidelines.effects import Exempt
from utblick.guidelines.evaluation import evaluate, sets_in_force
from utblick.guidelines.facts import FACTS
from utblick.guidelines.in_words import NO, YES, value_in_words
from utblick.guidelines.schema import Clause, Document
from utblick.guidelines.sets import RANKS, CompiledRule, GuidelineSet
from utblick.guidelines.verdicts import Tried, Verdict
from utblick.values import Text

_WENT: Mapping[Truth, Text] = {True: YES, False: NO, None: Text("okänt", "unknown")}


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact that some tried rule speaks of; `value` None = nobody has told it."""

    name: str
    question: Text
    value: Text | None


@dataclass(frozen=True, slots=True)
class RuleTried:
    """One rule, whether it held (None = unknown), how each comparison went, and what it gave way to and why."""

    document: str
    rule: str
    clause: Clause
    held: Truth
    text: Text
    aside: Text | None


@dataclass(frozen=True, slots=True)
class ClauseInContext:
    """A clause that decided, with its neighbours in the same place of the document."""

    document: Document
    clause: Clause
    before: Clause | None
    after: Clause | None
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one answer. `authority` says when no basis binds another committee (KL 6:8)."""

    verdict: Verdict
    facts: tuple[FactUsed, ...]
    tried: tuple[RuleTried, ...]
    clauses: tuple[ClauseInContext, ...]
    changes: tuple[Counterfactual, ...]

    @property
    def known(self) -> tuple[FactUsed, ...]:
        return tuple(fact for fact in self.facts if fact.value is not None)

    @property
    def unknown(self) -> tuple[FactUsed, ...]:
        return tuple(fact for fact in self.facts if fact.value is None)

    @property
    def authority(self) -> tuple[Text, ...]:
        return authority_remarks(self.verdict)


def explain(
    sets: Sequence[GuidelineSet], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> Explanation:
    """The answer by `evaluate` and everything behind it. Raises ValueError for a trigger or fact that does not exist.

    Event facts (when it happened, what the paper holds) are named only when told.
    """
    verdict = evaluate(sets, trigger, facts, decisions, on)
    in_force = sets_in_force(sets, on)
    return Explanation(
        verdict,
        tuple(_facts_used(in_force, trigger, facts, decisions, on)),
        tuple(_tried(one, verdict.tried) for one in verdict.tried),
        tuple(_clauses(verdict, in_force)),
        counterfactuals(sets, trigger, facts, decisions, on),
    )


def authority_remarks(verdict: Verdict) -> tuple[Text, ...]:
    """The warnings that no basis binds another committee (KL 6:8)."""
    return tuple(warning for warning in verdict.warnings if "(KL 6:8)" in warning.sv)


def _facts_used(
    in_force: Sequence[GuidelineSet], trigger: str, facts: Facts, decisions: Sequence[Decision], on: date
) -> Iterator[FactUsed]:
    for name in spoken_of(in_force, trigger, facts, decisions, on):
        value, fact = facts.get(name), FACTS[name]
        if value is not None or not fact.event:
            yield FactUsed(name, fact.question, None if value is None else value_in_words(name, value))


def _tried(one: Tried, everyone: Sequence[Tried]) -> RuleTried:
    rule = one.rule
    return RuleTried(rule.document.id, rule.rule.id, rule.clause, one.held, _comparisons(one), _aside(one, everyone))


def _comparisons(one: Tried) -> Text:
    """Each comparison of the rule's condition, and how it went."""
    if not one.rule.ready.leaves:
        return Text("gäller alltid", "always applies")
    parts = [(leaf.label, _WENT[leaf.test(one.facts, one.on)]) for leaf in one.rule.ready.leaves]
    return Text(
        "; ".join(f"{label.sv}: {went.sv}" for label, went in parts),
        "; ".join(f"{label.en}: {went.en}" for label, went in parts),
    )


def _aside(one: Tried, everyone: Sequence[Tried]) -> Text | None:
    """By which rule it was set aside, and by what order of precedence."""
    if one.set_aside_by is None:
        return None
    for other in everyone:
        winner = other.rule
        if other.held is not False and settle([one.rule, winner]).aside.get(one.rule) is winner:
            why, name = _why(winner, one.rule), f"{winner.document.title} {winner.clause.id}"
            return Text(f"viker för {name}: {why.sv}", f"yields to {name}: {why.en}")
    return Text(f"viker för {one.set_aside_by}", f"yields to {one.set_aside_by}")


def _why(winner: CompiledRule, loser: CompiledRule) -> Text:
    """Why one of two contradicting rules holds, in the order of `conflicts.prevailing`."""
    if winner.document.id == loser.document.id and isinstance(winner.effect, Exempt) != isinstance(
        loser.effect, Exempt
    ):
        return Text("ett undantag i samma dokument", "an exception in the same document")
    if RANKS.index(winner.document.rank) != RANKS.index(loser.document.rank):
        return Text("beslutat på högre nivå", "decided at a higher level")
    if len(winner.facts) != len(loser.facts):
        return Text("den särskilda regeln går före den allmänna", "the specific rule comes before the general one")
    return Text("det senare dokumentet går före det tidigare", "the later document comes before the earlier one")


def _clauses(verdict: Verdict, in_force: Sequence[GuidelineSet]) -> Iterator[ClauseInContext]:
    by_id = {guidelines.document.id: guidelines for guidelines in in_force}
    for citation in verdict.citations:
        guidelines = by_id[citation.document]
        clause = guidelines.clauses[citation.clause]
        near = [one for one in guidelines.source.clauses if one.place == clause.place]
        at = near.index(clause)
        before, after = near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None
        yield ClauseInContext(guidelines.document, clause, before, after, citation.law)
