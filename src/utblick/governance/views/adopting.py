"""Decisions: adopt a draft, end a set, leave one as it is after a review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.clock.queries import today
from utblick.governance.actions.drafts import adopt_draft, last_day_before, prepared
from utblick.governance.actions.ending import end_set, review_set
from utblick.governance.drafting.adoption import AdoptionDecision
from utblick.governance.drafting.checking import examine
from utblick.governance.drafting.decision_forms import AdoptForm, DecisionForm, EndForm
from utblick.governance.drafting.splicing import NotSpliceable
from utblick.governance.models import AdoptedSet, GuidelineDraft
from utblick.governance.queries import drafts as queries
from utblick.governance.views.drafts import body_choices, posted_version
from utblick.guidelines import GuidelineErrors
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, pk: UUID) -> HttpResponse:
    """First the decision, then the final text with its checksum and what happens at the change-over, then the act."""
    row = found(queries.draft(request.actor, pk))
    if row.adopted is not None:
        raise Http404
    form = AdoptForm(body_choices(request), request.POST or None, initial=_proposed(row))
    context: dict[str, Any] = {"draft": row, "form": form, "mistakes": examine(row.text).mistakes}
    if not form.is_bound or not form.is_valid() or context["mistakes"]:
        wrong = form.is_bound and not form.is_valid()
        return render(request, "governance/draft_adopt.html", context, status=422 if wrong else 200)
    decision = AdoptionDecision(**form.cleaned_data)
    try:
        final = prepared(row, decision)
        if request.POST.get("sha256"):
            adopted = adopt_draft(
                request.actor, row, decision, version=posted_version(request), sha256=request.POST["sha256"]
            )
            messages.success(request, _("%s är antagen.") % adopted.title)
            return redirect("governance:set", adopted.pk)
    except Stale as stale:
        return conflict(request, form, Stale(stale.version, {}), reverse("governance:draft", args=[row.pk]))
    except GuidelineErrors as refused:
        context["mistakes"] = refused.mistakes
    except NotSpliceable:
        form.add_error(None, _("Beslutet kan inte skrivas in i dokumentets huvud. Skriv in det i texten."))
    except ValidationError as refused:
        add_errors(form, refused)
        if not form.errors.keys() - {"__all__"}:
            context |= _shown(request, row, decision)
    else:
        context |= {"final": final, **_change_over(request, final.text, decision)}
        return render(request, "governance/draft_adopt_final.html", context)
    page = "governance/draft_adopt_final.html" if "final" in context else "governance/draft_adopt.html"
    return render(request, page, context, status=422)


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: UUID) -> HttpResponse:
    """End a set without a successor."""
    lead = _("Beslut som fattades medan dokumentet gällde fortsätter att gälla.")
    return _decide(request, pk, EndForm, end_set, {"title": _("Upphäv dokumentet"), "lead": lead, "act": _("Upphäv")})


@require_http_methods(["GET", "POST"])
def review(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record that a set stays as it is."""
    lead = _("Påminnelsen försvinner, och dokumentet gäller vidare som det är.")
    texts = {"title": _("Översett utan ändring"), "lead": lead, "act": _("Spara översynen")}
    return _decide(request, pk, DecisionForm, review_set, texts)


def add_errors(form: DecisionForm, refused: ValidationError) -> None:
    """Put an action's refusal beside the fields it names."""
    for name, errors in (refused.error_dict if hasattr(refused, "error_dict") else {"": refused}).items():
        form.add_error(name if name in form.fields else None, errors)


def _decide(
    request: ActorRequest,
    pk: UUID,
    form_class: type[DecisionForm],
    act: Callable[..., AdoptedSet],
    texts: Mapping[str, str],
) -> HttpResponse:
    adopted = found(queries.adopted_set(request.actor, pk))
    form = form_class(body_choices(request), request.POST or None, initial={"body": adopted.adopted_by})
    back = reverse("governance:set", args=[adopted.pk])
    if form.is_bound and form.is_valid():
        try:
            act(request.actor, adopted, version=posted_version(request), **form.cleaned_data)
            return redirect(back)
        except Stale as stale:
            return conflict(request, form, Stale(stale.version, {}), back)
        except ValidationError as refused:
            add_errors(form, refused)
    context = {"adopted": adopted, "form": form, "back": back, "today": today(), **texts}
    return render(request, "governance/set_decision.html", context, status=422 if form.is_bound else 200)


def _proposed(row: GuidelineDraft) -> dict[str, Any]:
    """What the text itself says of its adoption; not the decision, which a copied text has from its predecessor."""
    document = (examine(row.text).tables or {}).get("document")
    body = document.get("body") if isinstance(document, dict) else None
    return {"body": body}


def _shown(request: ActorRequest, row: GuidelineDraft, decision: AdoptionDecision) -> dict[str, Any]:
    """The final text again, when the one that was shown is no longer it."""
    try:
        final = prepared(row, decision)
    except (ValidationError, GuidelineErrors, NotSpliceable):
        return {}
    return {"final": final, **_change_over(request, final.text, decision)}


def _change_over(request: ActorRequest, text: str, decision: AdoptionDecision) -> dict[str, Any]:
    """What the new version replaces, and until when that is applied."""
    replaced = queries.replaced_by_text(request.actor, text, decision.valid_from)
    return {"decision": decision, "replaced": replaced, "last_day": last_day_before(decision.valid_from)}
