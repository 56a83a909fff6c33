"""What is known of Tyresö's real cooperation: a separate, sourced set (`data/tyreso.toml`), read and never stored.

The demo's municipality is invented and has registers of its own; nothing here stands in them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from utblick.cooperation.countries import country_name
from utblick.values import Text

_FILE = Path(__file__).parent / "data" / "tyreso.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from; ``url`` is "" for a paper."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of one partner or project.

    ``begins`` and ``ends`` are ISO days, months or years, as exactly as they are known; "" = not known.
    """

    partner: str
    country: Text | None
    is_twin_town: bool
    begins: str
    ends: str
    text: Text
    sources: tuple[Source, ...]

    @property
    def when(self) -> str:
        return f"{self.begins}–{self.ends}" if self.ends else self.begins


@dataclass(frozen=True, slots=True)
class RealHistory:
    """The facts: the dated ones oldest first, then the rest; and what could not be found."""

    facts: tuple[Fact, ...]
    unknown: tuple[Text, ...]


@cache
def real_history() -> RealHistory:
    """The whole set. Raises KeyError for a fact whose source is not named."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    sources = {name: Source(told["title"], told["publisher"], told.get("url", ""))
               for name, told in read["source"].items()}  # fmt: skip
    facts = [_fact(told, sources) for told in read["fact"]]
    facts.sort(key=lambda fact: fact.begins or "9999")
    return RealHistory(tuple(facts), tuple(Text(told["sv"], told["en"]) for told in read["unknown"]))


def _fact(told: dict[str, Any], sources: dict[str, Source]) -> Fact:
    return Fact(
        partner=told["with"],
        country=country_name(told["country"]) if "country" in told else None,
        is_twin_town=told.get("twin_town", False),
        begins=told.get("from", ""),
        ends=told.get("to", ""),
        text=Text(told["sv"], told["en"]),
        sources=tuple(sources[name] for name in told["sources"]),
    )
