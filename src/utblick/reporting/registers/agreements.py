"""Agreements that bind the municipality on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.agreement_states import ALIVE, State, state_of
from utblick.cooperation.hooks import agreement_url
from utblick.cooperation.models import Agreement
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Any]:
    """Each agreement once for each of its parties."""
    rows = Agreement.objects.annotate(party=F("partners__name")).order_by("sort_title", "id", "partners__sort_name")
    return visible(rows, actor)


def _might(day: date) -> Q:
    return Q(signed_on__isnull=False, in_force_from__lte=day)


def _line(row: Any, day: date) -> Line | None:
    state = state_of(row, day)
    if state not in ALIVE or row.in_force_from > day:
        return None
    return Line(
        ref=row.ref,
        title=row.title,
        url=agreement_url(row),
        sort=str(row.get_agreement_kind_display()),
        partner=row.party or "",
        body=row.body_id,
        since=row.in_force_from,
        until=None if row.prolongs_months and row.notice_on is None else row.ends_on,
        state=str(State(state).label),
    )


AGREEMENTS = Register(Agreement, _("Avtal"), _rows, _might, _line)
