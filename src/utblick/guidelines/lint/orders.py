"""Orders of decisions that go round in a circle when their conditions hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from utblick.guidelines.effects import Order
from utblick.guidelines.lint.findings import Found
from utblick.guidelines.lint.possibility import can_hold, make_tree, together
from utblick.guidelines.schema import Rule
from utblick.guidelines.sets import GuidelineSet
from utblick.values import Text

MOST_CYCLES = 50
Placed = tuple[int, Rule]


def order_cycles(guidelines: GuidelineSet) -> Iterator[Found]:
    """Circles among orders under different conditions (those under the same one are refused on loading)."""
    by_trigger: dict[str, dict[tuple[str, str], Placed]] = {}
    for index, rule in enumerate(guidelines.source.rules):
        if isinstance(rule.effect, Order):
            for trigger in rule.triggers:
                by_trigger.setdefault(trigger, {})[rule.effect.first, rule.effect.then] = (index, rule)
    for orders in by_trigger.values():
        yield from _cycles(guidelines, orders)


def _cycles(guidelines: GuidelineSet, orders: dict[tuple[str, str], Placed]) -> Iterator[Found]:
    for _ in range(MOST_CYCLES):
        circle = _circle(orders)
        if not circle:
            return
        steps = [orders[pair] for pair in circle]
        conditions = together(make_tree(rule.when, guidelines.parameters) for _, rule in steps)
        if can_hold(conditions):
            yield _told(guidelines, steps)
        del orders[max(circle, key=lambda pair: orders[pair][0])]


def _circle(orders: dict[tuple[str, str], Placed]) -> list[tuple[str, str]]:
    """The pairs (first, then) of one circle; empty when there is none."""
    graph: TopologicalSorter[str] = TopologicalSorter()
    for first, then in orders:
        graph.add(then, first)
    try:
        graph.prepare()
    except CycleError as error:
        names: Sequence[str] = error.args[1]
        return [(first, then) for first, then in zip(names, names[1:], strict=False) if (first, then) in orders]
    return []


def _told(guidelines: GuidelineSet, steps: Sequence[Placed]) -> Found:
    names = ", ".join(rule.id for _, rule in sorted(steps, key=lambda step: step[0]))
    message = Text(
        f"cirkel i ordningen: {names} kan gälla samtidigt; ta bort en av dem, eller ge dem villkor som"
        " utesluter varandra",
        f"a cycle in the order: {names} can hold at once; remove one, or give them conditions that exclude each other",
    )
    return Found(guidelines, ("rules", max(index for index, _ in steps)), "mistake", message)
