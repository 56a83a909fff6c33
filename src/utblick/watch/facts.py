"""From what one record says to the fields of a `Call`; and from two states of a call to what changed, in plain JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from utblick.matching import CallText as TextToMatch
from utblick.values import Money, Text
from utblick.watch.models.calls import Call, read_deadline, written_deadline
from utblick.watch.sources.parsed import Deadline, Move, ParsedCall, deadline_moved, next_deadline
from utblick.watch.wording import differing

ORIGINAL = "en"
"""The language a call is written in; its record is the one that facts are taken from when there is one."""
LONGEST_TEXT = 200_000
TOLD = (
    "identifier", "title_sv", "title_en", "call_title_sv", "call_title_en", "programme_code", "opens_on", "opens_about",
    "closes_about",
    "deadline_model", "stated_closed", "budget_minor", "min_contribution_minor", "max_contribution_minor", "currency",
    "expected_grants", "types_of_action",
)  # fmt: skip
"""Fields whose change is told to people as it is; deadlines and texts are told in their own way."""

Texts = Mapping[str, tuple[str, str, str]]
"""Language → (description as safe HTML, description, conditions)."""


def facts_of(parsed: ParsedCall, programme: Text) -> dict[str, Any]:
    """The fields of `Call` that do not depend on language, within what the columns hold."""
    last = parsed.last_deadline_on
    amounts = [amount for amount in (parsed.budget, parsed.min_contribution, parsed.max_contribution) if amount]
    return {
        "facts_reference": parsed.reference[:200],
        "identifier": parsed.identifier[:200],
        "call_identifier": parsed.call_identifier[:200],
        "programme_code": (parsed.programmes[0] if parsed.programmes else "")[:120],
        "programme_sv": programme.sv[:200],
        "programme_en": programme.en[:200],
        "opens_on": parsed.opens_on,
        "last_deadline_on": last,
        "deadlines": [written_deadline(deadline) for deadline in parsed.deadlines],
        "deadline_model": parsed.deadline_model[:40],
        "stated_closed": parsed.stated_closed,
        "budget_minor": _minor(parsed.budget),
        "min_contribution_minor": _minor(parsed.min_contribution),
        "max_contribution_minor": _minor(parsed.max_contribution),
        "currency": amounts[0].currency if amounts else "EUR",
        "expected_grants": parsed.expected_grants if 0 <= (parsed.expected_grants or 0) < 2**31 else None,
        "types_of_action": list(parsed.types_of_action),
        "url": parsed.url[:500],
        "opens_about": str(parsed.opens_about or ""),
        "opens_by": parsed.opens_by,
        "closes_about": str(parsed.closes_about or ""),
        "closes_by": parsed.closes_by,
        "forecast": parsed.forecast,
    }


def titles_of(parsed: ParsedCall) -> dict[str, str]:
    """The fields of `Call` in the record's own language; a language that is not Swedish is shown as the original."""
    language = "sv" if parsed.language == "sv" else "en"
    return {f"title_{language}": parsed.title[:500], f"call_title_{language}": parsed.call_title[:500]}


def texts_of(parsed: ParsedCall) -> tuple[str, str, str]:
    """The long texts, cut where no page could show them."""
    html = parsed.description_html if len(parsed.description_html) <= LONGEST_TEXT else ""
    return html, parsed.description_text[:LONGEST_TEXT], parsed.conditions_text[:LONGEST_TEXT]


def texts_hash(texts: Texts) -> str:
    """One hash of a call's texts in every language; "" when there are none."""
    told = "\0".join(f"{language}\0{texts[language][1]}\0{texts[language][2]}" for language in sorted(texts))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest() if told else ""


def next_deadline_on(rows: Iterable[list[Any]], day: date) -> date | None:
    """The first deadline's day not yet passed on ``day``; the last one's when all have passed."""
    deadlines = [read_deadline(row) for row in rows]
    ahead = next_deadline(deadlines, day)
    return ahead.day if ahead else max((deadline.day for deadline in deadlines), default=None)


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], texts_before: Texts, texts_after: Texts
) -> list[dict[str, Any]]:
    """What to tell: each field with old and new; of texts the words that differ. Empty when nothing worth telling."""
    told = [
        {"field": name, "old": _plain(before[name]), "new": _plain(after[name])}
        for name in TOLD
        if before[name] != after[name]
    ]
    days = [sorted({row[0] for row in state["deadlines"]}) for state in (before, after)]
    if days[0] != days[1]:
        told.append({"field": "deadlines", "old": days[0], "new": days[1]})
    for language in sorted(texts_after.keys()):
        old, new = texts_before.get(language, ("", "", "")), texts_after[language]
        for name, place in (("description", 1), ("conditions", 2)):
            if language in texts_before and old[place] != new[place]:
                told.append({"field": name, "language": language, "words": differing(old[place], new[place])})
    return told


def move_between(before: Mapping[str, Any], after: Mapping[str, Any], on: date) -> Move | None:
    """How the deadline moved, seen on ``on``; None when its day did not (`parsed.deadline_moved`)."""
    return deadline_moved(_deadlines(before), _deadlines(after), on)


def stored_to_match(call: Call) -> TextToMatch:
    """A stored call as the matcher reads it; prefetch its texts when there are many."""
    texts = {row.language: (row.description_html, row.description, row.conditions) for row in call.texts.all()}
    return to_match(call, texts)


def to_match(call: Call, texts: Texts) -> TextToMatch:
    """The call as the matcher reads it: in the original language, else in the one there is."""
    description = texts.get(ORIGINAL) or next(iter(texts.values()), ("", "", ""))
    return TextToMatch(
        topic=call.identifier,
        title=call.title_en or call.title_sv,
        call_title=call.call_title_en or call.call_title_sv,
        programme=call.programme_en,
        type_of_action=call.types_of_action[0] if call.types_of_action else "",
        description=description[1],
    )


def _deadlines(state: Mapping[str, Any]) -> list[Deadline]:
    return [read_deadline(row) for row in state["deadlines"]]


def _minor(amount: Money | None) -> int | None:
    return amount.minor if amount is not None and abs(amount.minor) < 2**63 else None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
