"""The clerk answers after the meeting by a mail link, without an account (users.md § 2 and 3)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from two_authorities import SYSTEM, TEXTS
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.cases import actions
from utblick.cases.actions.clerks import ask_after_meetings, ask_for_adjustment
from utblick.cases.models import Decision
from utblick.clock.queries import today
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Assignment, Body

pytestmark = pytest.mark.django_db
ADDRESS = "sekreterare.kfn@exempel.example"
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")
GIVEN = {"outcome": "bifall", "decided_on": "2026-10-05", "paragraph": "58", "outside_number": "2026/KFN 0034"}


@pytest.fixture
def matter(world, actors):
    with guard.opened():
        Body.objects.filter(code="KFN").update(clerk_email=ADDRESS)
    found = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Vänortsträff")
    report = actions.write_report(actors["kfn_officer"], found, heading="Ansökan om medel", **TEXTS)
    actions.share_report(actors["kfn_officer"], report)
    return found


def asked(day: date = date(2026, 10, 6)) -> str:
    """The link that the clerk has got by the day after the meeting."""
    move_demo_date(SYSTEM, day)
    for _ in range(2):
        ask_after_meetings(today())
    [mail] = OutgoingMail.objects.filter(key__startswith="answers:")
    assert mail.recipient == ADDRESS and "Vänortsträff" in mail.body
    found = LINK.search(mail.body)
    assert found is not None
    return found.group(1)


def test_the_clerk_tells_paragraph_outcome_and_day_without_an_account(matter):
    address = asked()
    page = Client().get(address).text
    assert "Vad beslutade Kultur- och fritidsnämnden?" in page and 'value="2026-10-05"' in page
    assert not Decision.objects.exists()
    wrong = Client().post(address, {**GIVEN, "paragraph": ""})
    assert wrong.status_code == 422 and "paragrafens nummer" in wrong.text and not Decision.objects.exists()
    assert "§ 58" in Client().post(address, GIVEN).text
    decision = Decision.objects.get()
    assert decision.paragraph == "58" and {point.outcome for point in decision.points.all()} == {"bifall"}
    matter.refresh_from_db()
    assert matter.outside_number == "2026/KFN 0034"
    assert Client().post(address, {**GIVEN, "paragraph": "59"}).status_code == 410


def test_the_day_it_was_adjusted_is_asked_for_when_the_time_has_passed(matter):
    Client().post(asked(), GIVEN)
    move_demo_date(SYSTEM, date(2026, 10, 21))
    for _ in range(2):
        ask_for_adjustment(today())
    [mail] = OutgoingMail.objects.filter(key__startswith="adjusted:")
    address = LINK.search(mail.body).group(1)
    assert Client().post(address, {"adjusted_on": "2026-10-01"}).status_code == 422
    assert Client().post(address, {"adjusted_on": "2026-10-15"}).status_code == 200
    assert Decision.objects.get().adjusted_on == date(2026, 10, 15)


def test_a_clerk_who_has_left_cannot_answer_and_a_restricted_matter_is_never_mailed(world, matter, actors):
    with guard.opened():
        Body.objects.filter(code="KFN").update(clerk_email="")
        held = Assignment.objects.create(person=world.ester, body=world.kfn, role="clerk", valid_from=date(2026, 1, 1))
        type(world.ester).objects.filter(pk=world.ester.pk).update(email=ADDRESS)
    address = asked()
    with guard.opened():
        Assignment.objects.filter(pk=held.pk).update(valid_to=date(2026, 10, 5))
    assert Client().post(address, GIVEN).status_code == 410 and not Decision.objects.exists()
    with guard.opened():
        Assignment.objects.filter(pk=held.pk).update(valid_to=None)
    actions.restrict_matter(
        actors["kfn_officer"], matter, provision="OSL 21:7", authority="KFN", decided_by="Ester Lindqvist"
    )
    assert Client().get(address).status_code == 410
    OutgoingMail.objects.all().delete()
    ask_after_meetings(today())
    assert not OutgoingMail.objects.exists()


def test_nothing_is_asked_of_a_meeting_before_the_matter_was_there(matter):
    ask_after_meetings(today())
    assert not OutgoingMail.objects.exists()
