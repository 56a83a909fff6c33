"""Whether conditions can hold at the same time. Errs on the side of yes: what is said to be impossible is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from utblick.guidelines.facts import FACTS
from utblick.guidelines.lint.domains import Days, Domain, Range, either, joined, meets
from utblick.guidelines.lint.leaves import DAY_OF_YEAR, PARAMETER, Left, Subject, what_is_left
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Parameter
from utblick.guidelines.tables import Condition

MOST_BRANCHES = 300


@dataclass(frozen=True, slots=True)
class Leaf:
    """One comparison, where it stands, and what it leaves of its fact."""

    path: Path
    left: Left | None


@dataclass(frozen=True, slots=True)
class Tree:
    """A condition without `not`: every leaf holds, every part holds, and one branch of each choice."""

    leaves: tuple[Leaf, ...] = ()
    choices: tuple[tuple[Tree, ...], ...] = ()


Known = Mapping[Subject, Domain]
_NOTHING: Known = {}
ALWAYS = Tree()
NEVER = Tree(choices=((),))


def make_tree(
    condition: Condition | None, parameters: Mapping[str, Parameter], path: Path = (), holds: bool = True
) -> Tree:
    """The ways a condition can hold, or with `holds` false surely not hold."""
    if condition is None:
        return ALWAYS if holds else NEVER
    if condition.negated is not None:
        return make_tree(condition.negated, parameters, (*path, "not"), not holds)
    if condition.fact is not None or condition.parameter is not None:
        return _compared(condition, parameters, path, holds)
    key = "all" if condition.all is not None else "any"
    parts = [make_tree(part, parameters, (*path, key, index), holds) for index, part in enumerate(condition.parts)]
    return together(parts) if (key == "all") == holds else Tree(choices=(tuple(parts),))


def _compared(condition: Condition, parameters: Mapping[str, Parameter], path: Path, holds: bool) -> Tree:
    ((comparison, raw),) = condition.comparisons
    fact = FACTS[condition.fact] if condition.fact is not None else None
    if fact is None or fact.kind != "number" or comparison != "in":
        return Tree((Leaf(path, what_is_left(condition, holds, parameters)),))
    each = [
        Tree((Leaf(path, what_is_left(Condition.model_validate({"fact": fact.name, "eq": value}), holds, {})),))
        for value in raw
    ]
    return Tree(choices=(tuple(each),)) if holds else together(each)


def together(parts: Iterable[Tree]) -> Tree:
    """Conditions that are all to hold, as one."""
    leaves: list[Leaf] = []
    choices: list[tuple[Tree, ...]] = []
    for part in parts:
        leaves += part.leaves
        choices += part.choices
    return Tree(tuple(leaves), tuple(choices))


def without_parameters(tree: Tree) -> Tree:
    """The same condition, whatever the parameters' answers."""
    leaves = tuple(leaf for leaf in tree.leaves if leaf.left is None or not _speaks_of_parameter(leaf.left))
    return Tree(leaves, tuple(tuple(without_parameters(part) for part in choice) for choice in tree.choices))


def _speaks_of_parameter(left: Left) -> bool:
    return any(PARAMETER in subject[:2] for subject in left)


def can_hold(tree: Tree, known: Known = _NOTHING) -> bool:
    """Whether some facts and answers make the condition hold, given what is known of them already."""
    return _Search().holds(tree, known)


def where_it_fails(tree: Tree) -> Path | None:
    """The one comparison that makes a condition impossible; None when there are several."""
    search = _Search()
    search.holds(tree, {})
    return search.failed[0] if len(set(search.failed)) == 1 else None


@dataclass(slots=True)
class _Search:
    branches: int = 0
    failed: list[Path] = field(default_factory=list)

    def holds(self, tree: Tree, known: Known) -> bool:
        """Try the branches of the first choice, with what is known so far; too many branches count as yes."""
        left = self.narrowed(tree.leaves, known)
        if left is None:
            return False
        if not tree.choices:
            return True
        first, *rest = tree.choices
        for branch in first:
            self.branches += 1
            if self.branches > MOST_BRANCHES or self.holds(Tree(branch.leaves, branch.choices + tuple(rest)), left):
                return True
        return False

    def narrowed(self, leaves: Sequence[Leaf], known: Known) -> Known | None:
        left = dict(known)
        for leaf in leaves:
            if leaf.left is None or not _add(leaf.left, left):
                self.failed.append(leaf.path)
                return None
        return left


def _add(more: Left, left: dict[Subject, Domain]) -> bool:
    for subject, domain in more.items():
        both = joined(left[subject], domain) if subject in left else domain
        if both is None:
            return False
        left[subject] = both
        if len(subject) == 2 and subject[1] == DAY_OF_YEAR or isinstance(both, Range):
            days, dates = left.get((subject[0], DAY_OF_YEAR)), left.get((subject[0],))
            if isinstance(days, Days) and not meets(dates if isinstance(dates, Range) else Range(), days):
                return False
    return True


def what_all_leave(trees: Sequence[Tree]) -> Known | None:
    """What the comparisons outside any choice leave when all the conditions hold; None = they cannot."""
    return _Search().narrowed([leaf for tree in trees for leaf in tree.leaves], _NOTHING)


def outline(tree: Tree) -> Known:
    """What a condition leaves at the most, whichever branches hold; rough where a choice speaks of several facts."""
    left = dict(_Search().narrowed(tree.leaves, _NOTHING) or {})
    for choice in tree.choices:
        outlines = [outline(part) for part in choice]
        for subject in set(outlines[0]).intersection(*outlines[1:]) if outlines else ():
            domain = reduce(either, (one[subject] for one in outlines))
            left[subject] = (joined(left[subject], domain) or domain) if subject in left else domain
    return left


def plainly_apart(one: Known, other: Known) -> bool:
    """Whether the outlines of two conditions already exclude each other."""
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    return any(subject in larger and joined(domain, larger[subject]) is None for subject, domain in smaller.items())
