"""Asking a contact person whether what is kept of them is right, by a personal mail link (GDPR art. 5.1 d)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.cooperation.models import ContactPerson
from utblick.jobs.actions import queue_mail
from utblick.jobs.models import OutgoingMail
from utblick.values import Actor

CONFIRM = "contact_person.confirm"
_READS_SWEDISH = frozenset({"SE", "FI", "AX"})


def language_of(contact: ContactPerson) -> str:
    """The language to write in: Swedish to those who read it, else English."""
    if contact.language:
        return "sv" if "sv" in contact.language.casefold() else "en"
    return "sv" if contact.partner.country_code in _READS_SWEDISH else "en"


def ask_contact(actor: Actor, contact: ContactPerson) -> None:
    """Mail a contact person a link by which what is kept is confirmed or corrected, once. At most one a day.

    Raises ValidationError for one without an address, or who has been asked today.
    """
    if not contact.email:
        raise ValidationError(_("%s har ingen e-postadress. Ring, och bekräfta själv.") % contact.name)
    key = f"contact-link:{contact.pk}:{today()}"
    language = language_of(contact)
    with change(actor, "contact_person.ask") as opened:
        if OutgoingMail.objects.filter(key=key).exists():
            raise ValidationError(_("%s har redan fått en länk i dag.") % contact.name)
        link = NewLink(CONFIRM, contact.ref, "", contact.ref, contact.name, contact.email, language)
        [address] = issue_links(opened, [link])
        with translation.override(language):
            subject = _("Stämmer dina uppgifter hos oss?")
            context = {"subject": subject, "address": address, "contact": contact, "asked_by": actor.name}
            text = render_to_string("cooperation/mail/contact_link.txt", context)
            html = render_to_string("cooperation/mail/contact_link.html", context)
        queue_mail(key, contact.email, subject, text, html=html, personal=True)
