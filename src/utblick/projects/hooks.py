"""What rooms above give to the pages of ideas, applications and projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from utblick.audit.change import Change
from utblick.projects.models import Project
from utblick.values import Actor

Links = list[tuple[str, str]]
KeepAdvice = Callable[[Change, Project, str], None]
LinksOf = Callable[[Any, Actor], Links]
_keep_advice: list[KeepAdvice] = []
_links: dict[str, LinksOf] = {}


def provide_advice(keep: KeepAdvice) -> None:
    """Hand over what keeps the advice that a project gives to the next one when it is closed, inside that change."""
    _keep_advice[:] = [keep]


def give_advice(opened: Change, project: Project, advice: str) -> None:
    """Keep what a closing project advises the next one; nothing for an empty text."""
    for keep in _keep_advice:
        if advice.strip():
            keep(opened, project, advice)


def provide_links(noun: str, links: LinksOf) -> None:
    """Hand over what the page of an "idea" or an "application" (and of its project) leads to: (words, address)."""
    _links[noun] = links


def links_of(noun: str, row: Any, actor: Actor) -> Links:
    """What the rooms above have for a row of this noun."""
    return _links[noun](row, actor) if noun in _links else []
