"""*Riktlinjer*: the adopted versions and their clauses."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.governance import queries
from utblick.governance.clauses import clause_rows
from utblick.guidelines import load
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
