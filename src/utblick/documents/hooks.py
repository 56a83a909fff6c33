"""What the room gives to rooms below: the template as a noun, so that its file is seen by those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.documents.models import WordTemplate
from utblick.ui import kinds
from utblick.values import Actor


def register() -> None:
    kinds.register(kinds.Kind("word_template", _("mall"), _load, str, _url))


def _load(ids: Sequence[UUID], actor: Actor) -> dict[UUID, WordTemplate]:
    return visible(WordTemplate.objects.select_related("file"), actor).in_bulk(ids)


def _url(_template: WordTemplate) -> str:
    return reverse("documents:templates")
