"""What this room knows of its partners: agreements, contact persons, requests, reviews, visits, networks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Case, Q, UUIDField, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import (
    Agreement,
    AgreementParty,
    ContactPerson,
    Network,
    NetworkMember,
    Partner,
    PartnerRequest,
    Visit,
)
from utblick.cooperation.stories import Dated, Phrase, dated
from utblick.values import Actor

_AGREEMENT, _NETWORK, _VISIT = "cooperation:agreement", "cooperation:network", "cooperation:visit"
PHRASES = {
    "agreement.signed_on": Phrase(_("avtalet undertecknades"), _AGREEMENT),
    "agreement.renewed_on": Phrase(_("avtalet förlängdes"), _AGREEMENT),
    "agreement.notice_on": Phrase(_("avtalet sades upp"), _AGREEMENT),
    "agreement.rests_from": Phrase(_("avtalet började vila"), _AGREEMENT),
    "agreement.reviewed_on": Phrase(_("avtalet sågs över"), _AGREEMENT),
    "contact.confirmed": Phrase(_("en kontaktperson bekräftades")),
    "request.received": Phrase(_("en förfrågan kom in"), "cooperation:request"),
    "partner.reviewed": Phrase(_("samarbetet sågs över")),
    "partner.merged": Phrase(_("gick upp i en annan part"), "cooperation:partner"),
    "visit.incoming": Phrase(_("besök hit"), _VISIT),
    "visit.outgoing": Phrase(_("besök dit"), _VISIT),
    "network.joined": Phrase(_("vi gick med i samma nätverk"), _NETWORK),
    "network.met": Phrase(_("nätverket hade möte"), _NETWORK),
}


def own_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """All that the room knows of some partners."""
    yield from _agreements(actor, partners)
    persons = ContactPerson.objects.filter(partner__in=partners)
    yield dated(persons, "contact.confirmed", on="confirmed_on").distinct()
    yield from _requests(actor, partners)
    yield from _reviews(actor, partners)
    visits = Visit.objects.filter(partner__in=partners, cancelled_on=None)
    for way in Visit.Direction.values:
        yield dated(
            visits.filter(direction=way), f"visit.{way}", on="starts_on", about="pk",
            title=Concat("who", Value(", "), "purpose"), shown=visible(Visit.objects.all(), actor),
            work_related="work_related",
        )  # fmt: skip
    yield from _networks(actor, partners)


def _agreements(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """Signings, renewals and notices; that one rests or is reviewed is no activity."""
    parties = AgreementParty.objects.filter(partner__in=partners, agreement__signed_on__isnull=False)
    shown = visible(Agreement.objects.all(), actor)
    for day in ("signed_on", "renewed_on", "notice_on", "rests_from", "reviewed_on"):
        yield dated(
            parties.filter(**{f"agreement__{day}__isnull": False}), f"agreement.{day}", on=f"agreement__{day}",
            about="agreement_id", title="agreement__title", shown=shown,
            is_activity=day not in ("rests_from", "reviewed_on"),
        )  # fmt: skip


def _requests(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """Requests from one who calls itself what the partner is or was called."""
    names = [(partner.pk, [partner.name, *partner.other_names]) for partner in partners]
    if not names:
        return
    whose = Case(*(When(organisation__in=own, then=Value(key, UUIDField())) for key, own in names))
    rows = PartnerRequest.objects.filter(hold="", organisation__in=[name for _key, own in names for name in own])
    shown = visible(PartnerRequest.objects.all(), actor)
    yield dated(rows, "request.received", on="received_on", partner=whose, about="pk", title="what", shown=shown)


def _reviews(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """Reviews of the cooperation, and mergers; neither is activity."""
    rows = Partner.objects.filter(pk__in=[partner.pk for partner in partners])
    yield dated(
        rows.filter(reviewed_on__isnull=False), "partner.reviewed", on="reviewed_on", partner="pk", is_activity=False
    )
    yield dated(
        rows.filter(merged_on__isnull=False, successor__isnull=False), "partner.merged", on="merged_on", partner="pk",
        about="successor_id", title="successor__name", shown=visible(Partner.objects.all(), actor), is_activity=False,
    )  # fmt: skip


def _networks(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """That we joined a network the partner is in, and its meetings we took part in; neither says that we met it."""
    members = NetworkMember.objects.filter(partner__in=partners)
    shown = visible(Network.objects.all(), actor)
    yield dated(
        members.filter(network__joined_on__isnull=False), "network.joined", on="network__joined_on",
        about="network_id", title="network__name", shown=shown, is_activity=False,
    )  # fmt: skip
    yield dated(
        members.filter(Q(network__meetings__isnull=False)), "network.met", on="network__meetings__on",
        about="network_id", title=Concat("network__name", Value(": "), "network__meetings__title"), shown=shown,
        is_activity=False,
    )  # fmt: skip
