"""What a body's clerk has to do with its next and last meetings, where the minutes are kept in Utblick."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.policy import policy
from utblick.cases.models import AgendaItem, Minutes
from utblick.cases.queries.minutes import kept_here
from utblick.dates.appeal import minutes_due
from utblick.jobs.todo import TodoRow
from utblick.organisation.models import Meeting
from utblick.values import Actor

AHEAD, BACK = timedelta(days=21), timedelta(days=60)


def minutes_todo(actor: Actor, today: date) -> list[TodoRow]:
    """The next step of each meeting of one's own bodies; one query, none for those who keep no minutes."""
    allows = policy().allows
    codes = [code for code in actor.bodies if allows(actor, "record", Minutes.kind, Standing(code))]
    if not codes:
        return []
    unsent = AgendaItem.objects.filter(minutes__meeting=OuterRef("pk"), extracts=None).exclude(sent_to="")
    rows = Meeting.objects.filter(kept_here(codes), body__code__in=codes, on__range=(today - BACK, today + AHEAD))
    rows = rows.exclude(status=Meeting.Status.CANCELLED).select_related("body", "minutes")
    steps = [_step(meeting, today) for meeting in rows.annotate(has_unsent=Exists(unsent)).order_by("on", "id")]
    return [step for step in steps if step is not None]


def _step(meeting: Any, today: date) -> TodoRow | None:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None and meeting.on < today:
        return None
    told, last_day, reason = _told(meeting, minutes, today)
    words = {"body": meeting.body.code, "day": f"{meeting.on.day}/{meeting.on.month}"}
    return (
        TodoRow("waiting", told % words, reverse("cases:minutes", args=[meeting.pk]), last_day, reason)
        if told
        else None
    )


def _told(meeting: Meeting, minutes: Minutes | None, today: date) -> tuple[str, date | None, str]:
    """The step in words, its last day and its reason; "" when there is nothing to do now."""
    call_by = meeting.on - timedelta(days=meeting.body.call_days)
    if minutes is None:
        return _("Börja på föredragningslistan till %(body)s %(day)s"), call_by, _("Kallelsen ska ut den dagen.")
    if minutes.issued_on is None:
        return _("Utfärda kallelsen till %(body)s %(day)s"), call_by, _("Listan syns bara i det egna organet än.")
    if minutes.opened_at is None and meeting.on <= today:
        return _("Öppna sammanträdet %(body)s %(day)s"), meeting.on, _("Punkterna får sina paragrafer när det öppnas.")
    if minutes.opened_at is not None and minutes.closed_at is None:
        return _("Avsluta sammanträdet %(body)s %(day)s"), meeting.on, _("Sammanträdet är öppnat.")
    if minutes.closed_at is not None and minutes.adjusted_on is None:
        reason = _("Senast 14 dagar efter sammanträdet, eller närmaste vardag (KL 5:69).")
        return _("Skriv in när protokollet %(body)s %(day)s justerades"), minutes_due(meeting.on), reason
    if minutes.adjusted_on is not None and meeting.has_unsent:  # type: ignore[attr-defined]
        reason = _("Protokollet är justerat. Mottagarna står vid paragrafen.")
        return _("Expediera utdrag från %(body)s %(day)s"), None, reason
    return "", None, ""
