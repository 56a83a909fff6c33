"""The room's nouns, so that what belongs to one is seen by those who may see it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.governance.models import Replay
from utblick.governance.queries.replays import load_replays
from utblick.ui.kinds import Kind, register


def register_nouns() -> None:
    register(Kind("replay", gettext_lazy("Prövning bakåt"), load_replays, _title, _url))


def _title(row: Replay) -> str:
    return _("Prövning %s") % row.asked_on


def _url(row: Replay) -> str:
    return reverse("governance:replay", args=[row.pk])
