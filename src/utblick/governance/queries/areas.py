"""The areas that the municipality's guidelines sort cooperation under (prioriterade områden, R2.1, G-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from utblick.governance.models import AdoptedSet
from utblick.governance.queries.sets import read_set, sets_on
from utblick.guidelines import GuidelineSet
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class PriorityArea:
    """One area: its id, its words, and the clause that names it."""

    id: str
    label: Text
    clause: str


def areas_on(day: date) -> tuple[PriorityArea, ...]:
    """The areas of the guidelines applied on a day, in their order; none where they name none. One query."""
    return tuple(area for guidelines in sets_on(day) for area in _areas(guidelines))


def area_of(facts: Mapping[str, object], day: date) -> str:
    """The id of the area that work with these facts belongs in, by the guidelines of a day; "" for none."""
    found = (guidelines.area_of(facts, day) for guidelines in sets_on(day))
    return next((area for area in found if area), "")


def area_named(area_id: str) -> PriorityArea | None:
    """An area by its id, also one that only earlier guidelines have; the latest that has it. One query."""
    return areas_ever().get(area_id) if area_id else None


def areas_ever() -> dict[str, PriorityArea]:
    """Every area that any adopted guidelines have had, by id. One query."""
    rows = AdoptedSet.objects.order_by("valid_from", "pk").values_list("document_id", "text")
    return {area.id: area for name, text in rows for area in _areas(read_set(name, text, "{}"))}


def _areas(guidelines: GuidelineSet) -> tuple[PriorityArea, ...]:
    return tuple(PriorityArea(area.id, area.label.text, area.clause) for area in guidelines.source.areas)
