"""Who is in the room at each item: the stored attendance as plain stretches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from utblick.cases.meeting_law import Assembly, Quorum, Remark, quorum
from utblick.cases.models import AgendaItem, Attendance, Disqualification, Minutes
from utblick.cases.rolls import LAST, Capacity, Roll, Stretch, roll_at
from utblick.organisation.models import Body
from utblick.values import Text

QUORUM_LACKING = "Organet var inte beslutfört i ärendet"


@dataclass(frozen=True)
class Room:
    """The attendance of one meeting; people are told apart by their row's id."""

    assembly: Assembly
    seats: int
    rows: tuple[Attendance, ...]
    stretches: tuple[Stretch[UUID], ...]
    disqualified: Mapping[UUID, Mapping[UUID, UUID | None]]
    grounds: Mapping[tuple[UUID, UUID], str]

    def roll(self, item: AgendaItem, replaced: Mapping[UUID, UUID | None] | None = None) -> Roll[UUID]:
        """Who serves at an item; ``replaced`` in place of those noted as jäviga."""
        noted = self.disqualified.get(item.pk, {}) if replaced is None else replaced
        return roll_at(self.stretches, item.position, noted)

    def quorum(self, item: AgendaItem) -> Quorum:
        """Whether the body may decide the item."""
        roll = self.roll(item)
        return quorum(self.assembly, present=len(roll.serving), seats=self.seats, disqualified=roll.emptied_by_jav)

    def remarks(self, item: AgendaItem) -> list[Remark]:
        """What is against the law in who decided the item; nothing while nobody's attendance is noted."""
        if not self.rows:
            return []
        found = list(self.roll(item).remarks)
        counted = self.quorum(item)
        if counted.reached is False:
            told = Text(f"{QUORUM_LACKING} ({counted.clause}).", f"There was no quorum at the item ({counted.clause}).")
            found.append(Remark(told, counted.clause))
        return found


def room_of(minutes: Minutes) -> Room:
    """The room of a meeting; two queries."""
    rows = tuple(minutes.attendance.select_related("person", "serves_for", "first_item", "last_item"))
    disqualified: dict[UUID, dict[UUID, UUID | None]] = {}
    grounds: dict[tuple[UUID, UUID], str] = {}
    for row in Disqualification.objects.filter(item__minutes=minutes):
        disqualified.setdefault(row.item_id, {})[row.person_id] = row.replaced_by_id
        grounds[row.item_id, row.person_id] = row.ground
    stretches = tuple(
        Stretch(
            row.person_id,
            Capacity(row.capacity),
            row.first_item.position if row.first_item else 0,
            row.last_item.position if row.last_item else LAST,
            row.serves_for_id,
        )
        for row in rows
    )
    return Room(assembly_of(minutes), minutes.seats, rows, stretches, disqualified, grounds)


def assembly_of(minutes: Minutes) -> Assembly:
    """Which chapter of kommunallagen the body follows."""
    return Assembly.COUNCIL if minutes.body.body_kind == Body.Kind.COUNCIL else Assembly.COMMITTEE
