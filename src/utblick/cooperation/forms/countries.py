"""Countries to choose from."""

from __future__ import annotations

from typing import Any

from utblick.cooperation.countries import choices
from utblick.ui.languages import page_language


def country_choices(first: Any) -> list[tuple[str, Any]]:
    """Every country in the page's language, after a first choice of none."""
    return [("", first), *choices(page_language())]
