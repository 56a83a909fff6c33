"""Who approves a tjänsteskrivelse: the head of the administration that serves the body (for KS: kommundirektören)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from utblick.cases.models import OfficialReport
from utblick.organisation.models import Assignment, Body, Person

HEADS = (Assignment.Role.HEAD, Assignment.Role.CHIEF_EXECUTIVE)


def heads_of(body: Body, day: date) -> QuerySet[Person]:
    """The people who are heads that day and can be mailed."""
    held = Assignment.objects.filter(administration=body.administration_id, role__in=HEADS, valid_from__lte=day)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gte=day))
    return Person.objects.filter(pk__in=held.values("person")).exclude(email="")


def text_asked_about(report: OfficialReport) -> str:
    """The question of a mail link: this report with exactly this text. Another text is another question."""
    return f"report.approve:{report.pk}:{report.text_saved_at.isoformat()}"
