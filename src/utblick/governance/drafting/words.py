"""The format's words as a clerk reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.ui.languages import spoken
from utblick.values import Text

Choices = list[tuple[str, str | Promise]]

DOCUMENT_KINDS: Choices = [
    ("guideline", _("Riktlinjer")),
    ("policy", _("Policy")),
    ("strategy", _("Strategi")),
    ("programme", _("Program")),
    ("plan", _("Plan")),
    ("action_plan", _("Handlingsplan")),
    ("instruction", _("Instruktion")),
    ("routine", _("Rutin")),
    ("reglemente", _("Reglemente")),
    ("law", _("Lag")),
]
RANKS: Choices = [
    ("KF", _("Kommunfullmäktige")),
    ("KS", _("Kommunstyrelsen")),
    ("committee", _("En nämnd")),
    ("law", _("Lag")),
]
CLAUSE_KINDS: Choices = [
    ("goal", _("Mål")),
    ("duty", _("Skyldighet")),
    ("right", _("Rätt att göra något")),
    ("gate", _("Krav före något")),
    ("exception", _("Undantag")),
    ("prohibition", _("Förbud")),
    ("criterion", _("Grund för bedömning")),
    ("report", _("Redovisning")),
    ("task", _("Uppgift")),
    ("cost", _("Kostnad")),
    ("content", _("Innehåll i ett underlag")),
    ("budget", _("Budget")),
    ("cadence", _("Något som återkommer")),
    ("review", _("Översyn")),
    ("definition", _("Definition")),
]
LEVELS: Choices = [("must", _("ska – avgör svaret")), ("should", _("bör – varnar bara"))]
JOIN_NAMES: Choices = [("all", _("alla rader stämmer")), ("any", _("någon rad stämmer"))]
EFFECT_KINDS: Choices = [
    ("decision", _("Ett beslut krävs först")),
    ("inform", _("Någon ska informeras först")),
    ("consult", _("Någon ska yttra sig först")),
    ("ask", _("Någon ska tillfrågas")),
    ("exempt", _("Undantag från andra regler")),
    ("permit", _("Tillåtet")),
    ("forbid", _("Förbjudet")),
    ("pause", _("Inte för närvarande")),
    ("cap", _("Högst ett visst belopp")),
    ("may_delegate", _("Får delegeras")),
    ("no_delegation", _("Får inte delegeras")),
    ("may_frame", _("Ramgodkännande räcker")),
    ("may_condition", _("Villkorat beslut räcker")),
    ("may_share_call", _("Godkännande i samma utlysning räcker")),
    ("order", _("Det ena beslutet före det andra")),
    ("content", _("Underlaget ska innehålla")),
    ("report", _("Ska redovisas")),
    ("annual_report", _("Ska tas upp i årsredovisningen")),
    ("evaluation", _("Ska utvärderas")),
    ("review", _("Ska ses över")),
    ("renewal", _("Ska förnyas")),
    ("cadence", _("Ska återkomma")),
    ("duty", _("Ska göras")),
    ("warn", _("Påpekande")),
    ("cost_split", _("Vem som betalar vad")),
    ("priority", _("I vilken ordning sökande kommer")),
]


def told(names: Mapping[str, Text] | Iterable[tuple[str, Text]]) -> Choices:
    """Names with their words in the page's language."""
    pairs = names.items() if isinstance(names, Mapping) else names
    return [(name, spoken(text)) for name, text in pairs]


def word_of(choices: Choices, name: object) -> str:
    """The word of a name; the name itself when it is not among the choices."""
    return next((str(word) for key, word in choices if key == name), str(name))
