"""What the page of a partner request shows."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from utblick.accounts.queries import names_of
from utblick.audit.policy import may, visible
from utblick.clock.queries import installation, today
from utblick.cooperation.hooks import idea_page_of, ideas_of
from utblick.cooperation.letters.paragraphs import paragraphs
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.replies import reply_draft
from utblick.cooperation.wanted_contact_hooks import wanted_page_of
from utblick.documents.queries import files_of
from utblick.organisation.queries import body
from utblick.ui.languages import page_language
from utblick.values import Actor, Text

TONES = {"yes": "good", "no": "", "looking": "accent", "became_idea": "good", "new": "care"}


def request_page(actor: Actor, row: PartnerRequest, form: Form) -> dict[str, Any]:
    """The context of the page. ``form`` asks when it was answered."""
    held = installation()
    sent_to = body(row.body_code) if row.body_code else None
    suggested = body(row.suggested_body) if row.suggested_body and not row.body_code else None
    names = Text(sent_to.name, sent_to.name_en or sent_to.name) if sent_to else Text("", "")
    draft = reply_draft(
        row.stand,
        what=row.what,
        contact=row.contact_name,
        municipality=held.municipality if held else "",
        body=names,
        signed=actor.name,
    )
    return {
        "row": row,
        "form": form,
        "sentence": status_sentence(row),
        "tone": TONES[row.stand],
        "sent_to": sent_to,
        "suggested": suggested,
        "paragraphs": paragraphs(row.text),
        "reasons": [reason.get(page_language(), reason["sv"]) for reason in row.reasons],
        "files": files_of([row.ref]).get(row.ref, []),
        "ideas": ideas_of(row, actor),
        "idea_url": idea_page_of(row, actor),
        "wanted_url": wanted_page_of(row, actor),
        "wanted_contacts": list(visible(row.wanted_contacts.all(), actor)),
        "draft": draft,
        "answered_by": names_of({row.answered_by}).get(row.answered_by, "") if row.answered_by else "",
        "may_review": may(actor, "partner_request.review", row),
        "may_stand": may(actor, "partner_request.stand", row),
        "may_answer": may(actor, "partner_request.answer", row) and row.is_open,
        "late": row.is_late(today()),
        "today": today(),
    }


def status_sentence(row: PartnerRequest) -> str:
    """How it stands, in one sentence."""
    if row.hold == PartnerRequest.Hold.SENDER:
        return _("Avsändaren är okänd. Släpp in förfrågan om den är på riktigt.")
    if not row.is_open:
        return _("Besvarad.")
    if row.stand == PartnerRequest.Stand.BECAME_IDEA:
        return _("Har blivit en idé. Avsändaren väntar på svar.")
    if row.stand == PartnerRequest.Stand.YES:
        return _("Ja från oss. Avsändaren väntar på svar.")
    if row.stand == PartnerRequest.Stand.NO:
        return _("Nej från oss. Avsändaren väntar på svar.")
    if not row.reviewed_on:
        return _("Ny. Uppgifterna är lästa ur förfrågan och ska gås igenom.")
    if not row.body_code:
        return _("Genomgången, inte skickad till någon nämnd.")
    if row.stand == PartnerRequest.Stand.LOOKING:
        return _("Nämnden tittar på den.")
    return _("Väntar på ja eller nej.")
