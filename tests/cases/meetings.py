"""A nämnd that keeps its minutes in Utblick, with seven members and three substitutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from utblick.audit import guard
from utblick.cases.actions import PointAnswer
from utblick.cases.actions.agendas import add_item, begin_minutes, issue_summons, withdraw_item
from utblick.cases.actions.deliberations import (
    Present,
    disqualify,
    hold_vote,
    note_attendance,
    put_motion,
    reserve,
)
from utblick.cases.actions.minutes import decide_item, open_meeting
from utblick.cases.models import AgendaItem, Minutes
from utblick.organisation.models import Assignment, Person
from utblick.search.fields import sort_key_of
from utblick.values import Actor

BEGAN, ENDED = datetime(2026, 8, 24, 16, 0, tzinfo=UTC), datetime(2026, 8, 24, 19, 30, tzinfo=UTC)
MEMBERS = ("Ada Lund", "Bo Ek", "Cai Vik", "Disa Ros", "Egon Fors", "Frida Dal", "Gun Berg")
SUBSTITUTES = ("Hans Asp", "Iris Lind", "Jon Alm")


@dataclass(frozen=True)
class Nämnd:
    """People by their first name."""

    people: dict[str, Person]

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


def seat(body: Any) -> Nämnd:
    """Seven members, the first in the chair, and three substitutes."""
    people = {}
    with guard.opened():
        for number, name in enumerate((*MEMBERS, *SUBSTITUTES)):
            person = Person.objects.create(name=name, sort_name=sort_key_of(name), title="förtroendevald (A)")
            role = Assignment.Role.MEMBER if name in MEMBERS else Assignment.Role.SUBSTITUTE
            Assignment.objects.create(
                person=person,
                body=body,
                valid_from=date(2023, 1, 1),
                role=Assignment.Role.CHAIR if not number else role,
            )
            people[name.split()[0]] = person
    return Nämnd(people)


def everyone(nämnd: Nämnd) -> list[Present]:
    """All members, and the substitutes beside."""
    members = [Present(nämnd[name.split()[0]], "member") for name in MEMBERS]
    return members + [Present(nämnd[name.split()[0]], "substitute") for name in SUBSTITUTES]


def opened(clerk: Actor, meeting: Any, nämnd: Nämnd, matters: Any = ()) -> Minutes:
    """The minutes of a meeting that has begun, everyone there."""
    minutes = begin_minutes(clerk, meeting, matters=list(matters))
    note_attendance(clerk, minutes, everyone(nämnd))
    return open_meeting(clerk, minutes, opened_at=BEGAN, chair=nämnd["Ada"], adjuster=nämnd["Bo"])


def item_of(minutes: Minutes, sort: str) -> AgendaItem:
    return AgendaItem.objects.select_related("minutes__meeting", "minutes__body", "matter", "decision").get(
        minutes=minutes, sort=sort
    )


VOTED, JAV, RESERVED, REFERRED, WITHDRAWN = (4, 7, 10, 13, 16), (5, 8), (4, 10, 16), 11, 12
"""By place on the agenda: the items of a long meeting with votes, jäv and reservations, and how two of them end."""


def long_meeting(clerk: Actor, meeting: Any, nämnd: Nämnd) -> Minutes:
    """A meeting with 25 items: five votes, two jäv, three reservations, one återremiss, one late, one withdrawn."""
    minutes = begin_minutes(clerk, meeting)
    for number in range(1, 19):
        add_item(clerk, minutes, title=f"Ärende nummer {number}", sort="decision")
    issue_summons(clerk, minutes)
    withdraw_item(clerk, at_place(minutes, WITHDRAWN), "Sökanden har dragit sig ur.")
    note_attendance(clerk, minutes, everyone(nämnd))
    people = {"chair": nämnd["Ada"], "secretary": nämnd["Gun"], "adjuster": nämnd["Bo"]}
    open_meeting(clerk, minutes, opened_at=BEGAN, **people)
    add_item(clerk, minutes, title="Brådskande yttrande")
    for place in JAV:
        disqualify(clerk, at_place(minutes, place), nämnd["Cai"], "own_matter", replaced_by=nämnd["Hans"])
    for place in VOTED:
        put_motion(clerk, at_place(minutes, place), nämnd["Egon"], "reject")
        ballots = {nämnd[name]: "yes" if name in ("Ada", "Bo", "Cai", "Disa") else "no" for name in FIRST_NAMES}
        hold_vote(
            clerk, at_place(minutes, place), yes_means="förvaltningens förslag", no_means="avslag", ballots=ballots,
            presided_by=nämnd["Ada"],
        )  # fmt: skip
    for place in RESERVED:
        reserve(clerk, at_place(minutes, place), nämnd["Egon"], text=f"Skäl vid punkt {place}.")
    for item in minutes.items.filter(withdrawn=False):
        outcome = "återremiss" if item.position == REFERRED else "bifall"
        points = [PointAnswer(f"Beslut under punkt {item.position}."), PointAnswer("Uppdrag ges till förvaltningen.")]
        decide_item(clerk, at_place(minutes, item.position), outcome=outcome, points=points, sent_to="Kommunstyrelsen")
    return minutes


FIRST_NAMES = tuple(name.split()[0] for name in MEMBERS)


def at_place(minutes: Minutes, position: int) -> AgendaItem:
    return AgendaItem.objects.select_related(
        "minutes__meeting", "minutes__body", "minutes__secretary", "matter", "decision"
    ).get(minutes=minutes, position=position)
