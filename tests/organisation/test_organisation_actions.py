"""Bodies, people and meetings are written through actions that refuse what cannot be."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from organisation.conftest import SYSTEM
from utblick.audit.models import Event, EventWords
from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.models import Assignment, Body, Landmark, Meeting, Person
from utblick.search.queries import find
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
CLERK = Actor("user:k", grants=frozenset({Grant("clerk", "KFN"), Grant("signed_in")}))


def refused_fields(told) -> set[str]:
    return set(told.value.message_dict)


def test_a_body_is_found_by_search_and_keeps_its_code(bodies):
    assert [entry.title for entry in find(SYSTEM, "kultur")] == ["Kultur- och fritidsnämnden"]
    with pytest.raises(ValueError, match="code"):
        actions.alter_body(SYSTEM, bodies["KFN"], version=1, code="KN")
    with pytest.raises(ValidationError) as told:
        actions.register_body(SYSTEM, code="KFN", name="Annan", body_kind="committee")
    assert refused_fields(told) == {"code"}


def test_a_body_cannot_belong_to_itself_through_others(bodies):
    with pytest.raises(ValidationError) as told:
        actions.alter_body(SYSTEM, bodies["KS"], version=1, parent=bodies["KSAU"])
    assert refused_fields(told) == {"parent"}
    assert Body.objects.get(code="KS").parent is None


def test_an_ended_body_is_followed_by_its_successors(bodies):
    """users.md § 6: matters move over when nämnder are reorganised."""
    new = actions.register_body(SYSTEM, code="KN", name="Kulturnämnden", body_kind="committee")
    actions.alter_body(SYSTEM, bodies["KFN"], version=1, valid_to=date(2026, 12, 31), successor=new)
    assert queries.body_in_charge("KFN", date(2026, 12, 31)).code == "KFN"
    assert queries.body_in_charge("KFN", date(2027, 1, 1)).code == "KN"
    assert queries.body("KFN", date(2027, 1, 1)) is None


def test_records_are_kept_elsewhere_until_something_else_is_said(bodies):
    kept = queries.keeping_of("KFN", date(2026, 1, 1))
    assert not kept.minutes_here and not kept.register_here
    actions.keep_records(SYSTEM, bodies["KFN"], valid_from=date(2026, 2, 1), minutes_here=True, register_in="Systemet")
    actions.keep_records(SYSTEM, bodies["KFN"], valid_from=date(2026, 2, 1), minutes_in="Annat", register_in="Systemet")
    assert not queries.keeping_of("KFN", date(2026, 1, 31)).minutes_in
    assert queries.keeping_of("KFN", date(2026, 2, 1)).minutes_in == "Annat"
    assert len(queries.keepings(bodies["KFN"])) == 1


def test_only_one_administration_coordinates_and_weeks_are_checked():
    actions.register_administration(SYSTEM, code="KSF", name="Kommunstyrelseförvaltningen", is_coordinator=True)
    with pytest.raises(ValidationError) as told:
        actions.register_administration(SYSTEM, code="KFF", name="Kultur", is_coordinator=True)
    assert refused_fields(told) == {"is_coordinator"}
    with pytest.raises(ValidationError) as told:
        actions.register_administration(SYSTEM, code="KFF", name="Kultur", resting_weeks="28-99")
    assert refused_fields(told) == {"resting_weeks"}


def test_the_same_address_is_the_same_person_and_names_stay_out_of_the_log(bodies):
    for role in ("chair", "contact"):
        actions.assign(
            SYSTEM, role=role, name="Ebba Ek", email="Ebba@exempel.example", body=bodies["KFN"], valid_from=today()
        )
    assert Person.objects.count() == 1
    assert all("Ebba" not in event.payload for event in Event.objects.all())
    assert EventWords.objects.filter(words__contains="Ebba").exists()
    assignment = Assignment.objects.get(role="chair")
    with pytest.raises(ValidationError):
        actions.end_assignment(SYSTEM, assignment, version=1, valid_to=date(1999, 1, 1))
    actions.end_assignment(SYSTEM, assignment, version=1, valid_to=today())
    assert [row.role for row in queries.people_of(SYSTEM, body=bodies["KFN"], on=date(2100, 1, 1))] == ["contact"]


def test_meetings_are_moved_cancelled_taken_back_and_confirmed_each_as_an_event(bodies):
    meeting = actions.add_meeting(SYSTEM, bodies["KFN"], on=date(2026, 8, 24), status="preliminary")
    actions.confirm_meeting(SYSTEM, meeting, version=1)
    actions.alter_meeting(SYSTEM, meeting, version=2, starts_at=time(18), document_stop=date(2026, 8, 3))
    actions.move_meeting(SYSTEM, meeting, version=3, on=date(2026, 8, 31))
    actions.cancel_meeting(SYSTEM, meeting, version=4, note="För få ärenden")
    actions.reinstate_meeting(SYSTEM, meeting, version=5)
    stored = Meeting.objects.get()
    assert (stored.status, stored.on, stored.previous_on) == ("planned", date(2026, 8, 31), date(2026, 8, 24))
    assert stored.stops_on == date(2026, 8, 11)
    verbs = [event.verb for event in Event.objects.filter(subject=str(meeting.ref)).order_by("seq")]
    assert verbs == [f"meeting.{act}" for act in ("add", "confirm", "alter", "move", "cancel", "reinstate")]


def test_a_meeting_that_cannot_be_is_refused(bodies):
    kfn = bodies["KFN"]
    actions.add_meeting(SYSTEM, kfn, on=date(2026, 8, 24))
    for on, more, field in (
        (date(2026, 8, 24), {}, "on"),
        (date(2014, 8, 24), {}, "on"),
        (date(2026, 9, 1), {"document_stop": date(2026, 9, 2)}, "document_stop"),
    ):
        with pytest.raises(ValidationError) as told:
            actions.add_meeting(SYSTEM, kfn, on=on, **more)
        assert refused_fields(told) == {field}
    assert actions.add_meeting(SYSTEM, kfn, on=date(2026, 8, 24), order_in_day=1)


def test_a_meeting_is_held_only_when_its_day_has_come_and_stays_held(bodies):
    coming = actions.add_meeting(SYSTEM, bodies["KS"], on=date(2190, 1, 1))
    with pytest.raises(ValidationError):
        actions.hold_meeting(SYSTEM, coming, version=1)
    past = actions.add_meeting(SYSTEM, bodies["KS"], on=date(2020, 1, 1))
    actions.hold_meeting(SYSTEM, past, version=1)
    for act in (actions.cancel_meeting, actions.confirm_meeting):
        with pytest.raises(ValidationError):
            act(SYSTEM, past, version=2)
    with pytest.raises(ValidationError):
        actions.move_meeting(SYSTEM, past, version=2, on=date(2020, 1, 2))


def test_a_stale_move_is_refused(bodies):
    meeting = actions.add_meeting(SYSTEM, bodies["KS"], on=date(2026, 8, 25))
    actions.cancel_meeting(SYSTEM, Meeting.objects.get(), version=1)
    with pytest.raises(Stale):
        actions.move_meeting(SYSTEM, meeting, version=1, on=date(2026, 8, 26))


def test_a_clerk_changes_meetings_of_her_own_body_only(bodies):
    actions.add_meeting(CLERK, bodies["KFN"], on=date(2026, 8, 24))
    with pytest.raises(PermissionDenied):
        actions.add_meeting(CLERK, bodies["KS"], on=date(2026, 8, 25))
    with pytest.raises(PermissionDenied):
        actions.alter_body(CLERK, bodies["KFN"], version=1, name="Annat")


@pytest.mark.parametrize(
    "model, values",
    [
        (Body, {"code": "", "name": "X", "body_kind": "committee"}),
        (Body, {"code": "X", "name": "X", "body_kind": "committee", "adjustment_days": 15}),
        (Body, {"code": "X", "name": "X", "valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 1)}),
        (Landmark, {"on": date(1900, 1, 1), "name": "X"}),
        (Person, {"name": ""}),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(arranging, db, model, values):
    """KL 5:69: minutes are adjusted within 14 days."""
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values)
