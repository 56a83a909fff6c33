"""Reading ideas that look for a partner, and who may suit them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from utblick.audit.policy import visible
from utblick.cooperation import queries as cooperation
from utblick.cooperation.hooks import partner_url, request_url
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.projects.models import FundingTest, Idea
from utblick.projects.queries import ideas
from utblick.support.models import PartnerSearch
from utblick.support.programmes import Programme, programmes_in
from utblick.support.queries.lessons import any_holds
from utblick.support.shared_words import shared_words
from utblick.ui.languages import spoken
from utblick.values import Actor

SEEKING, CLOSED = "soker", "avslutade"
MOST, LOOKED_AT = 8, 300


@dataclass(frozen=True)
class Suggestion:
    """One that may suit an idea, and why."""

    title: str
    url: str
    country: str
    reasons: tuple[str, ...]


def partner_searches(actor: Actor, *, state: str = "", body_code: str = "") -> QuerySet[PartnerSearch]:
    """Ideas that look for a partner, the latest first, with what a row shows."""
    rows = visible(PartnerSearch.objects.select_related("idea__body", "idea__call", "idea__partner"), actor)
    rows = rows.filter(idea__body_id=body_code) if body_code else rows
    if state not in (SEEKING, CLOSED):
        return rows
    return rows.filter(closed_on__isnull=state == SEEKING)


def partner_search(actor: Actor, pk: UUID) -> PartnerSearch | None:
    return partner_searches(actor).filter(pk=pk).first()


def search_of(actor: Actor, idea: Idea) -> PartnerSearch | None:
    return partner_searches(actor).filter(idea=idea).first()


def idea_seen(actor: Actor, pk: UUID) -> Idea | None:
    return ideas(actor).filter(pk=pk).first()


def load_searches(ids: Sequence[UUID], actor: Actor) -> dict[UUID, PartnerSearch]:
    return {row.pk: row for row in partner_searches(actor).filter(pk__in=ids)}


def programmes_of(idea: Idea) -> tuple[Programme, ...]:
    """The programmes an idea has in view: of its call and of its funding tests."""
    call = idea.call
    told = [call.identifier, call.programme_sv, call.programme_en] if call else []
    return programmes_in(*told, *(test.programme for test in idea.tests.all()))


def partners_suiting(actor: Actor, row: PartnerSearch, programmes: Sequence[Programme]) -> list[Suggestion]:
    """Partners in a country that is sought, known by the same nämnd, or met in the same programme. One query."""
    others = Idea.objects.filter(partner=OuterRef("pk")).exclude(pk=row.idea_id)
    rows = visible(Partner.objects.filter(successor=None).exclude(ideas=row.idea), actor)
    rows = rows.annotate(
        met=Exists(others.filter(body_id=row.idea.body_id)), funded=Exists(others.filter(_of_programmes(programmes)))
    )
    wanted = Q(met=True) | Q(funded=True) | Q(country_code__in=row.countries)
    found: Iterable[Any] = rows.filter(wanted).order_by("-last_active_on", "sort_name")[:LOOKED_AT]
    return _best(_told_partner(partner, row, programmes) for partner in found)


def requests_suiting(actor: Actor, row: PartnerSearch, programmes: Sequence[Programme]) -> list[Suggestion]:
    """Partner requests not answered yet that speak of the same programme, country or things. One query."""
    waiting = cooperation.requests(actor, state="waiting")[:LOOKED_AT]
    return _best(_told_request(request, row, programmes) for request in waiting)


def _of_programmes(programmes: Sequence[Programme]) -> Q:
    """Ideas of any of the programmes, as far as a database can tell."""
    names = [name for programme in programmes for name in programme.names]
    tests = FundingTest.objects.filter(any_holds(("programme",), names), idea=OuterRef("pk"))
    told = Q(Exists(tests)) | any_holds(("call__programme_sv", "call__programme_en"), names)
    for programme in programmes:
        for prefix in programme.prefixes:
            told |= Q(call__identifier__istartswith=f"{prefix}-")
    return told


def _told_partner(partner: Any, row: PartnerSearch, programmes: Sequence[Programme]) -> Suggestion:
    country, reasons = spoken(partner.country), []
    if partner.country_code in row.countries:
        reasons.append(_("finns i %s") % country)
    if partner.funded and programmes:
        reasons.append(_("har varit med i %s") % ", ".join(programme.name for programme in programmes))
    if partner.met:
        reasons.append(_("har samarbetat med nämnden"))
    return Suggestion(partner.name, partner_url(partner), country, tuple(reasons))


def _told_request(request: PartnerRequest, row: PartnerSearch, programmes: Sequence[Programme]) -> Suggestion:
    reasons, text = [], f"{request.what} {request.text}"
    if same := [programme.name for programme in programmes if programme.is_in(request.programme, text)]:
        reasons.append(_("gäller %s") % ", ".join(same))
    if request.country_code and request.country_code in row.countries:
        reasons.append(_("kommer från %s") % spoken(request.country))
    own = f"{row.idea.what} {row.sought} {row.sought_en} {row.what_en}"
    if words := shared_words(own, text):
        reasons.append(_("nämner också %s") % ", ".join(words))
    return Suggestion(request.what, request_url(request), spoken(request.country), tuple(reasons))


def _best(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Those with a reason, the most reasons first."""
    return sorted((one for one in found if one.reasons), key=lambda one: -len(one.reasons))[:MOST]
