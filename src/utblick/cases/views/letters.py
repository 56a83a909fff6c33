"""Pages of letters: which to write, and what they say."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from utblick.audit.policy import require, standing_of
from utblick.cases import queries
from utblick.cases.actions.letters import make_english_extract, make_letter
from utblick.cases.letter_forms import ExtractForm, LetterForm
from utblick.cases.letters import LetterKind, english_extract, first_english, first_words, letter
from utblick.cases.models import Matter, MatterDocument
from utblick.cases.views.common import save_or_show, seen_matter
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def choose(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Which letter; an extract in English for each decision."""
    matter = seen_matter(request, identifier)
    require(request.actor, "document.add", standing_of(matter))
    decisions = queries.decisions_of(request.actor, matter)
    return render(
        request, "cases/letters.html", {"matter": matter, "kinds": LetterKind.choices, "decisions": decisions}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: ActorRequest, identifier: UUID, kind: str) -> HttpResponse:
    matter = seen_matter(request, identifier)
    require(request.actor, "document.add", standing_of(matter))
    chosen = found(next((one for one in LetterKind if one.value == kind), None))
    form = LetterForm(request.POST or None, initial=first_words(request.actor, matter, kind))

    def save(told: dict[str, Any]) -> str:
        made = make_letter(request.actor, matter, letter(matter, told), f"{chosen.label}: {matter.title}"[:280])
        return _done(request, matter, made)

    return save_or_show(request, form, save, _frame(str(chosen.label), reverse("cases:letters", args=[matter.pk])))


@require_http_methods(["GET", "HEAD", "POST"])
def extract(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """One § of the minutes in English, with the Swedish points beside."""
    decision = found(queries.decision(request.actor, identifier))
    require(request.actor, "document.add", standing_of(decision.matter))
    form = ExtractForm(request.POST or None, initial=first_english(request.actor, decision))

    def save(told: dict[str, Any]) -> str:
        made = make_english_extract(request.actor, decision, english_extract(decision, told))
        return _done(request, decision.matter, made)

    frame = _frame(_("Protokollsutdrag på engelska"), reverse("cases:decision", args=[decision.pk]))
    frame["swedish"] = list(decision.points.all())
    return save_or_show(request, form, save, frame, "cases/letter_extract.html")


def _done(request: ActorRequest, matter: Matter, made: list[MatterDocument]) -> str:
    word, printed = made
    told = {"word": word.number, "pdf": printed.number}
    messages.success(request, _("Det ligger i ärendet: Word är handling %(word)s, PDF handling %(pdf)s.") % told)
    if unshown := "".join(document.unshown for document in made):
        messages.warning(request, _("De här tecknen finns inte i PDF:ens typsnitt: %s") % unshown)
    return reverse("cases:matter", args=[matter.pk]) + "#handlingar"


def _frame(title: str, back_url: str) -> dict[str, Any]:
    return {"title": title, "back_url": back_url, "submit": _("Gör Word och PDF")}
