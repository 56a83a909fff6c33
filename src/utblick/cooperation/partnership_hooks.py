"""What municipal partnerships give to rooms below and beside: their noun, and what they tell of partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import Partner, Partnership, PartnershipPhase
from utblick.cooperation.queries.partnerships import load_partnerships
from utblick.cooperation.stories import Dated, Phrase, dated, provide_happenings
from utblick.ui import kinds
from utblick.values import Actor

PHRASES = {"partnership.phase": Phrase(_("partnerskapet går in i en ny fas"), "cooperation:partnership")}


def register() -> None:
    from utblick.cooperation.tables.partnership_register import PARTNERSHIPS
    from utblick.cooperation.tables.registers import REGISTERS

    REGISTERS["partnerskap"] = PARTNERSHIPS
    kinds.register(kinds.Kind("partnership", _("partnerskap"), load_partnerships, str, partnership_url))
    provide_happenings("partnerships", partnership_happenings, PHRASES)


def partnership_url(row: Partnership) -> str:
    return reverse("cooperation:partnership", args=[row.pk])


def partnership_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """The first day of each phase: colleagues work together from then (R3.13)."""
    yield dated(
        PartnershipPhase.objects.filter(partnership__partner__in=partners), "partnership.phase", on="starts_on",
        partner="partnership__partner_id", about="partnership_id", title="partnership__title",
        shown=visible(Partnership.objects.all(), actor), work_related=True,
    )  # fmt: skip
