"""*Att göra* says what waits, what goes on and what has changed, to those it concerns."""

from datetime import date

import pytest

from utblick.audit import guard
from utblick.organisation.models import Meeting
from utblick.projects.actions import record_test
from utblick.projects.jobs import retell_plans
from utblick.projects.todo import rows
from utblick.values import Actor, Grant

from .conftest import FIRST_DAY, OFFICER

pytestmark = pytest.mark.django_db
OTHER = Actor("user:other", grants=frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


def told(actor):
    return [(row.band, str(row.sentence)) for row in rows(actor, FIRST_DAY)]


def test_an_untested_idea_waits_until_it_is_tested(idea):
    """G-11, R2.3: always."""
    assert [band for band, sentence in told(OFFICER) if sentence.startswith("Pröva finansiering")] == ["waiting"]
    record_test(OFFICER, idea, result="suitable", programme="CERV", exchange=True)
    assert told(OFFICER) == []


def test_an_open_application_waits_with_its_next_step_and_day(application):
    record_test(OFFICER, application.idea, result="suitable", programme="CERV", exchange=True)
    retell_plans(FIRST_DAY)
    (row,) = rows(OFFICER, FIRST_DAY)
    assert row.band == "waiting" and "nämnden beslutar att ansöka" in row.sentence
    assert row.last_day.isoformat() == "2026-08-24"


def test_a_changed_plan_is_told_under_what_has_changed(application):
    retell_plans(FIRST_DAY)
    with guard.opened():
        Meeting.objects.filter(body__code="KS", on="2026-09-08").update(status="cancelled")
    retell_plans(FIRST_DAY)
    assert any(band == "changed" and "Läs vad som har ändrats" in sentence for band, sentence in told(OFFICER))


def test_other_namnder_are_not_bothered(application):
    assert told(OTHER) == []


def test_an_application_whose_last_day_has_passed_no_longer_waits(application, move_to):
    record_test(OFFICER, application.idea, result="suitable", programme="CERV", exchange=True)
    move_to(date(2026, 9, 24))
    assert [row.sentence for row in rows(OFFICER, date(2026, 9, 24))] == []
