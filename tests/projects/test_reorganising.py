"""Reorganisation after an election: what is open goes to the successors, what is closed stays (users.md § 6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from two_authorities import SUBJECT, SYSTEM, TODAY, actors, keep_in_utblick, people, signed_in, world
from utblick.accounts.models import RoleGrant
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cases.actions import (
    Frame,
    PointAnswer,
    close_matter,
    open_matter,
    record_decision,
    set_outside_number,
    write_report,
)
from utblick.cases.effects import Effect
from utblick.cases.models import DecisionPoint, Matter
from utblick.cases.queries import frame_approvals
from utblick.cases.todo import todo as cases_todo
from utblick.organisation.actions.reorganising import elect, reorganise
from utblick.organisation.models import Assignment, Body, Meeting
from utblick.organisation.successions import moving
from utblick.search.fields import sort_key_of
from utblick.watch.models import Call, Source, Stand, WatchedPage, WatchField

__all__ = ["actors", "people", "signed_in", "world"]
pytestmark = pytest.mark.django_db
LAST = TODAY - timedelta(days=1)


def _body(code: str, name: str) -> Body:
    return Body.objects.create(code=code, name=name, sort_name=sort_key_of(name), body_kind=Body.Kind.COMMITTEE)


@pytest.fixture
def two(world) -> tuple[Body, Body]:
    """KFN has one closed and two open matters, a field, a stand, a member and a clerk; KUN and FRN take over."""
    closed = open_matter(SYSTEM, body_code="KFN", title="Avslutat samarbete", outside_number="KFN 2025:7")
    close_matter(SYSTEM, closed, closed_on=TODAY)
    matter = open_matter(SYSTEM, body_code="KFN", title="Ungdomsträff", subject=SUBJECT, outside_number="KFN 2026:34")
    write_report(SYSTEM, matter, heading="Ansökan om träff")
    open_matter(SYSTEM, body_code="KFN", title="Idrottsutbyte")
    with guard.opened():
        culture, leisure = _body("KUN", "Kulturnämnden"), _body("FRN", "Fritidsnämnden")
        WatchField.objects.create(
            body_code="KFN", field={"body": "KFN", "name": "Kultur och fritid", "terms": [["kultur", 1]]}
        )
        call = Call.objects.create(
            source=Source.objects.create(code="tests"), topic_id="T-1", call_type="1", title_sv="Vänorter",
            first_seen_on=TODAY, last_seen_on=TODAY,
        )  # fmt: skip
        Stand.objects.create(call=call, body_code="KFN", choice="interesting", decided_by="user:x", decided_on=TODAY)
        Assignment.objects.create(person=world.ester, body=world.kfn, role="member", valid_from=date(2023, 1, 1))
        Assignment.objects.create(person=world.birger, body=world.kfn, role="clerk", valid_from=date(2023, 1, 1))
    return culture, leisure


def test_what_is_open_goes_to_the_successor_and_what_is_closed_stays(two, world, people):
    culture, _leisure = two
    moved = reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[culture])
    assert moved["matters"] == 2 and moved["fields"] == 1 and moved["stands"] == 1 and moved["grants"] == 4
    assert set(Matter.objects.filter(body=culture).values_list("title", flat=True)) == {"Ungdomsträff", "Idrottsutbyte"}
    assert Matter.objects.get(title="Avslutat samarbete").body_id == "KFN"
    assert WatchField.objects.get().as_field.body == Stand.objects.get().body_code == "KUN"
    assert Matter.objects.get(title="Ungdomsträff").reports.get().recipient == culture
    assert set(Meeting.objects.filter(on__gt=LAST, body=culture).values_list("on", flat=True)) == {date(2026, 10, 5)}
    assert Meeting.objects.get(on=date(2026, 8, 24)).body_id == world.kfn.pk
    clerk = Assignment.objects.get(body=culture)
    assert (clerk.person, clerk.role, clerk.valid_from) == (world.birger, "clerk", TODAY)
    assert not Assignment.objects.filter(body=world.kfn, valid_to=None).exists()
    assert RoleGrant.objects.filter(body_code="KUN", valid_to=None).count() == 4


def test_the_old_series_ends_and_the_new_begins(two, world):
    culture, _leisure = two
    keep_in_utblick(culture, register=True)
    reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[culture])
    matter = Matter.objects.get(title="Ungdomsträff")
    assert matter.case_number == "2026/KUN 0001" or matter.case_number == "2026/KUN 0002"
    assert matter.former_numbers == "KFN 2026:34 (KFN)"
    assert matter.outside_number == ""


def test_an_outside_number_is_the_old_authoritys_and_the_new_gives_its_own(two, world):
    reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[two[0]])
    matter = Matter.objects.get(title="Ungdomsträff")
    assert (matter.case_number, matter.former_numbers) == ("", "KFN 2026:34 (KFN)")
    set_outside_number(SYSTEM, matter, "KUN 2026:1")


def test_with_two_successors_each_matter_goes_where_it_was_chosen(two, world):
    culture, leisure = two
    sport = Matter.objects.get(title="Idrottsutbyte")
    choices = {f"matters:{sport.pk}": "FRN", "meetings": "FRN"}
    reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[culture, leisure], choices=choices)
    sport.refresh_from_db()
    assert sport.body_id == "FRN"
    assert Matter.objects.get(title="Ungdomsträff").body_id == "KUN"
    assert Meeting.objects.get(on=date(2026, 10, 5)).body == leisure
    with pytest.raises(ValidationError):
        reorganise(SYSTEM, world.ks, last_day=LAST, successors=[culture], choices={"meetings": "XXX"})
    world.ks.refresh_from_db()
    assert world.ks.valid_to is None, "all or nothing"


def test_a_frame_approval_that_holds_is_the_successors_from_then_on(two, world, signed_in):
    """users.md § 5: programme × nämnd × period × cap; one that has run out stays with the body it was given to."""
    culture, leisure = two
    matter = open_matter(SYSTEM, body_code="KS", title="Ramgodkännande Erasmus+")
    points = [
        PointAnswer(f"att godkänna ansökningar till {programme}.", Effect.FRAME_APPROVAL,
                    frame=Frame(programme, "KFN", date(2026, 1, 1), last))
        for programme, last in (("Erasmus+", date(2027, 12, 31)), ("CERV", TODAY - timedelta(days=1)))
    ]  # fmt: skip
    record_decision(SYSTEM, matter, points=points, decided_on=date(2026, 2, 3), paragraph="12")
    frame = DecisionPoint.objects.get(frame_programme="Erasmus+")
    asked = {"sista": LAST.isoformat(), "till": ["KUN", "FRN"]}
    assert "Erasmus+, KS § 12" in signed_in("coordinator").get("/organisation/organ/KFN/upphor/", asked).text
    choices = {f"frames:{frame.pk}": "FRN"}
    moved = reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[culture, leisure], choices=choices)
    assert moved["frames"] == 1
    (held,) = frame_approvals("Erasmus+", "FRN", TODAY)
    assert held.text == "att godkänna ansökningar till Erasmus+." and held.frame_body == "FRN"
    assert frame_approvals("Erasmus+", "KFN", TODAY) == []
    assert DecisionPoint.objects.get(frame_programme="CERV").frame_body_id == "KFN"


def test_the_preview_asks_as_many_questions_of_fifty_rows_of_each_sort(two, world, signed_in):
    """One question a sort of thing that moves, and seven for the page itself."""

    def more(count):
        for number in range(count):
            open_matter(SYSTEM, body_code="KFN", title=f"Ärende {count} {number}")
        with guard.opened():
            WatchedPage.objects.bulk_create(
                WatchedPage(
                    body_code="KFN", name=f"Sida {count} {number}", url=f"https://exempel.example/{count}-{number}"
                )
                for number in range(count)
            )

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, {"sista": LAST.isoformat(), "till": ["KUN", "FRN"]}).status_code == 200
        return len(queries)

    client, address = signed_in("coordinator"), "/organisation/organ/KFN/upphor/"
    more(5)
    asked()
    few = asked()
    more(50)
    assert asked() == few <= len(moving()) + 7


def test_again_changes_nothing(two, world):
    for successors in ([two[0]], [two[0]]):
        reorganise(SYSTEM, Body.objects.get(code="KFN"), last_day=LAST, successors=successors)
        events = Event.objects.count()
    assert reorganise(SYSTEM, Body.objects.get(code="KFN"), last_day=LAST, successors=[two[0]]) == {}
    assert Event.objects.count() == events


def test_before_the_day_only_the_day_is_noted_and_after_it_the_bodys_page_says_what_is_left(two, world, signed_in):
    assert reorganise(SYSTEM, world.kfn, last_day=TODAY, successors=[two[0]]) == {}
    assert Matter.objects.filter(body=world.kfn, closed_on=None).count() == 2
    page = "/organisation/organ/KFN/"
    assert "Flytta det som finns kvar" not in signed_in("coordinator").get(page).text
    with guard.opened():
        Body.objects.filter(code="KFN").update(valid_to=LAST)
    assert "Flytta det som finns kvar" in signed_in("coordinator").get(page).text
    assert "Flytta det som finns kvar" not in signed_in("kfn_officer").get(page).text
    reorganise(SYSTEM, Body.objects.get(code="KFN"), last_day=LAST, successors=[two[0]])
    assert "Flytta det som finns kvar" not in signed_in("coordinator").get(page).text


def test_att_gora_and_lists_follow_the_successor(two, world, people):
    from utblick.accounts.queries import actor_of

    reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[two[0]])
    officer = actor_of(people["kfn_officer"], TODAY)
    assert officer.bodies == frozenset({"KUN"})
    assert {row.sentence for row in cases_todo(officer, TODAY)} == {
        "Följ ärendet Ungdomsträff",
        "Följ ärendet Idrottsutbyte",
    }


def test_two_open_matters_about_the_same_thing_stop_it_all(two, world):
    open_matter(SYSTEM, body_code="KUN", title="Träffen", subject=SUBJECT)
    with pytest.raises(ValidationError, match="Avsluta det ena"):
        reorganise(SYSTEM, world.kfn, last_day=LAST, successors=[two[0]])
    assert Matter.objects.filter(body=world.kfn, closed_on=None).count() == 2


def test_only_coordinator_and_administrator_reorganise(two, world, actors, signed_in):
    with pytest.raises(PermissionDenied):
        reorganise(actors["kfn_officer"], world.kfn, last_day=LAST, successors=[two[0]])
    assert signed_in("kfn_officer").get("/organisation/organ/KFN/upphor/").status_code == 403
    assert signed_in("coordinator").get("/organisation/organ/XX/upphor/").status_code == 404


def test_the_step_shows_all_before_anything_moves_and_keeps_what_was_chosen(two, world, signed_in):
    client, address = signed_in("coordinator"), "/organisation/organ/KFN/upphor/"
    assert "Se vad som flyttas" in client.get(address).content.decode()
    assert client.get(address, {"sista": "0001-01-01", "till": "KUN"}).status_code == 422
    assert client.get(address, {"sista": LAST.isoformat(), "till": "\x00"}).status_code == 422
    asked = {"sista": LAST.isoformat(), "till": ["KUN", "FRN"]}
    preview = client.get(address, asked).content.decode()
    assert "Öppna ärenden" in preview and "Vem tar över" in preview and "som du inte får läsa" in preview
    assert Matter.objects.filter(body=world.kfn, closed_on=None).count() == 2
    wrong = client.post(address, {**asked, "val:meetings": "FRN", "val:fields": "?"})
    assert wrong.status_code in (302, 422)
    client.post(address, {**asked, "val:meetings": "FRN"})
    assert Meeting.objects.get(on=date(2026, 10, 5)).body_id == two[1].pk
    again = client.get(address, asked).content.decode()
    assert "Inget finns kvar att flytta" in again


def test_after_an_election_the_elected_end_on_a_day_and_the_new_are_entered(two, world, signed_in):
    """Terms after an election: KL 5:9, 6:18–19; dates are data."""
    address = "/organisation/organ/KFN/efter-valet/"
    lines = "Ingrid Falk; ordförande; förtroendevald (A); ingrid.falk@exempel.example\nOve Ek; ledamot"
    told = {"last_day": "2026-12-31", "members": lines}
    wrong = signed_in("coordinator").post(address, {**told, "members": "Ingrid Falk; kung\n;ledamot"})
    assert (
        wrong.status_code == 422 and "Rad 1" in wrong.content.decode() and "Ingrid Falk; kung" in wrong.content.decode()
    )
    assert signed_in("coordinator").post(address, told).status_code == 302
    assert Assignment.objects.get(person=world.ester, role="member").valid_to == date(2026, 12, 31)
    assert Assignment.objects.get(person__name="Ingrid Falk").valid_from == date(2027, 1, 1)
    assert Assignment.objects.get(person=world.birger, role="clerk").valid_to is None
    members = [{"name": "Ingrid Falk", "title": "", "email": "ingrid.falk@exempel.example", "role": "chair"}]
    assert elect(SYSTEM, world.kfn, last_day=date(2026, 12, 31), members=members) == 0
