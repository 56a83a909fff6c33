"""What visits put on *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import DateField, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may, visible
from utblick.cases.queries.waiting import NOT_HELD
from utblick.cooperation.models import Visit
from utblick.cooperation.waits import Wait, Waits, each
from utblick.jobs.todo import TodoRow
from utblick.organisation.models import Meeting
from utblick.values import Actor

NOUN = "visit"
TELL, REPORT, COMING, NEW = (f"{NOUN}.{what}" for what in ("tell", "report", "coming", "new"))
MOST_TOLD = 5
ASKED_FOR = timedelta(days=180)
"""What a visit gave is asked for so long after it."""
NEWS_FOR, AHEAD = timedelta(days=7), timedelta(days=30)


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """For hosts: visits to tell about, and those that come. For the coordinator: what has been told of lately."""
    if not may(actor, "visit.tell"):
        return
    rows = visible(Visit.objects.filter(cancelled_on=None), actor)
    if not actor.bodies:
        lately = rows.filter(informed_on__gt=today - NEWS_FOR, ends_on__gte=today).order_by("starts_on", "pk")
        yield each(lately, NEW, title="who", about="place", day=F("informed_on"), most=MOST_TOLD)
        return
    own = rows.filter(host__code__in=actor.bodies)
    untold = own.filter(ends_on__range=(today - ASKED_FOR, today - timedelta(days=1)), told="")
    meetings = Meeting.objects.filter(body__code=OuterRef("report_to"), on__gte=today).exclude(status__in=NOT_HELD)
    next_meeting = Subquery(meetings.order_by("on").values("on")[:1], DateField())
    to_report = untold.filter(~Q(report_to="")).order_by("ends_on", "pk")
    yield each(to_report, REPORT, title="who", about="report_to", day=next_meeting, most=MOST_TOLD)
    to_tell = untold.filter(report_to="").order_by("ends_on", "pk")
    yield each(to_tell, TELL, title="who", about="place", day=F("ends_on"), most=MOST_TOLD)
    coming = own.filter(ends_on__gte=today, starts_on__lte=today + AHEAD).order_by("starts_on", "pk")
    yield each(coming, COMING, title="who", about="place", day=F("starts_on"), most=MOST_TOLD)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """The rows in words."""
    for wait in found:
        url = reverse("cooperation:visit", args=[wait.key])
        if wait.what == REPORT:
            reason = _("R4.8: besöket ska redovisas till %s. Dagen är nästa sammanträde.") % wait.about
            yield TodoRow("waiting", _("Berätta vad besöket gav: %s") % wait.title, url, wait.day, reason)
        elif wait.what == TELL:
            yield TodoRow("waiting", _("Berätta vad besöket gav: %s") % wait.title, url, None, wait.about)
        elif wait.what == COMING:
            yield TodoRow("under_way", _("Förbered besöket: %s") % wait.title, url, wait.day, wait.about)
        else:
            yield TodoRow("changed", _("Läs om det nya besöket: %s") % wait.title, url, wait.day, wait.about)
