"""What is expected although nobody has announced it: recurring rounds, and portal calls that have come before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from utblick.audit.change import change
from utblick.ui import formats
from utblick.watch.actions.entering import expect_calls, replace_forecast
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import Call
from utblick.watch.queries.expected import already_announced, announced_forecasts, calls_that_came
from utblick.watch.rounds import CHECK, expected_on, rounds
from utblick.watch.series import Coming, coming
from utblick.watch.sources.entered import Entry


def expect(day: date) -> None:
    """Each day: make forecasts of what this and next year may bring, and let announced calls take their place.

    Safe to repeat: what is expected already is left alone, and so are days that a person has corrected. Where the
    portal itself shows how a shipped round has come, its window is the portal's.
    """
    yearly = {row.portal for row in rounds() if row.portal}
    shown = {one.identifier: one for one in coming(calls_that_came(), day, yearly)}
    entries = [_as_shown(row.entry(year), shown.pop(row.identifier(year), None)) for row, year in expected_on(day)]
    entries += [_entry(one) for one in shown.values()]
    announced = already_announced([entry.expected_as for entry in entries if entry.expected_as])
    expect_calls(WATCH, [entry for entry in entries if entry.expected_as not in announced])
    for forecast, made in announced_forecasts():
        with change(WATCH, "call.replace") as opened:
            replace_forecast(opened, Call.objects.get(pk=forecast), Call.objects.get(pk=made))


def _as_shown(entry: Entry, shown: Coming | None) -> Entry:
    if shown is None:
        return entry
    return replace(entry, opens=str(shown.opens), closes=str(shown.closes), basis=_basis(shown))


def _entry(one: Coming) -> Entry:
    latest = one.follows[0]
    return Entry(
        reference=f"series:{one.identifier}"[:120],
        title=f"{latest.title} ({one.year})"[:300],
        programme=latest.programme,
        expected_as=one.identifier,
        opens=str(one.opens),
        closes=str(one.closes),
        url=latest.url,
        text="Samma utlysning har kommit tidigare år i EU:s portal.",
        note=CHECK,
        basis=_basis(one),
        forecast=True,
    )


def _basis(one: Coming) -> str:
    """Which earlier rounds a forecast rests on, with their days."""
    told = [
        f"{call.identifier} ({formats.day(call.opens_on, 'sv')} – {formats.day(call.last_on, 'sv')})"
        for call in one.follows
    ]
    return "Prognos från tidigare omgångar: " + "; ".join(told) + "."
