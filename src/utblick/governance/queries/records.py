"""Answers that were acted on, and deviations."""

from __future__ import annotations

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.governance.models import Deviation, GivenVerdict
from utblick.values import Actor, Ref


def deviations(actor: Actor, subject: Ref | None = None) -> QuerySet[Deviation]:
    """Deviations, latest first; of one object or all."""
    rows = visible(Deviation.objects.order_by("-happened_on", "-id"), actor)
    return rows.filter(subject=str(subject)) if subject else rows


def verdicts_given(actor: Actor, *subjects: Ref) -> QuerySet[GivenVerdict]:
    """The answers kept on some objects, latest first."""
    rows = GivenVerdict.objects.filter(subject__in=[str(subject) for subject in subjects])
    return visible(rows.order_by("-given_on", "-id"), actor)
