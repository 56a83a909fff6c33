"""What the map of partners shows: Europe, the world where somebody lies outside it, and the table beside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.maps import EUROPE, MOST_DOTS, WORLD, Dot, Frame, Place, dots
from utblick.cooperation.models import Partner
from utblick.ui.paging import page_of

FRAMES = (("europe", _("Europa"), EUROPE), ("world", _("Världen"), WORLD))


@dataclass(frozen=True, slots=True)
class Picture:
    """One map, ready to draw."""

    name: str
    title: str | Promise
    frame: Frame
    land: str
    dots: list[Dot]

    @property
    def description(self) -> str:
        """Every place in the picture in words."""
        return ", ".join(dot.place.name for dot in self.dots)


def map_page(rows: QuerySet[Partner], asked: QueryDict) -> dict[str, Any]:
    """The context of the page, of the partners asked for; those that have gone up in another are left out."""
    here = rows.filter(successor=None)
    counted = here.aggregate(all=Count("pk"), placed=Count("pk", filter=Q(latitude__isnull=False)))
    placed = here.filter(latitude__isnull=False)
    return {
        "pictures": pictures(placed),
        "page": page_of(placed, asked),
        "missing": counted["all"] - counted["placed"],
        "most": MOST_DOTS,
        "more": counted["placed"] > MOST_DOTS,
    }


def pictures(placed: QuerySet[Partner]) -> list[Picture]:
    """Twin towns first, then those we last had to do with, so that names find room; no picture without a place."""
    chosen = placed.order_by("-is_twin_town", "-last_active_on", "pk").values_list(
        "name", "latitude", "longitude", "is_twin_town"
    )[:MOST_DOTS]
    places = [Place(name, float(north or 0), float(east or 0), is_twin) for name, north, east, is_twin in chosen]
    abroad = any(not EUROPE.holds(place.latitude, place.longitude) for place in places)
    found = []
    for name, title, frame in FRAMES:
        drawn = dots(frame, places)
        if drawn and (name == "europe" or abroad):
            found.append(Picture(name, title, frame, land(name), drawn))
    return found


@cache
def land(name: str) -> str:
    """The outline of the land, as the d of a path (see `maps`)."""
    return (Path(__file__).with_name("land") / f"{name}.svgpath").read_text("utf-8").strip()
