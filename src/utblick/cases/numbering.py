"""Numbers given out in Utblick: references, dnr where the register is kept here, § where the minutes are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from utblick.audit.change import Change
from utblick.cases.models import Counter

DEFAULT_PATTERN = "{år}/{organ} {nr:4}"
_PLACE = re.compile(r"\{(år|organ|nr)(?::([1-9]))?\}")
_PARAGRAPH = re.compile(r"(?:§+|paragraf)\s*", re.I)


def next_number(opened: Change, series: str) -> int:
    """The next number of a series, from 1: no gap and no double, because it is kept only with the open change."""
    counter, _ = Counter.objects.select_for_update().get_or_create(series=series)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def own_reference(opened: Change, year: int) -> str:
    """Utblick's own referens: "U-2026-0007"."""
    return f"U-{year}-{next_number(opened, f'reference:{year}'):04d}"


def own_case_number(opened: Change, pattern: str, body_code: str, year: int) -> str:
    """The next dnr of a body whose register is kept in Utblick, by its own pattern."""
    return written(pattern or DEFAULT_PATTERN, body_code, year, next_number(opened, f"dnr:{body_code}:{year}"))


def own_paragraph(opened: Change, body_code: str, year: int) -> str:
    """The next § of a body and calendar year whose minutes are kept in Utblick."""
    return str(next_number(opened, f"paragraph:{body_code}:{year}"))


def raise_counters(opened: Change, pattern: str, body_code: str, numbers: Iterable[str]) -> None:
    """Raise the body's counters to the highest of these dnr, year by year, so that none is given out again."""
    highest: dict[int, int] = {}
    for number in numbers:
        if found := figures_of(pattern, body_code, number):
            year, last = found
            highest[year] = max(last, highest.get(year, 0))
    for year, last in highest.items():
        counter, _ = Counter.objects.select_for_update().get_or_create(series=f"dnr:{body_code}:{year}")
        if counter.last < last:
            counter.last = last
            counter.save(update_fields=["last"])


def figures_of(pattern: str, body_code: str, number: str) -> tuple[int, int] | None:
    """The year and the running number of a dnr written by the pattern; None for any other number."""
    chosen = pattern or DEFAULT_PATTERN
    text = chosen if "{nr" in chosen else f"{chosen} {{nr}}"
    groups = {"år": r"(?P<year>\d{4})", "organ": re.escape(body_code), "nr": r"(?P<last>\d{1,9})"}
    if "{år" not in text:
        return None
    expression, at = "", 0
    for place in _PLACE.finditer(text):
        named = groups.pop(place[1], r"\d+")
        expression += re.escape(text[at : place.start()]) + named
        at = place.end()
    found = re.fullmatch(expression + re.escape(text[at:]), number)
    return (int(found["year"]), int(found["last"])) if found else None


def written(pattern: str, body_code: str, year: int, number: int) -> str:
    """A number by a pattern: ``{år}``, ``{organ}`` and ``{nr:4}`` (figures in all) filled in, the rest as it stands.

    A pattern without ``{nr}`` gets the number at its end, so that no two are the same.
    """
    values = {"år": str(year), "organ": body_code, "nr": str(number)}
    text = pattern if "{nr" in pattern else f"{pattern} {{nr}}"
    return _PLACE.sub(lambda found: values[found[1]].zfill(int(found[2] or 0)), text)


def paragraph_as_told(text: str) -> str:
    """A § as a person writes it, without the sign: "§ 112" and "112" are the same paragraf."""
    return " ".join(_PARAGRAPH.sub("", text).split())
