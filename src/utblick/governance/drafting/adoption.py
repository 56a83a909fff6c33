"""The text that a decision adopts: the draft's own, with the decision written into its head."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from utblick.governance.drafting.splicing import read, set_keys


@dataclass(frozen=True)
class AdoptionDecision:
    """Who decided, when, under which § and dnr, and the first day the document is applied."""

    body: str
    decided_on: date
    paragraph: str
    reference: str
    valid_from: date
    reason: str = ""


@dataclass(frozen=True)
class FinalText:
    """What will be kept for good: the text, its SHA-256, and the keys of its head that the decision gave new values."""

    text: str
    sha256: str
    written: tuple[str, ...]


def final_text(text: str, decision: AdoptionDecision) -> FinalText:
    """The text with the decision in it. Raises NotSpliceable when its head cannot be written in by rule."""
    before = read(text).get("document", {})
    values = {
        "body": decision.body,
        "date": decision.decided_on.isoformat(),
        "paragraph": decision.paragraph,
        "reference": decision.reference or None,
        "valid_from": decision.valid_from.isoformat(),
    }
    differing = {key: value for key, value in values.items() if _said(before.get(key)) != value}
    final = set_keys(text, ("document",), differing) if differing else text
    return FinalText(final, sha256_of(final), tuple(differing))


def sha256_of(text: str) -> str:
    """The checksum by which an adopted text is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def _said(value: object) -> str | None:
    return None if value is None else str(value)
