"""*Får vi …?*"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from utblick.clock.queries import today
from utblick.governance import queries
from utblick.governance.asking import QuestionsForm, facts_asked, known
from utblick.guidelines import TRIGGERS
from utblick.organisation.queries import bodies
from utblick.ui.requests import ActorRequest


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
