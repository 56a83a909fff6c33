"""What a registrar does by mail: takes in one package, with the dnr it got, without an account (users.md § 2)."""

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
from utblick.cases.actions.receiving import RECEIVE, write_reception
from utblick.cases.models import Dispatch
from utblick.cases.queries.receiving import titles_in, waiting_dispatch
from utblick.cases.receiving_forms import ReceiveForm
from utblick.clock.queries import today
from utblick.ui import formats
from utblick.ui.languages import page_language
from utblick.values import Ref


def register() -> None:
    button = gettext_lazy("Registrera som mottaget")
    mail_acts.register(MailAct(RECEIVE, RECEIVE, "mail_receipt", button, _ask, _receive, _form))


def _waiting(link: MailLink) -> Dispatch | None:
    return waiting_dispatch(Ref.parse(link.subject).id)


def _ask(link: MailLink) -> Asked | None:
    dispatch = _waiting(link)
    if dispatch is None:
        return None
    matter = dispatch.matter
    lines = [
        _("%(body)s, %(number)s") % {"body": matter.body.name, "number": matter.case_number or matter.reference},
        _("Skickat %s:") % formats.day(dispatch.sent_on, page_language()),
        *titles_in(matter, [dispatch]),
    ]
    return Asked(_("Ta emot: %s") % matter.title, tuple(lines), standing_of(dispatch))


def _form(link: MailLink, data: Any) -> ReceiveForm:
    dispatch = _waiting(link)
    assert dispatch is not None
    has_number = bool(dispatch.matter.case_number)
    return ReceiveForm(data, has_number=has_number, may_mail=False, initial={"received_on": today()})


def _receive(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    dispatch = _waiting(link)
    if dispatch is None:
        raise ValidationError(_("Allt som har skickats är redan mottaget."))
    write_reception(opened, dispatch.matter, [dispatch], given["received_on"], given.get("outside_number", ""))
    number = dispatch.matter.case_number or dispatch.matter.reference
    return _("Handlingarna är mottagna i %s.") % number
