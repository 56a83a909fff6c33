"""Who serves at each item of a meeting: members, and substitutes in their place. Pure: no Django."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from utblick.cases.meeting_law import Remark
from utblick.values import Text

Person = TypeVar("Person")
LAST = 10_000


class Capacity(StrEnum):
    """What somebody is at the meeting."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Person]):
    """Somebody present from one place on the agenda to another, both included; a substitute perhaps in a seat."""

    person: Person
    capacity: Capacity
    first: int = 0
    last: int = LAST
    serves_for: Person | None = None

    def covers(self, position: int) -> bool:
        return self.first <= position <= self.last


@dataclass(frozen=True, slots=True)
class Roll(Generic[Person]):
    """Those who decide an item, those whose seat is empty by jäv, and what is against the law."""

    serving: tuple[Person, ...]
    emptied_by_jav: int
    remarks: tuple[Remark, ...] = ()

    def serves(self, person: Person) -> bool:
        return person in self.serving


def roll_at(
    stretches: Iterable[Stretch[Person]], position: int, replaced: Mapping[Person, Person | None] | None = None
) -> Roll[Person]:
    """Who serves at a place on the agenda (KL 5:17–20, 6:28–32).

    ``replaced`` are those who are jäviga at the item, each with the substitute who steps in (None: nobody).
    """
    jav = replaced or {}
    here = [stretch for stretch in stretches if stretch.covers(position)]
    members = [stretch.person for stretch in here if stretch.capacity == Capacity.MEMBER]
    seats: dict[Person, Person] = {member: member for member in members}
    faults: list[Remark] = []
    for stretch in here:
        if stretch.capacity == Capacity.SUBSTITUTE and stretch.serves_for is not None:
            if stretch.serves_for in seats:
                faults.append(_TWICE)
            else:
                seats[stretch.serves_for] = stretch.person
    emptied = 0
    for person, substitute in jav.items():
        seat = next((seat for seat, holder in seats.items() if holder == person), None)
        if seat is None:
            continue
        if substitute is None or substitute in seats.values() or not _present(here, substitute):
            del seats[seat]
            emptied += 1
            faults += [_NOT_THERE] if substitute is not None else []
        else:
            seats[seat] = substitute
    return Roll(tuple(seats.values()), emptied, tuple(dict.fromkeys(faults)))


def voting_remarks(voted: Collection[Person], roll: Roll[Person]) -> list[Remark]:
    """Those who voted are those who serve, and they alone (KL 4:25, 6:30)."""
    if any(not roll.serves(person) for person in voted):
        return [_NO_VOTE]
    return []


def _present(here: Iterable[Stretch[Person]], person: Person) -> bool:
    return any(stretch.person == person and stretch.capacity == Capacity.SUBSTITUTE for stretch in here)


_TWICE = Remark(
    Text(
        "En ersättare tjänstgör för en ledamot som själv är på plats, eller för någon som redan har en ersättare.",
        "A substitute serves for a member who is present, or for one who has a substitute already.",
    ),
    "KL 5:17",
)
_NOT_THERE = Remark(
    Text(
        "Den som skulle ersätta vid jäv är inte på plats som ersättare eller tjänstgör redan.",
        "The one who was to step in is not present as a substitute, or serves already.",
    ),
    "KL 6:30",
)
_NO_VOTE = Remark(
    Text("Någon röstade utan att tjänstgöra i ärendet.", "Somebody voted without serving at the item."), "KL 6:30"
)
