"""Facts, decisions and verdicts as JSON. `docs/guidelines-format.md` shows examples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from utblick.guidelines.decisions import Coverage, Decision
from utblick.guidelines.facts import FACTS, Fact
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.vocabulary import DECISION_KINDS, OUTCOMES
from utblick.values import Money, Text

LARGEST = 1_000_000
_MOST = 10**15
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class ExchangeError(ValueError):
    """A facts or decisions text was refused; the message says where and what was expected."""


def facts_from_json(text: str) -> dict[str, object]:
    """Read ``{"name": value}``; null = unknown. Raises ExchangeError for an unknown name or a wrong value."""
    return facts_from_values(parsed(text))


def facts_from_values(values: object) -> dict[str, object]:
    """Facts as JSON or TOML values, read like `facts_from_json`; a date may be a date."""
    if not isinstance(values, dict):
        raise ExchangeError('fakta: väntade ett objekt {"namn": värde}')
    facts: dict[str, object] = {}
    for name, value in values.items():
        if name not in FACTS:
            raise ExchangeError(str(unknown_name(Text("faktumet", "the fact"), name, list(FACTS))))
        if value is not None:
            facts[name] = _fact(FACTS[name], value)
    return facts


def decisions_from_json(text: str) -> list[Decision]:
    """Read a list of decisions. Raises ExchangeError with the number of the decision that is wrong."""
    return decisions_from_values(parsed(text))


def decisions_from_values(values: object) -> list[Decision]:
    """Decisions as JSON or TOML values, read like `decisions_from_json`; a date may be a date."""
    if not isinstance(values, list):
        raise ExchangeError("beslut: väntade en lista")
    decisions = []
    for number, value in enumerate(values, 1):
        try:
            decisions.append(decision_from_value(value))
        except ValueError as error:
            raise ExchangeError(f"beslut {number}: {error}") from None
    return decisions


def parameters_from_json(text: str) -> dict[str, str | Money | None]:
    """Read ``{"parameter": "answer"}`` for `GuidelineSet.with_parameters`; an amount is written as for facts."""
    return parameters_from_values(parsed(text))


def parameters_from_values(values: object) -> dict[str, str | Money | None]:
    """Answers to a set's open questions as JSON or TOML values."""
    if not isinstance(values, dict):
        raise ExchangeError('parametrar: väntade ett objekt {"namn": svar}')
    return {name: money_from_json(value) if isinstance(value, dict) else value for name, value in values.items()}


def money_from_json(value: object) -> Money:
    """Read ``{"amount": 580000, "currency": "SEK"}``; whole units with at most two decimals."""
    if not isinstance(value, dict) or set(value) != {"amount", "currency"}:
        raise ExchangeError('väntade ett belopp med valuta: {"amount": 580000, "currency": "SEK"}')
    try:
        if isinstance(value["amount"], bool) or not isinstance(value["currency"], str):
            raise ValueError("amount")
        minor = Decimal(value["amount"]) * 100
        if minor != minor.to_integral_value() or abs(minor) > _MOST:
            raise ValueError("amount")
        return Money(int(minor), value["currency"])
    except (ValueError, TypeError, ArithmeticError):
        raise ExchangeError(f"inte ett belopp med högst två decimaler och en valutakod: {value!r}") from None


def money_to_json(money: Money) -> dict[str, Any]:
    whole, rest = divmod(money.minor, 100)
    return {"amount": money.minor / 100 if rest else whole, "currency": money.currency}


def parsed(text: str, largest: int = LARGEST) -> Any:
    """JSON with exact decimals. Raises ExchangeError for what is too long or no JSON, with the line."""
    if len(text) > largest:
        raise ExchangeError(f"texten har {len(text)} tecken; högst {largest}")
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise ExchangeError(f"rad {error.lineno}: inte giltig JSON: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise ExchangeError(f"inte läsbar JSON: {error}") from None


def _fact(fact: Fact, value: Any) -> object:
    try:
        return _FACT_READERS[fact.kind](value, fact)
    except ValueError as error:
        raise ExchangeError(f"{fact.name}: {error}") from None


def _yes_no(value: Any, fact: Fact) -> bool:
    if not isinstance(value, bool):
        raise ExchangeError(f"väntade true eller false, fick {value!r}")
    return value


def _number(value: Any, fact: Fact) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ExchangeError(f"väntade ett tal, fick {value!r}")
    return value


def _choice(value: Any, fact: Fact) -> str:
    if value not in list(fact.choices):
        raise ExchangeError(str(unknown_name(Text("värdet", "the value"), value, list(fact.choices))))
    return str(value)


def _text(value: Any, fact: Fact | None = None) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 1000 or _HIDDEN.search(value):
        raise ExchangeError(f"väntade en text, fick {str(value)[:60]!r}")
    return value


def _date(value: Any, fact: Fact | None = None) -> date:
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and len(value) == len("2026-06-01"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ExchangeError(f"väntade ett datum ÅÅÅÅ-MM-DD som finns, fick {str(value)[:60]!r}")


def _bodies(value: Any, fact: Fact) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ExchangeError("väntade en lista av organkoder")
    return tuple(_text(item) for item in value)


def _names(value: Any, fact: Fact) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ExchangeError("väntade en lista av namn, som kan vara tom")
    return tuple(_text(item) for item in value)


_FACT_READERS: Mapping[str, Callable[[Any, Fact], object]] = {
    "yes_no": _yes_no,
    "number": _number,
    "choice": _choice,
    "text": _text,
    "body": _text,
    "bodies": _bodies,
    "names": _names,
    "date": _date,
    "money": lambda value, _: money_from_json(value),
}


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ExchangeError(f"väntade ett heltal från 0, fick {value!r}")
    return value


_DECISION_KEYS = [
    "kind", "body", "on", "outcome", "paragraph", "conditional_on", "delegate", "given_by", "adjusted", "covers",
]  # fmt: skip
_COVER_READERS: Mapping[str, Callable[[Any], Any]] = {
    "reference": _text,
    "call": _text,
    "programme": _text,
    "body": _text,
    "valid_from": _date,
    "valid_to": _date,
    "cap": money_from_json,
    "used": money_from_json,
    "max_count": _count,
    "used_count": _count,
    "amount": money_from_json,
    "pot": _text,
    "recipient": _text,
}


def decision_from_value(value: object) -> Decision:
    """One decision as JSON or TOML values. Raises ExchangeError for an unknown key or a wrong value."""
    given = _known(value, _DECISION_KEYS)
    for key in ("kind", "body", "on"):
        if key not in given:
            raise ExchangeError(f"{key} saknas")
    adjusted = given.get("adjusted", True)
    if not isinstance(adjusted, bool):
        raise ExchangeError("adjusted: väntade true eller false")
    scope = _known(given.get("covers", {}), list(_COVER_READERS))
    return Decision(
        kind=_listed(given["kind"], Text("beslutsslaget", "the kind of decision"), list(DECISION_KINDS)),
        body=_text(given["body"]),
        on=_date(given["on"]),
        outcome=_listed(given.get("outcome", "bifall"), Text("utfallet", "the outcome"), list(OUTCOMES)),
        paragraph=_text(str(given["paragraph"])) if given.get("paragraph") not in (None, "") else "",
        conditional_on=_text(given["conditional_on"]) if "conditional_on" in given else None,
        delegate=_text(given["delegate"]) if "delegate" in given else None,
        given_by=_text(given["given_by"]) if "given_by" in given else None,
        adjusted=adjusted,
        covers=Coverage(**{key: _COVER_READERS[key](item) for key, item in scope.items()}),
    )


def _listed(value: Any, what: Text, names: list[str]) -> str:
    if value not in names:
        raise ExchangeError(str(unknown_name(what, value, names)))
    return str(value)


def _known(value: Any, keys: list[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ExchangeError("väntade ett objekt")
    for key in value:
        if key not in keys:
            raise ExchangeError(str(unknown_name(Text("nyckeln", "the key"), key, keys)))
    return {key: item for key, item in value.items() if item is not None}


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """A decision as `decisions_from_json` reads it; what is not stated is left out."""
    scope = {name: getattr(decision.covers, name) for name in _COVER_READERS}
    return {
        "kind": decision.kind,
        "body": decision.body,
        "on": decision.on.isoformat(),
        "outcome": decision.outcome,
        "paragraph": decision.paragraph,
        "conditional_on": decision.conditional_on,
        "delegate": decision.delegate,
        "given_by": decision.given_by,
        "adjusted": decision.adjusted,
        "covers": {name: _plain(value) for name, value in scope.items() if value is not None},
    }


def facts_to_json(facts: Mapping[str, object]) -> dict[str, Any]:
    """Facts as `facts_from_json` reads them; unknown ones are left out."""
    return {name: _plain(value) for name, value in facts.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return money_to_json(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
