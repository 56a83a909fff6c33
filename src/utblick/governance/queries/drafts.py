"""Drafts, what they may be compared with, and which documents are due for review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from utblick.audit.policy import visible
from utblick.governance.models import AdoptedSet, GuidelineDraft
from utblick.governance.queries.sets import adopted_sets, document_of
from utblick.guidelines import load
from utblick.values import Actor

NOTICE = timedelta(days=90)
"""How long before its day a review is announced."""
_TERM = 4
_FIRST_YEAR_OF_A_TERM = 2023


@dataclass(frozen=True)
class DueReview:
    """A set in force that is to be looked over: by a day, or (`term_began`) because a new term has begun."""

    adopted: AdoptedSet
    by: date | None
    term_began: date | None = None


def drafts(actor: Actor) -> QuerySet[GuidelineDraft]:
    """What is being written, latest begun first; without the texts."""
    rows = visible(GuidelineDraft.objects.filter(adopted=None, set_aside_on=None), actor)
    return rows.order_by("-begun_on", "-id").defer("text")


def drafts_set_aside(actor: Actor) -> QuerySet[GuidelineDraft]:
    """What nobody works on any longer, latest put away first; without the texts."""
    rows = visible(GuidelineDraft.objects.filter(adopted=None, set_aside_on__isnull=False), actor)
    return rows.order_by("-set_aside_on", "-id").defer("text")


def draft(actor: Actor, pk: UUID) -> GuidelineDraft | None:
    """One draft, adopted or not, if the actor may see it."""
    return visible(GuidelineDraft.objects.select_related("adopted").defer("adopted__text"), actor).filter(pk=pk).first()


def adopted_set(actor: Actor, pk: UUID) -> AdoptedSet | None:
    """One adopted version with the one that replaced it."""
    return adopted_sets(actor).select_related("replaced_by").defer("replaced_by__text").filter(pk=pk).first()


def version_text(actor: Actor, key: str) -> str | None:
    """The text of ``set:<uuid>`` or ``draft:<uuid>``; None when there is none the actor may see."""
    kind, _, number = key.partition(":")
    try:
        pk = UUID(number)
    except ValueError:
        return None
    found = adopted_set(actor, pk) if kind == "set" else draft(actor, pk) if kind == "draft" else None
    return found.text if found else None


def replaced_by_text(actor: Actor, text: str, first: date) -> list[AdoptedSet]:
    """The versions in force that a text would end if it were applied from a day on."""
    document = load(text, "").document
    names = {document.id, *(former.id for former in document.replaces if former.id)}
    rows = adopted_sets(actor).filter(document_id__in=names, valid_to=None, valid_from__lt=first)
    return list(rows.defer("text"))


def ended_by(actor: Actor, adopted: AdoptedSet) -> list[AdoptedSet]:
    """The versions that an adopted one ended."""
    return list(adopted_sets(actor).filter(replaced_by=adopted).defer("text"))


def due_reviews(today: date) -> Iterator[DueReview]:
    """Sets in force whose own words ask for a review now: from 90 days before its day, or since a term began."""
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    for adopted in AdoptedSet.objects.filter(in_force, valid_from__lte=today).order_by("document_id"):
        document = document_of(adopted)
        last = max(adopted.valid_from, adopted.reviewed_on or adopted.valid_from)
        if document.review_by is not None:
            by = document.review_by.latest
            if today >= by - NOTICE and last < by - NOTICE:
                yield DueReview(adopted, by)
                continue
        if document.review_each_term and last < (began := term_began(today)):
            yield DueReview(adopted, None, began)


def term_began(day: date) -> date:
    """When the nämnder's term on a day began: 1 January after the election (KL 6:19; elections 2022, 2026, …)."""
    return date(day.year - (day.year - _FIRST_YEAR_OF_A_TERM) % _TERM, 1, 1)
