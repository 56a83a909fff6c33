"""Reading a meeting plan in: show what it would do, then do it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.actions import PlanRefused
from utblick.organisation.forms.found_bodies import FoundBodiesForm
from utblick.organisation.forms.meetings import PlanForm
from utblick.organisation.meeting_plans import (
    CheckedPlan,
    MeetingPlan,
    read,
    year_of,
)
from utblick.organisation.meeting_plans.guessing import as_text, proposals
from utblick.organisation.queries.plans import body_codes
from utblick.ui.formats import whole_number
from utblick.ui.requests import ActorRequest

_PAGE = "organisation/import.html"


@require_http_methods(["GET", "POST"])
def import_plan(request: ActorRequest) -> HttpResponse:
    """Step 1 asks for the plan, step 2 shows every row and every mistake, step 3 stores it."""
    if request.method != "POST":
        return render(request, _PAGE, {"step": 1, "form": PlanForm()})
    form = PlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, _PAGE, {"step": 1, "form": form}, status=422)
    plan = _plan_of(form)
    if plan is None:
        return render(request, _PAGE, {"step": 1, "form": form}, status=422)
    if "confirm" in request.POST:
        return _store(request, form, plan)
    if "add_bodies" in request.POST and may(request.actor, "body.register"):
        return _add_bodies(request, form, plan)
    return _show(request, form, plan, queries.checked_plan(plan))


def _add_bodies(request: ActorRequest, form: PlanForm, plan: MeetingPlan) -> HttpResponse:
    """Register the bodies that only the plan knew, and look at the plan again."""
    checked = queries.checked_plan(plan)
    found = _found_bodies(checked, request.POST)
    if not found.is_valid():
        return _show(request, form, plan, checked, found)
    for told in found.bodies():
        actions.register_body(request.actor, **told)
    messages.success(request, _("Organen är tillagda. Handlingsstopp och annat ändrar du under Organisationen."))
    return _show(request, form, plan, queries.checked_plan(plan))


def _found_bodies(checked: CheckedPlan, data: Any) -> FoundBodiesForm:
    return FoundBodiesForm(data, proposals(checked.unknown, body_codes()))


def _store(request: ActorRequest, form: PlanForm, plan: MeetingPlan) -> HttpResponse:
    try:
        done = actions.import_plan(request.actor, plan)
    except PlanRefused as refused:
        return _show(request, form, plan, refused.checked)
    told = _("Sammanträdesplanen är inläst: %(added)s nya, %(changed)s ändrade, %(left)s som förut.")
    numbers = {"added": done.added, "changed": done.changed, "left": done.left}
    messages.success(request, told % {name: whole_number(value, "sv") for name, value in numbers.items()})
    return redirect(f"{reverse('organisation:meetings')}?ar={plan.year}")


def _show(
    request: ActorRequest, form: PlanForm, plan: MeetingPlan, checked: CheckedPlan, found: FoundBodiesForm | None = None
) -> HttpResponse:
    only_bodies_lack = bool(checked.unknown) and not plan.mistakes and may(request.actor, "body.register")
    context = {
        "found": (found or _found_bodies(checked, None)) if only_bodies_lack else None,
        "plan_text": as_text(plan.rows) if only_bodies_lack else "",
        "step": 2,
        "form": form,
        "checked": checked,
        "news": checked.count("new"),
        "changes": checked.count("changed"),
    }
    return render(request, _PAGE, context, status=422 if checked.mistakes else 200)


def _plan_of(form: PlanForm) -> MeetingPlan | None:
    """The plan; None when what was given is no table, and then the form says why."""
    rows = form.rows()
    return None if rows is None else read(rows, form.cleaned_data["year"] or year_of(rows) or today().year)
