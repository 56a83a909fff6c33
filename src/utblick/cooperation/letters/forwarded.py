"""The letter inside a forwarded mail: the head that mail programs write above it, in several languages. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email.utils import parseaddr

from utblick.cooperation.letters.letter import Letter, one_line
from utblick.dates.english_days import english_days
from utblick.dates.numeric_days import numeric_days
from utblick.dates.swedish_days import written_days

_PREFIX = re.compile(r"^\s*(?:(?:fwd?|vb|re|sv|aw|wg|tr|vs|vl|pd|odp)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_FROM = re.compile(
    r"^[ \t>*]*(?:Från|From|Von|De|Fra|Lähettäjä|Od|No)\s*:[ \t*]*(?P<who>\S.{0,300})$", re.M | re.IGNORECASE
)
_LINE = re.compile(r"^[ \t>*]*(?P<name>[A-Za-zÅÄÖåäöé]{2,20})\s*:[ \t*]*(?P<value>.{0,500})$")
_SENT = frozenset({"skickat", "sent", "date", "datum", "gesendet", "envoyé", "lähetetty", "data", "wysłano", "dato"})
_SUBJECT = frozenset({"ämne", "subject", "betreff", "objet", "aihe", "temat", "emne"})
_OTHER = frozenset(
    {"till", "to", "an", "à", "til", "do", "kopia", "cc", "kopi", "importance", "prioritet", "attachments"}
)
_HEAD_LINES = 8
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MARKED = re.compile(r"^[ \t]*>+ ?", re.M)


def bare_subject(subject: str) -> str:
    """The subject without the marks of answers and forwarding ("VB: Fwd: …")."""
    return _PREFIX.sub("", subject).strip()


def unwrapped(letter: Letter) -> Letter:
    """The letter that was forwarded, when the text holds its head; else the letter itself.

    Of several heads the last counts: that is the first letter of the exchange.
    """
    heads = [found for match in _FROM.finditer(letter.text) if (found := _head(letter.text, match))]
    if not heads:
        return replace(letter, subject=bare_subject(letter.subject))
    told, rest = heads[-1]
    name, address = _who(told["from"])
    return replace(
        letter,
        subject=bare_subject(told.get("subject", "") or letter.subject),
        sender_name=name,
        sender_email=address,
        sent_on=_day(told.get("sent", "")) or letter.sent_on,
        text=_MARKED.sub("", rest).strip() or letter.text,
    )


def _head(text: str, begins: re.Match[str]) -> tuple[dict[str, str], str] | None:
    """The lines of a head and the text below it; None when it is no head but a line that begins like one."""
    told = {"from": begins["who"].strip()}
    place = begins.end()
    for _ in range(_HEAD_LINES):
        end = text.find("\n", place + 1)
        line = text[place:end] if end >= 0 else text[place:]
        match = _LINE.match(line.strip("\n"))
        name = match["name"].lower() if match else ""
        if match is None or name not in _SENT | _SUBJECT | _OTHER:
            break
        key = "sent" if name in _SENT else "subject" if name in _SUBJECT else "other"
        told[key] = match["value"].strip()
        place = end if end >= 0 else len(text)
    return (told, text[place:].strip("\n")) if {"sent", "subject"} & told.keys() else None


def _who(words: str) -> tuple[str, str]:
    found = _ADDRESS.search(words)
    address = found[0] if found else ""
    name = parseaddr(words)[0] or re.split(r"[<\[(]|mailto:", words)[0]
    return one_line(name.strip("\"' *"), 120), address.lower()


def _day(words: str) -> date | None:
    days = [*written_days(words), *english_days(words), *(one.written for one in numeric_days(words))]
    return next((day for one in days if one.year and (day := one.day(None))), None)
