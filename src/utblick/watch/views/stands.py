"""*Ta ställning*: what waits for a body, and its answer."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
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
        "quick": [(choice.value, choice.label, key) for key, choice in enumerate(QUICK, start=1)],
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
    told = _("%(body)s: %(stand)s.") % {"body": row.body_code, "stand": stand.get_choice_display()}
    undoing = reverse("watch:undo_stand", args=[call.pk, row.body_code])
    asked = urlencode({"version": stand.version, "back": back})
    messages.success(request, told, extra_tags=f"{undoing}?{asked}")
    return HttpResponseRedirect(own_address(back) or call.get_absolute_url())


@require_POST
def undo(request: ActorRequest, pk: UUID, body_code: str) -> HttpResponse:
    """Put back what stood before a stand of the last minute."""
    call = found(queries.call(request.actor, pk))
    stand = queries.stand_of(request.actor, call, body_code)
    version = request.GET.get("version", "")
    try:
        if stand is None or not version.isdecimal():
            raise actions.TooLateError
        stand = actions.undo_stand(request.actor, stand, version=int(version[:9]))
        told = _("Ångrat. %(body)s: %(stand)s.") % {"body": body_code, "stand": stand.get_choice_display()}
        messages.success(request, told)
    except actions.TooLateError:
        messages.warning(request, _("Det går att ångra inom en minut. Ta ställning på nytt i stället."))
    return HttpResponseRedirect(own_address(request.GET.get("back", "")) or call.get_absolute_url())


def own_address(address: str) -> str:
    """The address when it lies within Utblick, else ""."""
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else ""


def _prefixed(request: ActorRequest, prefix: str) -> dict[str, str]:
    """The posted values under the form's prefix, whether the page gave them with it or (buttons, 409) without."""
    names = StandForm.base_fields
    posted = {name: request.POST.get(f"{prefix}-{name}", request.POST.get(name, "")) for name in names}
    posted["choice"] = request.POST.get("choice", posted["choice"])
    posted["version"] = request.POST.get("version", posted["version"])
    return {f"{prefix}-{name}": value for name, value in posted.items()}
