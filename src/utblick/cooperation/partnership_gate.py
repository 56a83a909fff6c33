"""What a municipal partnership must have before it goes to the board (R1.6, R3.14, R3.15, G-07, G-25)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from utblick.cooperation.countries import EUROPEAN_UNION
from utblick.cooperation.eligible_countries import countries_on, is_eligible
from utblick.cooperation.models import Agreement, Partnership, PartnershipSeat
from utblick.ui.languages import spoken


def lacking(partnership: Partnership, day: date) -> list[str]:
    """What is missing, in sentences; empty when the matter may go to the board.

    Benefit for each side is asked for when the partnership is registered, and the database holds it.
    """
    found = []
    if not partnership.results.exists():
        found.append(_("Resultatramen är tom. Lägg till minst ett mål med resultat, indikator och målvärde."))
    country = partnership.partner.country_code
    if partnership.funder == Partnership.ICLD and not is_eligible(country, day):
        listed = countries_on(day)
        told = {"country": spoken(partnership.partner.country), "source": listed.source if listed else "–"}
        found.append(_("%(country)s står inte bland ICLD:s länder (%(source)s). Välj en annan finansiär.") % told)
    if country and country not in EUROPEAN_UNION and not partnership.risk_note:
        told = {"country": spoken(partnership.partner.country)}
        found.append(_("%(country)s ligger utanför EU. Beskriv läget för demokrati och risk (R1.6).") % told)
    sitting = partnership.seats.exclude(until__lt=day).filter(side=PartnershipSeat.Side.OWN)
    seats = set(sitting.values_list("seat", flat=True))
    if not {PartnershipSeat.Seat.MAJORITY, PartnershipSeat.Seat.OPPOSITION} <= seats:
        found.append(_("Styrgruppen saknar någon från majoriteten eller oppositionen hos oss."))
    return found


def lacking_of_agreement(agreement: Agreement, day: date) -> list[str]:
    """What the municipal partnerships of an agreement lack before a matter about entering it is opened."""
    if agreement.agreement_kind != Agreement.Kind.PARTNERSHIP or agreement.signed_on is not None:
        return []
    rows = list(Partnership.objects.filter(agreement=agreement).select_related("partner"))
    if not rows:
        return [_("Beskriv först partnerskapet under Partner, Partnerskap, och välj avtalet där (R3.14, R3.15).")]
    return [sentence for row in rows for sentence in lacking(row, day)]
