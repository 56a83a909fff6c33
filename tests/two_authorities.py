"""An invented municipality with two authorities, their meetings, people and accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from utblick.accounts.actions import create_account
from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.audit import guard
from utblick.clock import recorded_at, uuid7
from utblick.clock.models import Installation
from utblick.organisation.models import Administration, Assignment, Body, Keeping, Meeting, Person
from utblick.search.fields import sort_key_of
from utblick.values import Actor, Ref, system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 9, 10)
SUBJECT = Ref("application", uuid7())
TEXTS: dict[str, Any] = {
    "summary": "Förvaltningen föreslår att kommunen söker bidrag till en träff med Cēsis.",
    "description": "Träffen samlar föreningar från båda orterna.\nDen hålls i juni.",
    "goals": "Fler unga i föreningslivet.",
    "competence_gained": "Ledare lär sig nya arbetssätt.",
    "added_value": "Fyra föreningar får en partner.",
    "benefits": "Strandö: nya vänner\nCēsis: nya metoder",
    "sustainability": "Resor med färja. Unga planerar själva.",
    "years": [
        {"year": 2026, "cost": 1_800_000, "hours": 60, "note": "ansökan"},
        {"year": 2027, "cost": 4_500_000, "hours": 140, "note": "träffen"},
    ],
    "signatory": "kultur- och fritidschefen",
}


@dataclass(frozen=True)
class World:
    """The rows a test needs most."""

    ks: Body
    kfn: Body
    ester: Person
    birger: Person
    kfn_meeting: Meeting
    ks_meeting: Meeting


@pytest.fixture
def world(db: None) -> World:
    with guard.opened():
        return build_world()


def build_world() -> World:
    Installation.objects.create(
        municipality="Strandö kommun (exempel)", demo=True, demo_date=TODAY, created_at=recorded_at()
    )
    ksf = _administration("KSF", "Kommunstyrelseförvaltningen", is_coordinator=True)
    kff = _administration("KFF", "Kultur- och fritidsförvaltningen")
    ks = _body("KS", "Kommunstyrelsen", Body.Kind.EXECUTIVE_BOARD, ksf)
    kfn = _body("KFN", "Kultur- och fritidsnämnden", Body.Kind.COMMITTEE, kff)
    ester = _person("Ester Lindqvist", "utvecklingsledare")
    birger = _person("Birger Åhlén", "kultur- och fritidschef")
    Assignment.objects.create(person=birger, administration=kff, role=Assignment.Role.HEAD, valid_from=date(2024, 1, 1))
    kfn_meeting = Meeting.objects.create(body=kfn, on=date(2026, 8, 24))
    ks_meeting = Meeting.objects.create(body=ks, on=date(2026, 9, 8))
    for body, day in ((kfn, date(2026, 10, 5)), (ks, date(2026, 10, 6)), (ks, date(2026, 11, 3))):
        Meeting.objects.create(body=body, on=day)
    return World(ks, kfn, ester, birger, kfn_meeting, ks_meeting)


def keep_in_utblick(body: Body, *, minutes: bool = False, register: bool = False) -> None:
    with guard.opened():
        Keeping.objects.create(body=body, valid_from=date(2026, 1, 1), minutes_here=minutes, register_here=register)


@pytest.fixture
def people(world: World) -> dict[str, User]:
    """One account a role."""
    wanted = {
        "kfn_officer": [("officer", "KFN")],
        "ks_officer": [("officer", "KS")],
        "coordinator": [("coordinator", "")],
        "kfn_clerk": [("clerk", "KFN")],
        "kfn_registrar": [("registrar", "KFN")],
        "kfn_member": [("member", "KFN")],
        "reader": [("reader", "")],
    }
    return {
        name: create_account(
            SYSTEM, email=f"{name}@exempel.example", name=name, roles=roles, valid_from=date(2026, 1, 1)
        )
        for name, roles in wanted.items()
    }


@pytest.fixture
def actors(people: dict[str, User]) -> dict[str, Actor]:
    return {name: actor_of(user, TODAY) for name, user in people.items()}


@pytest.fixture
def signed_in(people: dict[str, User]) -> Any:
    def sign_in(name: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(people[name], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def fetched(client: Client, address: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of a file."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, dict(answer.headers), content


def _administration(code: str, name: str, **values: Any) -> Administration:
    return Administration.objects.create(code=code, name=name, sort_name=sort_key_of(name), **values)


def _body(code: str, name: str, kind: str, administration: Administration) -> Body:
    return Body.objects.create(
        code=code,
        name=name,
        sort_name=sort_key_of(name),
        body_kind=kind,
        administration=administration,
        registrar_email=f"registrator.{code.lower()}@exempel.example",
    )


def _person(name: str, title: str) -> Person:
    return Person.objects.create(name=name, sort_name=sort_key_of(name), title=title)
