"""What is read out of a letter for a person to confirm: who asks, from where, by when, in which programme. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from utblick.cooperation.countries import COUNTRIES
from utblick.cooperation.letters import Letter
from utblick.dates.answer_by import StatedDay, answer_by
from utblick.matching import CallText, Matcher, Reason, WatchField

_HOME = "SE"
_TOP_DOMAINS = {"uk": "GB", "el": "GR"}
_NO_COUNTRY = frozenset({"eu", "tv", "me", "io", "ai", "co", "se"})
_FREE_MAIL = re.compile(r"^(?:gmail|outlook|hotmail|yahoo|icloud|live|proton|protonmail|gmx|wp|onet|o2|interia)\.")
_ORGANISATION = re.compile(
    r"\b((?:City|Town|Municipality|Region|County|Province|Commune|University|Association|Foundation|Chamber)"
    r" of (?:[A-ZÅÄÖÀ-Þ][\w’'-]+)(?:[ -][A-ZÅÄÖÀ-Þ][\w’'-]+){0,3}"
    r"|(?:[A-ZÅÄÖÀ-ÞĀ-Ž][\w’'-]+ ){1,3}(?:Municipality|City Council|Town Council|County Council|University"
    r"|Primary School|High School|School|Association|Foundation|Library|Museum|kommune?|stad|skola|gymnasium"
    r"|förening)"
    r"|(?:Gmina|Urząd Miasta|Comune di|Mairie de|Ville de|Stadt|Gemeinde|Ayuntamiento de) [A-ZÀ-ÞĀ-Ž][\w’'-]+)\b"
)
_PROGRAMMES = (
    ("CERV", r"CERV|Citizens,? Equality,? Rights|medborgare, jämlikhet"),
    ("Erasmus+", r"Erasmus\s*(?:\+|plus)"),
    ("Horisont Europa", r"Horizon Europe|Horisont Europa|Horizon 20\d\d"),
    ("Interreg", r"Interreg(?: [A-Z][\w-]+){0,4}"),
    ("LIFE", r"LIFE(?:\s+programme|-20\d\d|-programmet| program\b)"),
    ("Kreativa Europa", r"Creative Europe|Kreativa Europa"),
    ("Europeiska solidaritetskåren", r"European Solidarity Corps|solidaritetskåren"),
    ("Europeiska socialfonden+", r"ESF\s*(?:\+|plus)|European Social Fund|socialfonden"),
    ("AMIF", r"AMIF|Asylum, Migration and Integration"),
    ("URBACT", r"URBACT"),
    ("European Urban Initiative", r"European Urban Initiative|EUI[- ]"),
    ("Nordplus", r"Nordplus"),
    ("ICLD kommunala partnerskap", r"ICLD"),
    ("Ett digitalt Europa", r"Digital Europe|Ett digitalt Europa"),
    ("EU4Health", r"EU4Health"),
    ("Svenska institutet", r"Svenska institutet|Swedish Institute"),
)
_IDENTIFIER = re.compile(r"\b[A-Z][A-Z0-9]{2,14}-20\d\d-[A-Z0-9][A-Z0-9-]{2,60}\b")
_COUNTRIES = [
    (code, re.compile(rf"\b(?:{re.escape(name.sv)}|{re.escape(name.en)})\b")) for code, name in COUNTRIES.items()
]
WRITTEN_TO_US = 0.05
"""So little is enough to suggest a nämnd: a letter has been sent to a municipality, which most calls have not."""
_READ = 20_000
_VISIT = re.compile(
    r"\b(?:study visit|would like to visit|wish to visit|delegation|studiebesök|besöka (?:er|kommunen))\b", re.I
)
_PARTNER = re.compile(
    r"\b(?:partners?|consortium|konsortium|samarbetspart\w*|vänort|twin(?:ning)? town)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a letter seems to say. ``body`` is the nämnd it seems to concern, ``reasons`` why; "" for none."""

    seeks: str
    organisation: str
    country_code: str
    programme: str
    answer_by: StatedDay | None
    body: str
    reasons: tuple[Reason, ...]


def suggest(letter: Letter, fields: Sequence[WatchField], seeks: str = "") -> Suggestion:
    """Read a letter; ``fields`` are the bevakningsområden of the bodies it may be sent to."""
    words = f"{letter.subject}\n{letter.text}"[:_READ]
    programme = programme_in(words)
    matches = _matcher(tuple(fields)).match(
        CallText(topic=identifier_in(words), title=letter.subject, programme=programme, description=letter.text),
        WRITTEN_TO_US,
    )
    best = matches[0] if matches else None
    return Suggestion(
        seeks=seeks or seeks_in(words),
        organisation=organisation_in(letter),
        country_code=country_in(letter),
        programme=" · ".join(filter(None, (programme, identifier_in(words))))[:200],
        answer_by=answer_by(letter.text, letter.sent_on),
        body=best.body if best else "",
        reasons=best.reasons[:4] if best else (),
    )


@lru_cache(maxsize=1)
def _matcher(fields: tuple[WatchField, ...]) -> Matcher:
    return Matcher(fields)


def identifier_in(words: str) -> str:
    """The funder's own name of a call, such as "CERV-2026-CITIZENS-TOWN-TT"; "" when none is written."""
    found = _IDENTIFIER.search(words)
    return found[0] if found else ""


def programme_in(words: str) -> str:
    """The first funding programme named; "" when none is."""
    found = [(match.start(), name) for name, form in _PROGRAMMES if (match := re.search(rf"\b(?:{form})", words))]
    return min(found)[1] if found else ""


def seeks_in(words: str) -> str:
    """Whether a partner is sought or a visit wished for; a letter that says neither brings an idea."""
    if _VISIT.search(words) and not re.search(r"\bpartners? (?:for|in|to|wanted)\b|partnersök", words, re.IGNORECASE):
        return "visit"
    return "partner" if _PARTNER.search(words) else "idea"


def organisation_in(letter: Letter) -> str:
    """The organisation that writes: as named in the letter (last, where one signs), else the sender's domain."""
    named = _ORGANISATION.findall(letter.text[:_READ])
    if named:
        return str(Counter(named).most_common(1)[0][0])[:200]
    domain = letter.sender_email.partition("@")[2]
    return "" if not domain or _FREE_MAIL.match(domain) else domain[:200]


def country_in(letter: Letter) -> str:
    """The country code of the one who writes: by the address, else the country named most often; "" when unknown."""
    top = letter.sender_email.rpartition(".")[2].lower()
    code = _TOP_DOMAINS.get(top, top.upper())
    if top not in _NO_COUNTRY and code in COUNTRIES:
        return code
    words = f"{letter.subject}\n{letter.text}"[:_READ]
    counted = {code: len(form.findall(words)) for code, form in _COUNTRIES if code != _HOME}
    best = max(counted, key=lambda key: counted[key], default="")
    return best if best and counted[best] else ""
