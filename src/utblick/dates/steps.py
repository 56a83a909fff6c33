"""What a plan is asked about: the last day, the steps on the way to it, the days that colour it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from graphlib import TopologicalSorter
from typing import Literal

from utblick.values import Text

StepKind = Literal["prepare", "decide", "dispatch", "bind", "submit"]
OpenWay = Literal["delegation", "frame_approval", "other_order"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day. ``bound_by``: as partner, the day of the mandate or commitment letter, when it is earlier."""

    on: date
    bound_by: date | None = None
    time_confirmed: bool = False

    @property
    def bound(self) -> date:
        """The day by which the municipality must be entitled to act."""
        return min(self.on, self.bound_by or self.on)


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way.

    kind: ``decide`` (a body decides), ``prepare`` (with a body: it prepares at a meeting; without: ``days`` of
    work), ``dispatch`` (``days`` to send), ``bind`` and ``submit`` (implicitly after every other step; submit
    after bind). after: keys of the steps that must come first; empty = the order is free. ways: what the rules
    leave open when the ordinary way is closed; ``other_order`` = under förutsättning av a later decision.
    drafts_from: the step whose papers this body's papers are written from. irreversible: cannot be undone, so
    legal force is worth waiting for (KL 13:14). citation: the clause that asks for the step.
    """

    key: str
    kind: StepKind
    label: Text
    body: str = ""
    after: frozenset[str] = frozenset()
    ways: frozenset[OpenWay] = frozenset()
    days: int = 0
    drafts_from: str = ""
    irreversible: bool = False
    citation: Text | None = None

    def __post_init__(self) -> None:
        if (self.kind == "decide") != bool(self.body) and self.kind != "prepare":
            raise ValueError(f"step {self.key!r}: only a decision or a preparation names a body, a decision must")
        if self.days < 0:
            raise ValueError(f"step {self.key!r}: days cannot be negative")

    @property
    def meets(self) -> bool:
        """Whether the step happens at a meeting."""
        return bool(self.body)

    @property
    def closes(self) -> bool:
        """Whether the step ends the way: the municipality binds itself or submits."""
        return self.kind in ("bind", "submit")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A day people should see on the way, such as an election."""

    on: date
    label: Text
    kind: str = "election"


@dataclass(frozen=True, slots=True)
class Route:
    """The steps, checked, with their order made explicit."""

    steps: tuple[Step, ...]
    before: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    behind: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    order: tuple[Step, ...] = ()

    @classmethod
    def of(cls, steps: Sequence[Step]) -> Route:
        """Raises ValueError for a doubled key, an unknown key in ``after`` or ``drafts_from``, or a circle."""
        known = {step.key: step for step in steps}
        if len(known) < len(steps):
            raise ValueError("two steps have the same key")
        for step in steps:
            if unknown := (step.after | {step.drafts_from or step.key}) - known.keys():
                raise ValueError(f"step {step.key!r} names unknown steps: {', '.join(sorted(unknown))}")
        first = {step.key: sorted(_first(step, steps)) for step in steps}
        order = tuple(known[key] for key in TopologicalSorter(first).static_order())
        before = {key: tuple(known[name] for name in names) for key, names in first.items()}
        behind = {key: tuple(step for step in steps if key in first[step.key]) for key in known}
        return cls(tuple(steps), before, behind, order)

    def step(self, key: str) -> Step:
        """The step of that key. Raises KeyError."""
        return {step.key: step for step in self.steps}[key]


def _first(step: Step, steps: Sequence[Step]) -> set[str]:
    if not step.closes:
        return set(step.after)
    earlier = {other.key for other in steps if not other.closes}
    bound = {other.key for other in steps if other.kind == "bind"} if step.kind == "submit" else set()
    return set(step.after) | earlier | bound
