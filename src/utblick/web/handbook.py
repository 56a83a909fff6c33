"""The handbook (handboken): the pages of docs/handbok, in the order of their file names ("01-kom-igang.md")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from utblick.web.markdown import html_of, title_of

PICTURES = "bilder"
"""The folder of the handbook's pictures (`make pictures`)."""
_NAME = re.compile(r"\d\d-([a-z0-9-]+)")


@dataclass(frozen=True)
class HandbookPage:
    """One page. ``html`` is made by our own writer of safe HTML."""

    slug: str
    title: str
    html: SafeString


@cache
def handbook_pages() -> tuple[HandbookPage, ...]:
    """Every page, read once."""
    found = []
    for path in sorted(Path(settings.HANDBOOK_ROOT).glob("*.md")):
        if name := _NAME.fullmatch(path.stem):
            text = path.read_text("utf-8")
            found.append(HandbookPage(name[1], title_of(text), mark_safe(html_of(text))))
    return tuple(found)


def page_of(slug: str) -> HandbookPage | None:
    """The page of that address, or None."""
    return next((page for page in handbook_pages() if page.slug == slug), None)


def picture_of(name: str) -> Path | None:
    """The file of the handbook's picture of that name, or None."""
    path = Path(settings.HANDBOOK_ROOT) / PICTURES / f"{name}.png"
    return path if path.is_file() else None
