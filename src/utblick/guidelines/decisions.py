"""What bodies have decided, as far as a rule needs to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from utblick.guidelines.vocabulary import DECISION_KINDS, OUTCOMES
from utblick.values import Money, Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a decision is about. What is left out does not limit it.

    `cap` is the own cost it covers in all and `used` what earlier matters have drawn from it; `max_count` and
    `used_count` count matters likewise. Both days of the period are included. An award of a grant (kind `award`) says
    what it gave (`amount`), out of which pot and to whom, so that caps can be counted.
    """

    reference: str | None = None
    call: str | None = None
    programme: str | None = None
    body: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    cap: Money | None = None
    used: Money | None = None
    max_count: int | None = None
    used_count: int = 0
    amount: Money | None = None
    pot: str | None = None
    recipient: str | None = None

    @property
    def left(self) -> Money | None:
        """What remains of `cap`; may be negative."""
        if self.cap is None or self.used is None:
            return self.cap
        return self.cap + Money(-self.used.minor, self.used.currency)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, an information given or an answer got.

    `body` is who decides in law; `delegate` who did so on its behalf ("chair" = KL 6:39). In a decision of kind
    "delegation" `delegate` is who gets the right, and `given_by` who gave it on (vidaredelegation, KL 7:6; None = the
    body itself). `conditional_on` names the body under whose approval it holds.
    `adjusted` is False while the minutes await justering.
    """

    kind: str
    body: str
    on: date
    outcome: str = "bifall"
    paragraph: str = ""
    conditional_on: str | None = None
    delegate: str | None = None
    given_by: str | None = None
    adjusted: bool = True
    covers: Coverage = field(default_factory=Coverage)

    def __post_init__(self) -> None:
        if self.kind not in DECISION_KINDS:
            raise ValueError(f"not a kind of decision: {self.kind!r}")
        if self.outcome not in OUTCOMES:
            raise ValueError(f"not an outcome: {self.outcome!r}")

    @property
    def name(self) -> str:
        """Body, paragraph and date: "KS § 112, 2026-09-08"."""
        paragraph = f" § {self.paragraph}" if self.paragraph else ""
        return f"{self.body}{paragraph}, {self.on.isoformat()}"

    @property
    def label(self) -> Text:
        kind = DECISION_KINDS[self.kind]
        return Text(f"{kind.sv} {self.name}", f"{kind.en} {self.name}")
