"""Ideas, tests and applications on screen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases.actions import open_matters
from utblick.cases.models import Matter
from utblick.cases.views.common import codes_to_open
from utblick.clock.queries import today
from utblick.cooperation.agreement_gate import is_silent
from utblick.governance.queries import deviations, verdicts_given
from utblick.governance.views.verdicts import send_appendix, show_opened
from utblick.organisation.queries import bodies
from utblick.projects import actions, forms, queries
from utblick.projects.facing import application_page, idea_page, list_rows
from utblick.projects.gate import judge
from utblick.projects.models import Application, Idea
from utblick.projects.provenance import answer_today
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.watch.queries import body_most_concerned

ELSEWHERE = "-"
"""No body has this code: who may write here may write everywhere."""


def index(request: ActorRequest) -> HttpResponse:
    """Ideas and applications, by nämnd and by how far they have come."""
    chosen, state = request.GET.get("namnd", ""), request.GET.get("lage", "")
    known = list(bodies(request.actor, today()))
    body = chosen if chosen in {row.code for row in known} else ""
    rows = queries.search_list(request.actor, body=body, state=state)
    page = page_of(rows, request.GET)
    context = {
        "page": page,
        "rows": list_rows(page, today()),
        "bodies": known,
        "body": body,
        "state": state,
        "may_register": may(request.actor, "idea.register"),
        "today": today(),
    }
    return render(request, "projects/index.html", context)


@require_http_methods(["GET", "POST"])
def new_idea(request: ActorRequest) -> HttpResponse:
    """An idea in a minute, from a call or a partner."""
    own = bodies(request.actor, today())
    if not may(request.actor, "idea.register", Idea(body_id=ELSEWHERE)):
        own = own.filter(code__in=request.actor.bodies)
    calls = queries.calls(request.actor)
    if request.method == "GET":
        call = queries.call(request.actor, request.GET.get("utlysning", ""))
        asked = queries.partner_request(request.actor, request.GET.get("forfragan", ""))
        own_code = next(iter(sorted(request.actor.bodies)), "") or body_most_concerned(call)
        initial = forms.idea_initial(request.actor, call, own_code, asked, queries.partner_asking(asked))
        form = forms.IdeaForm(own, calls, queries.partner_requests(request.actor), initial=initial)
        return render(request, "projects/new_idea.html", {"form": form, "call": call, "asked": asked})
    form = forms.IdeaForm(own, calls, queries.partner_requests(request.actor), request.POST)
    if not form.is_valid():
        began = {"call": form.cleaned_data.get("call"), "asked": form.cleaned_data.get("partner_request")}
        return render(request, "projects/new_idea.html", {"form": form, **began}, status=422)
    idea = actions.register_idea(request.actor, **form.cleaned_data)
    messages.success(request, _("Idén är registrerad."))
    return redirect("projects:idea", idea.pk)


def show_idea(request: ActorRequest, pk: UUID) -> HttpResponse:
    """An idea: its tests, and the next step."""
    return render(request, "projects/idea.html", idea_page(request.actor, _idea(request, pk), forms.FundingTestForm()))


@require_POST
def sort_idea(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Sort an idea under another of the guidelines' areas."""
    idea = _idea(request, pk)
    require(request.actor, "idea.sort", standing_of(idea))
    form = forms.AreaForm(idea, request.POST)
    if not form.is_valid() or "area" not in form.fields:
        messages.error(request, _("Välj ett av de prioriterade områdena."))
    else:
        actions.sort_idea(request.actor, idea, form.cleaned_data["area"])
        messages.success(request, _("Området är sparat."))
    return redirect("projects:idea", pk)


@require_POST
def record_test(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record the funding test of an idea."""
    idea = _idea(request, pk)
    require(request.actor, "funding_test.record", standing_of(idea))
    form = forms.FundingTestForm(request.POST)
    if not form.is_valid():
        return render(request, "projects/idea.html", idea_page(request.actor, idea, form), status=422)
    actions.record_test(request.actor, idea, **form.cleaned_data)
    messages.success(request, _("Prövningen är sparad."))
    return redirect("projects:idea", pk)


@require_http_methods(["GET", "POST"])
def prepare(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Begin the application of an idea."""
    idea = _idea(request, pk)
    require(request.actor, "application.prepare", standing_of(idea))
    if hasattr(idea, "application"):
        return redirect("projects:application", idea.application.pk)
    form = forms.ApplicationForm(
        request.POST or None, initial={"title": idea.what, "role": Application.Role.COORDINATOR}
    )
    if request.method == "POST" and form.is_valid():
        made = actions.prepare_application(request.actor, idea, **form.values())
        return redirect("projects:application", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "projects/application_form.html", {"form": form, "idea": idea}, status=status)


def show_application(request: ActorRequest, pk: UUID) -> HttpResponse:
    """An application: how it stands, the road to its last day, its matters, what to do."""
    application = _application(request, pk)
    context = application_page(request.actor, application, today())
    if context["gone_in"]:
        context["verdicts"] = list(verdicts_given(request.actor, application.ref))
        context["deviations"] = deviations(request.actor, application.ref)
    return render(request, "projects/application.html", context)


@require_safe
def verdict(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The answer by the guidelines as it is today, with everything behind it."""
    opened = answer_today(request.actor, _application(request, pk))
    return show_opened(request, opened, reverse("projects:verdict_appendix", args=[pk]), is_kept=False)


@require_safe
def verdict_appendix(request: ActorRequest, pk: UUID) -> FileResponse:
    """The same as PDF."""
    return send_appendix(answer_today(request.actor, _application(request, pk)))


@require_http_methods(["GET", "POST"])
def alter(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Change an application; a stale save shows both texts."""
    application = _application(request, pk)
    require(request.actor, "application.alter", standing_of(application))
    form = forms.ApplicationForm(request.POST or None, initial=_initial(application))
    context: dict[str, Any] = {"form": form, "idea": application.idea, "application": application}
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.alter_application(request.actor, application, version=version, **form.values())
        except Stale as stale:
            theirs = Stale(stale.version, _initial(_application(request, pk)))
            return conflict(request, form, theirs, f"/ansokningar/{pk}/")
        messages.success(request, _("Ändringen är sparad."))
        return redirect("projects:application", pk)
    return render(request, "projects/application_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def open_matters_of(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Open a matter with each authority that must decide and that the reader may open one with."""
    application = _application(request, pk)
    verdict = judge(application, today())
    steps = (*verdict.fulfilled, *verdict.missing)
    asked = list(dict.fromkeys(step.bodies[0] for step in steps if step.kind in ("apply", "approval")))
    if is_silent(verdict):
        asked = [application.body_id]
    own = dict(codes_to_open(request))
    try:
        made = open_matters(
            request.actor,
            body_codes=[code for code in asked if code in own],
            title=application.title,
            subject=application.ref,
            origin=Matter.Origin.CALL if application.idea.call else Matter.Origin.IDEA,
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Ärenden öppnade: %s") % (", ".join(matter.body_id for matter in made) or "–"))
    if others := [code for code in asked if code not in own]:
        messages.info(request, _("%s öppnar sitt eget ärende, eller samordnaren gör det.") % ", ".join(others))
    return redirect("projects:application", pk)


@require_http_methods(["GET", "POST"])
def submit(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note that it went in. Refused while the requirements are not met; what happened anyway is an avvikelse."""
    application = _application(request, pk)
    require(request.actor, "application.submit", standing_of(application))
    form = forms.SubmitForm(request.POST or None, initial={"on": today()})
    context: dict[str, Any] = {"form": form, "application": application, "verdict": None}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.submit_application(
                request.actor,
                application,
                on=told["on"],
                receipt=told["receipt"],
                reason=told["reason"] if told["anyway"] else "",
            )
        except actions.RequirementsNotMetError as refused:
            context["verdict"] = refused.verdict
            form.ask_reason()
            return render(request, "projects/submit.html", context, status=422)
        except actions.ImpossibleDayError:
            form.add_error("on", _("Dagen har inte varit än. Skriv en dag till och med i dag."))
        except actions.AlreadyDoneError:
            messages.info(request, _("Det var redan noterat."))
            return redirect("projects:application", pk)
        else:
            return redirect("projects:application", pk)
    return render(request, "projects/submit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record the funder's answer."""
    application = _application(request, pk)
    require(request.actor, "application.answer", standing_of(application))
    form = forms.AnswerForm(request.POST or None, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            answered = actions.record_answer(request.actor, application, **form.cleaned_data)
        except actions.ImpossibleDayError:
            form.add_error("on", _("Dagen har inte varit än. Skriv en dag till och med i dag."))
        else:
            if answered.answer == Application.Answer.GRANTED and not application.is_feasibility_study:
                return redirect("projects:begin_project", pk)
            return redirect("projects:application", pk)
    context = {"form": form, "application": application}
    return render(request, "projects/answer.html", context, status=422 if form.is_bound else 200)


def _idea(request: ActorRequest, pk: UUID) -> Idea:
    found = queries.idea(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _application(request: ActorRequest, pk: UUID) -> Application:
    found = queries.application(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _initial(application: Application) -> dict[str, Any]:
    names = (
        "title",
        "role",
        "own_time_hours",
        "is_feasibility_study",
        "is_principal",
        "lead",
        "bound_by",
        "deadline_on",
        "signatory",
    )
    cost = application.own_cost_minor
    told = {name: getattr(application, name) for name in names}
    return {**told, "own_cost": None if cost is None else cost // 100, "version": application.version}
