"""Handover: everything a person answers for goes to another in one step (issue 5, users.md § 1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from two_authorities import SYSTEM, TODAY, actors, people, signed_in, world
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.audit.queries import history
from utblick.cases.actions import close_matter, open_matter, restrict_matter, write_report
from utblick.cases.models import Matter
from utblick.clock import uuid7
from utblick.cooperation.models import Partner
from utblick.organisation.actions.handover import hand_over
from utblick.organisation.holdings import Holder, Holding, holdings, provide_holdings
from utblick.organisation.models import Assignment, Person
from utblick.projects.models import Idea
from utblick.search.fields import sort_key_of
from utblick.watch.models import Call, Source, Stand, Subscription

__all__ = ["actors", "people", "signed_in", "world"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world) -> Person:
    """Ester, who handles two matters (one restricted), an idea, a call, a subscription, and is an officer."""
    ester = world.ester
    matter = open_matter(SYSTEM, body_code="KFN", title="Ungdomsträff i Cēsis", officer=ester)
    write_report(SYSTEM, matter, heading="Ansökan om träff")
    secret = open_matter(SYSTEM, body_code="KFN", title="Hotbild mot en gäst", officer=ester)
    restrict_matter(SYSTEM, secret, provision="18 kap. 1 § OSL", authority="KFN", decided_by="Gunilla Östberg")
    closed = open_matter(SYSTEM, body_code="KFN", title="Avslutat samarbete", officer=ester)
    close_matter(SYSTEM, closed, closed_on=TODAY)
    with guard.opened():
        Person.objects.filter(pk=ester.pk).update(email="ester@exempel.example")
        ester.refresh_from_db()
        partner = Partner.objects.create(
            name="Cēsis", sort_name=sort_key_of("Cēsis"), country_code="LV", partner_kind="town"
        )
        Idea.objects.create(
            what="Kulturdagar", body=world.kfn, contact="E. Lindqvist", contact_email="Ester@exempel.example",
            partner=partner, registered_on=TODAY,
        )  # fmt: skip
        call = Call.objects.create(
            source=Source.objects.create(code="tests"),
            topic_id="T-1",
            call_type="1",
            title_sv="Vänorter",
            first_seen_on=TODAY,
            last_seen_on=TODAY,
        )
        Stand.objects.create(
            call=call, body_code="KFN", choice=Stand.Choice.TAKEN, owner=ester.name, decided_by="user:x",
            decided_on=TODAY,
        )  # fmt: skip
        Subscription.objects.create(person=ester, body_code="KFN", added_by="user:x", confirmed_on=TODAY)
        Assignment.objects.create(
            person=ester, administration=world.kfn.administration, role="officer", valid_from=date(2024, 1, 1)
        )
        Assignment.objects.create(person=ester, body=world.kfn, role="member", valid_from=date(2024, 1, 1))
    return ester


def _still_held(person: Person) -> set[str]:
    return {holding.name for holding in holdings() if list(holding.rows(Holder.of(person)))}


def test_everything_goes_to_the_other_in_one_step_and_closed_matters_stay(held, world):
    assert _still_held(held) == {"duties", "matters", "drafts", "ideas", "stands", "subscriptions"}
    moved = hand_over(SYSTEM, held, world.birger)
    assert moved == {"duties": 1, "matters": 2, "drafts": 1, "ideas": 1, "stands": 1, "subscriptions": 1}
    assert _still_held(held) == set()
    assert set(Matter.objects.filter(officer=world.birger, closed_on=None).values_list("title", flat=True)) == {
        "Ungdomsträff i Cēsis", "Hotbild mot en gäst",
    }  # fmt: skip
    assert Matter.objects.get(title="Avslutat samarbete").officer == held
    assert Stand.objects.get().owner == Idea.objects.get().contact == "Birger Åhlén"
    assert Subscription.objects.get().person == world.birger
    taken = Assignment.objects.get(person=world.birger, role="officer")
    assert taken.valid_from == TODAY
    assert Assignment.objects.get(person=held, role="officer").valid_to == TODAY - timedelta(days=1)
    assert Assignment.objects.get(person=held, role="member").valid_to is None, "only an election moves a seat"


def test_the_log_keeps_who_had_it_and_a_second_step_changes_nothing(held, world):
    hand_over(SYSTEM, held, world.birger)
    matter = Matter.objects.get(title="Ungdomsträff i Cēsis")
    moved = history(matter.ref)[0]
    assert moved.verb == "matter.hand_over"
    assert moved.fields["officer_id"] == [str(held.pk), str(world.birger.pk)]
    assert history(held.ref)[0].fields["matters"] == [None, 2]
    before = Event.objects.count()
    assert hand_over(SYSTEM, held, world.birger) == {}
    assert Event.objects.count() == before


def test_a_handover_that_cannot_be_whole_is_not_made_at_all(held, world, monkeypatch):
    last = Holding("zz", "Sist", lambda _holder: [held], lambda _row: None, _refuse)
    from utblick.organisation import holdings as registry

    monkeypatch.setattr(registry, "_holdings", dict(registry._holdings))
    provide_holdings(last)
    events = Event.objects.count()
    with pytest.raises(ValidationError):
        hand_over(SYSTEM, held, world.birger)
    assert Matter.objects.filter(officer=held, closed_on=None).count() == 2
    assert Stand.objects.get().owner == held.name
    assert Event.objects.count() == events


def _refuse(opened, row, to):
    raise ValidationError("går inte")


def test_coordinator_and_administrator_hand_over_anybodys_an_officer_the_own(held, world, actors, people):
    with pytest.raises(PermissionDenied):
        hand_over(actors["kfn_officer"], held, world.birger)
    with pytest.raises(PermissionDenied):
        hand_over(actors["reader"], held, world.birger)
    with guard.opened():
        Person.objects.filter(pk=held.pk).update(user=people["kfn_officer"])
    held.refresh_from_db()
    assert hand_over(actors["kfn_officer"], held, world.birger)["matters"] == 2
    assert hand_over(actors["coordinator"], world.birger, held)["matters"] == 2


def test_a_name_that_two_people_share_does_not_move_what_may_be_the_others(held, world):
    with guard.opened():
        Person.objects.create(name=held.name, sort_name=held.sort_name)
    assert "stands" not in _still_held(held)
    assert "ideas" in _still_held(held), "the address says who it is"


def test_the_page_shows_all_but_the_words_of_what_one_may_not_read(held, world, signed_in):
    address = f"/organisation/personer/{held.pk}/lamna-over/"
    page = signed_in("coordinator").get(address)
    text = page.content.decode()
    assert "Kulturdagar" in text and "Vänorter" in text
    assert "Hotbild" not in text and "som du inte får läsa" in text
    assert signed_in("reader").get(address).status_code == 403
    assert signed_in("kfn_officer").get(address).status_code == 403
    assert signed_in("coordinator").get(f"/organisation/personer/{uuid7()}/lamna-over/").status_code == 404
    wrong = signed_in("coordinator").post(address, {"to": "\x00"})
    assert wrong.status_code == 422
    done = signed_in("coordinator").post(address, {"to": str(world.birger.pk)}, follow=True).content.decode()
    assert "Det finns inget att lämna över" in done and "Överlämnat" in done and "Birger Åhlén" in done


def test_the_page_asks_the_database_as_often_for_25_rows_as_for_many(held, world, signed_in):
    client, address = signed_in("coordinator"), f"/organisation/personer/{held.pk}/lamna-over/"
    client.get(address)
    asked = []
    for rows in (25, 400):
        with guard.opened():
            Matter.objects.bulk_create(
                Matter(body=world.kfn, reference=f"U-{rows}-{n}", title="Ärende", officer=held, opened_on=TODAY)
                for n in range(rows)
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1]
