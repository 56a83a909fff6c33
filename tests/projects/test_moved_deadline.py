"""A call's deadline moves, in either direction: the plan of each application is made anew and its people are told."""

from __future__ import annotations

from datetime import date

import pytest

from utblick.audit.models import Event
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Body
from utblick.projects.actions import prepare_application, register_idea
from utblick.projects.jobs import follow_events, retell_plans
from utblick.projects.models import ToldPlan
from utblick.projects.todo import rows
from utblick.watch.actions import refresh_deadlines
from watch.municipality import account, actor, given
from watch.portal import topic

from .conftest import FIRST_DAY, OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


@pytest.fixture
def application():
    run, officer = given(topic(1)), actor("officer", "KFN")
    idea = register_idea(
        officer, what="Vänortsmöte", body=Body.objects.get(code="KFN"), contact="Olle Handläggare",
        contact_email="olle@exempel.example", call=run.source.calls.get(),
    )  # fmt: skip
    application = prepare_application(officer, idea, role="coordinator", signatory="förvaltningschefen")
    follow_events()
    return application


def sentences() -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in ToldPlan.objects.get().changed]


def test_a_deadline_brought_forward_and_then_postponed_changes_the_plan_and_is_told_each_time(
    application, move_to, client
):
    assert ToldPlan.objects.get().changed == []
    move_to(date(2026, 5, 7))
    given(topic(1, deadline="2026-08-20"))
    follow_events()
    told = sentences()
    assert told[0] == "Sista dag är tidigarelagd till den 20 augusti 2026, från den 23 september 2026."
    assert any("i stället för den 24 augusti" in sentence for sentence in told)
    mail = OutgoingMail.objects.get()
    assert mail.subject.startswith("Planen har ändrats") and mail.recipient == "olle@exempel.example"
    assert "Läs vad som har ändrats" in " ".join(str(row.sentence) for row in rows(OFFICER, date(2026, 5, 7)))
    client.force_login(account("officer", "KFN"))
    page = client.get(f"/ansokningar/{application.pk}/").content.decode()
    assert "Planen har ändrats" in page and "tidigarelagd" in page
    move_to(date(2026, 5, 8))
    given(topic(1, deadline="2026-10-20"))
    follow_events()
    told = sentences()
    assert told[0] == "Sista dag är framflyttad till den 20 oktober 2026, från den 20 augusti 2026."
    assert any("senast den 21 september" in sentence for sentence in told)
    assert OutgoingMail.objects.count() == 2


def test_a_move_that_leaves_every_meeting_where_it_was_is_told_too(application):
    given(topic(1, deadline="2026-09-25"))
    follow_events()
    assert sentences() == ["Sista dag är framflyttad till den 25 september 2026, från den 23 september 2026."]


def test_what_is_no_move_of_the_day_is_told_to_nobody(application):
    given(topic(1, deadlineDate=["2026-09-23T16:59:48.000+0000"], title=["Towns that meet again"]))
    follow_events()
    events = Event.objects.count()
    assert ToldPlan.objects.get().changed == [] and not OutgoingMail.objects.exists()
    follow_events()
    assert Event.objects.count() == events
    assert not [row for row in rows(OFFICER, FIRST_DAY) if row.band == "changed"]


def test_the_next_cut_off_is_told_apart_from_a_postponement(application, move_to):
    cut_offs = {"deadlineModel": ["multiple cut-off"]}
    days = ["2026-09-23T00:00:00.000+0000", "2027-02-10T00:00:00.000+0000"]
    given(topic(1, deadlineDate=days, **cut_offs))
    follow_events()
    assert sentences() == []
    move_to(date(2026, 9, 24))
    refresh_deadlines(date(2026, 9, 24))
    retell_plans(date(2026, 9, 24))
    assert sentences()[0] == (
        "Sista dag den 23 september 2026 har passerat. Nästa ansökningsomgång stänger den 10 februari 2027."
    )
