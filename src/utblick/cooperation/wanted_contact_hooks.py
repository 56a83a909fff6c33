"""What contacts wanted by companies give to rooms below and beside: their noun, and the job that forgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may, visible
from utblick.cooperation.actions.wanted_contacts import forget_company_contacts
from utblick.cooperation.models import Partner, PartnerRequest, WantedContact
from utblick.cooperation.queries.wanted_contacts import load_wanted_contacts
from utblick.cooperation.stories import Dated, Phrase, dated, provide_happenings
from utblick.jobs.schedules import add_daily_job
from utblick.ui import kinds
from utblick.values import Actor

PHRASES = {"wanted_contact.made": Phrase(_("ett företag fick kontakt"), "cooperation:wanted_contact")}


def register() -> None:
    kinds.register(
        kinds.Kind("wanted_contact", _("kontakt som ett företag söker"), load_wanted_contacts, str, wanted_contact_url)
    )
    provide_happenings("wanted_contacts", company_happenings, PHRASES)
    add_daily_job("company-contacts", forget_company_contacts)


def company_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """The day a company got its contact with a partner."""
    rows = WantedContact.objects.filter(partner__in=partners, made_on__isnull=False)
    shown = visible(WantedContact.objects.all(), actor)
    yield dated(rows, "wanted_contact.made", on="made_on", about="pk", title="company", shown=shown)


def wanted_page_of(asked: PartnerRequest, actor: Actor) -> str:
    """Where the actor may note what a company asks for in a partner request; "" when not."""
    if asked.seeks != PartnerRequest.Seeks.BUSINESS or not may(actor, "wanted_contact.register"):
        return ""
    return f"{reverse('cooperation:new_wanted_contact')}?forfragan={asked.pk}"


def wanted_contact_url(row: WantedContact) -> str:
    return reverse("cooperation:wanted_contact", args=[row.pk])
