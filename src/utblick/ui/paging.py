"""Lists in pages of 25: two queries a page however long the list is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db.models import QuerySet

PAGE_SIZE = 25


class Sliceable(Protocol):
    """A queryset, or anything else that counts and slices itself."""

    def __getitem__(self, key: slice, /) -> Any: ...

    def count(self) -> int: ...


@dataclass(frozen=True)
class Page:
    """One page of a list. ``number`` counts from 1; ``total`` is the length of the whole list."""

    items: list[Any]
    number: int
    pages: int
    total: int
    size: int

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def first(self) -> int:
        """The place of the page's first row in the whole list, from 1; 0 when the list is empty."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1 if self.items else 0

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def page_of(rows: Sliceable, query: Mapping[str, Any], size: int = PAGE_SIZE) -> Page:
    """The page that ``query["page"]`` asks for; a number that makes no sense gives the nearest page that exists."""
    total = rows.count()
    pages = max(1, -(-total // size))
    number = min(max(1, _number(str(query.get("page", "1")))), pages)
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, pages, total, size)


def page_of_many(rows: QuerySet[Any], query: Mapping[str, Any], size: int = PAGE_SIZE) -> Page:
    """As `page_of`, for long lists in an order no index has: only keys are sorted, and whole rows read of the page.

    Three queries instead of two.
    """
    keys = page_of(rows.values_list("pk", flat=True), query, size)
    found = rows.order_by().in_bulk(keys.items)
    return replace(keys, items=[found[key] for key in keys if key in found])


def sorted_by(query: Mapping[str, Any], allowed: Mapping[str, str], default: str) -> list[str]:
    """Order-by fields for ``query["sort"]`` ("deadline", "-deadline"). ``allowed``: column name → model field.

    Anything not allowed gives ``default``. The primary key comes last so that the order is the same every time.
    """
    asked = str(query.get("sort", default))
    name = asked.removeprefix("-")
    if name not in allowed:
        asked, name = default, default.removeprefix("-")
    return [("-" if asked.startswith("-") else "") + allowed[name], "pk"]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
