"""What differs between two verdicts on the same matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from utblick.guidelines import verdicts
from utblick.guidelines.verdicts import Outcome, Verdict, When
from utblick.values import Text

Change = Literal["moved", "gone", "come", "level", "deadline", "ways"]
CHANGES: tuple[Change, ...] = ("moved", "gone", "come", "level", "deadline", "ways")
OTHER_WAY: frozenset[Change] = frozenset({"moved", "gone", "come", "level"})
"""The changes by which a matter would have gone another way; the others leave its steps as they are."""


@dataclass(frozen=True, slots=True)
class Required:
    """One step as it is asked for: what is decided, by whom (any one of ``bodies``), by which clause."""

    kind: str
    bodies: tuple[str, ...]
    label: Text
    level: verdicts.Level
    document: str
    clause: str
    deadline: When
    ways: tuple[Text, ...]

    @property
    def by(self) -> str:
        """The bodies as one word: "KS", or "KS/KSAU" when either is enough."""
        return "/".join(self.bodies)


@dataclass(frozen=True, slots=True)
class StepChange:
    """One step that moves to another body, falls away, comes, or is asked for otherwise; None = not asked for."""

    change: Change
    before: Required | None
    after: Required | None

    @property
    def kind(self) -> str:
        found = self.after or self.before
        assert found is not None
        return found.kind


@dataclass(frozen=True, slots=True)
class Following:
    """One duty that an answer brings: what, by whom, to whom, by which clause."""

    kind: str
    label: Text
    by: str
    to: tuple[str, ...]
    document: str
    clause: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How an answer changes. ``kept`` holds the steps that stay with the same body."""

    outcome_before: Outcome
    outcome_after: Outcome
    steps: tuple[StepChange, ...]
    kept: tuple[Required, ...]
    new_questions: tuple[Text, ...]
    new_duties: tuple[Following, ...]
    ended_duties: tuple[Following, ...]

    @property
    def goes_another_way(self) -> bool:
        """Whether the matter gets another answer, or other steps, or its steps by other bodies."""
        return self.outcome_before != self.outcome_after or any(step.change in OTHER_WAY for step in self.steps)

    @property
    def is_nothing(self) -> bool:
        return not (self.goes_another_way or self.steps or self.new_questions or self.new_duties or self.ended_duties)


def compare(before: Verdict, after: Verdict) -> Difference:
    """The difference between two verdicts on the same matter."""
    changed, kept = _steps(before, after)
    asked = {question.text.sv for question in before.questions}
    ended, new = _duties(before.duties, after.duties)
    return Difference(
        before.outcome,
        after.outcome,
        tuple(changed),
        tuple(kept),
        tuple(question.text for question in after.questions if question.text.sv not in asked),
        tuple(_following(duty) for duty in new),
        tuple(_following(duty) for duty in ended),
    )


def steps_of(verdict: Verdict) -> tuple[verdicts.Step, ...]:
    """Every step the verdict asks for, had or not."""
    return (*verdict.fulfilled, *verdict.missing, *verdict.advised)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A step, and the matter that its rule speaks of."""

    step: verdicts.Step
    about: str


_SAME: Callable[[_Asked], object] = lambda asked: (asked.step.kind, asked.step.bodies)  # noqa: E731
_MOVED: tuple[Callable[[_Asked], object], ...] = (
    lambda asked: (asked.step.kind, asked.about),
    lambda asked: asked.step.kind,
    lambda asked: asked.about,
)
"""What makes two steps the same decision by different bodies, the surest first."""


def _steps(before: Verdict, after: Verdict) -> tuple[list[StepChange], list[Required]]:
    gone, come = _asked(before), _asked(after)
    changed: list[StepChange] = []
    kept: list[Required] = []
    for one, other in _pairs(gone, come, _SAME):
        old, new = _required(one.step), _required(other.step)
        kept.append(new)
        changed += [StepChange(change, old, new) for change in _altered(old, new)]
    for identity in _MOVED:
        for one, other in _pairs(gone, come, identity):
            changed.append(StepChange("moved", _required(one.step), _required(other.step)))
    changed += [StepChange("gone", _required(one.step), None) for one in gone]
    changed += [StepChange("come", None, _required(one.step)) for one in come]
    changed.sort(key=_place)
    return changed, kept


def _place(one: StepChange) -> tuple[int, str, str, str]:
    return (
        CHANGES.index(one.change),
        one.kind,
        one.before.by if one.before else "",
        one.after.by if one.after else "",
    )


def _asked(verdict: Verdict) -> list[_Asked]:
    abouts = {(tried.rule.document.id, tried.rule.rule.id): tried.rule.about for tried in verdict.tried}
    return [_Asked(step, abouts[step.citation.document, step.rule]) for step in steps_of(verdict)]


def _pairs(gone: list[_Asked], come: list[_Asked], identity: Callable[[_Asked], object]) -> list[tuple[_Asked, _Asked]]:
    """Take out of both lists, first come first, the steps that are the same by ``identity``."""
    found = []
    for one in list(gone):
        match = next((other for other in come if identity(other) == identity(one)), None)
        if match is not None:
            gone.remove(one)
            come.remove(match)
            found.append((one, match))
    return found


def _altered(old: Required, new: Required) -> list[Change]:
    found: list[Change] = []
    if old.level != new.level:
        found.append("level")
    if old.deadline != new.deadline:
        found.append("deadline")
    if old.ways != new.ways:
        found.append("ways")
    return found


def _required(step: verdicts.Step) -> Required:
    return Required(
        step.kind,
        step.bodies,
        step.label,
        step.level,
        step.citation.document,
        step.citation.clause,
        step.deadline,
        _ways(step.ways),
    )


def _ways(ways: verdicts.Ways) -> tuple[Text, ...]:
    """The other ways that are open, in words."""
    found = [_delegated(one) for one in ways.delegation]
    return (*sorted(found, key=str), *(text for name, text in _WAYS.items() if getattr(ways, name)))


_WAYS = {
    "frame": Text("ramgodkännande", "frame approval"),
    "conditional": Text("på villkor av ett annat organs beslut", "on condition of another body's decision"),
    "same_call": Text(
        "godkännandet av en annan ansökan till samma utlysning",
        "the approval of another application to the same call",
    ),
}


def _delegated(one: verdicts.Delegation) -> Text:
    to = ", ".join(one.to)
    sv, en = f"delegation till {to}".removesuffix(" till "), f"delegation to {to}".removesuffix(" to ")
    if one.up_to is None:
        return Text(sv, en)
    limit = f"{one.up_to.minor // 100} {one.up_to.currency}"
    return Text(f"{sv} upp till {limit}", f"{en} up to {limit}")


def _duty_identity(duty: verdicts.Duty) -> object:
    items = tuple(item.name for item in duty.items)
    return duty.kind, duty.by, duty.to, duty.deadline, duty.next_meeting, duty.every_months, items


def _duties(
    before: Sequence[verdicts.Duty], after: Sequence[verdicts.Duty]
) -> tuple[list[verdicts.Duty], list[verdicts.Duty]]:
    """The duties that end and those that come, whatever they are called."""
    ended, new = list(before), []
    for duty in after:
        match = next((other for other in ended if _duty_identity(other) == _duty_identity(duty)), None)
        if match is None:
            new.append(duty)
        else:
            ended.remove(match)
    return ended, new


def _following(duty: verdicts.Duty) -> Following:
    return Following(duty.kind, duty.label, duty.by, duty.to, duty.citation.document, duty.citation.clause)
