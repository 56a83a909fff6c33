"""Finding things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from utblick.access import Standing
from utblick.audit.policy import policy
from utblick.search import index
from utblick.search.models import SearchEntry
from utblick.ui.kinds import kinds
from utblick.values import Actor

PAGE = 25
DRAFTED = ("matter", "report", "document", "agenda_item")
"""The kinds that are kept under a body's scope while they are drafts."""


def scopes_of(actor: Actor) -> list[str]:
    """The scopes an actor finds things in: public, internal when signed in, and the bodies whose drafts one may see."""
    if actor.is_anonymous:
        return [SearchEntry.PUBLIC]
    return [SearchEntry.PUBLIC, SearchEntry.INTERNAL, *(body for body in sorted(actor.bodies) if _inside(actor, body))]


def _inside(actor: Actor, body: str) -> bool:
    """Whether the actor sees the drafts of this body; a seat in it is not enough."""
    return all(policy().allows(actor, "see", kind, Standing(body, draft=True)) for kind in DRAFTED)


def find(actor: Actor, words: str, *, kinds: Sequence[str] = (), limit: int = 25, offset: int = 0) -> list[SearchEntry]:
    """Entries holding every word, best first; one query for the ids and one for the rows."""
    ids = index.matching(words, scopes_of(actor), list(kinds), limit, offset)
    rows = SearchEntry.objects.in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


@dataclass(frozen=True)
class Hit:
    """One search hit with the name of its kind on screen."""

    entry: SearchEntry
    kind: str


@dataclass(frozen=True)
class SearchResults:
    """One page of hits; ``next_page`` is None on the last."""

    hits: list[Hit]
    page: int
    next_page: int | None


def search_page(actor: Actor, words: str, page: int) -> SearchResults:
    """Page ``page`` (from 1) of the hits."""
    number = max(1, page)
    found = find(actor, words, limit=PAGE + 1, offset=(number - 1) * PAGE)
    labels = {kind.name: str(kind.label) for kind in kinds()}
    hits = [Hit(entry, labels.get(entry.kind, entry.kind)) for entry in found[:PAGE]]
    return SearchResults(hits, number, number + 1 if len(found) > PAGE else None)
