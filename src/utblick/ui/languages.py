"""The language of the page being made."""

from __future__ import annotations

from django.utils.translation import get_language

from utblick.values import Text


def page_language() -> str:
    """The reader's language; Swedish where nobody reads, as in jobs."""
    return get_language() or "sv"


def spoken(text: Text) -> str:
    """A text in the page's language."""
    return text.in_language(page_language())
