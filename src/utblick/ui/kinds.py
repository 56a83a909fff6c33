"""The nouns of the house: each room registers one `Kind` per noun in ``AppConfig.ready()``.

This registry is how a lower room names, shows and links an object it knows only as a `Ref`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from utblick.ui.navigation import MenuEntry, add_to_menu
from utblick.values import Actor, Ref

Load = Callable[[Sequence[UUID], Actor], dict[UUID, Any]]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search keeps of an object: who may find it (public, internal or body codes), its title and its text."""

    scope: str
    title: str
    text: str


@dataclass(frozen=True)
class Kind:
    """One noun.

    ``name`` is the kind of its refs, ``label`` its name on screen. ``load`` reads many at once and leaves out what the
    actor may not see; ``title`` and ``url`` take a loaded object.
    """

    name: str
    label: str | Promise
    load: Load
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    search_entry: Callable[[Any], SearchEntry] | None = None
    menu: MenuEntry | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An object as it is named in another's page."""

    ref: Ref
    kind: str
    title: str
    url: str


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a noun. Raises ValueError when its name is taken by another."""
    if _kinds.get(kind.name, kind) != kind:
        raise ValueError(f"kind registered twice: {kind.name}")
    _kinds[kind.name] = kind
    if kind.menu is not None:
        add_to_menu(kind.menu)


def kind(name: str) -> Kind:
    """The noun of that name. Raises KeyError when no room has registered it."""
    return _kinds[name]


def kinds() -> tuple[Kind, ...]:
    """All nouns, by name."""
    return tuple(_kinds[name] for name in sorted(_kinds))


def links(refs: Iterable[Ref], actor: Actor) -> dict[Ref, Link]:
    """The objects the actor may see, one bulk read per kind. Unseen, missing and unknown ones are left out."""
    wanted: dict[str, list[UUID]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    found: dict[Ref, Link] = {}
    for name, ids in wanted.items():
        if name not in _kinds:
            continue
        noun = _kinds[name]
        for identifier, thing in noun.load(ids, actor).items():
            ref = Ref(name, identifier)
            found[ref] = Link(ref, str(noun.label), noun.title(thing), noun.url(thing))
    return found


def link(ref: Ref, actor: Actor) -> Link | None:
    """One object as a link, or None when the actor may not see it or it does not exist."""
    return links([ref], actor).get(ref)


def title_of(ref: Ref, actor: Actor) -> str:
    """The object's title, or "" when the actor may not see it or it does not exist."""
    seen = link(ref, actor)
    return seen.title if seen else ""
