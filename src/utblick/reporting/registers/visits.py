"""Visits that take place on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import visible
from utblick.cooperation.models import Visit
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Visit]:
    return visible(Visit.objects.select_related("partner").order_by("starts_on", "pk"), actor)


def _might(day: date) -> Q:
    return Q(cancelled_on__isnull=True, starts_on__lte=day, ends_on__gte=day)


def _line(row: Visit, day: date) -> Line | None:
    if row.is_cancelled or not row.starts_on <= day <= row.ends_on:
        return None
    return Line(
        ref=row.ref,
        title=str(row),
        url=reverse("cooperation:visit", args=[row.pk]),
        sort=str(row.get_direction_display()),
        partner=row.partner.name if row.partner else row.place,
        body=row.host_id,
        since=row.starts_on,
        until=row.ends_on,
        state=_("pågår"),
    )


VISITS = Register(Visit, gettext_lazy("Besök"), _rows, _might, _line)
