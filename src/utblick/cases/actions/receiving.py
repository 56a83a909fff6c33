"""Taking in what was sent to a registrar: the day, the number it got, and a receipt to the sender."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.cases.indexing import index_matter
from utblick.cases.models import Dispatch, Matter
from utblick.cases.queries.receiving import titles_in
from utblick.clock.queries import today
from utblick.jobs.actions import queue_mail
from utblick.jobs.mail import HERE
from utblick.ui import formats
from utblick.values import Actor

RECEIVE = "dispatch.receive"


def receive_dispatches(
    actor: Actor,
    matter: Matter,
    *,
    received_on: date,
    outside_number: str = "",
    receipt_to: str = "",
    version: int | None = None,
) -> list[Dispatch]:
    """Note the day on which a registrar took in all that was sent and not yet received, and the dnr it got.

    ``receipt_to`` is where a mottagningskvittens goes ("" = nowhere; never about a restricted matter). Refused
    (ValidationError) when nothing waits, and for a day before the sending or after today.
    """
    waiting = list(matter.dispatches.filter(received_on=None).select_related("matter__body"))
    if not waiting:
        raise ValidationError(_("Allt som har skickats är redan mottaget."))
    with change(actor, RECEIVE, standing_of(waiting[0])) as opened:
        write_reception(opened, matter, waiting, received_on, outside_number, version)
        if receipt_to and not matter.restriction_provision:
            _queue_receipt(matter, waiting, receipt_to)
    return waiting


def write_reception(
    opened: Change,
    matter: Matter,
    waiting: list[Dispatch],
    received_on: date,
    outside_number: str = "",
    version: int | None = None,
) -> None:
    """Write the reception inside an open change; a matter that has its number keeps it."""
    first = min(dispatch.sent_on for dispatch in waiting)
    if not first <= received_on <= today():
        told = _("Handlingarna skickades %s. De kan inte vara mottagna före det, eller efter i dag.")
        raise ValidationError({"received_on": told % formats.day(first, translation.get_language() or "sv")})
    number = " ".join(outside_number.split())
    if number and not matter.case_number:
        opened.alter(matter, version=version, outside_number=number)
        index_matter(opened, matter)
    for dispatch in waiting:
        opened.alter(dispatch, received_on=max(received_on, dispatch.sent_on))


def reception_link(opened: Change, dispatch: Dispatch) -> str:
    """The address by which a registrar without an account takes in one package that goes by mail."""
    body = dispatch.matter.body
    holder = _("registratorn, %s") % body.code
    [address] = issue_links(opened, [NewLink(RECEIVE, dispatch.ref, body.code, body.ref, holder, dispatch.recipient)])
    return address


def _queue_receipt(matter: Matter, waiting: list[Dispatch], receipt_to: str) -> None:
    with translation.override("sv"):
        told = {
            "subject": _("Mottaget: %s") % f"{matter.case_number or matter.reference} {matter.title}",
            "matter": matter,
            "day": formats.day(waiting[0].received_on or today(), "sv"),
            "lines": titles_in(matter, waiting),
            "address": HERE + reverse("cases:matter", args=[matter.pk]),
        }
        text = render_to_string("cases/mail/receipt.txt", told)
    queue_mail(f"received:{waiting[0].pk}", receipt_to, str(told["subject"]), text)
