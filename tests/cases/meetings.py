"""A nämnd that keeps its minutes in Utblick, with seven members and three substitutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from utblick.audit import guard
from utblick.cases.actions.agendas import begin_minutes
from utblick.cases.actions.deliberations import Present, note_attendance
from utblick.cases.actions.minutes import open_meeting
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
