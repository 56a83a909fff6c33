"""What the name of a programme, its part and the type of action say in themselves: own judgement, as data."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

_PROGRAMMES = MappingProxyType(
    {
        "CERV": (0.6, "citizens equality rights"),
        "LIFE": (0.6, "environment and climate action"),
        "ERASMUS": (0.5, "erasmus"),
        "ESC": (0.5, "solidarity corps"),
        "ESF": (0.3, "social fund"),
        "INTERREG": (0.9, "interreg"),
        "URBACT": (1.0, "urbact"),
        "EUI": (1.0, "urban initiative"),
        "CREA": (0.0, "creative europe"),
        "UCPM": (0.5, "civil protection mechanism"),
        "AMIF": (0.5, "asylum migration"),
        "ISF": (-0.3, "internal security fund"),
        "DIGITAL": (-0.1, "digital europe"),
        "PPPA": (0.0, "pilot projects"),
        "SMP": (-0.3, "single market"),
        "I3": (-0.2, "interregional innovation"),
        "JTM": (0.4, "just transition"),
        "HORIZON": (-0.1, "horizon"),
        "CEF": (-0.5, "connecting europe"),
        "EU4H": (-0.4, "eu4health"),
        "JUST": (-0.8, "justice programme"),
        "EMFAF": (-0.4, "maritime fisheries"),
        "AGRIP": (-1.2, "agricultural products"),
        "ERDFTA": (-0.4, "technical assistance"),
        "SOCPL": (-0.6, "social prerogative"),
        "EP": (-1.0, "european parliament"),
        "EUBA": (-1.5, "bodies and agencies"),
        "EUAF": (-1.5, "anti fraud"),
        "PERICLES": (-2.0, "pericles"),
        "PERI": (-2.0, "counterfeiting"),
        "EDF": (-2.0, "defence fund"),
        "EURATOM": (-2.0, "euratom"),
        "RFCS": (-2.0, "coal"),
        "RELEX": (-2.0, "external action"),
        "EUROPEAID": (-2.0, "prospect"),
        "INNOVFUND": (-1.2, "innovation fund"),
        "RENEWFM": (-1.2, "renewable energy financing"),
    }
)

_DIVISIONS: tuple[tuple[str, float], ...] = (
    (r"TOWN-(TT|NT)", 1.0),
    (r"-MISS-.*\bCIT\b", 0.8),
    (r"-MISS-.*CLIMA", 0.5),
    (r"-MISS-.*(OCEAN|SOIL)", 0.1),
    (r"-MISS-.*CANCER", -0.8),
    (r"-NEB-", 0.5),
    (r"-CL2-", 0.1),
    (r"-CL3-.*(DRS|INFRA)", 0.1),
    (r"-CL3-.*(BM|CS|FCT)-", -0.5),
    (r"-CL4-", -0.7),
    (r"-CL5-.*-D4-", 0.0),
    (r"-CL5-.*-D6-", 0.1),
    (r"-CL5-.*-D[1235]-", -0.6),
    (r"-CL6-.*(FARM2FORK|GOVERNANCE|CLIMATE)", -0.4),
    (r"-CL6-.*(CIRCBIO|COMMUNITIES|BIODIV|ZEROPOLLUTION)", 0.0),
    (r"-(ERC|EUROHPC|CID)-", -1.5),
    (r"-?ERC-", -1.5),
    (r"-(MSCA|EIC|INFRA|RAISE|WIDERA|JU|EUSPA|JTI|CHIPS)-", -1.0),
    (r"-HLTH-", -0.5),
    (r"-(CB-VET|VIRT-EXCH|EDU-.*-(HE|EUED|CBHE))", -0.7),
    (r"CREA-CULT-.*COOP", 0.5),
    (r"CREA-MEDIA", -0.8),
    (r"-(OG|FPA|SGA|NCP|NRCP|TA)-", -0.6),
)

_ACTIONS: tuple[tuple[str, float], ...] = (
    ("coordination and support", 0.2),
    ("innovation actions", 0.2),
    ("research and innovation actions", -0.3),
    ("procurement", 0.3),
    ("prize", 0.0),
    ("cofund", -0.5),
    ("operating grant", -0.8),
    ("framework partnership", -0.5),
    ("fellowship", -1.0),
    ("erc grants", -1.0),
    ("eic ", -0.8),
    ("infrastructure projects", -0.3),
    ("project grants", 0.2),
    ("lump sum grants", 0.1),
)

_CODE = re.compile(r"[A-Z0-9]+")


@lru_cache(maxsize=4096)
def programme_code(programme: str, topic: str) -> str:
    """The programme's short code ("CERV"), from its identifier's first part, else its name; "" if unknown."""
    first = _CODE.match(topic.upper())
    if first and first.group() in _PROGRAMMES:
        return first.group()
    name = " ".join(re.findall(r"[a-z0-9]+", programme.lower()))
    for code in sorted(_PROGRAMMES, key=len, reverse=True):
        if code.lower() in name.split() or _PROGRAMMES[code][1] in name:
            return code
    return ""


def programme_prior(code: str) -> float:
    """How often the programme is open to municipalities, from −2 (never) to 1."""
    return _PROGRAMMES[code][0] if code in _PROGRAMMES else 0.0


@lru_cache(maxsize=16_384)
def division_prior(topic: str) -> float:
    """The same for the part of the programme that the identifier names ("…-MISS-2027-04-CIT-03")."""
    return next((prior for pattern, prior in _DIVISIONS if re.search(pattern, topic.upper())), 0.0)


@lru_cache(maxsize=1024)
def action_prior(type_of_action: str) -> float:
    """The same for the type of action; for several matching names, the lowest."""
    name = type_of_action.lower()
    return min((prior for words, prior in _ACTIONS if words in name), default=0.0)
