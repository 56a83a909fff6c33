"""What a meeting's own page says of its minutes: nothing where they are kept in another system."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.organisation.models import Meeting
from utblick.organisation.queries import keeping_of
from utblick.values import Actor


def links_of(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """Words and addresses; one query."""
    if not may(actor, "minutes.see") or not keeping_of(meeting.body.code, meeting.on).minutes_here:
        return []
    return [
        (_("Föredragningslista och protokoll"), reverse("cases:minutes", args=[meeting.pk])),
        (_("Alla protokoll i Utblick"), reverse("cases:minutes_list")),
    ]
