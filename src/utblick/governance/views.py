"""*Riktlinjer* and *Får vi …?*."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.governance import queries
from utblick.governance.asking import QuestionsForm, facts_asked, known
from utblick.governance.clauses import clause_rows
from utblick.guidelines import TRIGGERS, load
from utblick.organisation.queries import bodies
from utblick.ui.requests import ActorRequest


def guidelines(request: ActorRequest) -> HttpResponse:
    """Every adopted version, and the clauses of those in force with what each does here."""
    day = today()
    context = {
        "adopted": queries.adopted_sets(request.actor),
        "in_force": [(found.document, clause_rows(found)) for found in queries.sets_on(day)],
        "today": day,
        "may_see_deviations": may(request.actor, "deviation.see"),
    }
    return render(request, "governance/guidelines.html", context)


def guideline_set(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One adopted version, clause by clause."""
    adopted = queries.adopted_sets(request.actor).filter(pk=pk).first()
    if adopted is None:
        raise Http404
    found = load(adopted.text, adopted.document_id)
    context = {"adopted": adopted, "document": found.document, "clauses": clause_rows(found)}
    return render(request, "governance/guideline_set.html", context)


def may_we(request: ActorRequest, trigger: str = "") -> HttpResponse:
    """*Får vi …?*: choose what, answer the questions one knows, get the answer with its reasons."""
    if not trigger:
        return render(request, "governance/may_we.html", {"triggers": TRIGGERS.values()})
    if trigger not in TRIGGERS:
        raise Http404
    day = today()
    asked = facts_asked(queries.sets_on(day), trigger)
    names = [(body.code, body.name) for body in bodies(request.actor, day)]
    form = QuestionsForm(asked, names, request.GET if known(request.GET) else None)
    told = form.facts() if form.is_bound and form.is_valid() else {}
    verdict = queries.ask(trigger, told, [], day) if told or not form.is_bound else None
    title = TRIGGERS[trigger].label.in_language(get_language() or "sv").capitalize()
    context = {"heading": title, "form": form, "verdict": verdict}
    return render(request, "governance/may_we_answer.html", context)


def deviations(request: ActorRequest) -> HttpResponse:
    """Every deviation the reader may see."""
    return render(request, "governance/deviations.html", {"deviations": queries.deviations(request.actor)[:500]})
