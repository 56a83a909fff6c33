"""Minutes kept here, as their pages and papers read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from utblick.audit.policy import may, visible
from utblick.cases.meeting_law import Ballot, Quorum, Remark, Result, reservation_remarks, result
from utblick.cases.models import AgendaItem, Attendance, Matter, Minutes, Motion, Reservation, Vote, Voting
from utblick.cases.queries.rooms import Room, room_of
from utblick.cases.queries.waiting import awaiting_answers
from utblick.organisation.models import Assignment, Keeping, Meeting, Person
from utblick.values import Actor


@dataclass(frozen=True)
class Counted:
    """A votering with its votes, in the order they were told, and how it ended."""

    voting: Voting
    votes: tuple[Vote, ...]
    result: Result

    def cast(self, ballot: str) -> int:
        return sum(vote.ballot == ballot for vote in self.votes)


@dataclass(frozen=True)
class Held:
    """Everything under one §."""

    item: AgendaItem
    serving: tuple[Person, ...]
    quorum: Quorum
    remarks: tuple[Remark, ...]
    motions: tuple[Motion, ...]
    votings: tuple[Counted, ...]
    reservations: tuple[Reservation, ...]
    jav: tuple[tuple[Person, str, Person | None], ...]


def minutes_of(actor: Actor, meeting_id: UUID) -> Minutes | None:
    """The minutes of a meeting, or None when there are none that the actor may see."""
    rows = Minutes.objects.select_related(
        "meeting__body", "body", "chair", "secretary", "adjuster", "second_adjuster", "signed"
    )
    return visible(rows, actor).filter(meeting_id=meeting_id).first()


def kept_here(codes: Sequence[str] = ()) -> Q:
    """Meetings of bodies whose minutes are, or have been, kept in Utblick."""
    rows = Keeping.objects.filter(minutes_here=True)
    rows = rows.filter(body__code__in=codes) if codes else rows
    return Q(body__in=rows.values("body"))


def meetings_kept_here(actor: Actor, until: date) -> QuerySet[Meeting]:
    """The meetings of bodies that keep minutes here, until a day, latest first; each with its minutes if begun."""
    rows = visible(Meeting.objects.select_related("body", "minutes"), actor).filter(kept_here(), on__lte=until)
    return rows.exclude(status=Meeting.Status.CANCELLED).order_by("-on", "-order_in_day", "id")


def agenda_item(actor: Actor, identifier: UUID) -> AgendaItem | None:
    """One point of an agenda, or None when there is none that the actor may see, its matter included."""
    rows = AgendaItem.objects.select_related(
        "minutes__meeting",
        "minutes__body",
        "minutes__secretary",
        "minutes__chair",
        "minutes__adjuster",
        "minutes__second_adjuster",
        "matter__body",
        "decision",
        "moved_from",
        "continues__minutes__meeting",
    )
    found = visible(rows, actor).filter(pk=identifier).first()
    return found if found is None or is_open_to(actor, found) else None


def open_items(ids: Sequence[UUID], actor: Actor) -> dict[UUID, AgendaItem]:
    """The items of these numbers that the actor may see, their matters included."""
    rows = visible(AgendaItem.objects.select_related("minutes", "matter"), actor).in_bulk(ids)
    return {key: item for key, item in rows.items() if is_open_to(actor, item)}


def is_open_to(actor: Actor, item: AgendaItem) -> bool:
    """Whether the actor may know what an item is about: a restricted matter's is told by its § alone."""
    return item.matter is None or not item.matter.restriction_provision or may(actor, "matter.see", item.matter)


def items_of(minutes: Minutes) -> list[AgendaItem]:
    """The agenda in order, with what was decided; two queries."""
    rows = AgendaItem.objects.filter(minutes=minutes)
    rows = rows.select_related("matter", "decision", "moved_from", "continues__minutes__meeting")
    return list(rows.prefetch_related("decision__points").order_by("position", "id"))


def ready_matters(actor: Actor, code: str) -> list[Matter]:
    """The body's matters that wait for a decision and stand on no agenda that is still open; oldest first."""
    taken = AgendaItem.objects.filter(body_id=code, minutes__closed_at=None, withdrawn=False, matter__isnull=False)
    return list(awaiting_answers(actor).filter(body_id=code).exclude(pk__in=taken.values("matter")))


def elected(minutes: Minutes) -> list[Assignment]:
    """Members and substitutes of the body on the meeting's day, the chair first."""
    rows = Assignment.objects.filter(body=minutes.meeting.body_id, role__in=_SEATS, valid_from__lte=minutes.meeting.on)
    rows = rows.exclude(valid_to__lt=minutes.meeting.on).select_related("person").order_by("person__sort_name", "id")
    return sorted(rows, key=lambda row: _SEATS.index(row.role))


_SEATS: list[str] = [
    Assignment.Role.CHAIR,
    Assignment.Role.FIRST_VICE_CHAIR,
    Assignment.Role.SECOND_VICE_CHAIR,
    Assignment.Role.MEMBER,
    Assignment.Role.SUBSTITUTE,
]


def attended(minutes: Minutes) -> list[Attendance]:
    """The attendance lines, people by name."""
    rows = minutes.attendance.select_related("person", "serves_for", "first_item", "last_item")
    return sorted(rows, key=lambda row: row.person.sort_name)


def held_items(items: Sequence[AgendaItem], room: Room) -> list[Held]:
    """Everything under the given items of one meeting; four queries however many they are."""
    ids = [item.pk for item in items]
    people = {row.person_id: row.person for row in room.rows}
    motions = Motion.objects.filter(item__in=ids).select_related("mover").order_by("id")
    votes = Vote.objects.filter(voting__item__in=ids).select_related("person", "voting__presided_by")
    votes = votes.order_by("voting_id", "person__sort_name", "id")
    reservations = Reservation.objects.filter(item__in=ids).select_related("person").order_by("id")
    return [
        _held(
            item,
            room,
            people,
            [row for row in motions if row.item_id == item.pk],
            [row for row in votes if row.voting.item_id == item.pk],
            [row for row in reservations if row.item_id == item.pk],
        )
        for item in items
    ]


def held_item(item: AgendaItem) -> Held:
    """Everything under one item."""
    return held_items([item], room_of(item.minutes))[0]


def _held(
    item: AgendaItem,
    room: Room,
    people: dict[UUID, Person],
    motions: Sequence[Motion],
    votes: Sequence[Vote],
    reservations: Sequence[Reservation],
) -> Held:
    roll = room.roll(item)
    closed = item.minutes.closed_at
    remarks = room.remarks(item)
    for row in reservations:
        took_part = roll.serves(row.person_id)
        remarks += reservation_remarks(announced=row.announced_at, closed=closed, took_part=took_part)
    noted = room.disqualified.get(item.pk, {})
    return Held(
        item=item,
        serving=tuple(people[one] for one in roll.serving),
        quorum=room.quorum(item),
        remarks=tuple(dict.fromkeys(remarks)),
        motions=tuple(motions),
        votings=_counted(votes),
        reservations=tuple(reservations),
        jav=tuple(
            (people[one], room.grounds[item.pk, one], people.get(other) if other else None)
            for one, other in noted.items()
            if one in people
        ),
    )


def _counted(votes: Sequence[Vote]) -> tuple[Counted, ...]:
    by_voting: dict[UUID, list[Vote]] = {}
    for vote in votes:
        by_voting.setdefault(vote.voting_id, []).append(vote)
    return tuple(_count(found[0].voting, found) for found in by_voting.values())


def _count(voting: Voting, votes: Sequence[Vote]) -> Counted:
    ballots = [Ballot(vote.ballot) for vote in votes]
    chair = next((Ballot(vote.ballot) for vote in votes if vote.person_id == voting.presided_by_id), None)
    found = result(
        yes=ballots.count(Ballot.YES),
        no=ballots.count(Ballot.NO),
        chair=chair,
        election=voting.election,
        lot=Ballot(voting.lot) if voting.lot else None,
    )
    return Counted(voting, tuple(votes), found)
