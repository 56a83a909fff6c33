"""What the bodies a request may be sent to want to hear about. The same for everyone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Q

from utblick.matching import DEFAULT_FIELDS, WatchField
from utblick.organisation.models import Body

Fields = Callable[[], Sequence[WatchField]]
_fields: list[Fields] = []


def provide_fields(fields: Fields) -> None:
    """Hand over the bevakningsområden that bodies have described; where there are none the shipped ones are used."""
    _fields[:] = [fields]


def fields_of_bodies(day: date) -> list[WatchField]:
    """The bevakningsområde of each body that exists on a day. Two queries."""
    existing = Body.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    codes = set(existing.values_list("code", flat=True))
    found = (_fields[0]() if _fields else ()) or DEFAULT_FIELDS
    return [field for field in found if field.body in codes]
