"""What a stand answers with: what was said, and for a minute a way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from utblick.ui.requests import ActorRequest
from utblick.watch import actions
from utblick.watch.models import QuestionStand, Stand

Undo = Callable[..., Any]


def tell_stand(request: ActorRequest, stand: Stand | QuestionStand, undo_url: str, back: str) -> None:
    """Say what was taken, with the address that takes it back."""
    told = _("%(body)s: %(stand)s.") % {"body": stand.body_code, "stand": stand.get_choice_display()}
    asked = urlencode({"version": stand.version, "back": back})
    messages.success(request, told, extra_tags=f"{undo_url}?{asked}")


def take_back(request: ActorRequest, stand: Stand | QuestionStand | None, undo: Undo) -> None:
    """Put back what stood before a stand of the last minute, and say so; later say that it is too late."""
    version = request.GET.get("version", "")
    try:
        if stand is None or not version.isdecimal():
            raise actions.TooLateError
        stood = undo(request.actor, stand, version=int(version[:9]))
        told = _("Ångrat. %(body)s: %(stand)s.") % {"body": stood.body_code, "stand": stood.get_choice_display()}
        messages.success(request, told)
    except actions.TooLateError:
        messages.warning(request, _("Det går att ångra inom en minut. Ta ställning på nytt i stället."))


def own_address(address: str) -> str:
    """The address when it lies within Utblick, else ""."""
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else ""
