"""What the room puts on *Att göra*, asked for at once: the start page has one question for all of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When

from utblick.audit.policy import visible
from utblick.cooperation.models import Agreement, ContactPerson, Network, Partner, PartnerRequest
from utblick.cooperation.queries.partners import quiet
from utblick.cooperation.stories import ASKED_AGAIN_AFTER
from utblick.values import Actor

MOST_TOLD = 6
"""So many of each sort are told one by one."""
AHEAD = timedelta(days=180)
"""So long before the last day an agreement's renewal or review is asked for."""
Told = QuerySet[Any, Any]
_FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One thing that waits. ``sort`` is request, unknown (sender), agreement, quiet
    (partner), contact (of a partner), network; ``why`` says what is asked of it.

    ``number`` is how many of its sort there are in all.
    """

    sort: str
    id: UUID
    title: str
    day: date | None
    why: str
    who: str
    number: int


def waiting(
    actor: Actor,
    today: date,
    *,
    requests: bool,
    body_codes: Collection[str] | None,
    agreements: bool,
    partners: bool,
    contacts: bool,
    networks: bool,
) -> list[WaitingRow]:
    """What waits for the actor, the soonest first within each sort. One query, or none.

    ``body_codes``: those whose requests and agreements are told; None = all.
    """
    parts: list[Told] = []
    if requests:
        parts += [_requests(actor, body_codes), _unknown(actor)]
    if agreements:
        parts.append(_agreements(actor, body_codes, today))
    if partners:
        parts.append(_quiet(actor, today))
    if contacts:
        parts.append(_to_confirm(actor, today))
    if networks:
        parts.append(_memberships(actor, body_codes, today))
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    rows = [WaitingRow(*values) for values in found]
    return sorted(rows, key=lambda row: (row.sort, row.day or _FAR))


def _requests(actor: Actor, body_codes: Collection[str] | None) -> Told:
    rows = visible(PartnerRequest.objects.filter(answered_on__isnull=True, hold=""), actor)
    if body_codes is not None:
        rows = rows.filter(body_code__in=body_codes)
    standing = Case(
        When(reviewed_on__isnull=True, then=Value("review")),
        When(stand__in=("new", "looking"), then=Value("stand")),
        default=Value("answer"),
        output_field=CharField(),
    )
    who = Case(
        When(~Q(organisation=""), then=F("organisation")),
        When(~Q(contact_name=""), then=F("contact_name")),
        default=F("came_from"),
        output_field=CharField(),
    )
    return _told(rows.annotate(title_=F("what"), why=standing, who=who, day=F("answer_by")), "request")


def _unknown(actor: Actor) -> Told:
    rows = visible(PartnerRequest.objects.filter(answered_on__isnull=True, hold="sender"), actor)
    empty = Value("", CharField())
    return _told(rows.annotate(title_=F("what"), why=empty, who=empty, day=F("answer_by")), "unknown", most=1)


def _agreements(actor: Actor, body_codes: Collection[str] | None, today: date) -> Told:
    """Agreements in force whose notice, end or review comes within `AHEAD`; a review before the rest when sooner."""
    until = today + AHEAD
    ends = Case(
        When(prolongs_months__gt=0, then=F("notice_by")), default=F("ends_on"), output_field=DateField(null=True)
    )
    rows = visible(Agreement.objects.filter(signed_on__isnull=False, notice_on__isnull=True), actor)
    rows = rows.annotate(ends=ends).filter(Q(ends__range=(today, until)) | Q(review_on__lte=until))
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    if body_codes is not None:
        rows = rows.filter(body_id__in=body_codes)
    is_review = Q(review_on__isnull=False) & (
        Q(ends__isnull=True) | Q(ends__gt=until) | Q(ends__lt=today) | Q(review_on__lte=F("ends"))
    )
    why = Case(
        When(is_review, then=Value("agreement_review")),
        When(prolongs_months__gt=0, then=Value("agreement_notice")),
        default=Value("agreement_end"),
        output_field=CharField(),
    )
    day = Case(When(is_review, then=F("review_on")), default=F("ends"), output_field=DateField(null=True))
    return _told(rows.annotate(title_=F("title"), why=why, who=Value("", CharField()), day=day), "agreement")


def _memberships(actor: Actor, body_codes: Collection[str] | None, today: date) -> Told:
    """Memberships whose last day of notice, or end, comes within `AHEAD`."""
    ends = Case(When(prolongs_months__gt=0, then=F("notice_by")), default=F("ends_on"), output_field=DateField())
    rows = visible(Network.objects.filter(joined_on__isnull=False, notice_on__isnull=True), actor)
    if body_codes is not None:
        rows = rows.filter(body_id__in=body_codes)
    rows = rows.annotate(day=ends).filter(Q(day__range=(today, today + AHEAD)))
    empty = Value("", CharField())
    return _told(rows.annotate(title_=F("name"), why=empty, who=empty), "network")


def _quiet(actor: Actor, today: date) -> Told:
    """Quiet cooperations that nobody has reviewed for a year (G-24); ``day`` is that of their last activity."""
    since = today - ASKED_AGAIN_AFTER
    rows = visible(Partner.objects.filter(quiet(today)), actor)
    rows = rows.filter(Q(reviewed_on__isnull=True) | Q(reviewed_on__lt=since))
    empty = Value("", CharField())
    return _told(rows.annotate(title_=F("name"), why=empty, who=empty, day=F("last_active_on")), "quiet")


def _to_confirm(actor: Actor, today: date) -> Told:
    """Partners with a contact person whom nobody has confirmed for a year; ``day`` is when the oldest was."""
    oldest = ContactPerson.objects.filter(partner=OuterRef("pk")).order_by("confirmed_on").values("confirmed_on")[:1]
    rows = visible(Partner.objects.annotate(day=Subquery(oldest)), actor)
    rows = rows.filter(Q(day__lt=today - ASKED_AGAIN_AFTER))
    empty = Value("", CharField())
    return _told(rows.annotate(title_=F("name"), why=empty, who=empty), "contact")


def _told(rows: QuerySet[Any], sort: str, most: int = MOST_TOLD) -> Told:
    """The first rows of a sort as the columns of `WaitingRow`."""
    first = rows.order_by(F("day").asc(nulls_last=True), "pk")[:most]
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(counted=Count("pk"))
    found = rows.filter(pk__in=first.values("pk")).order_by()
    found = found.annotate(sort=Value(sort, CharField()), number=Subquery(counted.values("counted")))
    columns: Told = found.values_list("sort", "pk", "title_", "day", "why", "who", "number")
    return columns
