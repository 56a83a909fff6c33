"""The room's nouns, so that what belongs to one is seen by those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.audit.policy import visible
from utblick.governance.models import GivenVerdict, Replay
from utblick.governance.queries.replays import load_replays
from utblick.guidelines import TRIGGERS
from utblick.ui.kinds import Kind, register
from utblick.values import Actor


def register_nouns() -> None:
    register(Kind("replay", gettext_lazy("Prövning bakåt"), load_replays, _replay_title, _replay_url))
    register(Kind("verdict", gettext_lazy("Svar enligt riktlinjerna"), _load_verdicts, _verdict_title, _verdict_url))


def _load_verdicts(ids: Sequence[UUID], actor: Actor) -> dict[UUID, GivenVerdict]:
    return visible(GivenVerdict.objects.all(), actor).in_bulk(ids)


def _verdict_title(row: GivenVerdict) -> str:
    label = TRIGGERS[row.trigger].label.in_language(get_language() or "sv")
    return f"{label[:1].upper()}{label[1:]}, {row.given_on}"


def _verdict_url(row: GivenVerdict) -> str:
    return reverse("governance:verdict", args=[row.pk])


def _replay_title(row: Replay) -> str:
    return _("Prövning %s") % row.asked_on


def _replay_url(row: Replay) -> str:
    return reverse("governance:replay", args=[row.pk])
