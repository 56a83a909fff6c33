"""A small invented municipality, and people who act in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from utblick.accounts.actions import create_account
from utblick.accounts.models import User
from utblick.organisation import actions
from utblick.organisation.models import Body
from utblick.values import system_actor

SYSTEM = system_actor("tests")


@pytest.fixture
def bodies(db: None) -> dict[str, Body]:
    """KS with its committee KSAU, and KFN, which exists from 2015."""
    board = actions.register_body(SYSTEM, code="KS", name="Kommunstyrelsen", body_kind="executive_board")
    prepares = actions.register_body(
        SYSTEM, code="KSAU", name="Kommunstyrelsens arbetsutskott", body_kind="subcommittee", parent=board
    )
    culture = actions.register_body(
        SYSTEM,
        code="KFN",
        name="Kultur- och fritidsnämnden",
        name_en="Culture and Leisure Committee",
        body_kind="committee",
        valid_from=date(2015, 1, 1),
        document_stop_days=20,
    )
    return {body.code: body for body in (board, prepares, culture)}


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """``sign_in("clerk", "KFN")``: a client whose user holds that role."""

    def signed_in(role: str = "coordinator", body_code: str = "") -> Client:
        email = f"{role}.{body_code or 'alla'}@exempel.example".lower()
        user = User.objects.filter(email=email).first() or create_account(
            SYSTEM, email=email, name="Kim Exempel", roles=[(role, body_code)]
        )
        client = Client()
        client.force_login(user)
        return client

    return signed_in
