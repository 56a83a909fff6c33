"""What municipal partnerships put on *Att göra*: reports to the funder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cooperation.queries.partnerships import reports_due
from utblick.cooperation.waits import Wait, Waits, each, looks_after_all
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "partnership"
REPORT = f"{NOUN}.report"
AHEAD = timedelta(days=60)
MOST_TOLD = 6


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """Reports due within `AHEAD`, or late; of all partnerships for the coordinator, else of one's own bodies."""
    if not may(actor, "partnership.note"):
        return
    rows = reports_due(actor, today + AHEAD).order_by("due_on", "pk")
    if not looks_after_all(actor):
        rows = rows.filter(partnership__body_id__in=actor.bodies)
    yield each(
        rows, REPORT, title="what", about=F("partnership__title"), day=F("due_on"), most=MOST_TOLD,
        key=F("partnership_id"),
    )  # fmt: skip


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Reports to send."""
    for wait in found:
        url = reverse("cooperation:partnership", args=[wait.key])
        yield TodoRow("waiting", _("Skicka rapporten: %s") % wait.title, url, wait.day, wait.about)
