"""Pages of exchanges."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.exchange_hooks import exchange_url
from utblick.cooperation.forms.exchanges import CancelExchangeForm, ExchangeFilter, ExchangeForm
from utblick.cooperation.models import Exchange
from utblick.cooperation.queries.association_grants import has_schemes
from utblick.cooperation.queries.names import places
from utblick.organisation.queries import bodies, bodies_open_to
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

_FORM = "cooperation/form_with_more.html"


@require_safe
def list_exchanges(request: ActorRequest) -> HttpResponse:
    """Exchanges and how many took part in those chosen."""
    day = today()
    owners = [(row.code, row.name) for row in bodies(request.actor, day)]
    filters = ExchangeFilter(request.GET, bodies=owners)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.exchanges(
        request.actor,
        day,
        exchange_kind=asked.get("slag", ""),
        state=asked.get("lage", ""),
        body_code=asked.get("namnd", ""),
        year=asked.get("ar"),
        words=asked.get("q", ""),
    )
    context = {
        "filters": filters,
        "page": page_of(rows, request.GET),
        "figures": queries.participation(rows),
        "filtered": any(asked.values()),
        "may_register": may(request.actor, "exchange.register"),
        "has_grants": has_schemes(request.actor),
        "may_begin_grants": may(request.actor, "grant_scheme.register"),
        "today": day,
    }
    return render(request, "cooperation/exchanges.html", context)


@require_http_methods(["GET", "POST"])
def new_exchange(request: ActorRequest) -> HttpResponse:
    """Five required fields."""
    owners = bodies_open_to(request.actor, "exchange.register", today())
    form = ExchangeForm(request.POST or None, bodies=owners, names=places(request.actor))

    def save(_told: dict[str, Any]) -> str:
        return exchange_url(actions.register_exchange(request.actor, **form.values()))

    context = {
        "title": _("Nytt utbyte"),
        "lead": _("Deltagare räknas per ålder. Barn och unga nämns aldrig vid namn."),
        "back_url": reverse("cooperation:exchanges"),
        "back_label": _("Utbyten"),
    }
    return save_or_show(request, form, save, context, _FORM)


@require_safe
def show_exchange(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _exchange(request, id)
    context = {
        "exchange": row,
        "is_over": row.is_over(today()),
        "today": today(),
        "may_alter": row.cancelled_on is None and may(request.actor, "exchange.alter", row),
        "may_cancel": row.cancelled_on is None and not row.told and may(request.actor, "exchange.cancel", row),
    }
    return render(request, "cooperation/exchange.html", context)


@require_http_methods(["GET", "POST"])
def alter_exchange(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _exchange(request, id)
    require(request.actor, "exchange.alter", standing_of(row))
    owners = bodies_open_to(request.actor, "exchange.alter", today())
    form = ExchangeForm(request.POST or None, instance=row, bodies=owners, names=places(request.actor))

    def save(_told: dict[str, Any]) -> str:
        kept = _exchange(request, id)
        return exchange_url(
            actions.alter_exchange(request.actor, kept, version=posted_version(request), **form.values())
        )

    return save_or_show(request, form, save, {**_back_to(row), "title": _("Ändra utbytet"), "row": row}, _FORM)


@require_http_methods(["GET", "POST"])
def cancel_exchange(request: ActorRequest, id: UUID) -> HttpResponse:
    row = _exchange(request, id)
    require(request.actor, "exchange.cancel", standing_of(row))

    def save(told: dict[str, Any]) -> str:
        actions.cancel_exchange(request.actor, row, told["reason"])
        messages.success(request, _("Utbytet är inställt."))
        return exchange_url(row)

    context = {
        **_back_to(row),
        "title": _("Ställ in utbytet"),
        "lead": _("Utbytet står kvar i registret som inställt."),
    }
    return save_or_show(request, CancelExchangeForm(request.POST or None), save, context)


def _exchange(request: ActorRequest, id: UUID) -> Exchange:
    return found(queries.exchange(request.actor, id))


def _back_to(row: Exchange) -> dict[str, str]:
    return {"back_url": exchange_url(row), "back_label": row.what}
