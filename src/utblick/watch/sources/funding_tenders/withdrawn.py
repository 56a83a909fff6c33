"""When the portal itself says, in a text, that a topic or call has been withdrawn. Pure.

The status field knows no such state; only news and the topic's own notes say it. Other things are cancelled too
(webinars, documents, other topics), so the subject must be this call or topic itself.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_WITHDRAWN = re.compile(
    r"\b(?:this|the|present)\s+(?:call|topic)(?:\s+for\s+(?:proposals|applications))?"
    r"(?:\s+(?P<code>[A-Z][A-Z0-9]+-[A-Z0-9_/-]+))?(?:\s*[:\u2013]\s*[^,;]{0,80}?)?"
    r",?\s+(?:has\s+been|is|was)\s+(?:now\s+|hereby\s+|formally\s+)?(?:cancelled|canceled|withdrawn)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:if|unless|whether|not|event|info\s*day|webinar|session|deadline|document)\b", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:(?:call|topic)\s+)?(?:cancelled|canceled|withdrawn)\s*[]):\u2013-]", re.IGNORECASE)


def withdrawal_in(identifier: str, title: str, text: str) -> str:
    """The sentence, or the title, that says it of the topic ``identifier``; "" when none does."""
    if _TITLE.search(title):
        return title
    for sentence in _SENTENCE.findall(text):
        found = _WITHDRAWN.search(sentence)
        if found is None or _OTHER.search(sentence[: found.end()]):
            continue
        if identifier.upper().startswith((found["code"] or "").upper()):
            return " ".join(str(sentence).split())
    return ""
