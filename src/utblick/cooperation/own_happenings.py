"""What this room knows of its partners: agreements, contact persons, requests, reviews."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import AgreementParty, ContactPerson, Partner, PartnerRequest
from utblick.cooperation.stories import Happening


def agreement_happenings(partners: Collection[UUID] | None) -> Iterator[Happening]:
    """Signings, renewals and notices; that one rests or is reviewed is no activity. One query."""
    parties = AgreementParty.objects.select_related("agreement").filter(agreement__signed_on__isnull=False)
    for party in parties if partners is None else parties.filter(partner_id__in=partners):
        row = party.agreement
        told = (
            (row.signed_on, _("avtalet undertecknades"), True),
            (row.renewed_on, _("avtalet förlängdes"), True),
            (row.rests_from, _("avtalet började vila"), False),
            (row.reviewed_on, _("avtalet sågs över"), False),
            (row.notice_on, _("avtalet sades upp"), True),
        )
        for on, what, is_activity in told:
            if on is not None:
                yield Happening(party.partner_id, on, what, row.ref, is_activity)


def contact_happenings(partners: Collection[UUID] | None) -> Iterator[Happening]:
    """That a contact person was confirmed; who it was is told on the partner's page alone. One query."""
    rows = ContactPerson.objects.all() if partners is None else ContactPerson.objects.filter(partner_id__in=partners)
    for partner, on in rows.order_by().values_list("partner_id", "confirmed_on").distinct():
        yield Happening(partner, on, _("en kontaktperson bekräftades"))


def request_happenings(partners: Collection[UUID] | None) -> Iterator[Happening]:
    """Requests from one who calls itself what the partner is called. Two queries."""
    rows = Partner.objects.all() if partners is None else Partner.objects.filter(pk__in=partners)
    named = {name: partner.pk for partner in rows for name in (partner.name, *partner.other_names)}
    asked = PartnerRequest.objects.exclude(organisation="").filter(hold="")
    if partners is not None:
        asked = asked.filter(organisation__in=list(named))
    for request in asked:
        if request.organisation in named:
            yield Happening(named[request.organisation], request.received_on, _("en förfrågan kom in"), request.ref)


def review_happenings(partners: Collection[UUID] | None) -> Iterator[Happening]:
    """Reviews of the cooperation, and mergers. One query."""
    rows = Partner.objects.select_related("successor")
    for row in rows if partners is None else rows.filter(pk__in=partners):
        if row.reviewed_on:
            yield Happening(row.pk, row.reviewed_on, _("samarbetet sågs över"), is_activity=False)
        if row.merged_on and row.successor:
            what = _("%(name)s gick upp i %(successor)s") % {"name": row.name, "successor": row.successor.name}
            yield Happening(row.pk, row.merged_on, what, row.successor.ref, is_activity=False)
