"""What stands around every page: the municipality, the account, the demo's date, the footer.

The rooms above know these; one of them hands over a function by `provide_shell` in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.ui.colours import DEFAULT_ACCENT
from utblick.ui.navigation import menu
from utblick.ui.requests import ActorRequest
from utblick.values import ANONYMOUS, Actor


@dataclass(frozen=True)
class PageLink:
    """A word and where it leads."""

    label: str | Promise
    url: str


@dataclass(frozen=True)
class Demo:
    """Demo mode: the date the demo stands at, where its date is moved (POST, field ``date``), and where a real
    municipality's cooperation is told."""

    today: date
    move_url: str
    real_url: str


FOOTER = (
    PageLink(_("Tillgänglighetsredogörelse"), "/tillganglighet/"),
    PageLink(_("Om kakor"), "/kakor/"),
    PageLink(_("Handbok"), "/handbok/"),
    PageLink(_("Kontakt"), "/kontakt/"),
)


@dataclass(frozen=True)
class Shell:
    """The frame of one request. Empty addresses leave their part of the frame out.

    ``accent`` is ``#rrggbb``; ``today`` the municipality's date; ``account`` the signed-in person's name;
    ``sign_out_url`` is posted to.
    """

    municipality: str = "Utblick"
    accent: str = DEFAULT_ACCENT
    today: date | None = None
    home_url: str = "/"
    search_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    account: str = ""
    account_links: tuple[PageLink, ...] = ()
    footer_links: tuple[PageLink, ...] = field(default=FOOTER)
    demo: Demo | None = None


def _bare_shell(_request: ActorRequest) -> Shell:
    return Shell()


_provider: Callable[[ActorRequest], Shell] = _bare_shell


def provide_shell(provider: Callable[[ActorRequest], Shell]) -> None:
    """Hand over the function that builds the frame of a request."""
    global _provider  # noqa: PLW0603
    _provider = provider


def shell_of(request: ActorRequest) -> Shell:
    """The frame of this request."""
    return _provider(request)


def shell(request: ActorRequest) -> dict[str, object]:
    """Context processor: ``shell`` and ``menu``. The actor is ``request.actor`` when the accounts room has set it."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return {"shell": shell_of(request), "menu": menu(actor, request.path)}
