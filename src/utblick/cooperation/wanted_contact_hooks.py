"""What contacts wanted by companies give to rooms below and beside: their noun, and the job that forgets."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may
from utblick.cooperation.actions.wanted_contacts import forget_company_contacts
from utblick.cooperation.models import PartnerRequest, WantedContact
from utblick.cooperation.queries.wanted_contacts import load_wanted_contacts
from utblick.jobs.schedules import add_daily_job
from utblick.ui import kinds
from utblick.values import Actor


def register() -> None:
    kinds.register(
        kinds.Kind("wanted_contact", _("kontakt som ett företag söker"), load_wanted_contacts, str, wanted_contact_url)
    )
    add_daily_job("company-contacts", forget_company_contacts)


def wanted_page_of(asked: PartnerRequest, actor: Actor) -> str:
    """Where the actor may note what a company asks for in a partner request; "" when not."""
    if asked.seeks != PartnerRequest.Seeks.BUSINESS or not may(actor, "wanted_contact.register"):
        return ""
    return f"{reverse('cooperation:new_wanted_contact')}?forfragan={asked.pk}"


def wanted_contact_url(row: WantedContact) -> str:
    return reverse("cooperation:wanted_contact", args=[row.pk])
