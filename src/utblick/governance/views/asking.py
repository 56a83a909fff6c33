"""*Får vi …?*"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require
from utblick.clock.queries import today
from utblick.governance import queries, subject_hooks
from utblick.governance.actions import keep_answer
from utblick.governance.asking import Inquiry, grouped_triggers
from utblick.governance.wording import answer_words, question_words
from utblick.guidelines import TRIGGERS
from utblick.organisation.queries import bodies
from utblick.ui.requests import ActorRequest
from utblick.values import Ref


@require_safe
def may_we(request: ActorRequest) -> HttpResponse:
    """Choose what one is about to do."""
    words = request.GET.get("sok", "")
    groups = grouped_triggers(queries.applied_on(today()), words)
    return render(request, "governance/may_we.html", {"groups": groups, "words": words})


@require_safe
def may_we_answer(request: ActorRequest, trigger: str) -> HttpResponse:
    """One question at a time, what has been told, and the answer as soon as it is certain."""
    inquiry = _inquiry(request, trigger)
    context = {
        **_named(inquiry),
        "field": inquiry.form[inquiry.current.name] if inquiry.current else None,
        "may_keep": inquiry.shows_answer and may(request.actor, "verdict.keep"),
    }
    return render(request, "governance/may_we_answer.html", context, status=422 if inquiry.form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: ActorRequest, trigger: str) -> HttpResponse:
    """*Behåll svaret på ett ärende*: choose what the answer is about, and keep it there."""
    require(request.actor, "verdict.keep")
    inquiry = _inquiry(request, trigger)
    if not inquiry.shows_answer:
        return redirect(f"../?{inquiry.address}")
    missed = False
    if request.method == "POST":
        chosen = _chosen(request)
        if chosen is not None:
            given = keep_answer(request.actor, chosen.ref, chosen.body_code, trigger, inquiry.facts, today())
            messages.success(request, _("Svaret är sparat."))
            return redirect("governance:verdict", given.pk)
        missed = True
    words = request.GET.get("sok", "")
    context = {
        **_named(inquiry),
        "words": words,
        "subjects": subject_hooks.subjects(request.actor, words),
        "missed": missed,
    }
    return render(request, "governance/may_we_keep.html", context, status=422 if missed else 200)


def _inquiry(request: ActorRequest, trigger: str) -> Inquiry:
    if trigger not in TRIGGERS:
        raise Http404
    day = today()
    names = [(body.code, body.name) for body in bodies(request.actor, day)]
    return Inquiry(queries.applied_on(day), trigger, request.GET, names, day)


def _named(inquiry: Inquiry) -> dict[str, object]:
    return {
        "inquiry": inquiry,
        "verdict": inquiry.verdict,
        "heading": question_words(inquiry.trigger),
        "title": answer_words(inquiry.trigger, inquiry.verdict.outcome),
    }


def _chosen(request: ActorRequest) -> subject_hooks.Subject | None:
    try:
        return subject_hooks.subject(request.actor, Ref.parse(request.POST.get("arende", "")))
    except ValueError:
        return None
