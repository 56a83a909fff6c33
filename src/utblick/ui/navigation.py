"""The main navigation, filled by the rooms in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.functional import Promise

from utblick.values import Actor


def _everyone_signed_in(actor: Actor) -> bool:
    return not actor.is_anonymous


@dataclass(frozen=True)
class MenuEntry:
    """One word in the main navigation. ``order`` sorts, low first; ``shown_to`` decides who sees it."""

    label: str | Promise
    url_name: str
    order: int = 100
    shown_to: Callable[[Actor], bool] = _everyone_signed_in


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A menu entry for one page: ``current`` when that page lies under it, and under no nearer one."""

    label: str
    url: str
    current: bool


_menu: dict[str, MenuEntry] = {}


def add_to_menu(entry: MenuEntry) -> None:
    """Add an entry; the same url name again replaces it."""
    _menu[entry.url_name] = entry


def menu(actor: Actor, path: str) -> tuple[MenuLink, ...]:
    """The entries ``actor`` sees, in order, on the page at ``path``."""
    seen = sorted((entry for entry in _menu.values() if entry.shown_to(actor)), key=lambda entry: entry.order)
    urls = [_url(entry.url_name) for entry in seen]
    nearest = max((url for url in urls if _lies_under(path, url)), key=len, default="")
    return tuple(MenuLink(str(entry.label), url, url == nearest) for entry, url in zip(seen, urls, strict=True))


@cache
def _url(name: str) -> str:
    """Looked up once: every page shows the same dozen."""
    return reverse(name)


def _lies_under(path: str, url: str) -> bool:
    return path.startswith(url) if url != "/" else path == "/"
