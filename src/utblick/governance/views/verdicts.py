"""An opened answer, on screen and as an appendix."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from utblick.clock.queries import today
from utblick.documents import pdf
from utblick.documents.papers import Language
from utblick.governance import queries
from utblick.governance.appendix import appendix
from utblick.governance.wording import answer_words, question_words
from utblick.organisation.queries import body
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def verdict(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A kept answer with everything behind it."""
    given = found(queries.verdict_seen_by(request.actor, pk))
    opened = queries.open_verdict(request.actor, given, today())
    return show_opened(request, opened, reverse("governance:verdict_appendix", args=[pk]), is_kept=True)


@require_safe
def verdict_appendix(request: ActorRequest, pk: UUID) -> FileResponse:
    """The same as PDF."""
    given = found(queries.verdict_seen_by(request.actor, pk))
    return send_appendix(queries.open_verdict(request.actor, given, today()))


def show_opened(
    request: ActorRequest, opened: queries.OpenedVerdict, appendix_url: str, *, is_kept: bool
) -> HttpResponse:
    """The page of an opened answer; rooms above use it for the answer that holds today."""
    context: dict[str, Any] = {
        "opened": opened,
        "verdict": opened.explanation.verdict if opened.explanation else None,
        "explanation": opened.explanation,
        "question": question_words(opened.trigger),
        "title": answer_words(opened.trigger, opened.outcome),
        "appendix_url": appendix_url,
        "is_kept": is_kept,
    }
    return render(request, "governance/verdict.html", context)


def send_appendix(opened: queries.OpenedVerdict) -> FileResponse:
    """*Bilaga: svar enligt riktlinjerna* in the page's language, made when it is asked for and not kept."""
    language: Language = "en" if (get_language() or "sv").startswith("en") else "sv"
    owner = body(opened.body_code) if opened.body_code else None
    content = pdf.render(appendix(opened, owner.name if owner else "", language)).content
    name = _("Bilaga - svar enligt riktlinjerna %(day)s") % {"day": opened.on.isoformat()}
    return FileResponse(BytesIO(content), filename=f"{name}.pdf", content_type="application/pdf")
