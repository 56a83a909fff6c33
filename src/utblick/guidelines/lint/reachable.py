"""Rules that never come into play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from utblick.guidelines.conflicts import DEMANDING
from utblick.guidelines.effects import Exempt, Forbid, Pause, Permit, Priority, RequireDecision
from utblick.guidelines.lint.findings import Found
from utblick.guidelines.lint.possibility import (
    Known,
    Tree,
    can_hold,
    make_tree,
    outline,
    plainly_apart,
    together,
    what_all_leave,
    where_it_fails,
    without_parameters,
)
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Rule
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Condition
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exemption, where it stands, the outline of when it holds, and the ways it does not."""

    index: int
    rule: Rule
    outline: Known
    outside: Tree


@dataclass(frozen=True, slots=True)
class Exemptions:
    """All exemptions from one matter under one trigger: what is left outside the plain ones, and the branching ones."""

    first: Exemption
    outside: Known | None
    branching: tuple[Exemption, ...]

    @classmethod
    def of(cls, found: Sequence[Exemption]) -> Exemptions:
        plain = [one.outside for one in found if not one.outside.choices]
        return cls(found[0], what_all_leave(plain), tuple(one for one in found if one.outside.choices))

    def always_lift(self, tree: Tree) -> bool:
        """Whether one of them holds whenever the condition does."""
        if self.outside is None:
            return True
        shape = outline(tree)
        near = [one.outside for one in self.branching if not plainly_apart(shape, one.outline)]
        return not can_hold(together([tree, *near]), self.outside)


def unreachable(guidelines: GuidelineSet) -> Iterator[Found]:
    """Conditions that cannot hold, and pauses that were over before the document began to apply."""
    for index, rule in enumerate(guidelines.source.rules):
        yield from _impossible(guidelines, ("rules", index, "when"), rule.when, rule.id)
        effect = rule.effect
        if isinstance(effect, Priority):
            for number, rung in enumerate(effect.order):
                path = ("rules", index, "effect", "order", number, "when")
                yield from _impossible(guidelines, path, rung.when, f"{rule.id}, {rung.name}")
        valid_from = guidelines.document.valid_from
        if isinstance(effect, Pause) and effect.until is not None and effect.until.latest < valid_from.earliest:
            told = Text(
                f"{rule.id}: pausen slutar {effect.until}, före valid_from {valid_from}; ändra until eller ta bort"
                " regeln",
                f"{rule.id}: the pause ends {effect.until}, before valid_from {valid_from}; change until or remove the"
                " rule",
            )
            yield Found(guidelines, ("rules", index, "effect", "until"), "mistake", told)


def _impossible(guidelines: GuidelineSet, path: Path, condition: Condition | None, name: str) -> Iterator[Found]:
    tree = make_tree(condition, guidelines.parameters, path)
    if can_hold(tree):
        return
    by_facts = without_parameters(tree)
    if can_hold(by_facts):
        told = Text(
            f"{name}: inga svar på parametrarna gör att villkoret kan hålla; jämför med parameterns options",
            f"{name}: no answers to the parameters let the condition hold; compare with the parameter's options",
        )
        yield Found(guidelines, where_it_fails(tree) or path, "remark", told)
        return
    told = Text(
        f"{name}: villkoret kan aldrig hålla, jämförelserna utesluter varandra; ändra en av dem, eller skriv any i"
        " stället för all",
        f"{name}: the condition can never hold, its comparisons exclude each other; change one of them, or write any"
        " instead of all",
    )
    yield Found(guidelines, where_it_fails(by_facts) or path, "mistake", told)


def rules_set_aside(guidelines: GuidelineSet) -> Iterator[Found]:
    """Requirements that an exemption of the same document always lifts, or that a prohibition makes pointless."""
    rules = guidelines.source.rules
    exempts, forbidden = _exemptions(guidelines), _always_forbidden(rules)
    for index, rule in enumerate(rules):
        if isinstance(rule.effect, DEMANDING):
            tree = make_tree(rule.when, guidelines.parameters)
            by = [exempts.get((trigger, rule.about or rule.id)) for trigger in rule.triggers]
            if can_hold(tree) and all(one is not None and one.always_lift(tree) for one in by):
                assert by[0] is not None
                yield _set_aside(guidelines, index, rule, by[0].first)
        if isinstance(rule.effect, RequireDecision | Permit):
            bans = [forbidden[trigger] for trigger in rule.triggers if trigger in forbidden]
            if len(bans) == len(rule.triggers):
                yield _pointless(guidelines, index, rule, bans[0])


def _exemptions(guidelines: GuidelineSet) -> Mapping[tuple[str, str], Exemptions]:
    """The exemptions by trigger and matter."""
    found: dict[tuple[str, str], list[Exemption]] = defaultdict(list)
    for index, rule in enumerate(guidelines.source.rules):
        if isinstance(rule.effect, Exempt):
            holds = outline(make_tree(rule.when, guidelines.parameters))
            outside = make_tree(rule.when, guidelines.parameters, holds=False)
            for about, trigger in product(rule.effect.about, rule.triggers):
                found[trigger, about].append(Exemption(index, rule, holds, outside))
    return {matter: Exemptions.of(exemptions) for matter, exemptions in found.items()}


def _always_forbidden(rules: Sequence[Rule]) -> Mapping[str, tuple[int, Rule]]:
    """By trigger: the first prohibition without condition and without any exemption from it."""
    lifted = {about for rule in rules if isinstance(rule.effect, Exempt) for about in rule.effect.about}
    found: dict[str, tuple[int, Rule]] = {}
    for index, rule in enumerate(rules):
        always = isinstance(rule.effect, Forbid) and rule.when is None and rule.level == "must"
        if always and (rule.about or rule.id) not in lifted:
            for trigger in rule.triggers:
                found.setdefault(trigger, (index, rule))
    return found


def _set_aside(guidelines: GuidelineSet, index: int, rule: Rule, by: Exemption) -> Found:
    line, exempt = guidelines.line(("rules", by.index)), by.rule
    return Found(
        guidelines,
        ("rules", index),
        "mistake",
        Text(
            f"{rule.id}: undantaget {exempt.id} på rad {line} gäller alltid när regeln gör det; ge undantaget ett"
            " snävare when, eller ta bort regeln",
            f"{rule.id}: the exemption {exempt.id} on line {line} always applies when the rule does; give the exemption"
            " a narrower when, or remove the rule",
        ),
    )


def _pointless(guidelines: GuidelineSet, index: int, rule: Rule, by: tuple[int, Rule]) -> Found:
    place, ban = by
    line = guidelines.line(("rules", place))
    return Found(
        guidelines,
        ("rules", index),
        "remark",
        Text(
            f"{rule.id}: förbudet {ban.id} på rad {line} gäller alltid, så regeln gör ingen skillnad; ge förbudet ett"
            " when",
            f"{rule.id}: the prohibition {ban.id} on line {line} always applies, so the rule makes no difference; give"
            " the prohibition a when",
        ),
    )
