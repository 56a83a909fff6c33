"""Facts with who stated them: a person, the calendar or a source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from utblick.guidelines import ExchangeError, facts_from_json
from utblick.guidelines.exchange import facts_to_json

Origin = Literal["person", "asked", "calendar", "source", "register"]
ORIGINS = {
    "person": "",
    "asked": _("angivet i Får vi …?"),
    "calendar": _("kalendern"),
    "source": _("källan"),
    "register": _("registret"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact's value, who stated it (a label as the event log has it; "" when no person did), when, and where from."""

    value: object
    by: str = ""
    on: date | None = None
    origin: Origin = "person"


def stated_to_json(stated: Mapping[str, Stated]) -> dict[str, Any]:
    """Stated facts by name as plain JSON; unknown ones are left out."""
    values = facts_to_json({name: one.value for name, one in stated.items()})
    return {
        name: {
            "value": value,
            "by": stated[name].by,
            "on": day.isoformat() if (day := stated[name].on) else None,
            "origin": stated[name].origin,
        }
        for name, value in values.items()
    }


def stated_from_json(kept: Mapping[str, Any]) -> dict[str, Stated]:
    """Stated facts as `stated_to_json` wrote them; what the vocabulary no longer knows is left out."""
    found = {}
    for name, one in kept.items():
        try:
            facts = facts_from_json(json.dumps({name: one["value"]}))
        except ExchangeError:
            continue
        day = date.fromisoformat(one["on"]) if one["on"] else None
        found[name] = Stated(facts[name], one["by"], day, one["origin"])
    return found
