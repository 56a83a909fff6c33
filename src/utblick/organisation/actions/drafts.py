"""A row as it would stand, for judging a change before it is made."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeVar

from utblick.audit.models import Record

Row = TypeVar("Row", bound=Record)


def with_values(row: Row, new: Mapping[str, Any]) -> Row:
    """A copy of the row with new values; the row itself is not touched."""
    draft = copy.copy(row)
    draft._state = copy.copy(row._state)
    draft._state.fields_cache = dict(row._state.fields_cache)
    for name, value in new.items():
        setattr(draft, name, value)
    return draft
