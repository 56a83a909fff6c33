"""What happened while the demo's date was moved."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.organisation.queries import coming_meetings
from utblick.ui import formats
from utblick.values import Actor

_NAMED = 4


def what_passed(actor: Actor, before: date, after: date, language: str) -> str:
    """In words: the new date, how many days passed, and the meetings and document stops passed on the way."""
    days = (after - before).days
    told = [
        _("Nu är det %s.") % formats.weekday_day(after, language),
        ngettext("%d dag har gått.", "%d dagar har gått.", days) % days,
    ]
    meetings = coming_meetings(actor, before, days + 90)
    met = [meeting for meeting in meetings if meeting.on < after]
    stops = [meeting for meeting in meetings if before <= meeting.stops_on < after <= meeting.on]
    if met:
        names = [f"{meeting.body.code} {formats.short_day(meeting.on, language)}" for meeting in met]
        told.append(_("Sammanträden som har varit: %s.") % _listed(names))
    if stops:
        names = [f"{meeting.body.code} {formats.short_day(meeting.on, language)}" for meeting in stops]
        told.append(_("Handlingsstopp som har passerat för kommande sammanträden: %s.") % _listed(names))
    return " ".join(told)


def _listed(names: list[str]) -> str:
    left = len(names) - _NAMED
    shown = ", ".join(names[-_NAMED:])
    return shown if left <= 0 else _("%(shown)s och %(left)d till") % {"shown": shown, "left": left}
