"""Exchanges that go on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import visible
from utblick.cooperation.exchange_hooks import exchange_url
from utblick.cooperation.models import Exchange
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Exchange]:
    return visible(Exchange.objects.select_related("partner").order_by("starts_on", "pk"), actor)


def _might(day: date) -> Q:
    return Q(Q(ends_on__isnull=True) | Q(ends_on__gte=day), cancelled_on__isnull=True, starts_on__lte=day)


def _line(row: Exchange, day: date) -> Line | None:
    if row.cancelled_on is not None or row.starts_on > day or row.is_over(day):
        return None
    return Line(
        ref=row.ref,
        title=row.what,
        url=exchange_url(row),
        sort=str(row.get_exchange_kind_display()),
        partner=row.partner.name if row.partner else row.place,
        body=row.body_id,
        since=row.starts_on,
        until=row.ends_on,
        state=_("pågår"),
    )


EXCHANGES = Register(Exchange, gettext_lazy("Utbyten"), _rows, _might, _line)
