"""Networks: who decides follows from their scope, who represents whom, what came of it, and leaving in time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.cooperation import actions, queries
from utblick.cooperation.models import Network
from utblick.cooperation.network_gate import JOIN, judge
from utblick.cooperation.todo import todo
from utblick.governance.actions import adopt_set
from utblick.governance.models import Deviation
from utblick.organisation.actions import register_person
from utblick.organisation.models import Body, Person
from utblick.search.fields import sort_key_of
from utblick.search.queries import find
from utblick.values import Actor, Grant, system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
COORDINATOR = Actor("user:c", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
OFFICER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
GUIDELINES = Path(__file__).parents[2] / "guidelines"


@pytest.fixture
def guidelines(municipality) -> None:
    text = (GUIDELINES / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")


def body(code: str) -> Body:
    return Body.objects.get(code=code)


def made(scope: str = "own_field", owner: str = "KFN", name: str = "Östersjöns bibliotek", **told) -> Network:
    values = {"network_kind": "theme", "geography": "baltic", "scope": scope} | told
    return actions.register_network(SYSTEM, name=name, body=body(owner), **values)


def state_of(row: Network) -> str:
    seen = queries.network(COORDINATOR, row.pk)
    assert seen is not None
    return seen.state


@pytest.mark.usefixtures("guidelines")
@pytest.mark.parametrize(
    ("scope", "asked"),
    [("whole_municipality", ("join", "KS")), ("own_field", ("join", "KFN")), ("unclear", ("answer", "KSF"))],
)
def test_g_29_the_scope_says_who_decides_on_a_membership(scope, asked):
    verdict = judge(made(scope), JOIN, TODAY)
    assert [(step.kind, step.bodies[0]) for step in verdict.missing if step.certain] == [asked]
    assert verdict.outcome != "allowed"


@pytest.mark.usefixtures("guidelines")
def test_g_29_a_membership_begins_with_the_decision_or_as_a_deviation():
    row = made()
    with pytest.raises(actions.NotMetError):
        actions.join_network(SYSTEM, row, version=1, on=TODAY)
    decided = {"decided": "join", "body": body("KFN"), "decided_on": TODAY, "paragraph": "51"}
    actions.state_earlier_decision(SYSTEM, row, **decided)
    actions.join_network(SYSTEM, row, version=1, on=TODAY)
    assert state_of(row) == "member"
    other = made(name="Utan beslut")
    actions.join_network(SYSTEM, other, version=1, on=TODAY, reason="Fakturan var betald.")
    assert Deviation.objects.get().clause == "R4.2d"


def test_g_23_a_membership_is_renewed_or_left_before_its_day(municipality):
    row = made(fee_minor=1_200_000, benefit="Bibliotekarierna lär av varandra.")
    actions.join_network(
        SYSTEM, row, version=1, on=date(2020, 1, 1), ends_on=date(2026, 12, 31), notice_months=3, prolongs_months=12
    )
    assert row.notice_by == date(2026, 9, 30)
    assert [(str(one.sentence), one.last_day) for one in todo(COORDINATOR, TODAY)] == [
        ("Ta ställning till medlemskapet i Östersjöns bibliotek", date(2026, 9, 30))
    ]
    assert len(todo(OFFICER, TODAY)) == 1
    actions.prolong_memberships(date(2027, 1, 1))
    row.refresh_from_db()
    assert (row.ends_on, row.notice_by) == (date(2027, 12, 31), date(2027, 9, 30))
    actions.leave_network(SYSTEM, row, version=row.version, on=TODAY, ends_on=date(2026, 12, 31))
    assert state_of(row) == "leaving"
    move_demo_date(SYSTEM, date(2027, 1, 1))
    assert state_of(row) == "ended"


def test_g_43_who_represents_the_municipality_has_a_term_and_a_mandate(municipality):
    row, person = made(), register_person(SYSTEM, name="Elin Exempel", title="bibliotekschef")
    told = {"person": person, "role": "member", "mandate": "Rösta på årsmötet", "valid_from": TODAY}
    actions.appoint(SYSTEM, row, **told, valid_to=None)
    assert [(one.person.name, one.mandate) for one in queries.representations(row)] == [
        ("Elin Exempel", "Rösta på årsmötet")
    ]
    with pytest.raises(ValidationError):
        actions.appoint(SYSTEM, row, **told, valid_to=TODAY - timedelta(days=1))


def test_g_23_meetings_attended_are_counted_with_what_came_of_them(municipality):
    row = made()
    actions.note_meeting(SYSTEM, row, on=date(2026, 4, 2), title="Årsmöte", attended="en", outcome="Ny ansökan.")
    seen = queries.network(COORDINATOR, row.pk)
    assert seen is not None
    assert (seen.met, seen.last_met_on) == (1, date(2026, 4, 2))
    with pytest.raises(ValidationError):
        actions.note_meeting(SYSTEM, row, on=TODAY + timedelta(days=1), title="Sedan")


def test_a_network_is_registered_once_found_and_kept_by_its_own(municipality):
    row = made(about="Läsfrämjande")
    with pytest.raises(ValidationError):
        made()
    assert [entry.title for entry in find(COORDINATOR, "läsfrämjande")] == [row.name]
    with pytest.raises(PermissionDenied):
        actions.alter_network(OFFICER, made(owner="BUN", name="Annat"), version=1, about="x")
    shown = queries.networks(COORDINATOR, geography="baltic", scope="own_field", state="considered")
    assert [one.name for one in shown] == ["Annat", "Östersjöns bibliotek"]


@pytest.mark.one_database
@pytest.mark.usefixtures("guidelines")
def test_a_network_goes_its_way_through_the_pages(signed_in):
    client = signed_in("coordinator")
    told = {"name": "Östersjön <b>nu</b>", "network_kind": "business", "geography": "baltic", "scope": "unclear",
            "body": "KS", "fee": "12000"}  # fmt: skip
    page = client.post("/partner/natverk/nytt/", told, follow=True).content.decode()
    assert "&lt;b&gt;" in page
    assert "Kan inte avgöras" in page
    row = Network.objects.get()
    assert row.fee_minor == 1_200_000
    address = f"/partner/natverk/{row.pk}/"
    assert client.post(f"{address}andra/", {**told, "scope": "whole_municipality", "version": 1}).status_code == 302
    assert client.post(f"{address}andra/", {**told, "version": 1}).status_code == 409
    joined = {"on": "2026-05-06", "version": 2}
    assert client.post(f"{address}medlem/", joined).status_code == 422
    client.post(f"{address}arenden/")
    assert "Medlemskap: Östersjön" in client.get(address).content.decode()
    decided = {"decided": "join", "body": "KS", "decided_on": "2026-05-05", "paragraph": "61"}
    assert client.post(f"{address}tidigare-beslut/", decided).status_code == 302
    assert client.post(f"{address}medlem/", joined).status_code == 302
    register_person(SYSTEM, name="Elin Exempel")
    appointed = {"person": Person.objects.get().pk, "role": "member", "valid_from": "2026-05-06"}
    assert client.post(f"{address}foretradare/", appointed).status_code == 302
    met = {"on": "2026-05-06", "title": "Årsmöte", "outcome": "Ny ansökan"}
    assert client.post(f"{address}mote/", met).status_code == 302
    page = client.get(address).content.decode()
    assert "Elin Exempel" in page
    assert "Ny ansökan" in page
    assert client.get(f"{address}lamna/").status_code == 200
    reader = signed_in("reader")
    assert reader.get(address).status_code == 200
    assert reader.get(f"{address}mote/").status_code == 403


@pytest.mark.one_database
def test_the_list_asks_equally_many_questions_at_25_and_at_2500_rows(signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            Network.objects.bulk_create(
                Network(name=f"N {n}", sort_name=sort_key_of(f"N {n}"), network_kind="theme", geography="eu",
                        body_id="KS")
                for n in range(first, last)
            )  # fmt: skip
        client.get("/partner/natverk/")
        with CaptureQueriesContext(connection) as made_queries:
            assert client.get("/partner/natverk/").status_code == 200
        asked.append(len(made_queries))
    assert asked[0] == asked[1] <= 12
