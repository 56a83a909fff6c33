"""The agreements and memberships Strandö had when it began with Utblick, and those being prepared."""

from __future__ import annotations

from utblick.cooperation.actions import (
    appoint,
    join_network,
    note_meeting,
    register_agreement,
    register_network,
    renew_agreement,
    rest_agreement,
    sign_agreement,
    state_earlier_decision,
)
from utblick.cooperation.models import Partner
from utblick.demo.data.agreements import AGREEMENTS, DemoAgreement
from utblick.demo.data.networks import NETWORKS, DemoNetwork
from utblick.organisation.models import Body, Person
from utblick.values import Actor


def register_agreements(actor: Actor) -> None:
    """Each as it would be written down: registered, its decision, its signing, what came later."""
    bodies = {body.code: body for body in Body.objects.all()}
    partners = {partner.name: partner for partner in Partner.objects.all()}
    for told in AGREEMENTS:
        _register(actor, told, bodies, partners)
    people = {person.name: person for person in Person.objects.all()}
    for network in NETWORKS:
        _join(actor, network, bodies, people, partners)


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


def _join(
    actor: Actor,
    told: DemoNetwork,
    bodies: dict[str, Body],
    people: dict[str, Person],
    partners: dict[str, Partner],
) -> None:
    row = register_network(
        actor,
        name=told.name,
        network_kind=told.kind,
        geography=told.geography,
        scope=told.scope,
        body=bodies[told.body],
        about=told.about,
        benefit=told.benefit,
        partners=[partners[name] for name in told.members],
        fee_minor=None if told.fee is None else told.fee * 100,
    )
    if told.decided:
        code, on, paragraph = told.decided
        state_earlier_decision(actor, row, decided="join", body=bodies[code], decided_on=on, paragraph=paragraph)
    if told.joined_on:
        join_network(actor, row, version=row.version, on=told.joined_on, **told.terms)
    if told.represented_by:
        name, mandate, since = told.represented_by
        appoint(actor, row, person=people[name], role="member", mandate=mandate, valid_from=since, valid_to=None)
    if told.met:
        day, title, attended, outcome = told.met
        note_meeting(actor, row, on=day, title=title, attended=attended, outcome=outcome)
