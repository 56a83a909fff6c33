"""Asking the head by mail to approve a tjänsteskrivelse (users.md § 3)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.reports import refuse_lacking
from utblick.cases.models import OfficialReport
from utblick.cases.queries.heads import heads_of, text_asked_about
from utblick.clock.queries import today
from utblick.jobs.actions import queue_mail
from utblick.organisation.models import Person
from utblick.values import Actor

APPROVE = "report.approve"


def ask_for_approval(actor: Actor, report: OfficialReport, head: Person) -> bool:
    """Mail a head one link that approves the text as it stands; False when that has been done for this text.

    Refused (ValidationError) when something required is missing, when the matter is restricted, when the text is
    approved already, or when the person is not the head of the body's administration.
    """
    refuse_lacking(report)
    matter = report.matter
    if matter.restriction_provision:
        raise ValidationError(_("Ärendet är sekretessmarkerat. Inget om det går med mejl."))
    if report.approved_by_id is not None:
        raise ValidationError(_("Tjänsteskrivelsen är redan godkänd."))
    if not heads_of(matter.body, today()).filter(pk=head.pk).exists():
        raise ValidationError({"head": _("Personen är inte chef för förvaltningen, eller saknar e-postadress.")})
    question = text_asked_about(report)
    with change(actor, "report.ask_approval", standing_of(report)) as opened, translation.override("sv"):
        subject = _("Godkänn tjänsteskrivelsen: %s") % report.heading
        link = NewLink(APPROVE, report.ref, matter.body_id, head.ref, head.name, head.email, question=question)
        key = f"approval:{report.pk}:{report.version}:{head.pk.hex}"
        [address] = issue_links(opened, [link])
        told = {"subject": subject, "report": report, "number": matter.case_number or matter.reference,
                "address": address, "sender": actor.name, "head": head}  # fmt: skip
        text = render_to_string("cases/mail/approval.txt", told)
        html = render_to_string("cases/mail/approval.html", told)
        if not queue_mail(key, head.email, subject, text, html=html, personal=True):
            raise ValidationError(_("%s har redan fått mejlet om den här texten.") % head.name)
        opened.record(report.ref, {"asked": [None, str(head.ref)]})
    return True
