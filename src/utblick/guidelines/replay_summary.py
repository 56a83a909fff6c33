"""A replay in figures: how many matters change and how, and which decisions move from whom to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from utblick.guidelines.comparing import CHANGES, Required
from utblick.guidelines.replaying import Replayed, Result
from utblick.guidelines.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Flow:
    """How many decisions of a kind are taken by ``source`` before and by ``target`` after; "" = not asked for."""

    kind: str
    source: str
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class DaysInAll:
    """Days won (> 0) or lost over the matters whose way changes length; ``unchanged`` and ``unknown`` beside them."""

    won: int
    lost: int
    unchanged: int
    unknown: int
    median: float | None
    worst: int | None
    best: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a replay. ``changes`` counts matters by kind of change; a matter may have several."""

    total: int
    other_way: int
    affected: int
    unaffected: int
    not_compared: int
    open_affected: int
    too_late: int
    changes: dict[str, int]
    outcomes: tuple[tuple[Outcome, Outcome, int], ...]
    flows: tuple[Flow, ...]
    days: DaysInAll


def summary_of(result: Result) -> Summary:
    """Count a result."""
    matters = result.matters
    affected = [one for one in matters if one.is_affected]
    not_compared = sum(one.difference is None for one in matters)
    return Summary(
        total=len(matters),
        other_way=sum(one.goes_another_way for one in matters),
        affected=len(affected),
        unaffected=len(matters) - len(affected) - not_compared,
        not_compared=not_compared,
        open_affected=sum(one.is_open for one in affected),
        too_late=sum(one.days is not None and one.days.too_late for one in affected),
        changes=_changes(affected),
        outcomes=_outcomes(matters),
        flows=_flows(matters),
        days=_days(matters),
    )


def kinds_of_change(replayed: Replayed) -> set[str]:
    """The kinds of change one matter has: those of its steps, and outcome, question and duty."""
    found = replayed.difference
    if found is None:
        return set()
    kinds: set[str] = {step.change for step in found.steps}
    kinds |= {"outcome"} if found.outcome_before != found.outcome_after else set()
    kinds |= {"question"} if found.new_questions else set()
    return kinds | ({"duty"} if found.new_duties or found.ended_duties else set())


def _changes(affected: Iterable[Replayed]) -> dict[str, int]:
    counted = Counter(kind for one in affected for kind in kinds_of_change(one))
    return {kind: counted[kind] for kind in (*CHANGES, "outcome", "question", "duty") if counted[kind]}


def _outcomes(matters: Iterable[Replayed]) -> tuple[tuple[Outcome, Outcome, int], ...]:
    pairs = Counter(
        (one.difference.outcome_before, one.difference.outcome_after) for one in matters if one.difference is not None
    )
    return tuple((before, after, count) for (before, after), count in sorted(pairs.items()) if before != after)


def _flows(matters: Iterable[Replayed]) -> tuple[Flow, ...]:
    """Every decision asked for, the many first; those that stay have the same body on both sides."""
    counted = Counter(path for one in matters for path in _paths(one))
    flows = (Flow(kind, source, target, count) for (kind, source, target), count in counted.items())
    return tuple(sorted(flows, key=lambda flow: (-flow.count, flow.kind, flow.source, flow.target)))


def _paths(replayed: Replayed) -> Iterator[tuple[str, str, str]]:
    found = replayed.difference
    if found is None:
        return
    yield from ((kept.kind, kept.by, kept.by) for kept in found.kept)
    for step in found.steps:
        if step.change in ("moved", "gone", "come"):
            yield step.kind, _by(step.before), _by(step.after)


def _by(required: Required | None) -> str:
    return required.by if required else ""


def _days(matters: Iterable[Replayed]) -> DaysInAll:
    told = [one.days for one in matters if one.days is not None]
    known = [days.won for days in told if days.won is not None]
    moved = sorted(won for won in known if won)
    return DaysInAll(
        won=sum(won > 0 for won in moved),
        lost=sum(won < 0 for won in moved),
        unchanged=len(known) - len(moved),
        unknown=len(told) - len(known),
        median=float(median(moved)) if moved else None,
        worst=moved[0] if moved and moved[0] < 0 else None,
        best=moved[-1] if moved and moved[-1] > 0 else None,
    )
