"""Words of the room's pages: ``{% load organisation %}``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.organisation.models import Meeting
from utblick.ui import formats

register = template.Library()

_OUTCOMES = {
    "new": _("Läggs till"),
    "changed": _("Ändras"),
    "same": _("Som förut"),
    "kept": _("Rörs inte."),
}


@register.filter
def outcome_word(outcome: str) -> str:
    """What happens to a row of a plan."""
    return str(_OUTCOMES[outcome])


@register.filter
def status_word(status: str) -> str:
    """The status of a meeting in words."""
    return str(Meeting.Status(status).label)


@register.simple_tag
def month_label(months: Sequence[str], number: int) -> str:
    """The month of a cell, for tables shown as cards."""
    return months[number]


@register.simple_tag
def meeting_label(meeting: Meeting) -> str:
    """A meeting in full, for links that show only its day."""
    day = formats.weekday_day(meeting.on, get_language() or "sv")
    return f"{meeting.body.code} {day}, {meeting.get_status_display()}"


@register.filter
def chosen_for(choices: Mapping[str, str], key: str) -> str:
    """What was chosen for a row, "" when nothing was."""
    return choices.get(key, "")
