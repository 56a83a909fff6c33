"""The cash plan (likviditetsplan): how much of the grant the municipality lies out with, quarter by quarter.

Grants are paid in arrears (P10). Pure: days and whole öre in, quarters out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

Quarter = tuple[int, int]
"""A year and a quarter of it, 1–4."""


@dataclass(frozen=True, slots=True)
class Inflow:
    """Money that has come, or is counted on, on a day; in öre."""

    on: date
    amount: int
    is_paid: bool = True


@dataclass(frozen=True, slots=True)
class QuarterPlan:
    """One quarter: what the grant is to bear, what comes, and what stands between them since the beginning (öre).

    ``standing`` below zero is what the municipality lies out with at the quarter's end.
    """

    year: int
    number: int
    out: int
    into: int
    standing: int

    @property
    def lies_out(self) -> int:
        return max(0, -self.standing)


def quarter_of(day: date) -> Quarter:
    return day.year, (day.month - 1) // 3 + 1


def cash_plan(
    starts_on: date, ends_on: date, borne_by_grant: Mapping[int, int], inflows: Iterable[Inflow]
) -> tuple[QuarterPlan, ...]:
    """Every quarter from the first cost or payment to the last.

    A year's cost is spread evenly over the quarters of the project that lie in it (over the whole year for a year
    outside the project); what does not divide falls on the last of them. All costs and payments are in the plan.
    """
    out: dict[Quarter, int] = {}
    for year, amount in borne_by_grant.items():
        found = _quarters(starts_on, ends_on, year)
        share = amount // len(found)
        for quarter in found:
            out[quarter] = out.get(quarter, 0) + share
        out[found[-1]] += amount - share * len(found)
    into: dict[Quarter, int] = {}
    for inflow in inflows:
        quarter = quarter_of(inflow.on)
        into[quarter] = into.get(quarter, 0) + inflow.amount
    if not out and not into:
        return ()
    return tuple(_running(out, into))


def worst(plan: Iterable[QuarterPlan]) -> QuarterPlan | None:
    """The first quarter in which most is lain out; None when nothing ever is."""
    out = [quarter for quarter in plan if quarter.lies_out]
    return max(out, key=lambda quarter: quarter.lies_out, default=None)


def _quarters(starts_on: date, ends_on: date, year: int) -> list[Quarter]:
    first, last = quarter_of(starts_on), quarter_of(ends_on)
    inside = [(year, number) for number in range(1, 5) if first <= (year, number) <= last]
    return inside or [(year, number) for number in range(1, 5)]


def _running(out: Mapping[Quarter, int], into: Mapping[Quarter, int]) -> Iterable[QuarterPlan]:
    quarter, last = min([*out, *into]), max([*out, *into])
    standing = 0
    while quarter <= last:
        spent, come = out.get(quarter, 0), into.get(quarter, 0)
        standing += come - spent
        yield QuarterPlan(*quarter, spent, come, standing)
        year, number = quarter
        quarter = (year, number + 1) if number < 4 else (year + 1, 1)
