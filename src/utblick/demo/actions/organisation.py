"""Strandö's organisation, people, guidelines, partners and calendar, each through its own room's action."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from utblick.accounts.actions import create_account
from utblick.cooperation.actions import add_contact, register_partner
from utblick.cooperation.models import Partner
from utblick.demo.data import organisation as strando
from utblick.demo.data.partners import CONTACTS, PARTNERS
from utblick.demo.data.people import COUNCIL_TERM, MAIL_DOMAIN, PEOPLE, TERM, DemoPerson
from utblick.governance.actions import adopt_set
from utblick.organisation.actions import (
    add_landmark,
    alter_meeting,
    assign,
    cancel_meeting,
    confirm_meeting,
    import_plan,
    keep_records,
    register_administration,
    register_body,
    register_person,
)
from utblick.organisation.meeting_plans import read, rows_of_file
from utblick.organisation.models import Administration, Body, Meeting
from utblick.values import Actor

PLANS = Path(__file__).parents[1] / "data"


def register_organisation(actor: Actor) -> None:
    """Administrations, bodies with their lead times, and where each body's records are kept."""
    administrations = {
        found.code: register_administration(
            actor,
            code=found.code,
            name=found.name,
            head_title=found.head_title,
            is_coordinator=found.is_coordinator,
            resting_weeks="28-31,52-1",
        )
        for found in strando.ADMINISTRATIONS
    }
    bodies: dict[str, Body] = {}
    for told in strando.BODIES:
        bodies[told.code] = register_body(
            actor,
            code=told.code,
            name=told.name,
            name_en=told.name_en,
            body_kind=told.kind,
            administration=administrations.get(told.administration),
            parent=bodies.get(told.parent),
            reference_pattern=f"{{år}}/{told.code} {{nr:4}}",
            registrar_email=f"registrator@{MAIL_DOMAIN}",
            clerk_email=f"sekreterare.{_ascii(told.code)}@{MAIL_DOMAIN}",
            **told.lead_times,
        )
        elsewhere = "" if told.kept_here else strando.OTHER_SYSTEM
        keep_records(
            actor,
            bodies[told.code],
            valid_from=strando.KEPT_SINCE,
            minutes_here=told.kept_here,
            minutes_in=elsewhere,
            register_here=told.kept_here,
            register_in=elsewhere,
        )
    for on, name, name_en, kind in strando.LANDMARKS:
        add_landmark(actor, on=on, name=name, name_en=name_en, landmark_kind=kind)


def register_people(actor: Actor) -> None:
    """Officials and elected people with their assignments, and a demo account for each role."""
    bodies = {body.code: body for body in Body.objects.all()}
    administrations = {row.code: row for row in Administration.objects.all()}
    for told in PEOPLE:
        user = None
        if told.account:
            user = create_account(
                actor,
                email=told.email,
                name=told.name,
                title=told.account,
                demo=True,
                roles=told.grants,
                valid_from=TERM[0],
            )
        person = register_person(actor, name=told.name, title=told.title, email=told.email, user=user)
        for role, place in (word.split("@") for word in told.assignments):
            first, last = _held(told, place)
            assign(
                actor,
                role=role,
                valid_from=first,
                valid_to=last,
                person=person,
                body=bodies.get(place),
                administration=None if place in bodies else administrations[place],
            )


def plan_meetings(actor: Actor) -> None:
    """The calendars of 2025 and 2026 by the real import; one meeting is called off and one reserve date used."""
    for year in (2025, 2026):
        name = f"meeting_plan_{year}.csv"
        import_plan(actor, read(rows_of_file(name, (PLANS / name).read_bytes()), year))
    code, on, note = strando.CANCELLED
    meeting = _meeting(code, on)
    cancel_meeting(actor, meeting, version=meeting.version, note=note)
    code, on, note = strando.RESERVE_USED
    meeting = _meeting(code, on)
    meeting = alter_meeting(actor, meeting, version=meeting.version, note=note)
    confirm_meeting(actor, meeting, version=meeting.version)


def adopt_guidelines(actor: Actor) -> None:
    """Strandö's own decision to apply the text of the model guidelines."""
    text = (settings.GUIDELINES_ROOT / strando.GUIDELINES).read_text("utf-8")
    adopt_set(
        actor,
        text,
        strando.GUIDELINES,
        adopted_by=strando.ADOPTED_BY,
        adopted_on=strando.ADOPTED_ON,
        paragraph=strando.ADOPTED_PARAGRAPH,
    )


def register_partners(actor: Actor) -> None:
    """Twin towns, one of them asleep, other partners, and whom one writes to there."""
    for told in PARTNERS:
        register_partner(
            actor,
            name=told.name,
            country_code=told.country_code,
            partner_kind=told.kind,
            name_local=told.name_local,
            former_names=told.former_names,
            is_twin_town=told.is_twin_town,
            note=told.note,
            **told.more,
        )
    partners = {partner.name: partner for partner in Partner.objects.all()}
    for person in CONTACTS:
        add_contact(
            actor,
            partners[person.partner],
            name=person.name,
            position=person.position,
            email=person.email,
            language=person.language,
            source=person.source,
            confirmed_on=person.confirmed_on,
        )


def _held(told: DemoPerson, place: str) -> tuple[date, date | None]:
    if not told.is_elected:
        return told.since, None
    return COUNCIL_TERM if place == "KF" else TERM


def _meeting(code: str, on: date) -> Meeting:
    return Meeting.objects.select_related("body").get(body__code=code, on=on)


def _ascii(code: str) -> str:
    return code.lower().translate(str.maketrans("åäö", "aao"))
