"""A municipality with two nämnder, and people in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import create_installation
from utblick.organisation.models import Body
from utblick.values import system_actor

SYSTEM = system_actor("tests")
FIRST_DAY = date(2026, 5, 6)
BODIES = {
    "KFN": "Kultur- och fritidsnämnden",
    "BUN": "Barn- och utbildningsnämnden",
    "KS": "Kommunstyrelsen",
}


@pytest.fixture
def municipality(db):
    create_installation(SYSTEM, municipality="Provkommun", demo_date=FIRST_DAY)
    with guard.opened():
        for code, name in BODIES.items():
            Body.objects.create(code=code, name=name, body_kind="executive_board" if code == "KS" else "committee")


@pytest.fixture
def signed_in(municipality) -> Callable[..., Client]:
    """Makes a client that is signed in: ``signed_in("officer", "KFN")``."""

    def make(role: str, body_code: str = "") -> Client:
        client = Client()
        email = f"{role}.{body_code.lower() or 'alla'}@exempel.example"
        client.force_login(
            create_account(SYSTEM, email=email, name="Kim Exempel", roles=[(role, body_code)], valid_from=FIRST_DAY)
        )
        return client

    return make
