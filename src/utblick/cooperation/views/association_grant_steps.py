"""Pages where one notes what happened to a grant to an association."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.audit.policy import require, standing_of
from utblick.clock.queries import today
from utblick.cooperation.actions import association_grant_steps as steps
from utblick.cooperation.association_grant_forms import DayForm, DecideForm, ReclaimForm, ReportForm
from utblick.cooperation.grant_hooks import grant_url
from utblick.cooperation.models import AssociationGrant
from utblick.cooperation.queries.association_grants import pots
from utblick.cooperation.views.association_grants import found_grant, frame
from utblick.cooperation.views.opening import open_asked
from utblick.organisation.queries import bodies
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui import formats
from utblick.ui.conflicts import Stale
from utblick.ui.languages import page_language, spoken
from utblick.ui.requests import ActorRequest
from utblick.values import Money


@require_http_methods(["GET", "POST"])
def decide(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note the decision; one beyond the terms asks for a reason, and is never refused."""
    row = found_grant(request, id)
    require(request.actor, "association_grant.decide", standing_of(row))
    known = {"body": row.decided_by_id or row.body_id, "on": row.decided_on or today(), "paragraph": row.paragraph}
    if row.granted_minor is not None:
        known |= {"granted": row.granted_minor // 100, "reason": row.decision_reason}
    form = DecideForm(request.POST or None, bodies=bodies(request.actor, today()), initial=known)

    def save(told: dict[str, Any]) -> str:
        granted = told.pop("granted") * 100
        try:
            steps.decide_grant(request.actor, row, version=posted_version(request), granted_minor=granted, **told)
        except steps.BeyondTermsError as beyond:
            lacking = "; ".join(spoken(one) for one in beyond.judged.told)
            told["granted"] = granted // 100
            raise forms.ValidationError(
                {
                    "reason": _("Beslutet går utanför villkoren: %s. Skriv skälet så noteras det som avvikelse.")
                    % lacking
                }
            ) from beyond
        return grant_url(row)

    return save_or_show(request, form, save, {**frame(row, _("Skriv in beslutet")), "lead": _lead(row)})


def _lead(row: AssociationGrant) -> str:
    """What was asked for, what is left for it, and whether it came late."""
    left = pots([row.scheme])[0].left.minor + (row.granted_minor or 0)
    language = page_language()
    told = _("Sökt: %(asked)s. Kvar av medlen: %(left)s.") % {
        "asked": formats.money(row.asked, language),
        "left": formats.money(Money(left), language),
    }
    return f"{told} {_('Ansökan kom efter sista ansökningsdag.')}" if row.is_late else told


@require_POST
def open_matter_of(request: ActorRequest, id: UUID) -> HttpResponse:
    """Open a matter with the body that decides."""
    row = found_grant(request, id)
    require(request.actor, "association_grant.assess", standing_of(row))
    open_asked(request, [row.body_id], _("Bidrag till %s") % row, row.ref)
    return redirect(grant_url(row))


@require_http_methods(["GET", "POST"])
def pay(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that it was paid."""
    form = DayForm(request.POST or None, initial={"on": today()})
    return _step(request, id, "association_grant.pay", form, steps.pay_grant, _("Pengarna är utbetalda"))


@require_http_methods(["GET", "POST"])
def report(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note the association's report."""
    row = found_grant(request, id)
    known = {
        "on": row.reported_on or today(), "told": row.told, "came": row.came, "came_minors": row.came_minors,
        "spent": None if row.spent_minor is None else row.spent_minor // 100, "lacks": row.lacks,
    }  # fmt: skip
    form = ReportForm(request.POST or None, initial=known)
    return _step(request, id, "association_grant.report", form, steps.report_grant, _("Redovisningen"), form.values)


@require_http_methods(["GET", "POST"])
def reclaim(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that money is asked back."""
    row = found_grant(request, id)
    known = {"on": today(), "amount": (row.granted_minor or 0) // 100}
    form = ReclaimForm(request.POST or None, initial=known)

    def values() -> dict[str, Any]:
        told = dict(form.cleaned_data)
        return {"amount_minor": told.pop("amount") * 100, **told}

    return _step(request, id, "association_grant.pay", form, steps.reclaim_grant, _("Kräv tillbaka pengar"), values)


@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that the association took its application back."""
    form = DayForm(request.POST or None, initial={"on": today()})
    return _step(request, id, "association_grant.alter", form, steps.withdraw_grant, _("Ansökan är återkallad"))


@require_POST
def reminded(request: ActorRequest, id: UUID) -> HttpResponse:
    """Note that the association was reminded today."""
    row = found_grant(request, id)
    require(request.actor, "association_grant.report", standing_of(row))
    try:
        steps.note_reminded(request.actor, row, version=posted_version(request) or row.version)
    except Stale:
        messages.error(request, _("Någon annan ändrade samtidigt. Läs sidan igen."))
    else:
        messages.success(request, _("Noterat att föreningen är påmind i dag."))
    return redirect(grant_url(row))


def _step(
    request: ActorRequest,
    id: UUID,
    verb: str,
    form: forms.Form,
    act: Callable[..., Any],
    title: str,
    values: Callable[[], dict[str, Any]] | None = None,
) -> HttpResponse:
    row = found_grant(request, id)
    require(request.actor, verb, standing_of(row))

    def save(told: dict[str, Any]) -> str:
        act(request.actor, row, version=posted_version(request), **(values() if values else told))
        return grant_url(row)

    return save_or_show(request, form, save, frame(row, title))
