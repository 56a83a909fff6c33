"""Watched pages and what waits on them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from utblick.audit.policy import visible
from utblick.values import Actor
from utblick.watch.models import PageChange, WatchedPage

FAILING_TOLD_FROM = timedelta(days=3)


def watched_pages(actor: Actor) -> QuerySet[WatchedPage]:
    """Every watched page by name, each with the number of changes that wait (``waiting``)."""
    waiting = Count("changes", filter=Q(changes__answer=PageChange.Answer.WAITING))
    return visible(WatchedPage.objects.defer("text", "seen"), actor).annotate(waiting=waiting).order_by("name", "pk")


def watched_page(actor: Actor, id: UUID) -> WatchedPage | None:
    """One page, or None when there is none that the actor may see."""
    return visible(WatchedPage.objects.filter(pk=id), actor).first()


def page_changes(actor: Actor, page: WatchedPage | None = None) -> QuerySet[PageChange]:
    """Changes, latest first: those of a page, or all that wait."""
    rows = visible(PageChange.objects.select_related("page").defer("old_text", "new_text", "page__text"), actor)
    return rows.filter(page=page) if page else rows.filter(answer=PageChange.Answer.WAITING)


def page_change(actor: Actor, id: UUID) -> PageChange | None:
    """One change, or None when there is none that the actor may see."""
    return visible(PageChange.objects.select_related("page", "call"), actor).filter(pk=id).first()


def failing_pages(actor: Actor, day: date) -> int:
    """How many pages that should be read daily have not been readable for some days."""
    rows = visible(WatchedPage.objects.filter(enabled=True), actor)
    return rows.filter(failing_since__lte=day - FAILING_TOLD_FROM).count()
