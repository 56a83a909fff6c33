"""Every write goes through `change`, becomes an event, and cannot be undone in silence."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from utblick.accounts.actions import create_account, grant_role
from utblick.accounts.models import RoleGrant, User
from utblick.audit import guard, triggers
from utblick.audit.change import change
from utblick.audit.models import Event, EventWords
from utblick.audit.verification import verify
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant, system_actor

SYSTEM = system_actor("tests")
pytestmark = pytest.mark.django_db


def account(email="anna@exempel.example"):
    return create_account(SYSTEM, email=email, name="Anna Exempel", roles=[("officer", "KFN")])


def test_a_write_leaves_chained_events_without_names_in_them():
    user = account()
    events = list(Event.objects.order_by("seq"))
    assert [event.verb for event in events] == ["user.create", "user.grant"]
    assert all("Anna" not in event.payload for event in events)
    assert "Anna" in EventWords.objects.get(event=events[0]).words
    assert json.loads(events[1].payload)["role"] == [None, "officer"]
    assert events[0].subject == f"user:{user.id}"
    assert verify().whole


def test_a_write_that_the_access_table_does_not_name_is_refused():
    with pytest.raises(PermissionDenied), change(Actor("user:x", grants=frozenset({Grant("officer")})), "user.create"):
        pass


def test_a_write_outside_change_is_refused():
    account()
    with pytest.raises(guard.WriteOutsideChange):
        RoleGrant.objects.update(role="clerk")


def test_a_stale_save_is_refused_with_what_stands_now():
    user = account()
    grant = RoleGrant.objects.get(user=user)
    with change(SYSTEM, "user.grant") as opened:
        opened.alter(grant, version=1, role="clerk")
    with pytest.raises(Stale) as told, change(SYSTEM, "user.grant") as opened:
        opened.alter(grant, version=1, role="registrar")
    assert told.value.theirs["role"] == "clerk"
    assert told.value.version == 2


def test_altering_nothing_records_nothing():
    grant = RoleGrant.objects.get(user=account())
    before = Event.objects.count()
    with change(SYSTEM, "user.grant") as opened:
        opened.alter(grant, role="officer")
    assert Event.objects.count() == before


def test_a_failed_change_leaves_neither_row_nor_event():
    account()
    before = Event.objects.count()
    with pytest.raises(IntegrityError):
        create_account(SYSTEM, email="anna@exempel.example", name="Anna igen")
    assert (Event.objects.count(), User.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor = 'nobody'",
        "DELETE FROM audit_event",
        "UPDATE audit_eventwords SET words = '{}'",
        "INSERT INTO audit_event SELECT * FROM audit_event",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(statement):
    account()
    with pytest.raises(DatabaseError), transaction.atomic(), guard.opened(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().whole


def test_missing_triggers_are_found():
    triggers.remove(connection)
    assert {finding.what for finding in verify().findings} == {"trigger_missing"}
    triggers.install(connection)
    assert verify().whole


def spoil(statement):
    triggers.remove(connection)
    with guard.opened(), connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.install(connection)
    return {finding.what for finding in verify().findings}


def test_a_changed_event_is_found():
    account()
    assert "broken" in spoil("UPDATE audit_event SET actor = 'user:someone-else' WHERE seq = 1")


def test_a_removed_event_is_found():
    user = account()
    grant_role(SYSTEM, user, "clerk", "KFN")
    with guard.opened():
        EventWords.objects.all().delete()
    assert "missing" in spoil("DELETE FROM audit_event WHERE seq = 2")


def test_reordered_events_are_found():
    account()
    with guard.opened():
        EventWords.objects.all().delete()
    assert "broken" in spoil("UPDATE audit_event SET seq = CASE seq WHEN 1 THEN 102 WHEN 2 THEN 101 END")


def test_an_inserted_event_is_found():
    account()
    columns = "recorded_at, effective_on, actor, subject, verb, payload, words_hash, digest"
    assert "broken" in spoil(
        f"INSERT INTO audit_event (seq, {columns}) SELECT 3, {columns} FROM audit_event WHERE seq = 2"
    )


def test_a_cut_tail_is_found_against_the_head_file(settings, tmp_path):
    from utblick.audit.verification import write_head

    settings.AUDIT_HEADS_FILE = tmp_path / "heads.log"
    user = account()
    grant_role(SYSTEM, user, "clerk", "KFN")
    write_head()
    assert verify().whole
    assert spoil("DELETE FROM audit_event WHERE seq = 3") == {"tail_cut"}


def test_changed_words_are_found():
    account()
    assert spoil("UPDATE audit_eventwords SET words = '{}'") == {"words_changed"}
