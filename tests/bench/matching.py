"""How fast calls are matched."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import cycle, islice

from bench.figures import Figure, percentile
from bench.records import WORDS, call_texts
from utblick.matching import DEFAULT_FIELDS, Matcher, Term, WatchField

CALLS, FIELDS = 10_000, 40


def fields() -> list[WatchField]:
    """Forty fields: the shipped ones over and over, each copy with ten words of its own."""
    shipped = DEFAULT_FIELDS.values() if isinstance(DEFAULT_FIELDS, dict) else DEFAULT_FIELDS
    made = []
    for number, field in enumerate(islice(cycle(shipped), FIELDS)):
        own = tuple(Term(WORDS[(number * 7 + step) % len(WORDS)]) for step in range(10))
        made.append(replace(field, body=f"N{number}", terms=(*field.terms, *own)))
    return made


def measure() -> dict[str, Figure]:
    matcher, calls = Matcher(fields()), call_texts(CALLS)
    for call in calls[:200]:
        matcher.match(call)
    spent, found, started = [], 0, time.perf_counter()
    for call in calls:
        begun = time.process_time()
        found += len(matcher.match(call))
        spent.append(time.process_time() - begun)
    total, slowest = time.perf_counter() - started, percentile(spent, 0.99) * 1000
    told = f"{total:.1f} s in all, {sum(spent) / CALLS * 1000:.2f} ms a call (p99 {slowest:.1f} ms), {found} matches"
    return {"matching": Figure(told, total <= 20 and slowest <= 5)}
