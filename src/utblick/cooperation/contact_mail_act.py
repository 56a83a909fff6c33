"""What a contact person can answer by mail: that what is kept of them is right, or what it should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.access import Standing
from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.cooperation.actions.contact_links import CONFIRM
from utblick.cooperation.actions.contacts import confirm_by_themselves
from utblick.cooperation.forms.contacts import OwnFactsForm
from utblick.cooperation.models import ContactPerson
from utblick.values import Ref


def register() -> None:
    button = gettext_lazy("Det här stämmer")
    mail_acts.register(MailAct(CONFIRM, CONFIRM, "mail_contact", button, _ask, _confirm, _form))


def _contact(link: MailLink) -> ContactPerson | None:
    return ContactPerson.objects.select_related("partner").filter(pk=Ref.parse(link.subject).id).first()


def _ask(link: MailLink) -> Asked | None:
    """None when the person has been removed, or the address is no longer theirs."""
    contact = _contact(link)
    if contact is None or contact.email != link.email:
        return None
    lines = (
        _("Du är kontaktperson för %s hos oss. Rätta det som är fel, och tryck på knappen.") % contact.partner,
        _("Vi har bara det vi behöver för att nå dig i tjänsten. Svara på mejlet om du inte längre vill stå här."),
    )
    return Asked(_("Stämmer dina uppgifter hos oss?"), lines, Standing(""))


def _form(link: MailLink, data: Any) -> forms.ModelForm[ContactPerson]:
    return OwnFactsForm(data, instance=_contact(link))


def _confirm(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    contact = _contact(link)
    assert contact is not None
    confirm_by_themselves(opened, contact, link.label, **given)
    return _("Tack. Uppgifterna är bekräftade.")
