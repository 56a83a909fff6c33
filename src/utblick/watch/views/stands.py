"""*Ta ställning*: what waits for a body, and its answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.forms import StandForm
from utblick.watch.models import Stand
from utblick.watch.views.calls import call_context
from utblick.watch.views.undoing import own_address, take_back, tell_stand

QUICK = [Stand.Choice.INTERESTING, Stand.Choice.NOT_FOR_US, Stand.Choice.TAKEN]
"""The stands of one key each, in the order of their keys 1, 2, 3."""


def bodies(request: ActorRequest) -> HttpResponse:
    """What waits, body by body; straight on when there is only one."""
    waiting = queries.waiting_by_body(request.actor, today())
    if len(waiting) == 1:
        return redirect("watch:body_stands", waiting[0].body.code)
    late = _("Utan ställningstagande efter %s dagar") % queries.UNDECIDED_DAYS
    context = {"waiting": waiting, "late_label": late}
    return render(request, "watch/stands.html", context)


def body(request: ActorRequest, body_code: str) -> HttpResponse:
    """One body's calls, new ones first, each with its reasons and a button for each stand."""
    row = found(queries.watch_field(request.actor, body_code))
    day = today()
    asked = request.GET.get("choice", "")
    choice = asked if asked in Stand.Choice.values else ""
    page = page_of(queries.body_matches(row.body_code, day, choice=choice), request.GET)
    waiting = {one.body.code: one for one in queries.waiting_by_body(request.actor, day)}
    context = {
        "waiting": waiting[row.body_code],
        "days": queries.UNDECIDED_DAYS,
        "page": page,
        "choices": Stand.Choice.choices,
        "choice": choice,
        "quick": [(one.value, one.label) for one in QUICK],
        "today": day,
        "may_take": may(request.actor, "stand.take", Stand(body_code=row.body_code)),
        "here": request.get_full_path(),
    }
    return render(request, "watch/body_stands.html", context)


@require_POST
def take(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Take a stand, from the list by one button or from the call's page with reason, person and day."""
    call = found(queries.call(request.actor, pk))
    row = found(queries.watch_field(request.actor, body_code))
    form = StandForm(_prefixed(request, row.body_code), prefix=row.body_code)
    if not form.is_valid():
        page = found(queries.call_page(request.actor, pk, today()))
        return render(request, "watch/call.html", call_context(request, page, form), status=422)
    given = form.cleaned_data
    try:
        stand = actions.take_stand(
            request.actor,
            call,
            row.body_code,
            given["choice"],
            reason=given["reason"],
            owner=given["owner"],
            look_by=given["look_by"],
            version=given["version"],
        )
    except Stale as stale:
        return conflict(request, form, stale, call.get_absolute_url())
    back = request.POST.get("back", "")
    tell_stand(request, stand, reverse("watch:undo_stand", args=[call.pk, row.body_code]), back)
    return HttpResponseRedirect(own_address(back) or call.get_absolute_url())


@require_POST
def undo(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Put back what stood before a stand of the last minute."""
    call = found(queries.call(request.actor, pk))
    take_back(request, queries.stand_of(request.actor, call, body_code), actions.undo_stand)
    return HttpResponseRedirect(own_address(request.GET.get("back", "")) or call.get_absolute_url())


def _prefixed(request: ActorRequest, prefix: str) -> dict[str, str]:
    """The posted values under the form's prefix, whether the page gave them with it or (buttons, 409) without."""
    names = StandForm.base_fields
    posted = {name: request.POST.get(f"{prefix}-{name}", request.POST.get(name, "")) for name in names}
    posted["choice"] = request.POST.get("choice", posted["choice"])
    posted["version"] = request.POST.get("version", posted["version"])
    return {f"{prefix}-{name}": value for name, value in posted.items()}
