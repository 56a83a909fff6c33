"""What the room gives to rooms below: the template as a noun, so that its file is seen by those who may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.audit.policy import visible
from utblick.documents.extraction.reading import is_readable
from utblick.documents.models import StoredFile, WordTemplate
from utblick.ui import kinds
from utblick.values import Actor


def register() -> None:
    kinds.register(kinds.Kind("word_template", _("mall"), _load, str, _url))


WhenRead = Callable[[Change, UUID], None]
_readers: dict[str, WhenRead] = {}


def when_read(owner_kind: str, renew: WhenRead) -> None:
    """Have the words of the files that one kind of object owns read, and call ``renew`` to put them into search."""
    _readers[owner_kind] = renew


def renew_owner(opened: Change, stored: StoredFile) -> None:
    """Put a file's words into search with the object that owns it, inside an open change."""
    owner = stored.owned_by
    _readers[owner.kind](opened, owner.id)


def wants_reading(stored: StoredFile) -> bool:
    """Whether the words of a file are to be found: what Utblick made is found by what it was made of."""
    uploaded = stored.origin == StoredFile.Origin.UPLOADED
    return uploaded and stored.owned_by.kind in _readers and is_readable(stored.media_type)


def _load(ids: Sequence[UUID], actor: Actor) -> dict[UUID, WordTemplate]:
    return visible(WordTemplate.objects.select_related("file"), actor).in_bulk(ids)


def _url(_template: WordTemplate) -> str:
    return reverse("documents:templates")
