"""*Vägen till sista dag* made ready to draw: the pure picture's geometry as positions, shapes and words.

Across, everything is a percentage so that the drawing fits any width without its text growing or shrinking; down, it is
in pixels. The table of rows says the same as the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext

from utblick.dates.lanes import Lane, Mark, Path, Span
from utblick.dates.picture import Line, Picture
from utblick.ui.formats import short_day

TOP = 44
LANE = 52
LEVEL = 16
BASELINE = 22
FOOT = 26
HIGHEST = 8
CROWDED = 17.0
DATE_WIDTH = 40.0
MONTH_WIDTH = 45.0
NAME_WIDTH = 250.0
MIDDLE = 500.0
LATE = 700.0

_SHAPES = {
    "opens": "opens",
    "closes": "last_day",
    "submit": "last_day",
    "bind": "bind",
    "work": "work",
    "start": "work",
    "approval": "paper",
    "papers": "paper",
    "stop": "stop",
    "reserve": "reserve",
    "preliminary": "reserve",
    "extra": "extra",
    "cancelled": "cancelled",
    "decided": "decided",
    "way": "way",
}


@dataclass(frozen=True)
class DrawnMark:
    """A sign and its row: ``name`` is what a screen reader says, ``note`` its standing in one word, or ""."""

    row_id: str
    x: str
    y: int
    shape: str
    tone: str
    short: str
    name: str
    note: str
    on: date
    lane: str
    what: str
    why: str


@dataclass(frozen=True)
class DrawnSpan:
    """A stretch; ``word_x``: where its word has room."""

    kind: str
    x: str
    width: str
    word_x: str
    label: str


@dataclass(frozen=True)
class DrawnPath:
    """The way that remains, at its own height, from today to its sign."""

    x: str
    to_x: str
    y: int
    label: str
    label_x: str
    dx: int
    anchor: str


@dataclass(frozen=True)
class DrawnLane:
    """``levels``: how many heights of signs or ways it has above the first; ``y``: where its line runs."""

    label: str
    levels: int
    y: int
    marks: tuple[DrawnMark, ...]
    spans: tuple[DrawnSpan, ...]
    paths: tuple[DrawnPath, ...]


@dataclass(frozen=True)
class DrawnLine:
    x: str
    label: str
    anchor: str
    dx: int


@dataclass(frozen=True)
class Drawing:
    """Everything the template puts out."""

    id: str
    title: str
    description: str
    today: date | None
    height: int
    bottom: int
    weeks: tuple[str, ...]
    months: tuple[DrawnLine, ...]
    rest: tuple[DrawnSpan, ...]
    landmarks: tuple[DrawnLine, ...]
    todays: tuple[DrawnLine, ...]
    lanes: tuple[DrawnLane, ...]
    rows: tuple[DrawnMark, ...]


def drawing(picture: Picture, language: str, prefix: str = "vag") -> Drawing:
    """The picture in ``language``; ``prefix`` begins every id, so that two pictures fit on one page."""
    lanes = tuple(_lanes(picture.lanes, language, prefix))
    marks = {mark.row_id: mark for lane in lanes for mark in lane.marks}
    bottom = TOP + sum(LANE + LEVEL * lane.levels for lane in lanes)
    todays = [line for line in picture.lines if line.kind == "today"]
    return Drawing(
        id=prefix,
        title=picture.title.in_language(language),
        description=picture.description.in_language(language),
        today=todays[0].on if todays else None,
        height=bottom + FOOT,
        bottom=bottom,
        weeks=tuple(_percent(week.x) for week in picture.weeks),
        months=tuple(
            DrawnLine(_percent(month.x), month.label.in_language(language), "start", 5)
            for month in picture.months
            if month.width >= MONTH_WIDTH
        ),
        rest=tuple(_span(span, language, span.x) for span in picture.rest),
        landmarks=tuple(_line(line, language) for line in picture.lines if line.kind == "landmark"),
        todays=tuple(_line(line, language) for line in todays),
        lanes=lanes,
        rows=tuple(marks[_row_id(prefix, mark)] for mark in picture.rows),
    )


def _lanes(lanes: Sequence[Lane], language: str, prefix: str) -> Iterator[DrawnLane]:
    top = TOP
    for lane in lanes:
        signs = [mark for mark in lane.marks if mark.kind != "way"]
        heights = _heights(signs) | {path.row: number for number, path in enumerate(lane.paths, start=1)}
        levels = min(HIGHEST, max(heights.values(), default=0))
        y = top + BASELINE + LEVEL * levels
        ys = {row: y - LEVEL * min(height, HIGHEST) for row, height in heights.items()}
        dated = _with_room_for_dates(signs, heights) | {path.row for path in lane.paths}
        name = lane.label.in_language(language)
        label = name[:1].upper() + name[1:]
        yield DrawnLane(
            label=label,
            levels=levels,
            y=y,
            marks=tuple(
                _mark(mark, label, ys.get(mark.row, y), mark.row in dated, language, prefix) for mark in lane.marks
            ),
            spans=tuple(_span(span, language, _widest_gap(span, signs)) for span in lane.spans),
            paths=tuple(_path(path, ys[path.row], language) for path in lane.paths),
        )
        top += LANE + LEVEL * levels


def _path(path: Path, y: int, language: str) -> DrawnPath:
    """The name stands on a long way; after the sign (and its date) of a short one, or before today near the end."""
    label_x, dx, anchor = path.x, 10, "start"
    if path.to_x - path.x < NAME_WIDTH:
        label_x, dx, anchor = (path.to_x, 52, "start") if path.to_x < LATE else (path.x, -12, "end")
    label = path.label.in_language(language)
    return DrawnPath(_percent(path.x), _percent(path.to_x), y, label, _percent(label_x), dx, anchor)


def _span(span: Span, language: str, word_x: float) -> DrawnSpan:
    label = span.label.in_language(language)
    return DrawnSpan(span.kind, _percent(span.x), _percent(span.width), _percent(word_x), label)


def _widest_gap(span: Span, marks: Sequence[Mark]) -> float:
    """Where in a span a word stands in nobody's way: the middle of the widest stretch without a sign."""
    ends = sorted({span.x, span.x + span.width, *(mark.x for mark in marks if span.x < mark.x < span.x + span.width)})
    start, end = max(pairwise(ends), key=lambda pair: pair[1] - pair[0], default=(span.x, span.x))
    return (start + end) / 2


def _mark(mark: Mark, lane: str, y: int, dated: bool, language: str, prefix: str) -> DrawnMark:
    label, note = mark.label.in_language(language), _note(mark)
    day = short_day(mark.on, language)
    return DrawnMark(
        row_id=_row_id(prefix, mark),
        x=_percent(mark.x),
        y=y,
        shape=_SHAPES.get(mark.kind, "meeting"),
        tone=_tone(mark),
        short=day if dated else "",
        name=", ".join(part for part in (lane, label, day, note) if part),
        note=note,
        on=mark.on,
        lane=lane,
        what=label,
        why=mark.explanation.in_language(language),
    )


def _note(mark: Mark) -> str:
    if mark.out_of_reach:
        return gettext("stängt")
    if mark.kind in ("meeting", "preliminary", "reserve", "extra", "submit", "bind"):
        words = [gettext("planerat")] if mark.planned else []
        return " · ".join([*words, gettext("sista möjliga")] if mark.latest else words)
    return ""


def _tone(mark: Mark) -> str:
    if mark.out_of_reach:
        return "closed"
    if mark.kind == "decided":
        return "done"
    if mark.planned or mark.kind == "way":
        return "planned"
    return "" if mark.latest or mark.step or mark.kind in ("opens", "closes") else "quiet"


def _heights(marks: Sequence[Mark]) -> dict[str, int]:
    """For each row how many signs its own sign must stand above so that none covers another."""
    ends: list[float] = []
    heights: dict[str, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.row)):
        height = next((number for number, end in enumerate(ends) if end <= mark.x), len(ends))
        ends[height : height + 1] = [mark.x + CROWDED]
        heights[mark.row] = height
    return heights


def _with_room_for_dates(marks: Sequence[Mark], heights: dict[str, int]) -> set[str]:
    """Rows whose date can be written under the sign: on the lane's line, the plan's own first, none over another."""
    chosen: list[Mark] = []
    on_line = [mark for mark in marks if heights[mark.row] == 0]
    for mark in sorted(on_line, key=lambda mark: (not (mark.planned or mark.latest), mark.kind == "stop", mark.x)):
        if all(abs(mark.x - other.x) >= DATE_WIDTH for other in chosen):
            chosen.append(mark)
    return {mark.row for mark in chosen}


def _line(line: Line, language: str) -> DrawnLine:
    late = line.x > MIDDLE
    return DrawnLine(_percent(line.x), line.label.in_language(language), "end" if late else "start", -6 if late else 6)


def _row_id(prefix: str, mark: Mark) -> str:
    return f"{prefix}-{mark.row}"


def _percent(x: float) -> str:
    return f"{x / 10:.2f}%"
