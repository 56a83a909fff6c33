"""What an agenda carries over: items put off, decisions to report, the minutes before; seats and distance."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.meetings import ENDED, item_of, opened, seat
from two_authorities import SYSTEM, keep_in_utblick
from utblick.cases import actions, minutes_papers
from utblick.cases.actions import PointAnswer, agendas, minutes
from utblick.cases.models import AgendaItem, Attendance, Decision, Minutes
from utblick.cases.queries import carried
from utblick.cases.queries.minutes import minutes_of, ready_matters
from utblick.organisation.models import Meeting

pytestmark = pytest.mark.one_database
Sort = AgendaItem.Sort
PUT_OFF = [PointAnswer("Ärendet tas upp igen.")]


@pytest.fixture
def nämnd(world):
    keep_in_utblick(world.kfn, minutes=True)
    return seat(world.kfn)


@pytest.fixture
def clerk(actors):
    return actors["kfn_clerk"]


@pytest.fixture
def before(world, nämnd, clerk):
    """A meeting that tabled one item of its own words, referred a matter back, and tabled a second matter."""
    matters = [actions.open_matter(SYSTEM, body_code="KFN", title=title) for title in ("Vänortsträff", "Körutbyte")]
    held = opened(clerk, world.kfn_meeting, nämnd, matters)
    own = agendas.add_item(clerk, held, title="Ny partner i Finland", presenter="Ada Lund")
    for item in held.items.select_related("minutes__meeting", "minutes__body", "matter"):
        outcome = "bordläggning" if item in (own,) or item.title == "Körutbyte" else "bifall"
        outcome = "återremiss" if item.title == "Vänortsträff" else outcome
        minutes.decide_item(clerk, item, outcome=outcome, points=PUT_OFF)
    minutes.close_meeting(clerk, held, ENDED)
    return held


@pytest.fixture
def later(world):
    return Meeting.objects.filter(body=world.kfn).latest("on")


def titles(items):
    return [item.title for item in items]


def lines_of(item):
    return [line.replace("\u00a0", " ") for part in item.parts for line in part.lines]


def test_what_was_put_off_is_on_the_next_list_or_proposed_to_it_and_never_twice(before, clerk, later, signed_in):
    """Issue 5, Minutes in Utblick; KL 5:50, 6:33."""
    begun = agendas.begin_minutes(clerk, later, matters=ready_matters(clerk, "KFN"))
    taken_up = begun.items.exclude(continues=None).order_by("title")
    assert titles(taken_up) == ["Körutbyte", "Vänortsträff"]
    assert titles(row.continues for row in taken_up) == titles(taken_up)
    assert titles(carried.put_off(begun)) == ["Ny partner i Finland"]
    client, page = signed_in("kfn_clerk"), reverse("cases:minutes", args=[later.pk])
    assert "Från tidigare sammanträden" in client.get(page).text
    origin = AgendaItem.objects.get(title="Ny partner i Finland")
    for _press in range(2):
        client.post(reverse("cases:carry_over", args=[later.pk]), {"punkt": str(origin.pk)})
    again = AgendaItem.objects.get(continues=origin)
    assert (again.title, again.presenter, again.minutes.meeting) == (origin.title, "Ada Lund", later)
    assert "Från tidigare sammanträden" not in client.get(page).text
    assert "bordläggning" in client.get(reverse("cases:agenda_item", args=[again.pk])).text
    with pytest.raises(ValidationError, match="redan på en lista"):
        agendas.carry_over(clerk, begun, origin)
    in_summons = minutes_papers.summons(minutes_of(clerk, later.pk))
    told = {item.heading: lines_of(item) for item in in_summons.items}
    assert f"Bordlades den 24 augusti 2026, § {origin.paragraph}." in told["Ny partner i Finland"]


def test_what_a_closed_matter_was_about_is_not_proposed(before, clerk, later):
    begun = agendas.begin_minutes(clerk, later)
    assert len(carried.put_off(begun)) == 3
    matter = AgendaItem.objects.get(title="Körutbyte").matter
    actions.close_matter(SYSTEM, matter)
    assert titles(carried.put_off(begun)) == ["Vänortsträff", "Ny partner i Finland"]


def test_only_who_prepares_the_agenda_takes_items_up(before, clerk, later, signed_in):
    agendas.begin_minutes(clerk, later)
    address = reverse("cases:carry_over", args=[later.pk])
    origin = AgendaItem.objects.get(title="Ny partner i Finland")
    assert signed_in("kfn_registrar").post(address, {"punkt": str(origin.pk)}).status_code == 403
    client = signed_in("kfn_clerk")
    for chosen in ("", "inget", "\x00", "9" * 400):
        assert client.post(address, {"punkt": chosen}).status_code == 302
    assert not AgendaItem.objects.exclude(continues=None).exists()


def test_the_chair_s_urgent_decision_is_on_the_next_agenda_and_reported_with_one_press_KL_6_39_6_40(
    world, nämnd, clerk, signed_in
):
    matter = actions.open_matter(SYSTEM, body_code="KFN", title="Brådskande ansökan", outside_number="KFN 2026/9")
    secret = actions.open_matter(SYSTEM, body_code="KFN", title="Hemlig sak", outside_number="KFN 2026/10")
    for one in (matter, secret):
        actions.record_decision(
            SYSTEM, one, points=[PointAnswer("Ansökan lämnas in.")], taken=Decision.Taken.CHAIR_URGENT,
            decided_on=date(2026, 8, 20), delegate="Ada Lund", why_urgent="Sista dag 21 augusti.",
        )  # fmt: skip
    actions.restrict_matter(SYSTEM, secret, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    held = opened(clerk, world.kfn_meeting, nämnd)
    item = item_of(held, Sort.DELEGATED)
    for made in (minutes_papers.summons(held), minutes_papers.protocol(minutes_of(clerk, held.meeting_id))):
        text = " ".join(line for one in made.items for line in lines_of(one))
        assert "Ordförandebeslut (KL 6:39) Ada Lund: Brådskande ansökan (KFN 2026/9)" in text
        assert "sekretessmarkerat ärende" in text and "Hemlig sak" not in text and "2026/10" not in text
    client, page = signed_in("kfn_clerk"), reverse("cases:agenda_item", args=[item.pk])
    assert "Brådskande ansökan" in client.get(page).text
    assert signed_in("kfn_member").post(reverse("cases:report_at_item", args=[item.pk])).status_code == 403
    assert client.post(reverse("cases:report_at_item", args=[item.pk])).status_code == 302
    assert set(Decision.objects.values_list("reported_at", flat=True)) == {held.meeting_id}
    assert "anmält" in client.get(page).text and "Anteckna som anmälda" not in client.get(page).text
    told = signed_in("reader").get(page).text
    assert "Hemlig sak" not in told and "2026/10" not in told and "Sekretessmarkerat ärende" in told


def test_the_previous_minutes_are_the_first_item_and_named(before, clerk, later, signed_in):
    begun = agendas.begin_minutes(clerk, later)
    first = begun.items.order_by("position").first()
    assert first.sort == Sort.PREVIOUS_MINUTES
    told = lines_of(minutes_papers.summons(begun).items[0])
    assert told == ["Protokollet den 24 augusti 2026, inte justerat än."]
    page = signed_in("kfn_clerk").get(reverse("cases:agenda_item", args=[first.pk])).text
    assert reverse("cases:minutes", args=[before.meeting_id]) in page


def test_seats_and_who_takes_part_at_a_distance_are_told_KL_6_24_6_27(before, clerk, later, signed_in):
    agendas.begin_minutes(clerk, later)
    client = signed_in("kfn_clerk")
    seats, present = (reverse(f"cases:{name}", args=[later.pk]) for name in ("seats", "attendance"))
    assert (
        client.post(seats, {"seats": "-1"}).status_code == client.post(seats, {"seats": "9" * 400}).status_code == 422
    )
    assert client.post(seats, {"seats": "9"}).status_code == 302
    assert Minutes.objects.get(meeting=later).seats == 9
    client.post(present, {"rad0-present": "on", "rad0-at_distance": "on", "rad1-present": "on"})
    noted = Attendance.objects.filter(minutes__meeting=later).values_list("person__name", "at_distance")
    assert dict(noted) == {"Ada Lund": True, "Bo Ek": False}
    assert "på distans" in client.get(reverse("cases:minutes", args=[later.pk])).text
    in_minutes = minutes_papers.protocol(minutes_of(clerk, later.pk)).opening[0].lines
    assert in_minutes[0].endswith(", på distans")
