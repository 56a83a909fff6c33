"""Reading stored files, seen by those who may see what they belong to, and the templates in use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from utblick.audit.policy import visible
from utblick.documents import files
from utblick.documents.models import FileText, StoredFile, WordTemplate
from utblick.ui import kinds
from utblick.values import Actor, Ref


def file_seen_by(actor: Actor, identifier: UUID) -> StoredFile | None:
    """A file, or None when it does not exist or the actor may not see the object it belongs to."""
    found = StoredFile.objects.filter(pk=identifier).first()
    if found is None or kinds.link(found.owned_by, actor) is None:
        return None
    return found


def files_of(owners: Iterable[Ref]) -> dict[Ref, list[StoredFile]]:
    """The files of objects the caller has already been let to see, oldest first."""
    found: dict[Ref, list[StoredFile]] = {}
    for stored in StoredFile.objects.filter(owner__in=[str(owner) for owner in owners]).order_by("id"):
        found.setdefault(stored.owned_by, []).append(stored)
    return found


def reading_of(digest: str) -> Subquery:
    """How the reading of a file went (`FileText.State`, None before it), to annotate rows with.

    ``digest`` is the lookup of the file's digest.
    """
    return Subquery(FileText.objects.filter(sha256=OuterRef(digest)).values("state")[:1])


def words_in(digest: str) -> str:
    """The words of a file, as far as they have been read."""
    return FileText.objects.filter(sha256=digest).values_list("text", flat=True).first() or ""


def template_for(administration_code: str, on: date) -> bytes | None:
    """The Word template an administration writes in on a day: its own, else the whole municipality's, else None.

    Raises OSError when its bytes are lost or damaged.
    """
    rows = WordTemplate.objects.filter(Q(administration=None) | Q(administration=administration_code))
    rows = rows.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), valid_from__lte=on).select_related("file")
    used = rows.order_by(F("administration_id").asc(nulls_last=True), "-valid_from", "-id").first()
    return files.read(used.file.sha256) if used else None


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A template, and whether papers are made from it on the day it was asked for."""

    template: WordTemplate
    is_used: bool


def word_templates(actor: Actor, on: date) -> list[ListedTemplate]:
    """Every template there has been that the actor may see, newest first."""
    used: set[str | None] = set()
    listed = []
    for template in visible(WordTemplate.objects.select_related("administration", "file"), actor):
        scope = template.administration_id
        is_used = template.is_in_force(on) and scope not in used
        if is_used:
            used.add(scope)
        listed.append(ListedTemplate(template, is_used))
    return listed


def word_template(actor: Actor, identifier: UUID) -> WordTemplate | None:
    """One template, or None when there is none that the actor may see."""
    return visible(WordTemplate.objects.select_related("file"), actor).filter(pk=identifier).first()
