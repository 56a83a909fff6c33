"""Who decides before and after, drawn: bodies to the left and to the right, and between them a band a flow.

Everything is in the units of the drawing, `WIDTH` wide. The table beside it says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from utblick.governance.replaying.words import body_name, number
from utblick.guidelines.replay_summary import Flow

WIDTH = 720
LEFT, RIGHT, BAR = 180.0, 524.0, 16.0
TOP, GAP, TALL, LEAST = 34.0, 16.0, 260.0, 3.0
INSIDE, READABLE = 26.0, 12.0
MOST_BODIES = 7
OTHERS = "…"


@dataclass(frozen=True)
class Bar:
    """One body on one side: its name and how many decisions it takes."""

    name: str
    count: int
    x: str
    y: str
    height: str
    middle: str


@dataclass(frozen=True)
class Band:
    """Decisions from one body to one body; ``kind``: kept, moved, gone or come. ``figure``: "" where it has no room."""

    kind: str
    path: str
    title: str
    figure: str
    x: str
    y: str


@dataclass(frozen=True)
class FlowPicture:
    """Everything the template draws."""

    width: int
    height: int
    title: str
    description: str
    before: tuple[Bar, ...]
    after: tuple[Bar, ...]
    bands: tuple[Band, ...]


def flow_picture(flows: Sequence[Flow]) -> FlowPicture | None:
    """The picture of the flows; None when no decision is asked for at all."""
    counts = _merged(flows)
    if not counts:
        return None
    sources, targets = _sums(counts, 0), _sums(counts, 1)
    scale = TALL / max(sum(sources.values()), sum(targets.values()))
    before, after = _tops(sources, scale), _tops(targets, scale)
    bottom = max(_bottom(sources, before, scale), _bottom(targets, after, scale))
    return FlowPicture(
        WIDTH,
        round(bottom + GAP),
        _("Vem som beslutar före och efter"),
        "; ".join(_told(pair, count) for pair, count in counts.items() if pair[0] != pair[1])
        or _("Inget beslut flyttas, faller bort eller tillkommer."),
        tuple(_bar(body, count, LEFT - BAR, before[body], scale) for body, count in sources.items()),
        tuple(_bar(body, count, RIGHT, after[body], scale) for body, count in targets.items()),
        _bands(counts, dict(before), dict(after), scale),
    )


def _merged(flows: Sequence[Flow]) -> dict[tuple[str, str], int]:
    """The flows whatever is decided, the rarest bodies as one, in the order they are drawn."""
    weight: Counter[str] = Counter()
    for flow in flows:
        weight[flow.source] += flow.count
        weight[flow.target] += flow.count
    named = {body for body, _count in weight.most_common(MOST_BODIES)} | {""}
    counts: Counter[tuple[str, str]] = Counter()
    for flow in flows:
        source, target = (body if body in named else OTHERS for body in (flow.source, flow.target))
        counts[source, target] += flow.count
    order = sorted(weight, key=lambda body: (body == "", -weight[body], body))
    place = {body: index for index, body in enumerate([*(one for one in order if one), OTHERS, ""])}
    return dict(sorted(counts.items(), key=lambda one: (place[one[0][0]], place[one[0][1]])))


def _sums(counts: Mapping[tuple[str, str], int], side: int) -> dict[str, int]:
    summed: dict[str, int] = {}
    for pair, count in counts.items():
        summed[pair[side]] = summed.get(pair[side], 0) + count
    first = dict.fromkeys(body for pair in counts for body in pair)
    ordered = sorted(summed, key=lambda body: (body == "", body == OTHERS, list(first).index(body)))
    return {body: summed[body] for body in ordered}


def _tops(summed: Mapping[str, int], scale: float) -> dict[str, float]:
    tops, y = {}, TOP
    for body, count in summed.items():
        tops[body] = y
        y += max(count * scale, LEAST) + GAP
    return tops


def _bottom(summed: Mapping[str, int], tops: Mapping[str, float], scale: float) -> float:
    return max(tops[body] + max(count * scale, LEAST) for body, count in summed.items())


def _bar(body: str, count: int, x: float, y: float, scale: float) -> Bar:
    tall = max(count * scale, LEAST)
    return Bar(_name(body), count, _at(x), _at(y), _at(tall), _at(y + tall / 2 + 5))


def _bands(
    counts: Mapping[tuple[str, str], int], before: dict[str, float], after: dict[str, float], scale: float
) -> tuple[Band, ...]:
    """The bands, those that stay first so that the others lie upon them."""
    bands = []
    for (source, target), count in counts.items():
        tall = count * scale
        bands.append(_band(source, target, count, before[source], after[target], max(tall, 1.0)))
        before[source] += tall
        after[target] += tall
    return tuple(sorted(bands, key=lambda band: band.kind != "kept"))


def _band(source: str, target: str, count: int, y: float, to_y: float, tall: float) -> Band:
    bend = (LEFT + RIGHT) / 2
    path = (
        f"M{_at(LEFT)} {_at(y)}C{_at(bend)} {_at(y)} {_at(bend)} {_at(to_y)} {_at(RIGHT)} {_at(to_y)}"
        f"V{_at(to_y + tall)}C{_at(bend)} {_at(to_y + tall)} {_at(bend)} {_at(y + tall)} {_at(LEFT)} {_at(y + tall)}Z"
    )
    kind = "kept" if source == target else "gone" if not target else "come" if not source else "moved"
    x, beside = (RIGHT - INSIDE, to_y) if kind == "come" else (LEFT + INSIDE, y)
    figure = number(count) if kind != "kept" and tall >= READABLE else ""
    return Band(kind, path, _told((source, target), count), figure, _at(x), _at(beside + tall / 2 + 5))


def _told(pair: tuple[str, str], count: int) -> str:
    told = {"source": _name(pair[0]), "target": _name(pair[1]), "count": number(count)}
    if pair[0] == pair[1]:
        return _("%(count)s stannar hos %(source)s") % told
    return _("%(count)s från %(source)s till %(target)s") % told


def _name(body: str) -> str:
    return _("övriga") if body == OTHERS else body_name(body)


def _at(value: float) -> str:
    return f"{value:.1f}"
