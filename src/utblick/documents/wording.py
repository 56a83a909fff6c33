"""How text is made fit for paper, and the fixed words papers carry. Pure."""

from __future__ import annotations

import re

from utblick.documents.papers import Answer, Language
from utblick.values import Text

_ILLEGAL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff"
    "\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U0010ffff]"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LONG_WORD = re.compile(r"\S{41,}")

ANSWERS: dict[Answer, Text] = {
    "allowed": Text("Får lämnas in", "May be submitted"),
    "not_yet": Text("Inte ännu", "Not yet"),
    "forbidden": Text("Får inte", "Not allowed"),
    "undetermined": Text("Kan inte avgöras – fråga", "Cannot be decided – ask"),
}
WORDS = {
    "agenda": Text("Ärenden", "Items"),
    "item": Text("Ärende", "Item"),
    "answer": Text("Svar", "Answer"),
    "answered_by": Text("Vem och när", "Who and when"),
    "attachment": Text("Bilaga", "Attachment"),
    "basis": Text("Beslutsunderlag", "Basis for the decision"),
    "case_number": Text("Dnr", "Ref. no."),
    "certified": Text("Rätt utdraget ur protokollet intygar", "Certified as a true extract from the minutes"),
    "date": Text("Datum", "Date"),
    "decision": Text("Beslut", "Decision"),
    "example": Text("EXEMPEL", "EXAMPLE"),
    "example_notice": Text(
        "Exempel – en påhittad kommun, ingen verklig handling",
        "Example – an invented municipality, not a real document",
    ),
    "extract": Text("Protokollsutdrag", "Extract from the minutes"),
    "held_on": Text("Sammanträdesdag", "Meeting held on"),
    "adjusted_on": Text("Justerat", "Minutes approved on"),
    "letter": Text("Brev", "Letter"),
    "page": Text("Sida", "Page"),
    "page_of": Text("av", "of"),
    "paragraph": Text("Paragraf", "Section"),
    "reference": Text("Referens", "Reference"),
    "sent_to": Text("Beslutet skickas till", "The decision is sent to"),
    "signature": Text("Underskrift", "Signature"),
    "summary": Text("Sammanfattning", "Summary"),
    "asked": Text("Fråga", "Question"),
    "changes": Text("Det här hade ändrat svaret", "What would have changed the answer"),
    "clause": Text("Klausul", "Clause"),
    "clauses": Text("Klausulerna i sitt sammanhang", "The clauses in context"),
    "comparisons": Text("Så prövades den", "How it was tried"),
    "decided": Text("Beslut", "Decision"),
    "document": Text("Dokument", "Document"),
    "facts": Text("Uppgifterna", "The facts"),
    "held": Text("Utfall", "Result"),
    "checksum": Text("Kontrollsumma", "Checksum"),
    "rules": Text("Reglerna som prövades", "The rules that were tried"),
    "steps": Text("Stegen", "The steps"),
    "last_day": Text("Sista dag", "Last day"),
    "plan": Text("vägen till sista dag", "the road to the last day"),
    "step": Text("Steg", "Step"),
    "why_then": Text("Varför just då", "Why then"),
    "verdict": Text("svar enligt riktlinjerna", "answer by the guidelines"),
    "versions": Text("Riktlinjerna som svaret bygger på", "The guidelines that the answer rests on"),
}


def words(language: Language) -> dict[str, str]:
    """The fixed words in one language."""
    return {key: text.in_language(language) for key, text in WORDS.items()}


def clean(text: str) -> str:
    """The text without what XML or PDF/A cannot hold: control characters, lone surrogates, non-characters, private
    use; and without direction overrides, which can make a paper read otherwise than it is stored.

    Line ends become ``\\n`` and tabs a space. Everything else is kept as it is.
    """
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text)).replace("\t", " ")


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs: its non-empty lines, cleaned."""
    return [line for part in clean(text).split("\n") if (line := part.strip())]


def one_line(text: str) -> str:
    """The text cleaned, on one line."""
    return " ".join(paragraphs(text))


def breakable(text: str) -> str:
    """Gives words over 40 characters places to break (zero width space), so that no line leaves the page."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,15}", word[0])), text)


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` characters of the text on one line, cut between words when it can be and ended by "…"."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    if " " in head[limit // 2 :]:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" .,;:–-") + "…"


def decides(body: str) -> str:
    """The lead of a body's own decision: "Kommunstyrelsen beslutar"."""
    return f"{_capital(body)} beslutar"


def proposes(body: str, deciding_body: str) -> str:
    """The lead when a body puts a matter to another: "Kommunstyrelsen föreslår kommunfullmäktige besluta"."""
    return f"{_capital(body)} föreslår {deciding_body} besluta"


def _capital(body: str) -> str:
    return body[:1].upper() + body[1:]
