"""The log of disclosures: what has been asked for, and what was given out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases.actions.disclosures import answer_disclosure, log_disclosure
from utblick.cases.disclosure_forms import AnswerDisclosureForm, DisclosureForm
from utblick.cases.models import Disclosure
from utblick.cases.queries import disclosures as log
from utblick.cases.queries import documents_of
from utblick.cases.queries.disclosures import REASONED
from utblick.cases.views.common import save_or_show, seen_matter
from utblick.clock.queries import today
from utblick.organisation.views.saving import posted_version
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The requests that the actor may see; ``?arende=`` those of one matter."""
    require(request.actor, "disclosure.see")
    page = page_of(log.disclosures(request.actor, _matter_asked(request)), request.GET)
    may_answer = {row.pk for row in page if may(request.actor, "disclosure.log", row)}
    context = {"page": page, "may_answer": may_answer, "reasoned": REASONED}
    return render(request, "cases/disclosures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def disclose(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Note a request for records of a matter."""
    matter = seen_matter(request, identifier)
    require(request.actor, "disclosure.log", standing_of(Disclosure(matter=matter)))
    form = DisclosureForm(request.POST or None, documents_of(request.actor, matter), initial={"asked_on": today()})

    def save(given: dict[str, Any]) -> str:
        numbers = [int(number) for number in given.pop("documents", [])]
        row = log_disclosure(request.actor, matter, documents=numbers, **given)
        _say_what_follows(request, row)
        return f"{reverse('cases:disclosures')}?arende={matter.pk}"

    context = {
        "title": _("Anteckna en begäran"),
        "back_url": reverse("cases:matter", args=[matter.pk]),
        "submit": _("Spara"),
        "told": _("En begäran prövas genast. Den som begär en handling behöver inte säga vem den är eller varför."),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Answer a request, or correct the answer."""
    row = found(log.disclosure(request.actor, identifier))
    require(request.actor, "disclosure.log", standing_of(row))
    names = ("outcome", "answered_on", "reason", "decided_by")
    form = AnswerDisclosureForm(request.POST or None, initial={name: getattr(row, name) for name in names})

    def save(given: dict[str, Any]) -> str:
        answer_disclosure(request.actor, row, version=posted_version(request), **given)
        _say_what_follows(request, row)
        return f"{reverse('cases:disclosures')}?arende={row.matter_id}"

    context = {
        "title": _("Svar på begäran"),
        "back_url": reverse("cases:disclosures"),
        "submit": _("Spara"),
        "row": row,
        "kicker": f"{row.matter}: {row.what}",
        "told": _(
            "Säger du själv nej ska den som frågar få veta att myndigheten kan pröva saken i ett skriftligt beslut, "
            "och att det går att överklaga (OSL 6:3)."
        ),
    }
    return save_or_show(request, form, save, context)


def _say_what_follows(request: ActorRequest, row: Disclosure) -> None:
    """After a refusal: where the decision that can be appealed is written."""
    if row.outcome in REASONED:
        told = _("Vill den som frågar ha ett skriftligt beslut väljer du Skriv beslutet. Där står hur man överklagar.")
        messages.info(request, told)
    elif not row.outcome:
        messages.info(request, _("Begäran väntar på svar. Den ska prövas skyndsamt (TF 2:16)."))


def _matter_asked(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("arende", ""))
    except ValueError:
        return None
