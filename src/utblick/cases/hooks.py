"""What the rooms above give to a matter: the background of the thing it is about.

The room that owns a kind of subject (an application, an agreement, a visit) calls `provide_background` in
``AppConfig.ready()``. Without it a matter works; its papers then have no verdict and no road.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from utblick.cases.phrases import Cause
from utblick.documents.papers import RoadStep, VerdictAppendix, VerdictText
from utblick.values import Actor, Ref


@dataclass(frozen=True)
class Background:
    """What is known of a subject, for the papers to one body.

    ``texts`` are texts by field name of `OfficialReport` (also ``years``), given only when the authority may have
    them. ``effect`` is what the body is asked to do. ``others_decide`` says which other bodies decide, and when.
    ``answer`` makes the whole answer by the guidelines as an appendix: slow, and asked for only when papers are set.
    """

    cause: Cause | None = None
    effect: str = ""
    texts: Mapping[str, Any] = field(default_factory=dict)
    verdict: VerdictText | None = None
    road: tuple[RoadStep, ...] = ()
    last_day: date | None = None
    last_day_reason: str = ""
    others_decide: str = ""
    answer: Callable[[], VerdictAppendix | None] = lambda: None


Source = Callable[[Ref, str, Actor], Background | None]
_sources: dict[str, Source] = {}


def provide_background(kind: str, source: Source) -> None:
    """Hand over the function that knows the background of one kind of subject, for a body (its code) and an actor."""
    _sources[kind] = source


def background(subject: Ref | None, body_code: str, actor: Actor) -> Background:
    """The background of a subject; an empty one when no room knows it."""
    source = _sources.get(subject.kind) if subject else None
    found = source(subject, body_code, actor) if source and subject else None
    return found or Background()
