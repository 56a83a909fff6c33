"""Applications as what an answer by the guidelines can be kept on."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from utblick.governance.subject_hooks import Subject
from utblick.projects.models import Application
from utblick.projects.queries import open_applications
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST = 25


def open_subjects(actor: Actor, words: str) -> list[Subject]:
    """Applications that have not gone in, by words of their title; without words the latest."""
    rows = open_applications(actor)
    if words.strip():
        hits = find(actor, words, kinds=("application",), limit=_MOST)
        rows = rows.filter(pk__in=[Ref.parse(entry.ref).id for entry in hits])
    return [_subject(row) for row in rows.order_by("-prepared_on", "-id")[:_MOST]]


def subject(actor: Actor, identifier: UUID) -> Subject | None:
    """One application that has not gone in and that the actor may see."""
    found = open_applications(actor).filter(pk=identifier).first()
    return _subject(found) if found else None


def _subject(row: Application) -> Subject:
    return Subject(row.ref, row.body_id, row.title, _("ansökan, %s") % row.body.name)
