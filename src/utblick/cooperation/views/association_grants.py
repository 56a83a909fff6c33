"""Pages of grants to associations: the list with the pots, one pot, one application."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.cooperation.actions import association_grants as actions
from utblick.cooperation.association_grant_forms import AssessForm, GrantFilter, GrantForm, SchemeForm
from utblick.cooperation.grant_facing import grant_page
from utblick.cooperation.grant_hooks import grant_url, scheme_url
from utblick.cooperation.grant_states import TONES, stage_of
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.cooperation.queries import association_grants as queries
from utblick.cooperation.queries.names import places
from utblick.organisation.queries import bodies_open_to
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

POTS_SHOWN = 6


@require_safe
def list_grants(request: ActorRequest) -> HttpResponse:
    """Applications, and what is left of the latest pots."""
    filters = GrantFilter(request.GET)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.grants(request.actor, stage=asked.get("lage", ""), year=asked.get("ar"), words=asked.get("q", ""))
    page = page_of(rows, request.GET)
    context = {
        "filters": filters,
        "filtered": any(asked.values()),
        "page": page,
        "rows": [(row, stage := stage_of(row), TONES[stage]) for row in page],
        "pots": queries.pots(queries.schemes(request.actor, year=asked.get("ar"))[:POTS_SHOWN]),
        "may_register": may(request.actor, "grant_scheme.register"),
        "today": today(),
    }
    return render(request, "cooperation/association_grants.html", context)


@require_safe
def show_scheme(request: ActorRequest, id: UUID) -> HttpResponse:
    """A year's pot: its terms, what is left, and who has applied."""
    scheme = _scheme(request, id)
    page = page_of(queries.grants(request.actor, of=scheme), request.GET)
    context = {
        "pot": queries.pots([scheme])[0],
        "scheme": scheme,
        "page": page,
        "rows": [(row, stage := stage_of(row), TONES[stage]) for row in page],
        "today": today(),
        "is_open": today() <= scheme.deadline,
        "next_url": f"{reverse('cooperation:new_grant_scheme')}?fran={scheme.pk}",
        "may_alter": may(request.actor, "grant_scheme.alter", scheme),
        "may_renew": may(request.actor, "grant_scheme.register"),
        "may_register": may(request.actor, "association_grant.register", scheme),
    }
    return render(request, "cooperation/grant_scheme.html", context)


@require_http_methods(["GET", "POST"])
def new_scheme(request: ActorRequest) -> HttpResponse:
    """A year's pot; from an earlier year (``fran``) its terms stand there already."""
    owners = bodies_open_to(request.actor, "grant_scheme.register", today())
    form = SchemeForm(request.POST or None, bodies=owners, initial=_terms_of_earlier(request))

    def save(_told: dict[str, Any]) -> str:
        return scheme_url(actions.register_scheme(request.actor, **form.values()))

    context = {
        "title": _("Medel att fördela"),
        "lead": _("Ett år i taget: villkoren för tidigare år ändras inte."),
        "back_url": reverse("cooperation:association_grants"),
        "back_label": _("Föreningsbidrag"),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def alter_scheme(request: ActorRequest, id: UUID) -> HttpResponse:
    scheme = _scheme(request, id)
    require(request.actor, "grant_scheme.alter", standing_of(scheme))
    owners = bodies_open_to(request.actor, "grant_scheme.alter", today())
    form = SchemeForm(request.POST or None, instance=scheme, bodies=owners)

    def save(_told: dict[str, Any]) -> str:
        kept = _scheme(request, id)
        return scheme_url(actions.alter_scheme(request.actor, kept, version=posted_version(request), **form.values()))

    context = {
        "title": _("Ändra villkoren"), "row": scheme, "back_url": scheme_url(scheme), "back_label": str(scheme),
    }  # fmt: skip
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def new_grant(request: ActorRequest, id: UUID) -> HttpResponse:
    """An application that came in, also a late one."""
    scheme = _scheme(request, id)
    require(request.actor, "association_grant.register", standing_of(scheme))
    form = GrantForm(request.POST or None, names=places(request.actor))

    def save(_told: dict[str, Any]) -> str:
        return grant_url(actions.register_grant(request.actor, scheme, **form.values()))

    context = {
        "title": _("Ny ansökan"),
        "lead": _("Deltagare räknas, de nämns aldrig vid namn. En sen ansökan skrivs in som den kom."),
        "back_url": scheme_url(scheme),
        "back_label": str(scheme),
    }
    return save_or_show(request, form, save, context, "cooperation/form_with_more.html")


@require_safe
def show_grant(request: ActorRequest, id: UUID) -> HttpResponse:
    row = found_grant(request, id)
    return render(request, "cooperation/association_grant.html", grant_page(request.actor, row, today()))


@require_http_methods(["GET", "POST"])
def alter_grant(request: ActorRequest, id: UUID) -> HttpResponse:
    row = found_grant(request, id)
    require(request.actor, "association_grant.alter", standing_of(row))
    form = GrantForm(request.POST or None, instance=row, names=places(request.actor))

    def save(_told: dict[str, Any]) -> str:
        kept = found_grant(request, id)
        return grant_url(actions.alter_grant(request.actor, kept, version=posted_version(request), **form.values()))

    return save_or_show(request, form, save, frame(row, _("Ändra ansökan")), "cooperation/form_with_more.html")


@require_http_methods(["GET", "POST"])
def assess(request: ActorRequest, id: UUID) -> HttpResponse:
    """Judge it, one criterion after the other."""
    row = found_grant(request, id)
    require(request.actor, "association_grant.assess", standing_of(row))
    form = AssessForm(request.POST or None, criteria=row.scheme.criteria_rows, earlier=row.assessment)

    def save(_told: dict[str, Any]) -> str:
        return grant_url(
            actions.assess_grant(request.actor, row, version=posted_version(request), judged=form.judged())
        )

    lead = "" if row.scheme.criteria_rows else _("Bidraget har inga kriterier. Skriv dem i villkoren.")
    return save_or_show(request, form, save, {**frame(row, _("Bedöm ansökan")), "lead": lead})


def found_grant(request: ActorRequest, id: UUID) -> AssociationGrant:
    """The application, or 404."""
    return found(queries.grant(request.actor, id))


def frame(row: AssociationGrant, title: str) -> dict[str, Any]:
    """What a page about one application is framed by."""
    return {"title": title, "back_url": grant_url(row), "back_label": str(row), "row": row}


def _scheme(request: ActorRequest, id: UUID) -> GrantScheme:
    return found(queries.scheme(request.actor, id))


def _terms_of_earlier(request: ActorRequest) -> dict[str, Any]:
    """The terms of the pot that a new year goes on from; the days are asked for anew."""
    written = request.GET.get("fran", "")
    if not written:
        return {"year": today().year}
    try:
        earlier = _scheme(request, UUID(written))
    except ValueError:
        return found(None)
    return {
        "name": earlier.name, "year": earlier.year + 1, "body": earlier.body_id, "pot": earlier.pot_minor // 100,
        "cap": None if earlier.cap_minor is None else earlier.cap_minor // 100, "applicants": earlier.applicants,
        "criteria": earlier.criteria,
    }  # fmt: skip
