"""The frame around every page, filled from the installation and the account."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may
from utblick.clock.queries import installation, today
from utblick.ui.requests import ActorRequest
from utblick.ui.shell import Demo, PageLink, Shell


def frame(request: ActorRequest) -> Shell:
    """What stands around the page: municipality, account, search, and in a demo the date and the roles."""
    found = installation()
    signed_in = request.user.is_authenticated
    links = [PageLink(_("Byt roll"), reverse("accounts:demo"))] if found and found.demo else []
    if may(request.actor, "event.see"):
        links.append(PageLink(_("Hälsa"), reverse("operations:health")))
    if may(request.actor, "export.make"):
        links.append(PageLink(_("Allt ut"), reverse("archive:exports")))
    demo = None
    if found is not None and found.demo_date is not None:
        move_url = _demo_url("move") if may(request.actor, "installation.move_date") else ""
        demo = Demo(found.demo_date, move_url, _demo_url("tyreso"))
    return Shell(
        municipality=found.municipality if found else "Utblick",
        accent=found.accent if found else Shell.accent,
        today=today(),
        search_url=reverse("search:search") if signed_in else "",
        sign_in_url="" if signed_in else reverse("account_login"),
        sign_out_url=reverse("account_logout") if signed_in else "",
        account=str(request.user) if signed_in else "",
        account_links=tuple(links),
        demo=demo,
    )


def _demo_url(name: str) -> str:
    try:
        return reverse(f"demo:{name}")
    except NoReverseMatch:
        return ""
