"""Where partners lie, as a picture: land in one fill without borders, a dot and a name for each. Pure.

The land is drawn once from Natural Earth (public domain) by scripts/land_outline.py. Places are in degrees (WGS 84),
the picture in its own units, 1 of them about a pixel at full width.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of what is taken in a picture."""
WIDTH = 720
LAND_UNITS = 2
"""The land is drawn in whole halves of a unit."""
MOST_DOTS, MOST_NAMES = 300, 60
"""So many places are drawn, and so many of them are given a name where it finds room."""
_LETTER, _LINE, _AWAY = 7.4, 17, 9
"""How wide a letter and how high a line is, and how far from its dot a name stands."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture shows, in degrees; true to scale at the latitude ``standard``."""

    west: float
    east: float
    south: float
    north: float
    standard: float
    width: int = WIDTH

    @property
    def scale(self) -> float:
        """Units of the picture to a degree of latitude."""
        return self.width / ((self.east - self.west) * cos(radians(self.standard)))

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """From the left and from the top."""
        return (longitude - self.west) * cos(radians(self.standard)) * self.scale, (self.north - latitude) * self.scale


EUROPE = Frame(west=-25, east=45, south=34, north=71.5, standard=52)
WORLD = Frame(west=-170, east=190, south=-56, north=78, standard=30)


@dataclass(frozen=True, slots=True)
class Place:
    """A partner's place. ``is_marked`` is drawn as a filled square, other places as discs."""

    name: str
    latitude: float
    longitude: float
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A place in a picture; ``label`` is "" where its name finds no room."""

    place: Place
    x: int
    y: int
    label: str = ""
    label_x: int = 0
    label_y: int = 0
    anchor: str = "start"

    @property
    def corner_x(self) -> int:
        return self.x - 5

    @property
    def corner_y(self) -> int:
        return self.y - 5


def dots(frame: Frame, places: Iterable[Place]) -> list[Dot]:
    """Where the places lie in the picture; names are written in their order as long as they find room."""
    found = []
    for place in places:
        if frame.holds(place.latitude, place.longitude):
            x, y = frame.place(place.latitude, place.longitude)
            found.append(Dot(place, round(x), round(y)))
    found = found[:MOST_DOTS]
    taken: list[Box] = [(dot.x - 5, dot.y - 5, dot.x + 5, dot.y + 5) for dot in found]
    return [*(_named(frame, dot, taken) for dot in found[:MOST_NAMES]), *found[MOST_NAMES:]]


def _named(frame: Frame, dot: Dot, taken: list[Box]) -> Dot:
    wide = len(dot.place.name) * _LETTER
    middle = dot.y + 5
    ways = (
        ("start", dot.x + _AWAY, middle, dot.x + _AWAY),
        ("end", dot.x - _AWAY, middle, dot.x - _AWAY - wide),
        ("middle", dot.x, dot.y - _AWAY, dot.x - wide / 2),
        ("middle", dot.x, dot.y + _AWAY + 11, dot.x - wide / 2),
    )
    for anchor, x, y, left in ways:
        box = (left, y - _LINE + 4, left + wide, y + 4)
        if left >= 0 and box[2] <= frame.width and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return Dot(dot.place, dot.x, dot.y, dot.place.name, round(x), round(y), anchor)
    return dot


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
