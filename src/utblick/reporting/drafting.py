"""The words of a nämnd's draft, made from its figures. Always Swedish: it goes into the verksamhetsberättelse.

Call `draft_text` with Swedish switched on.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.reporting.figures import HOURS, ORE, Told
from utblick.ui import formats
from utblick.values import Money

_MOST_NAMED = 6
_NAMED = {
    "agreements": "Avtal som gällde",
    "networks": "Nätverk",
    "granted": "Beviljade ansökningar",
    "projects": "Projekt",
    "visits_in": "Besök hit",
    "visits_out": "Besök dit",
    "exchanges": "Utbyten",
    "association_grants": "Bidrag till föreningars utbyten",
}


def draft_text(body: str, year: int, told: Sequence[Told]) -> str:
    """Half a page at most: the figures in sentences, and what they were by name."""
    if not any(one.total for one in told):
        return f"{body} har inte haft något internationellt samarbete under {year}."
    sums = [f"{str(one.figure.label).lower()}: {amount_text(one)}" for one in told if one.total]
    lines = [f"{body} redovisar det internationella samarbetet under {year}.", f"I siffror: {'; '.join(sums)}."]
    for one in told:
        if one.total and one.figure.key in _NAMED:
            lines.append(f"{_NAMED[one.figure.key]}: {_names(one)}.")
    return "\n\n".join(lines)


def amount_text(told: Told, amount: int | None = None) -> str:
    """A figure, or what one of its rows adds, in its unit and the language switched on."""
    language = get_language() or "sv"
    value = told.total if amount is None else amount
    if told.figure.unit == ORE:
        return formats.money(Money(value), language)
    if told.figure.unit == HOURS:
        return _("%s timmar") % formats.whole_number(value, language)
    return formats.whole_number(value, language)


def _names(told: Told) -> str:
    names = [name for _, name, _ in told.rows]
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" och {more} till" if more > 0 else "")
