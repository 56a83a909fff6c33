"""Writing what people say about partner requests. Nothing here answers anyone."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from utblick.audit.change import Change, change
from utblick.audit.policy import require, standing_of
from utblick.clock.queries import today
from utblick.cooperation.models import PartnerRequest
from utblick.documents.queries import files_of, words_in
from utblick.search.actions import store_entry
from utblick.values import Actor


class NotYetError(Exception):
    """A day that has not come yet was given for something said to have happened."""


def review_request(actor: Actor, request: PartnerRequest, *, version: int, **told: Any) -> PartnerRequest:
    """Confirm or mend what was read out of a request, and send it to a nämnd; ``told`` are its fields.

    A day that a person has confirmed is certain. Raises Stale when someone else has saved it since ``version``.
    """
    with change(actor, "partner_request.review", standing_of(request)) as opened:
        certain = told.get("answer_by", request.answer_by) is not None
        opened.alter(request, version=version, reviewed_on=today(), answer_certain=certain, **told)
        make_findable(opened, request)
    return request


def stand_on_request(actor: Actor, request: PartnerRequest, stand: str) -> PartnerRequest:
    """Say *Tittar på*, *Ja* or *Nej*; a request that has become an idea stays one."""
    with change(actor, "partner_request.stand", standing_of(request)) as opened:
        if request.stand != PartnerRequest.Stand.BECAME_IDEA:
            opened.alter(request, stand=stand)
    return request


def note_request_became_idea(opened: Change, request: PartnerRequest) -> None:
    """Inside the change that registers an idea from a request: the request is now *Blev idé*.

    PermissionDenied for who may not take a stand on it.
    """
    require(opened.actor, "partner_request.stand", standing_of(request))
    opened.alter(request, verb="partner_request.stand", stand=PartnerRequest.Stand.BECAME_IDEA)


def note_answered(actor: Actor, request: PartnerRequest, on: date) -> PartnerRequest:
    """Note that a person has answered, and on which day. Raises NotYetError for a day to come."""
    if on > today():
        raise NotYetError
    with change(actor, "partner_request.answer", standing_of(request)) as opened:
        return opened.alter(request, answered_on=on, answered_by=actor.label, effective_on=on)


def accept_sender(actor: Actor, request: PartnerRequest) -> PartnerRequest:
    """Let a letter from an unknown sender in among the others."""
    with change(actor, "partner_request.review", standing_of(request)) as opened:
        if request.hold == PartnerRequest.Hold.SENDER:
            opened.alter(request, hold=PartnerRequest.Hold.NOTHING)
    return request


def files_were_read(opened: Change, identifier: UUID) -> None:
    for request in PartnerRequest.objects.filter(pk=identifier):
        make_findable(opened, request)


def make_findable(opened: Change, request: PartnerRequest) -> None:
    """Let search find a request once it has been sent to a nämnd, for those of that nämnd."""
    if not request.body_code:
        return
    country = request.country
    files = files_of([request.ref]).get(request.ref, [])
    store_entry(
        opened,
        request.ref,
        scope=request.body_code,
        title=request.what,
        text=" ".join(
            (request.organisation, country.sv, country.en, request.programme, *(words_in(one.sha256) for one in files))
        ),
        url=reverse("cooperation:request", args=[request.pk]),
        day=request.answer_by,
    )
