"""Where ICLD grants municipal partnerships (R3.14): lists with the day each began to hold, kept as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "icld_countries.toml"


@dataclass(frozen=True, slots=True)
class CountryList:
    """The countries (ISO 3166-1 alpha-2) from a day on, until the next list."""

    since: date
    source: str
    codes: frozenset[str]


@cache
def country_lists() -> tuple[CountryList, ...]:
    """All lists, oldest first."""
    read = tomllib.loads(_FILE.read_text("utf-8"))["list"]
    lists = [CountryList(date.fromisoformat(told["from"]), told["source"], frozenset(told["countries"].split()))
             for told in read]  # fmt: skip
    return tuple(sorted(lists, key=lambda one: one.since))


def countries_on(day: date) -> CountryList | None:
    """The list that held on a day; None before the first."""
    return next((one for one in reversed(country_lists()) if one.since <= day), None)


def is_eligible(country_code: str, day: date) -> bool:
    """Whether the list of that day names the country."""
    listed = countries_on(day)
    return listed is not None and country_code in listed.codes
