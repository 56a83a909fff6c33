"""What networks put on *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case, DateField, F, When
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may, visible
from utblick.cooperation.models import Network
from utblick.cooperation.todo_agreements import AHEAD, MOST_TOLD
from utblick.cooperation.waits import NOTHING, Wait, Waits, each, within
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "network"
LEAVE = f"{NOUN}.leave"


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """Memberships whose last day of notice, or end, comes within `AHEAD`."""
    if not may(actor, "network.leave"):
        return
    last = Case(When(prolongs_months__gt=0, then=F("notice_by")), default=F("ends_on"), output_field=DateField())
    rows = within(visible(Network.objects.filter(joined_on__isnull=False, notice_on__isnull=True), actor), actor)
    rows = rows.annotate(last=last).filter(last__range=(today, today + AHEAD)).order_by("last", "pk")
    yield each(rows, LEAVE, title="name", about=NOTHING, day=last, most=MOST_TOLD)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Memberships to keep or leave."""
    for wait in found:
        url = reverse("cooperation:network", args=[wait.key])
        reason = _("Efter den dagen går medlemskapet vidare eller upphör, som villkoren säger.")
        yield TodoRow("waiting", _("Ta ställning till medlemskapet i %s") % wait.title, url, wait.day, reason)
