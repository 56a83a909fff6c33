"""*Riktlinjer*: the adopted versions and their clauses."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.governance import queries
from utblick.governance.clauses import clause_rows
from utblick.governance.queries.drafts import adopted_set, drafts, drafts_set_aside, ended_by
from utblick.guidelines import load
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


def guidelines(request: ActorRequest) -> HttpResponse:
    """Every adopted version, and the clauses of those in force with what each does here."""
    day = today()
    context = {
        "adopted": queries.adopted_sets(request.actor),
        "law": [(one.document, clause_rows(one)) for one in queries.law_on(day)],
        "in_force": [(one.document, clause_rows(one)) for one in queries.sets_on(day)],
        "today": day,
        "may_see_deviations": may(request.actor, "deviation.see"),
        "may_see_drafts": may(request.actor, "guideline_draft.see"),
        "may_begin": may(request.actor, "guideline_draft.begin"),
        "drafts": drafts(request.actor).select_related("based_on").defer("text", "based_on__text"),
        "set_aside": drafts_set_aside(request.actor),
    }
    return render(request, "governance/guidelines.html", context)


def guideline_set(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One adopted version, clause by clause."""
    adopted = found(adopted_set(request.actor, pk))
    guidelines = load(adopted.text, adopted.document_id)
    context = {
        "adopted": adopted,
        "document": guidelines.document,
        "clauses": clause_rows(guidelines),
        "former": ended_by(request.actor, adopted),
        "may_decide": may(request.actor, "guideline_set.end"),
    }
    return render(request, "governance/guideline_set.html", context)
