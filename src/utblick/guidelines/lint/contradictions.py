"""Rules that cannot both be followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from utblick.guidelines.conflicts import DEMANDING, prevailing
from utblick.guidelines.effects import Exempt, Forbid, Permit, RequireDecision
from utblick.guidelines.lint.findings import Found, Severity
from utblick.guidelines.lint.possibility import Known, Tree, can_hold, make_tree, outline, plainly_apart, together
from utblick.guidelines.mistakes import MOST_TOLD
from utblick.guidelines.sets import CompiledRule, GuidelineSet
from utblick.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A rule with all that is asked of it here."""

    guidelines: GuidelineSet
    index: int
    compiled: CompiledRule
    facts: frozenset[str]
    tree: Tree
    outline: Known

    @property
    def place(self) -> str:
        return f"{self.guidelines.filename}:{self.guidelines.line(('rules', self.index))}"


Pair = tuple[Candidate, Candidate]
_COMPETING = (*DEMANDING, Exempt, Permit)


def contradictions(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    """Pairs that nobody can rank and that can both hold, at most 100; told at the later of the two."""
    told: set[frozenset[Candidate]] = set()
    for one, other, severity, message in islice(_contradictions(sets), 10 * MOST_TOLD):
        if frozenset((one, other)) not in told and len(told) < MOST_TOLD:
            told.add(frozenset((one, other)))
            yield Found(other.guidelines, ("rules", other.index), severity, message)


def _contradictions(sets: Sequence[GuidelineSet]) -> Iterator[tuple[Candidate, Candidate, Severity, Text]]:
    for rules in _by_trigger_and_matter(sets).values():
        for one, other in _allowed_and_forbidden(rules):
            yield one, other, "mistake", _allows_and_forbids(one, other)
        for one, other in _two_deciders(rules):
            if one.guidelines is other.guidelines:
                yield one, other, "remark", _both_decide(one, other)
            elif prevailing(one.compiled, other.compiled) is None:
                yield one, other, "mistake", _different_deciders(one, other)
        for one, other in _lifted_elsewhere(rules):
            yield one, other, "mistake", _lifts(one, other)


def _by_trigger_and_matter(sets: Sequence[GuidelineSet]) -> Mapping[tuple[str, object], list[Candidate]]:
    """Rules that may contradict each other: those about the same matter, and those under the very same condition."""
    groups: dict[tuple[str, object], list[Candidate]] = defaultdict(list)
    for guidelines in sets:
        places = {rule.id: index for index, rule in enumerate(guidelines.source.rules)}
        competing = (rule for rule in guidelines.rules if isinstance(rule.effect, _COMPETING) and rule.binds)
        for compiled in sorted(competing, key=lambda rule: places[rule.rule.id]):
            tree = make_tree(compiled.rule.when, guidelines.parameters)
            candidate = Candidate(guidelines, places[compiled.rule.id], compiled, compiled.facts, tree, outline(tree))
            effect = compiled.effect
            matters = effect.about if isinstance(effect, Exempt) else [compiled.about]
            for trigger in dict.fromkeys(compiled.rule.triggers):
                for matter in matters:
                    groups[trigger, matter].append(candidate)
                if isinstance(effect, Permit | Forbid):
                    groups[trigger, (guidelines.document.id, repr(compiled.rule.when))].append(candidate)
    return groups


def _allowed_and_forbidden(rules: Sequence[Candidate]) -> Iterator[Pair]:
    permits = [rule for rule in rules if isinstance(rule.compiled.effect, Permit)]
    forbids = [rule for rule in rules if isinstance(rule.compiled.effect, Forbid)]
    for permit in permits:
        for forbid in forbids:
            if permit.guidelines is not forbid.guidelines and prevailing(permit.compiled, forbid.compiled):
                continue
            if len(permit.facts) == len(forbid.facts) and _both_can_hold(permit, forbid):
                yield _in_order(permit, forbid, rules)


def _two_deciders(rules: Sequence[Candidate]) -> Iterator[Pair]:
    """Two bodies that are to take the same kind of decision on the same matter."""
    deciding: dict[tuple[int, str], list[tuple[str, Candidate]]] = defaultdict(list)
    for rule in rules:
        effect = rule.compiled.effect
        if isinstance(effect, RequireDecision) and effect.body is not None and effect.decision is not None:
            deciding[len(rule.facts), effect.decision].append((effect.body, rule))
    for same in deciding.values():
        for (body, one), (other_body, other) in combinations(same, 2):
            if body != other_body and _both_can_hold(one, other):
                yield one, other


def _lifted_elsewhere(rules: Sequence[Candidate]) -> Iterator[Pair]:
    """An exemption in one document from what another of the same rank, date and detail requires."""
    if len({rule.guidelines.document.id for rule in rules}) < 2:
        return
    exempts = [rule for rule in rules if isinstance(rule.compiled.effect, Exempt)]
    demands = [rule for rule in rules if isinstance(rule.compiled.effect, DEMANDING)]
    for exempt in exempts:
        for demand in demands:
            if (
                exempt.guidelines.document.id != demand.guidelines.document.id
                and prevailing(exempt.compiled, demand.compiled) is None
                and _both_can_hold(exempt, demand)
            ):
                yield _in_order(exempt, demand, rules)


def _both_can_hold(one: Candidate, other: Candidate) -> bool:
    return (
        not plainly_apart(one.outline, other.outline)
        and _both_valid(one.guidelines, other.guidelines)
        and can_hold(together([one.tree, other.tree]))
    )


def _both_valid(one: GuidelineSet, other: GuidelineSet) -> bool:
    """Whether two documents are in force on some same day; one that replaces the other is not."""
    if one is other:
        return True
    first, second = one.document, other.document
    if first.id in {old.id for old in second.replaces} or second.id in {old.id for old in first.replaces}:
        return False
    ended = first.valid_to is not None and first.valid_to.latest < second.valid_from.earliest
    not_begun = second.valid_to is not None and second.valid_to.latest < first.valid_from.earliest
    return not (ended or not_begun)


def _in_order(one: Candidate, other: Candidate, rules: Sequence[Candidate]) -> Pair:
    return (one, other) if rules.index(one) < rules.index(other) else (other, one)


def _allows_and_forbids(one: Candidate, other: Candidate) -> Text:
    return Text(
        f"{_name(other)} och {_name(one)} ({one.place}) säger emot varandra: den ena tillåter, den andra förbjuder, och"
        " båda kan gälla samtidigt; ge en av dem ett when som skiljer dem åt, eller skriv undantaget som exempt",
        f"{_name(other)} and {_name(one)} ({one.place}) contradict each other: one permits, the other forbids, and both"
        " can hold at once; give one of them a when that tells them apart, or write the exception as exempt",
    )


def _different_deciders(one: Candidate, other: Candidate) -> Text:
    return Text(
        f"{_name(other)} och {_name(one)} ({one.place}) säger emot varandra: {_body(other)} eller {_body(one)}"
        " beslutar, och dokumenten har samma rang och datum; ändra det ena, eller ge reglerna olika about",
        f"{_name(other)} and {_name(one)} ({one.place}) contradict each other: {_body(other)} or {_body(one)} decides,"
        " and the documents have the same rank and date; change one of them, or give the rules different about",
    )


def _both_decide(one: Candidate, other: Candidate) -> Text:
    return Text(
        f"{_name(other)} och {_name(one)} ({one.place}) kräver båda ett beslut i samma sak: {_body(other)} och"
        f" {_body(one)}; skriv all_of eller chain om båda menas, annars ett when som skiljer dem åt",
        f"{_name(other)} and {_name(one)} ({one.place}) both require a decision on the same matter: {_body(other)} and"
        f" {_body(one)}; write all_of or chain if both are meant, otherwise a when that tells them apart",
    )


def _lifts(one: Candidate, other: Candidate) -> Text:
    return Text(
        f"{_name(other)} och {_name(one)} ({one.place}) säger emot varandra: den ena undantar vad den andra kräver, och"
        " dokumenten har samma rang och datum; ändra det ena dokumentet",
        f"{_name(other)} and {_name(one)} ({one.place}) contradict each other: one exempts from what the other"
        " requires, and the documents have the same rank and date; change one of the documents",
    )


def _name(rule: Candidate) -> str:
    return rule.compiled.rule.id


def _body(rule: Candidate) -> str:
    effect = rule.compiled.effect
    return str(effect.body) if isinstance(effect, RequireDecision) else ""
