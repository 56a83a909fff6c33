"""The answer the guidelines give, with everything that led to it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from utblick.guidelines.conditions import Truth
from utblick.guidelines.decisions import Decision
from utblick.guidelines.effects import Cap
from utblick.guidelines.sets import Citation, CompiledRule
from utblick.values import Money, Text

Outcome = Literal["allowed", "not_yet", "forbidden", "undetermined"]
Status = Literal["missing", "fulfilled", "refused", "unknown"]
Level = Literal["must", "should"]


@dataclass(frozen=True, slots=True)
class When:
    """A deadline without a calendar: `months` and `days` before or after `anchor`, or each year on `yearly` (MM-DD)
    of the year before the anchor's, of the same year, or of the year after (`year`)."""

    anchor: str
    days: int
    direction: Literal["before", "after"]
    months: int = 0
    yearly: str | None = None
    year: Literal["before", "same", "after"] = "same"

    def on(self, anchored: date) -> date:
        """The day it falls on when the anchor falls on `anchored`; 31 counts as a month's last day."""
        if self.yearly is not None:
            month, day = (int(part) for part in self.yearly.split("-"))
            return _day(anchored.year + _YEARS[self.year], month, day)
        sign = -1 if self.direction == "before" else 1
        number = anchored.year * 12 + anchored.month - 1 + sign * self.months
        return _day(number // 12, number % 12 + 1, anchored.day) + timedelta(sign * self.days)


_YEARS = {"before": -1, "same": 0, "after": 1}


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who may decide in a body's place, up to what amount (None = no limit), and whether the right may be given on."""

    to: tuple[str, ...]
    up_to: Money | None
    sub_delegable: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Other lawful ways to have the step than the body's own unconditional decision."""

    delegation: tuple[Delegation, ...] = ()
    frame: bool = False
    conditional: bool = False
    same_call: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that must (or, by its `level`, should) be had before the event. Any one of `bodies` is enough.

    `after` holds ids of steps that must not come later. `certain` is False while an unknown fact may take the step
    away. `decision` fulfils (or refused) it; `late` came after the event and therefore does not count.
    """

    id: str
    rule: str
    kind: str
    bodies: tuple[str, ...]
    label: Text
    citation: Citation
    deadline: When
    after: tuple[str, ...]
    ways: Ways
    status: Status
    level: Level
    certain: bool
    decision: Decision | None
    late: Decision | None
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """One thing the decision paper must (or should) contain, or have attached; `lacking` when it is known not to."""

    name: str
    label: Text
    clause: str
    level: Level
    attachment: bool = False
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """What follows, or always stands: a report, a yearly report, a test, a notice, required content.

    `every_months` is how often it comes back, None = once.
    """

    rule: str
    kind: str
    label: Text
    citation: Citation
    by: str
    to: tuple[str, ...]
    deadline: When | None
    next_meeting: bool
    items: tuple[Content, ...]
    fulfilled_by: Decision | None
    level: Level = "must"
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class CostShare:
    """One cost and who bears it: visitor, host, own, applicant or shared."""

    name: str
    label: Text
    payer: str
    unless_agreed: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of an order of priority: whether the matter stands on it, and the points it gives."""

    name: str
    label: Text
    points: int
    held: Truth
    citation: Citation


@dataclass(frozen=True, slots=True)
class Question:
    """An unknown fact that would settle the answer, or (`fact` None) something only `body` can answer."""

    fact: str | None
    text: Text
    choices: Mapping[str, Text]
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule that was tried: whether it held, and whether another rule set it aside."""

    rule: CompiledRule
    held: Truth
    facts: Mapping[str, object]
    on: date
    set_aside_by: str | None = None

    @property
    def text(self) -> Text:
        """A sentence a person can read: rule, clause, each comparison and how it went."""
        if self.held is False and isinstance(self.rule.effect, Cap) and self.rule.rule.when is None:
            name = f"{self.rule.clause.id} ({self.rule.rule.id})"
            return Text(f"{name}: taket är inte nått", f"{name}: the limit is not reached")
        held = _HELD[self.held]
        parts = [(leaf.label, _TRUTHS[leaf.test(self.facts, self.on)]) for leaf in self.rule.ready.leaves]
        sv = "; ".join(f"{label.sv}: {truth.sv}" for label, truth in parts) or "gäller alltid"
        en = "; ".join(f"{label.en}: {truth.en}" for label, truth in parts) or "always applies"
        aside = self.set_aside_by
        return Text(
            f"{self.rule.clause.id} ({self.rule.rule.id}) {held.sv}: {sv}" + (f" – viker för {aside}" if aside else ""),
            f"{self.rule.clause.id} ({self.rule.rule.id}) {held.en}: {en}" + (f" – yields to {aside}" if aside else ""),
        )


_HELD = {
    True: Text("gäller", "applies"),
    False: Text("gäller inte", "does not apply"),
    None: Text("kan inte avgöras", "cannot be decided"),
}
_TRUTHS = {True: Text("ja", "yes"), False: Text("nej", "no"), None: Text("okänt", "unknown")}


@dataclass(frozen=True)
class Verdict:
    """Svar enligt riktlinjerna: a check with citations, never a decision (KL 6:38).

    `missing` holds what must be had and is not; `advised` what only should be. `deviations` is filled when the thing
    has already happened without what it required (avvikelse).
    """

    outcome: Outcome
    trigger: str
    on: date
    missing: tuple[Step, ...]
    advised: tuple[Step, ...]
    fulfilled: tuple[Step, ...]
    duties: tuple[Duty, ...]
    questions: tuple[Question, ...]
    reasons: tuple[Text, ...]
    warnings: tuple[Text, ...]
    deviations: tuple[Text, ...]
    citations: tuple[Citation, ...]
    tried: tuple[Tried, ...]
    costs: tuple[CostShare, ...] = ()
    priorities: tuple[Rung, ...] = ()

    @property
    def label(self) -> Text:
        return OUTCOME_LABELS[self.outcome]

    @property
    def trace(self) -> tuple[Text, ...]:
        """Every rule tried, in a fixed order, as sentences."""
        return tuple(tried.text for tried in self.tried)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; the shape is described in docs/guidelines-format.md."""
        from utblick.guidelines.verdict_json import verdict_to_json

        return verdict_to_json(self)


OUTCOME_LABELS: Mapping[Outcome, Text] = {
    "allowed": Text("Får göras", "Allowed"),
    "not_yet": Text("Inte ännu", "Not yet"),
    "forbidden": Text("Får inte", "Not allowed"),
    "undetermined": Text("Kan inte avgöras – fråga", "Cannot be decided – ask"),
}
