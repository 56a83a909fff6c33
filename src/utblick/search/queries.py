"""Finding things."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.search import index
from utblick.search.models import SearchEntry
from utblick.values import Actor


def scopes_of(actor: Actor) -> list[str]:
    """The scopes an actor finds things in: public, internal when signed in, and the own bodies."""
    if actor.is_anonymous:
        return [SearchEntry.PUBLIC]
    return [SearchEntry.PUBLIC, SearchEntry.INTERNAL, *sorted(actor.bodies)]


def find(actor: Actor, words: str, *, kinds: Sequence[str] = (), limit: int = 25, offset: int = 0) -> list[SearchEntry]:
    """Entries holding every word, best first; one query for the ids and one for the rows."""
    ids = index.matching(words, scopes_of(actor), list(kinds), limit, offset)
    rows = SearchEntry.objects.in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]
