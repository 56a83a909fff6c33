"""Matters as what an answer by the guidelines can be kept on."""

from __future__ import annotations

from uuid import UUID

from utblick.cases import queries
from utblick.cases.models import Matter
from utblick.governance.subject_hooks import Subject
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST = 25


def open_subjects(actor: Actor, words: str) -> list[Subject]:
    """Open matters the actor may see: by dnr, reference or words of the title; without words the latest."""
    rows = queries.matters(actor).filter(closed_on=None)
    if words.strip():
        hits = [Ref.parse(entry.ref).id for entry in find(actor, words, kinds=("matter",), limit=_MOST)]
        rows = (
            rows.filter(pk__in=hits) | rows.filter(outside_number=words.strip()) | rows.filter(reference=words.strip())
        )
    return [_subject(row) for row in rows.order_by("-opened_on", "-id")[:_MOST]]


def subject(actor: Actor, identifier: UUID) -> Subject | None:
    """One open matter the actor may see."""
    found = queries.matters(actor).filter(pk=identifier, closed_on=None).first()
    return _subject(found) if found else None


def _subject(row: Matter) -> Subject:
    return Subject(row.ref, row.body_id, row.title, f"{row.body.name}, {row.case_number or row.reference}")
