"""The agreements Strandö had when it began with Utblick, and one that is being prepared."""

from __future__ import annotations

from utblick.cooperation.actions import (
    register_agreement,
    renew_agreement,
    rest_agreement,
    sign_agreement,
    state_earlier_decision,
)
from utblick.cooperation.models import Partner
from utblick.demo.data.agreements import AGREEMENTS, DemoAgreement
from utblick.organisation.models import Body
from utblick.values import Actor


def register_agreements(actor: Actor) -> None:
    """Each as it would be written down: registered, its decision, its signing, what came later."""
    bodies = {body.code: body for body in Body.objects.all()}
    partners = {partner.name: partner for partner in Partner.objects.all()}
    for told in AGREEMENTS:
        _register(actor, told, bodies, partners)


def _register(actor: Actor, told: DemoAgreement, bodies: dict[str, Body], partners: dict[str, Partner]) -> None:
    row = register_agreement(
        actor,
        title=told.title,
        agreement_kind=told.kind,
        body=bodies[told.body],
        partners=[partners[name] for name in told.partners],
        about=told.about,
        languages=told.languages,
        benefit_own=told.benefit_own,
        benefit_partner=told.benefit_partner,
    )
    if told.decided:
        code, on, paragraph = told.decided
        state_earlier_decision(actor, row, decided="enter", body=bodies[code], decided_on=on, paragraph=paragraph)
    if told.signed_on:
        sign_agreement(actor, row, version=row.version, signed_on=told.signed_on, **told.terms)
    if told.renewed_on:
        renew_agreement(actor, row, version=row.version, on=told.renewed_on, ends_on=None)
    if told.rests_from:
        rest_agreement(actor, row, version=row.version, on=told.rests_from)
