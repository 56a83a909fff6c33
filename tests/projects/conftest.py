"""A small municipality with guidelines in force, a calendar, a call and a partner."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import ROOT
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import create_installation, move_demo_date
from utblick.cooperation.models import Partner
from utblick.governance.actions import adopt_set
from utblick.organisation.models import Body, Meeting
from utblick.projects.actions import prepare_application, register_idea
from utblick.values import Actor, Grant, system_actor
from utblick.watch.models import Call, Source

SYSTEM = system_actor("tests")
OFFICER = Actor("user:officer", "Olle Handläggare", frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
KSF = Actor(
    "user:ksf", "Karin Samordnare", frozenset({Grant("coordinator"), Grant("officer", "KS"), Grant("signed_in")})
)
FIRST_DAY = date(2026, 5, 6)
MEETINGS = {
    "KFN": ["2026-05-18", "2026-06-15", "2026-08-24", "2026-09-21"],
    "KS": ["2026-05-12", "2026-06-09", "2026-09-08", "2026-10-06"],
}


@pytest.fixture
def municipality(db):
    create_installation(SYSTEM, municipality="Provkommun", demo_date=FIRST_DAY)
    text = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    with guard.opened():
        for code, name, kind in [
            ("KFN", "Kultur- och fritidsnämnden", "committee"),
            ("KS", "Kommunstyrelsen", "executive_board"),
            ("BUN", "Barn- och utbildningsnämnden", "committee"),
        ]:
            body = Body.objects.create(code=code, name=name, body_kind=kind)
            for day in MEETINGS.get(code, []):
                Meeting.objects.create(body=body, on=date.fromisoformat(day))


@pytest.fixture
def call(municipality):
    with guard.opened():
        source = Source.objects.create(code="tests")
        return Call.objects.create(
            source=source,
            topic_id="1",
            call_type="1",
            identifier="PROV-2026-TOWN-TT",
            facts_reference="1TOPICSen",
            title_sv="Vänortsutbyte",
            title_en="Town twinning",
            programme_sv="Provprogrammet",
            deadlines=[["2026-09-23", "17:00:00", False, "single", 1]],
            next_deadline_on=date(2026, 9, 23),
            last_deadline_on=date(2026, 9, 23),
            first_seen_on=date(2026, 4, 29),
            last_seen_on=FIRST_DAY,
        )


@pytest.fixture
def idea(call):
    with guard.opened():
        partner = Partner.objects.create(name="Cēsis", country_code="LV", partner_kind="town", is_twin_town=True)
    return register_idea(
        OFFICER, what="Körer över Östersjön", body=Body.objects.get(code="KFN"), contact="Olle Handläggare",
        contact_email="olle@exempel.example", call=call, partner=partner, form="twin_town",
    )  # fmt: skip


@pytest.fixture
def application(idea):
    return prepare_application(
        OFFICER, idea, role="coordinator", own_cost_minor=4_000_000, own_time_hours=120, signatory="förvaltningschefen"
    )


@pytest.fixture
def move_to():
    return lambda day: move_demo_date(SYSTEM, day)


@pytest.fixture
def signed_in(client, municipality):
    """Sign a client in as someone with these roles."""

    def sign_in(*roles: tuple[str, str]):
        user = create_account(
            SYSTEM, email=f"{len(roles)}{roles[0][0]}@exempel.example", name="Prov Person", roles=list(roles)
        )
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
