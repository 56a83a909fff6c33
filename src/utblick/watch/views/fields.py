"""What each body wants to hear about."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.watch import actions, queries
from utblick.watch.forms import WatchFieldForm, values_of
from utblick.watch.queries.fields import may_alter


def fields(request: ActorRequest) -> HttpResponse:
    """Every bevakningsområde that the reader follows."""
    followed = queries.own_fields(request.actor)
    without = queries.bodies_without_field(request.actor, today()) if may(request.actor, "watch_field.register") else []
    return render(request, "watch/fields.html", {"followed": followed, "without": without})


@require_POST
def begin(request: ActorRequest) -> HttpResponse:
    """Give one body, or all that have none, a bevakningsområde to start from."""
    require(request.actor, "watch_field.register")
    wanted = request.POST.get("body", "")
    chosen = [one for one in queries.bodies_without_field(request.actor, today()) if wanted in ("", one.code)]
    for body in chosen:
        actions.begin_watch_field(request.actor, body)
    if len(chosen) == 1:
        return redirect("watch:field", chosen[0].code)
    return redirect("watch:fields")


def field(request: ActorRequest, body_code: str) -> HttpResponse:
    """Edit one, and try it on stored calls before saving."""
    row = found(queries.watch_field(request.actor, body_code))
    editable = may_alter(request.actor, row)
    if request.method == "POST" and not editable:
        raise PermissionDenied
    form = WatchFieldForm(request.POST or None, wanted=row.as_field, version=row.version)
    context = {
        "row": row,
        "form": form,
        "editable": editable,
        "trial": None,
        "body_code": row.body_code,
        "taught": queries.taught(row),
    }
    if request.method != "POST":
        return render(request, "watch/field.html", context)
    if not form.is_valid():
        return render(request, "watch/field.html", context, status=422)
    if "try" in request.POST:
        trial = queries.try_field(row.body_code, form.field(), today())
        return render(request, "watch/field.html", {**context, "trial": trial})
    try:
        actions.alter_watch_field(request.actor, row, form.field(), version=form.cleaned_data["version"])
    except Stale as stale:
        current = found(queries.watch_field(request.actor, body_code))
        return conflict(request, form, Stale(stale.version, values_of(current.as_field)), request.path)
    messages.success(request, _("Sparat. Utlysningarna jämförs på nytt, det tar en stund."))
    return redirect("watch:field", row.body_code)


@require_POST
def forget(request: ActorRequest, body_code: str) -> HttpResponse:
    """Take away what the body's stands have taught."""
    row = found(queries.watch_field(request.actor, body_code))
    actions.forget(request.actor, row)
    messages.success(request, _("Det inlärda är borttaget. Ställningstaganden från och med i morgon lär på nytt."))
    return redirect("watch:field", row.body_code)
