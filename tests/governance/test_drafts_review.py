"""A document that is to be looked over says so on the start page, until it has been."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from utblick.accounts.actions import create_account
from utblick.audit.actions import create_installation, move_demo_date
from utblick.governance.actions import adopt_set, review_set
from utblick.governance.drafting.skeleton import skeleton
from utblick.governance.drafting.splicing import set_keys
from utblick.governance.queries.drafts import term_began
from utblick.governance.todo import todo
from utblick.organisation.actions import register_body
from utblick.values import Actor, Grant, system_actor

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("tests")
COORDINATOR = Actor("user:1", grants=frozenset({Grant("signed_in"), Grant("coordinator")}))
OFFICER = Actor("user:2", grants=frozenset({Grant("signed_in"), Grant("officer", "KS")}))
SMALL = skeleton("Riktlinjer för prov", "KS", "Kommunstyrelsen", "KS", 2024)


def adopted(on: date, **head):
    text = set_keys(SMALL, ("document",), head)
    return adopt_set(SYSTEM, text, "prov", adopted_by="KS", adopted_on=on, paragraph="1")


def told(day: date, actor: Actor = COORDINATOR) -> list[str]:
    return [str(row.sentence) for row in todo(actor, day)]


def test_the_day_of_review_is_announced_ninety_days_before_to_the_coordinator():
    adopted(date(2024, 1, 16), review_by="2026-12-31")
    assert told(date(2026, 10, 1)) == []
    assert told(date(2026, 10, 2)) == ["Se över Riktlinjer för prov"]
    assert todo(COORDINATOR, date(2026, 10, 2))[0].last_day == date(2026, 12, 31)
    assert told(date(2026, 10, 2), OFFICER) == []


def test_a_document_reviewed_each_term_is_announced_when_the_term_after_the_election_begins():
    """KL 6:19: the nämnder's term begins on 1 January after the election, here that of 2026."""
    adopted(date(2024, 1, 16), review_each_term=True)
    assert told(date(2026, 12, 31)) == []
    assert told(date(2027, 1, 1)) == ["Se över Riktlinjer för prov"]


@pytest.mark.parametrize(
    "day, began",
    [
        ("2026-12-31", "2023-01-01"),
        ("2027-01-01", "2027-01-01"),
        ("2030-06-01", "2027-01-01"),
        ("2031-02-01", "2031-01-01"),
    ],
)
def test_terms_begin_the_year_after_each_election(day, began):
    assert term_began(date.fromisoformat(day)) == date.fromisoformat(began)


def test_a_new_version_clears_the_reminder():
    adopted(date(2024, 1, 16), review_each_term=True, review_by="2026-12-31")
    adopted(date(2027, 2, 1), review_each_term=True, title="Nya riktlinjer")
    assert told(date(2027, 1, 15)) == ["Se över Riktlinjer för prov"]
    assert told(date(2027, 2, 1)) == []


def test_moving_the_clock_shows_the_reminder_and_a_review_without_change_clears_it():
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=date(2026, 9, 10))
    register_body(SYSTEM, code="KS", name="Kommunstyrelsen", body_kind="executive_board")
    found = adopted(date(2024, 1, 16), review_each_term=True)
    user = create_account(
        SYSTEM, email="a@exempel.example", name="Anna", roles=[("coordinator", "")], valid_from=date(2026, 1, 1)
    )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Se över Riktlinjer för prov" not in client.get("/").content.decode()
    move_demo_date(SYSTEM, date(2027, 1, 10))
    assert "Se över Riktlinjer för prov" in client.get("/").content.decode()
    answer = client.post(
        reverse("governance:review_set", args=[found.pk]),
        {"version": 1, "body": "KS", "decided_on": "2027-01-10", "paragraph": "3"},
    )
    assert answer.status_code == 302
    assert "Se över Riktlinjer för prov" not in client.get("/").content.decode()
    assert "KS § 3" in client.get(answer.url).content.decode()


def test_a_review_is_recorded_only_with_a_decision_that_has_been_taken():
    from django.core.exceptions import ValidationError

    found = adopted(date(2024, 1, 16), review_each_term=True)
    with pytest.raises(ValidationError):
        review_set(SYSTEM, found, body="KS", decided_on=date(9999, 1, 1), paragraph="1", version=1)
    with pytest.raises(ValidationError):
        review_set(SYSTEM, found, body="KS", decided_on=date(2025, 1, 1), paragraph=" ", version=1)
