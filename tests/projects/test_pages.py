"""The pages ask the database few questions, and as many however much there is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cases.models import Decision, DecisionPoint, Matter
from utblick.clock import recorded_at
from utblick.governance.models import Deviation, GivenVerdict
from utblick.organisation.models import Body, Landmark, Meeting
from utblick.projects.actions import prepare_application
from utblick.projects.models import Application, Idea
from utblick.watch.models import Call, CountyNote

from .conftest import FIRST_DAY, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BUDGET, SOME, MANY = 12, 25, 2_500


@pytest.fixture
def prepared(idea):
    return prepare_application(SYSTEM, idea, role="coordinator", own_cost_minor=4_000_000, signatory="chefen")


def questions(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def add_to_list(count: int) -> None:
    """So many ideas, every other with an application."""
    body, call = Body.objects.get(code="KFN"), Call.objects.get()
    with guard.opened():
        ideas = Idea.objects.bulk_create(
            Idea(what=f"Idé {n}", body=body, call=call, contact="Prov Person", registered_on=FIRST_DAY)
            for n in range(count)
        )
        Application.objects.bulk_create(
            Application(idea=row, body=body, title=row.what, role="coordinator", prepared_on=FIRST_DAY)
            for row in ideas[::2]
        )


def add_to_application(application: Application, numbers: range) -> None:
    """A row for each number in every table that its page reads."""
    subject, body, day, now = str(application.ref), Body.objects.get(code="BUN"), FIRST_DAY, recorded_at()
    seq = Event.objects.latest("seq").seq
    with guard.opened():
        Event.objects.bulk_create(
            Event(seq=seq + n + 1, recorded_at=now, effective_on=day, actor="system:tests", subject=subject,
                  verb="application.alter", payload="{}", digest=f"{n:064}")
            for n in numbers
        )  # fmt: skip
        matter, _ = Matter.objects.get_or_create(
            body=body, subject=subject, reference="M-1", title="Ärende", opened_on=day
        )
        decided = Decision.objects.bulk_create(
            Decision(matter=matter, body=body, decided_on=day, year=2026, paragraph=f"{n}") for n in numbers
        )
        DecisionPoint.objects.bulk_create(DecisionPoint(decision=row, number=1, text="att") for row in decided)
        Meeting.objects.bulk_create(
            Meeting(body=body, on=day + timedelta(days=n // 50), order_in_day=n % 50) for n in numbers
        )
        Landmark.objects.bulk_create(Landmark(on=day, name=f"Dag {n}") for n in numbers)
        GivenVerdict.objects.bulk_create(
            GivenVerdict(subject=subject, body_code="KFN", trigger="application.submit", given_on=day,
                         outcome="allowed", result={}, set_hashes=[])
            for n in numbers
        )  # fmt: skip
        Deviation.objects.bulk_create(
            Deviation(
                subject=subject, body_code="KFN", clause="R1", happened_on=day, noted_on=day, what="x", reason="y"
            )
            for n in numbers
        )


def test_the_list_asks_at_most_twelve_questions_and_as_many_of_2_500_rows(signed_in, prepared):
    client = signed_in(("officer", "KFN"), ("coordinator", ""))
    add_to_list(SOME)
    few = questions(client, "/ansokningar/")
    add_to_list(MANY - SOME)
    assert questions(client, "/ansokningar/") == few <= BUDGET


@pytest.mark.parametrize("submitted_on", [None, FIRST_DAY])
def test_an_application_asks_at_most_twelve_questions_and_as_many_of_2_500_rows(signed_in, prepared, submitted_on):
    client, address = signed_in(("officer", "KFN"), ("coordinator", "")), f"/ansokningar/{prepared.pk}/"
    with guard.opened():
        Application.objects.filter(pk=prepared.pk).update(submitted_on=submitted_on)
    add_to_application(prepared, range(SOME))
    few = questions(client, address)
    add_to_application(prepared, range(SOME, MANY))
    with guard.opened():
        CountyNote.objects.create(call=prepared.idea.call, organisation="Granköping", noted_on=FIRST_DAY)
    assert "Andra i länet" in client.get(address).content.decode()
    assert questions(client, address) == few <= BUDGET
