"""The field where something is sorted under one of the guidelines' areas (prioriterade områden)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.governance.queries import area_named, areas_on


def area_field(
    day: date, chosen: str = "", *, unsaid: Any = "", of: type[forms.ChoiceField] = forms.ChoiceField
) -> forms.ChoiceField | None:
    """A choice among the areas of a day and the one already ``chosen``; None where there is nothing to choose.

    ``unsaid`` is what it says to choose none; without it one of them must be, unless none is chosen yet.
    ``of`` is the kind of field.
    """
    areas = {area.id: area for area in areas_on(day)}
    if chosen and chosen not in areas and (earlier := area_named(chosen)):
        areas[chosen] = earlier
    if not areas:
        return None
    language = get_language() or "sv"
    choices: list[tuple[str, Any]] = [(area.id, capfirst(area.label.in_language(language))) for area in areas.values()]
    if unsaid or not chosen:
        choices.insert(0, ("", unsaid or _("Välj område")))
    return of(label=_("Prioriterat område"), choices=choices, required=False)
