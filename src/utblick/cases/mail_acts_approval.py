"""What a head does by mail: approves a tjänsteskrivelse as it was when the link was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.audit.policy import standing_of
from utblick.cases.actions.approvals import APPROVE
from utblick.cases.actions.reports import refuse_lacking, write_approval
from utblick.cases.models import OfficialReport
from utblick.cases.queries.heads import heads_of, text_asked_about
from utblick.clock.queries import today
from utblick.organisation.models import Person
from utblick.values import Ref


def register() -> None:
    button = gettext_lazy("Godkänn tjänsteskrivelsen")
    mail_acts.register(MailAct(APPROVE, "report.approve", "mail_approval", button, _ask, _approve))


def _awaited(link: MailLink) -> tuple[OfficialReport, Person] | None:
    """The report while it waits with the text that was asked about, and the holder while still the head."""
    rows = OfficialReport.objects.select_related("matter__body").filter(matter__restriction_provision="")
    report = rows.filter(pk=Ref.parse(link.subject).id, approved_by=None).first()
    if report is None or text_asked_about(report) != link.question or report.matter.closed_on:
        return None
    head = heads_of(report.matter.body, today()).filter(pk=Ref.parse(link.holder).id).first()
    return (report, head) if head else None


def _ask(link: MailLink) -> Asked | None:
    found = _awaited(link)
    if found is None:
        return None
    report = found[0]
    number = report.matter.case_number or report.matter.reference
    lines = [_("%(body)s, %(number)s") % {"body": report.matter.body.name, "number": number}, report.summary]
    lines += [_("Förslag, punkt %(n)d: %(text)s") % {"n": n, "text": text} for n, text in enumerate(report.points, 1)]
    return Asked(report.heading, tuple(filter(None, lines)), standing_of(report))


def _approve(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    found = _awaited(link)
    if found is None:
        raise ValidationError(_("Texten har ändrats eller är redan godkänd."))
    report, head = found
    refuse_lacking(report)
    write_approval(opened, report, head)
    return _("Du har godkänt tjänsteskrivelsen %s.") % report.heading
