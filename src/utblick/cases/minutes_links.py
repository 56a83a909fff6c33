"""What a meeting's own page leads to: its minutes, or where they are kept elsewhere its international matters."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cases.queries.decisions import decided_at
from utblick.clock.queries import today
from utblick.organisation.models import Meeting
from utblick.organisation.queries import keeping_of
from utblick.values import Actor


def links_of(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """Words and addresses; one query, one more of a meeting held whose minutes are kept in another system."""
    if not keeping_of(meeting.body.code, meeting.on).minutes_here:
        return _elsewhere(meeting, actor)
    if not may(actor, "minutes.see"):
        return []
    return [
        (_("Föredragningslista och protokoll"), reverse("cases:minutes", args=[meeting.pk])),
        (_("Alla protokoll i Utblick"), reverse("cases:minutes_list")),
    ]


def _elsewhere(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """The international matters on their way to the meeting, or what it decided on them."""
    if not may(actor, "matter.see"):
        return []
    if meeting.on >= today():
        query = urlencode({"organ": meeting.body.code})
        return [(_("Internationella ärenden på väg hit"), f"{reverse('cases:coming')}?{query}")]
    return [
        (f"{decision}: {decision.matter.title}", reverse("cases:decision", args=[decision.pk]))
        for decision in decided_at(actor, meeting)
    ]
