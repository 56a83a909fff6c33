"""Networks that the municipality is a member of on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.hooks import network_url
from utblick.cooperation.models import Network
from utblick.cooperation.network_gate import Membership, state_of
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Network]:
    return visible(Network.objects.order_by("sort_name", "id"), actor)


def _might(day: date) -> Q:
    return Q(joined_on__lte=day)


def _line(row: Network, day: date) -> Line | None:
    state = state_of(row, day)
    if state not in (Membership.MEMBER, Membership.LEAVING):
        return None
    return Line(
        ref=row.ref,
        title=row.name,
        url=network_url(row),
        sort=str(row.get_network_kind_display()),
        partner="",
        body=row.body_id,
        since=row.joined_on,
        until=None if row.prolongs_months and row.notice_on is None else row.ends_on,
        state=str(Membership(state).label),
    )


NETWORKS = Register(Network, _("Nätverk"), _rows, _might, _line)
