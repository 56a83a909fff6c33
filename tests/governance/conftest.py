"""A small municipality, its coordinator, an adopted set and a draft: for the tests that ask for them."""

from __future__ import annotations

from datetime import date

import pytest

from governance.drafts_world import SMALL, SYSTEM, TODAY, TYRESO, signed_in
from utblick.audit.actions import create_installation
from utblick.governance.actions import adopt_set, begin_draft
from utblick.organisation.actions import register_body


@pytest.fixture
def municipality():
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=TODAY)
    register_body(SYSTEM, code="KS", name="Kommunstyrelsen", body_kind="executive_board")
    register_body(SYSTEM, code="KF", name="Kommunfullmäktige", body_kind="council")


@pytest.fixture
def coordinator():
    return signed_in("coordinator")


@pytest.fixture
def adopted():
    return adopt_set(SYSTEM, TYRESO, "a", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")


@pytest.fixture
def draft():
    return begin_draft(SYSTEM, "Riktlinjer för prov", SMALL)
