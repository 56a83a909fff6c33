"""Laga kraft: when a municipal decision may no longer be appealed, as far as what is known can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from utblick.dates.appeal import AppealPeriod, appeal_period
from utblick.dates.wording import spoken
from utblick.values import Text

_DAY = timedelta(days=1)


class ForceState(StrEnum):
    """Where a decision stands; the first three cannot be decided."""

    NOT_ADJUSTED = "not_adjusted"
    NOT_ANNOUNCED = "not_announced"
    TAKEN_DOWN_EARLY = "taken_down_early"
    APPEALABLE = "appealable"
    APPEALED = "appealed"
    FINAL = "final"


UNDECIDED = (ForceState.NOT_ADJUSTED, ForceState.NOT_ANNOUNCED, ForceState.TAKEN_DOWN_EARLY)


@dataclass(frozen=True, slots=True)
class LegalForce:
    """A decision's legal force on a day: ``since`` is its first day with it, ``period`` the appeal time if known."""

    state: ForceState
    explanation: Text
    period: AppealPeriod | None = None
    since: date | None = None

    @property
    def is_decided(self) -> bool:
        return self.state not in UNDECIDED


def legal_force(
    today: date,
    *,
    adjusted: bool,
    announced: date | None = None,
    taken_down: date | None = None,
    appealed: date | None = None,
) -> LegalForce:
    """Where a decision stands ``today`` (KL 13:5, 8:12): an unknown announcement can never be judged.

    ``adjusted`` is True also of a decision that has no minutes. The three weeks are counted only from a notice that
    has been up the whole time: one taken down too early leaves the question open.
    """
    if not adjusted:
        return LegalForce(ForceState.NOT_ADJUSTED, _NOT_ADJUSTED)
    if announced is None:
        return LegalForce(ForceState.NOT_ANNOUNCED, _NOT_ANNOUNCED)
    period = appeal_period(announced)
    if appealed is not None:
        return LegalForce(ForceState.APPEALED, _appealed(appealed, period), period)
    if taken_down is not None and taken_down < period.earliest_takedown:
        return LegalForce(ForceState.TAKEN_DOWN_EARLY, _early(taken_down, period), period)
    if today <= period.last_day:
        return LegalForce(ForceState.APPEALABLE, _appealable(period), period)
    since = period.last_day + _DAY
    return LegalForce(ForceState.FINAL, _final(since), period, since)


_NOT_ADJUSTED = Text(
    "Kan inte avgöras: protokollet är inte justerat, och tiden räknas från anslaget av det justerade protokollet.",
    "Cannot be determined: the minutes are not adjusted, and time runs from the notice of the adjusted minutes.",
)
_NOT_ANNOUNCED = Text(
    "Kan inte avgöras: vi vet inte när justeringen tillkännagavs på kommunens anslagstavla.",
    "Cannot be determined: it is not known when the adjusting was announced on the municipality’s notice board.",
)


def _early(taken_down: date, period: AppealPeriod) -> Text:
    day, earliest = spoken(taken_down), spoken(period.earliest_takedown)
    return Text(
        f"Kan inte avgöras: anslaget togs ned {day.sv}, men skulle ha suttit uppe till {earliest.sv} (KL 8:12, 13:5).",
        f"Cannot be determined: the notice came down on {day.en} but had to stay up until {earliest.en} "
        "(KL 8:12, 13:5).",
    )


def _appealed(appealed: date, period: AppealPeriod) -> Text:
    day, end = spoken(appealed), spoken(period.last_day)
    if appealed > period.last_day:
        return Text(
            f"Överklagat {day.sv}, efter sista dagen {end.sv}. Förvaltningsrätten prövar om det kom in i tid.",
            f"Appealed on {day.en}, after the last day, {end.en}. The court decides whether it came in time.",
        )
    return Text(
        f"Överklagat {day.sv}. Beslutet får laga kraft tidigast när domstolen har avgjort målet.",
        f"Appealed on {day.en}. The decision gains legal force at the earliest when the court has ruled.",
    )


def _appealable(period: AppealPeriod) -> Text:
    last, since = spoken(period.last_day), spoken(period.earliest_takedown)
    return Text(
        f"Får överklagas till och med {last.sv}. Överklagar ingen får beslutet laga kraft {since.sv}.",
        f"May be appealed until {last.en}. If nobody does, the decision gains legal force on {since.en}.",
    )


def _final(since: date) -> Text:
    day = spoken(since)
    return Text(
        f"Laga kraft sedan {day.sv}, om ingen överklagade i tid.",
        f"In legal force since {day.en}, if nobody appealed in time.",
    )
