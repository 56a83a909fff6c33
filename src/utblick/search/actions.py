"""Writing search entries, inside the change that writes the object itself."""

from __future__ import annotations

from datetime import date

from utblick.audit.change import Change
from utblick.search import index
from utblick.search.models import SearchEntry
from utblick.values import Ref


def store_entry(
    change: Change, ref: Ref, *, scope: str, title: str, url: str, text: str = "", day: date | None = None
) -> None:
    """Make or renew what search knows of an object; ``change`` is the open write it belongs to."""
    entry, _ = SearchEntry.objects.update_or_create(
        ref=str(ref),
        defaults={
            "kind": ref.kind,
            "scope": scope,
            "title": title[:500],
            "extract": " ".join(text.split())[:300],
            "url": url,
            "day": day,
        },
    )
    index.store(entry.pk, title, text)


def drop_entry(change: Change, ref: Ref) -> None:
    """Take an object out of search."""
    for entry in SearchEntry.objects.filter(ref=str(ref)):
        index.drop(entry.pk)
        entry.delete()
