"""The papers of a meeting: kallelse and protokoll, extracts, what was sent, and the signed file."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import require
from utblick.cases import minutes_papers as papers
from utblick.cases.actions import extracts
from utblick.cases.minutes_forms import ReceiptForm, SendExtractForm, SignedForm
from utblick.cases.models import SentExtract
from utblick.cases.queries import minutes as queries
from utblick.cases.views.agenda_items import seen_item, step_of_item
from utblick.cases.views.common import kept
from utblick.cases.views.minutes import seen, step
from utblick.documents import meeting_word, pdf
from utblick.documents.meeting_papers import MeetingPaper
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

PAPERS = {"kallelse": papers.summons, "protokoll": papers.protocol}


@require_safe
def paper(request: ActorRequest, identifier: UUID, name: str) -> FileResponse:
    """The kallelse or the protokoll as it is recorded now: kallelse.pdf, kallelse.docx, protokoll.pdf …"""
    require(request.actor, "minutes.see")
    minutes = found(queries.minutes_of(request.actor, identifier))
    word, _dot, suffix = name.partition(".")
    made = found(PAPERS.get(word))
    return _file(made(minutes), f"{word.capitalize()} {minutes}", suffix)


@require_safe
def extract(request: ActorRequest, identifier: UUID, name: str) -> FileResponse:
    """The extract of one § that has been decided: utdrag.pdf, utdrag.docx, extract.pdf."""
    require(request.actor, "agenda_item.see")
    item = found(queries.agenda_item(request.actor, identifier))
    found(item.outcome or None)
    word, _dot, suffix = name.partition(".")
    if word == "extract" and suffix == "pdf":
        found(item.title_en and item.wording_en or None)
        content = extracts.extract_pdf(item, english=True)
        return FileResponse(BytesIO(content), as_attachment=True, filename=f"{extracts.extract_name(item, True)}.pdf")
    found(word == "utdrag" or None)
    return _file(papers.extract(queries.held_item(item)), extracts.extract_name(item, False), suffix)


def _file(made: MeetingPaper, name: str, suffix: str) -> FileResponse:
    found(suffix in ("pdf", "docx") or None)
    content = pdf.render(made).content if suffix == "pdf" else meeting_word.render(made)
    return FileResponse(BytesIO(content), as_attachment=True, filename=f"{name}.{suffix}")


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.send")
    form = SendExtractForm(request.POST or None, initial={"recipients": item.sent_to})

    def save(told: dict[str, Any]) -> None:
        extracts.send_extract(request.actor, item, told["recipients"].splitlines(), english=told["english"])

    return step_of_item(request, item, form, _("Expediera utdraget"), _("Expediera"), save)


@require_POST
def receipt(request: ActorRequest, identifier: UUID, extract: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.send")
    row = found(SentExtract.objects.select_related("item__minutes").filter(item=item, pk=extract).first())
    form = ReceiptForm(request.POST)
    try:
        day = form.cleaned_data["received_on"] if form.is_valid() else None
        if day is None:
            raise ValidationError(_("Ange vilken dag utdraget togs emot."))
        extracts.note_receipt(request.actor, row, day)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("cases:agenda_item", identifier)


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: ActorRequest, identifier: UUID) -> HttpResponse:
    minutes = seen(request, identifier, "minutes.adjust")
    form = SignedForm(request.POST or None, request.FILES or None)

    def save(told: dict[str, Any]) -> None:
        signed = kept(told["file"])
        assert signed is not None
        extracts.keep_signed(request.actor, minutes, signed)

    return step(request, minutes, form, _("Det undertecknade protokollet"), _("Spara"), save, multipart=True)
