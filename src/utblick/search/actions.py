"""Writing search entries, inside the change that writes the object itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utblick.audit.change import Change
from utblick.search import index
from utblick.search.models import SearchEntry
from utblick.values import Ref


def store_entry(
    change: Change, ref: Ref, *, scope: str, title: str, url: str, text: str = "", day: date | None = None
) -> None:
    """Make or renew what search knows of an object; ``change`` is the open write it belongs to."""
    store_entries(change, [NewEntry(ref, scope, title, url, text, day)])


@dataclass(frozen=True)
class NewEntry:
    """What search is to know of an object; the fields of `store_entry`."""

    ref: Ref
    scope: str
    title: str
    url: str
    text: str = ""
    day: date | None = None


def store_entries(change: Change, entries: Sequence[NewEntry]) -> None:
    """`store_entry` for many objects, with few statements."""
    rows = [_row(entry) for entry in entries]
    renewed = ["kind", "scope", "title", "extract", "url", "day"]
    SearchEntry.objects.bulk_create(rows, update_conflicts=True, unique_fields=["ref"], update_fields=renewed)
    index.store_all([(row.pk, entry.title, entry.text) for row, entry in zip(rows, entries, strict=True)])


def _row(entry: NewEntry) -> SearchEntry:
    return SearchEntry(
        ref=str(entry.ref),
        kind=entry.ref.kind,
        scope=entry.scope,
        title=entry.title[:500],
        extract=" ".join(entry.text.split())[:300],
        url=entry.url,
        day=entry.day,
    )


def drop_entry(change: Change, ref: Ref) -> None:
    """Take an object out of search."""
    for entry in SearchEntry.objects.filter(ref=str(ref)):
        index.drop(entry.pk)
        entry.delete()
