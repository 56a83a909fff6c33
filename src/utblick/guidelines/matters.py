"""Past and open matters, as a replay takes them, and their file format. `docs/guidelines-format.md` shows one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from utblick.guidelines.decisions import Decision
from utblick.guidelines.exchange import (
    ExchangeError,
    decision_to_json,
    decisions_from_values,
    facts_from_values,
    facts_to_json,
    parsed,
)
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Text

LARGEST = 20_000_000
MOST = 20_000
LONGEST = 300
_KEYS = ("reference", "title", "trigger", "facts", "decisions", "on", "is_open", "deadline")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing the municipality did or is about to do, with what was known and decided.

    ``on`` is the day it is judged on (the day it happened; for an open matter today), ``deadline`` the last day it can
    be done, None when there is none.
    """

    reference: str
    title: str
    trigger: str
    on: date
    facts: Mapping[str, object] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    is_open: bool = False
    deadline: date | None = None

    @property
    def body(self) -> str:
        """The code of the body whose matter it is; "" when not told."""
        return str(self.facts.get("body") or "")


def matters_from_json(text: str) -> list[Matter]:
    """Read a list of matters, whole or not at all.

    Raises ExchangeError with the number of the matter that is wrong; at most 20 000 matters, 20 000 000 characters.
    """
    values = parsed(text, LARGEST)
    if not isinstance(values, list):
        raise ExchangeError("ärenden: väntade en lista")
    if len(values) > MOST:
        raise ExchangeError(f"ärenden: {len(values)} i listan; högst {MOST}")
    matters: list[Matter] = []
    seen: dict[str, int] = {}
    for number, value in enumerate(values, 1):
        try:
            matter = _matter(value)
            if matter.reference in seen:
                raise ExchangeError(f"reference {matter.reference!r} har redan ärende {seen[matter.reference]}")
        except ValueError as error:
            raise ExchangeError(f"ärende {number}: {error}") from None
        seen[matter.reference] = number
        matters.append(matter)
    return matters


def matters_to_json(matters: Iterable[Matter]) -> str:
    """The matters as `matters_from_json` reads them, one a line."""
    lines = (json.dumps(_plain(matter), ensure_ascii=False) for matter in matters)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _plain(matter: Matter) -> dict[str, Any]:
    return {
        "reference": matter.reference,
        "title": matter.title,
        "trigger": matter.trigger,
        "on": matter.on.isoformat(),
        "facts": facts_to_json(matter.facts),
        "decisions": [decision_to_json(decision) for decision in matter.decisions],
        "is_open": matter.is_open,
        "deadline": matter.deadline.isoformat() if matter.deadline else None,
    }


def _matter(value: Any) -> Matter:
    if not isinstance(value, dict):
        raise ExchangeError("väntade ett objekt")
    for key in value:
        if key not in _KEYS:
            raise ExchangeError(str(unknown_name(Text("nyckeln", "the key"), key, _KEYS)))
    is_open = value.get("is_open", False)
    if not isinstance(is_open, bool):
        raise ExchangeError("is_open: väntade true eller false")
    trigger = _text(value, "trigger")
    if trigger not in TRIGGERS:
        raise ExchangeError(str(unknown_name(Text("händelsen", "the trigger"), trigger, list(TRIGGERS))))
    on = _day(value, "on")
    if on is None:
        raise ExchangeError("on saknas")
    return Matter(
        reference=_text(value, "reference"),
        title=_text(value, "title") if value.get("title") else "",
        trigger=trigger,
        on=on,
        facts=facts_from_values(value.get("facts") or {}),
        decisions=tuple(decisions_from_values(value.get("decisions") or [])),
        is_open=is_open,
        deadline=_day(value, "deadline"),
    )


def _text(value: Mapping[str, Any], key: str) -> str:
    given = value.get(key)
    if given is None:
        raise ExchangeError(f"{key} saknas")
    if not isinstance(given, str) or not given.strip() or len(given) > LONGEST or not given.isprintable():
        raise ExchangeError(f"{key}: väntade en text på högst {LONGEST} tecken, fick {str(given)[:60]!r}")
    return given


def _day(value: Mapping[str, Any], key: str) -> date | None:
    given = value.get(key)
    if given is None:
        return None
    try:
        if isinstance(given, str) and len(given) == len("2026-06-01"):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise ExchangeError(f"{key}: väntade ett datum ÅÅÅÅ-MM-DD som finns, fick {str(given)[:60]!r}")
