"""A municipality with guidelines in force, calendars, people, and matters given by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client

from guidelines.replayed import NEW_TEXT, OLD_TEXT
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import create_installation
from utblick.governance import hooks
from utblick.governance.actions import adopt_set
from utblick.governance.models import AdoptedSet
from utblick.guidelines.matters import Matter
from utblick.organisation.models import Body, Meeting
from utblick.values import system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
MEETINGS = {
    "KFN": ["2026-03-16", "2026-05-18", "2026-08-24"],
    "KS": ["2026-03-24", "2026-06-09", "2026-09-08"],
    "KF": ["2026-03-02", "2026-06-15", "2026-08-31"],
}
KINDS = {"KFN": "committee", "KS": "executive_board", "KF": "council"}
PROPOSAL = NEW_TEXT


@pytest.fixture
def adopted(db: None) -> AdoptedSet:
    create_installation(SYSTEM, municipality="Provkommun", demo_date=TODAY)
    with guard.opened():
        for code, days in MEETINGS.items():
            body = Body.objects.create(code=code, name=code, body_kind=KINDS[code])
            for day in days:
                Meeting.objects.create(body=body, on=date.fromisoformat(day))
    return adopt_set(
        SYSTEM, OLD_TEXT, "aldre.toml", adopted_by="KS", adopted_on=date(2020, 1, 14), paragraph="3"
    )  # fmt: skip


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Lets a test say which matters the rooms above give."""
    monkeypatch.setattr(hooks, "_sources", {})

    def give(*matters: Matter) -> None:
        hooks.provide_matters("tests", lambda actor: matters if actor.is_system else ())

    yield give


@pytest.fixture
def sign_in(client: Client, adopted: AdoptedSet) -> Callable[[str], Client]:
    def as_one(role: str) -> Client:
        user = create_account(SYSTEM, email=f"{role}@exempel.example", name="Prov Person", roles=[(role, "")])
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return as_one
