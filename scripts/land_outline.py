"""`land_outline.py WORLD.json EUROPE.json`: the land of the partner map, drawn from Natural Earth (public domain).

The two are land as TopoJSON at 1:110 m and 1:50 m. What is written, src/utblick/cooperation/land/*.svgpath, is land in
one fill without any borders, clipped to the frames of `utblick.cooperation.maps` and simplified to half a unit of the
picture.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from utblick.cooperation.maps import EUROPE, LAND_UNITS, WORLD, Frame  # noqa: E402

Point = tuple[float, float]
Ring = list[Point]
SMALLEST, STRAIGHT = 6.0, 0.9


def rings(path: Path) -> Iterator[Ring]:
    """Every ring of the land but Antarctica, in degrees, as it lies and one turn to each side."""
    topology = json.loads(path.read_text())
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                found: Ring = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    found += arc[1:] if found else arc
                whole = unwrapped(found)
                if abs(whole[0][0] - whole[-1][0]) < 1:
                    yield from ([(x + turn, y) for x, y in whole] for turn in (-360, 0, 360))


def unwrapped(ring: Ring) -> Ring:
    """The ring without leaps over the date line: it may go beyond 180 degrees."""
    found = [ring[0]]
    for x, y in ring[1:]:
        leap = round((x - found[-1][0]) / 360) * 360
        found.append((x - leap, y))
    return found


def clipped(ring: Ring, width: float, height: float) -> Ring:
    """The part of a ring inside the picture (Sutherland and Hodgman)."""
    for axis, bound, keep in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        if not ring:
            break
        inside: Callable[[Point], bool] = lambda point, a=axis, b=bound, k=keep: (point[a] - b) * k >= 0  # noqa: E731
        cut: Ring = []
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
            if inside(before) != inside(here):
                share = (bound - before[axis]) / (here[axis] - before[axis])
                cut.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside(here):
                cut.append(here)
        ring = cut
    return ring


def simplified(line: Ring) -> Ring:
    """The line without the points that lie closer to its course than `STRAIGHT` (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def away(point: Point) -> float:
        if not length:
            return float(((point[0] - x1) ** 2 + (point[1] - y1) ** 2) ** 0.5)
        return float(abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length)

    far = max(range(1, len(line) - 1), key=lambda place: away(line[place]))
    if away(line[far]) <= STRAIGHT:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def as_path(frame: Frame, source: Path) -> str:
    """The land as the d of one path, in whole units of `LAND_UNITS` to a unit of the picture."""
    width, height = frame.width * LAND_UNITS, frame.height * LAND_UNITS
    drawn = []
    for ring in rings(source):
        placed = [frame.place(latitude, longitude) for longitude, latitude in ring]
        seen = clipped([(x * LAND_UNITS, y * LAND_UNITS) for x, y in placed], width, height)
        if len(seen) < 3 or area(seen) < SMALLEST:
            continue
        middle = len(seen) // 2
        points = simplified(seen[: middle + 1])[:-1] + simplified(seen[middle:])
        whole = [(round(x), round(y)) for x, y in points]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:], strict=False)]
        drawn.append(f"M{whole[0][0]},{whole[0][1]}l" + " ".join(f"{x},{y}" for x, y in steps if x or y) + "z")
    return "\n".join(drawn)


def main() -> None:
    folder = ROOT / "src" / "utblick" / "cooperation" / "land"
    folder.mkdir(exist_ok=True)
    for name, frame, source in (("world", WORLD, sys.argv[1]), ("europe", EUROPE, sys.argv[2])):
        (folder / f"{name}.svgpath").write_text(as_path(frame, Path(source)) + "\n")


if __name__ == "__main__":
    main()
