"""Reading a meeting plan in: show what it would do, then do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.actions import PlanRefused
from utblick.organisation.forms.meetings import PlanForm
from utblick.organisation.meeting_plans import (
    CheckedPlan,
    MeetingPlan,
    Unreadable,
    read,
    rows_of_file,
    rows_of_text,
    year_of,
)
from utblick.ui.formats import whole_number
from utblick.ui.languages import spoken
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
    try:
        plan = _plan_of(form)
    except Unreadable as unreadable:
        form.add_error("file" if form.cleaned_data["file"] else "text", spoken(unreadable.told))
        return render(request, _PAGE, {"step": 1, "form": form}, status=422)
    if "confirm" in request.POST:
        return _store(request, form, plan)
    return _show(request, form, queries.checked_plan(plan))


def _store(request: ActorRequest, form: PlanForm, plan: MeetingPlan) -> HttpResponse:
    try:
        done = actions.import_plan(request.actor, plan)
    except PlanRefused as refused:
        return _show(request, form, refused.checked)
    told = _("Sammanträdesplanen är inläst: %(added)s nya, %(changed)s ändrade, %(left)s som förut.")
    numbers = {"added": done.added, "changed": done.changed, "left": done.left}
    messages.success(request, told % {name: whole_number(value, "sv") for name, value in numbers.items()})
    return redirect(f"{reverse('organisation:meetings')}?ar={plan.year}")


def _show(request: ActorRequest, form: PlanForm, checked: CheckedPlan) -> HttpResponse:
    context = {
        "step": 2,
        "form": form,
        "checked": checked,
        "news": checked.count("new"),
        "changes": checked.count("changed"),
    }
    return render(request, _PAGE, context, status=422 if checked.mistakes else 200)


def _plan_of(form: PlanForm) -> MeetingPlan:
    told = form.cleaned_data
    file = told["file"]
    rows = rows_of_file(file.name, file.read()) if file else rows_of_text(told["text"])
    return read(rows, told["year"] or year_of(rows) or today().year)
