"""What happens at a meeting under its items: who is there, jäv, yrkanden, votes, reservations, pauses.

What cannot have happened is refused; what is against the law is recorded, with an avvikelse where it changes who
decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.audit.models import Record
from utblick.audit.policy import standing_of
from utblick.cases.actions.agendas import refuse_adjusted
from utblick.cases.meeting_law import Ballot, Ground, Remark, is_disqualified, reservation_remarks, result
from utblick.cases.models import (
    Adjournment,
    AgendaItem,
    Attendance,
    Disqualification,
    Minutes,
    Motion,
    Reservation,
    Vote,
    Voting,
)
from utblick.cases.queries.rooms import assembly_of, room_of
from utblick.cases.rolls import Capacity, voting_remarks
from utblick.clock import recorded_at
from utblick.governance.actions import note_deviation
from utblick.governance.models import Deviation
from utblick.organisation.models import Person
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class Present:
    """One line of the attendance as it is told."""

    person: Person
    capacity: str
    serves_for: Person | None = None
    first_item: AgendaItem | None = None
    last_item: AgendaItem | None = None
    at_distance: bool = False


def note_attendance(actor: Actor, minutes: Minutes, present: Sequence[Present]) -> None:
    """Who is there; what was noted before is replaced."""
    for told in present:
        _check_present(minutes, told)
    with change(actor, "minutes.record", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        wanted = [_attendance(minutes, told) for told in present]
        kept = {_line(row): row for row in minutes.attendance.all()}
        lines = {_line(row) for row in wanted}
        for line, row in kept.items():
            if line not in lines:
                opened.remove(row)
        opened.add_all([row for row in wanted if _line(row) not in kept])


def disqualify(
    actor: Actor, item: AgendaItem, person: Person, ground: str, *, replaced_by: Person | None = None
) -> Disqualification:
    """Note that somebody is jävig and leaves; refused where the law sees no jäv (KL 5:47), or for who is not there."""
    if not is_disqualified(assembly_of(item.minutes), Ground(ground)):
        told = _("I fullmäktige är man jävig bara i det som rör en själv eller någon närstående (KL 5:47).")
        raise ValidationError({"ground": told})
    room = room_of(item.minutes)
    if person.pk not in room.roll(item, {}).serving:
        raise ValidationError({"person": _("Personen tjänstgör inte i ärendet.")})
    if Disqualification.objects.filter(item=item, person=person).exists():
        raise ValidationError({"person": _("Jävet är redan antecknat.")})
    with change(actor, "minutes.record", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        return opened.add(Disqualification(item=item, person=person, ground=ground, replaced_by=replaced_by))


def put_motion(actor: Actor, item: AgendaItem, mover: Person, sort: str, text: str = "") -> Motion:
    """Note a yrkande."""
    if sort in (Motion.Sort.ALTER, Motion.Sort.ADD) and not text.strip():
        raise ValidationError({"text": _("Skriv vad som yrkas.")})
    with change(actor, "minutes.record", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        return opened.add(Motion(item=item, mover=mover, sort=sort, text=text.strip()))


def withdraw_motion(actor: Actor, motion: Motion) -> Motion:
    """Note that a yrkande is taken back; it is then left out of the minutes (KL 5:65)."""
    with change(actor, "minutes.record", standing_of(motion)) as opened:
        refuse_adjusted(motion.item.minutes)
        return opened.alter(motion, withdrawn=True)


def hold_vote(
    actor: Actor,
    item: AgendaItem,
    *,
    yes_means: str,
    no_means: str,
    ballots: Mapping[Person, str],
    presided_by: Person,
    election: bool = False,
    lot: str = "",
) -> Voting:
    """Record a votering with each member's vote (KL 5:54–56).

    Refused while a tie is not settled: by the chair's vote, in an election by lot. A vote of somebody who does not
    serve at the item is recorded, with an avvikelse.
    """
    if not (yes_means.strip() and no_means.strip()):
        raise ValidationError({"yes_means": _("Skriv vad ja och nej betyder.")})
    cast = list(ballots.values())
    chair = Ballot(ballots[presided_by]) if presided_by in ballots else None
    found = result(
        yes=cast.count(Ballot.YES.value),
        no=cast.count(Ballot.NO.value),
        chair=chair,
        election=election,
        lot=Ballot(lot) if lot else None,
    )
    if found.won is None:
        raise ValidationError({"lot" if election else "presided_by": found.text.in_language(_language())})
    remarks = voting_remarks([person.pk for person in ballots], room_of(item.minutes).roll(item))
    with change(actor, "minutes.record", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        voting = opened.add(
            Voting(
                item=item,
                yes_means=yes_means.strip(),
                no_means=no_means.strip(),
                presided_by=presided_by,
                election=election,
                lot=lot if found.by == "lot" else "",
            )
        )
        opened.add_all([Vote(voting=voting, person=person, ballot=ballot) for person, ballot in ballots.items()])
        note_remarks(opened, item, item, remarks)
    return voting


def reserve(
    actor: Actor, item: AgendaItem, person: Person, *, text: str = "", announced_at: datetime | None = None
) -> Reservation:
    """Note a reservation, announced in time unless told otherwise (KL 4:27).

    One that is late, or by somebody who took no part, is recorded with an avvikelse.
    """
    began, closed = Minutes.objects.values_list("opened_at", "closed_at").get(pk=item.minutes_id)
    announced = announced_at or closed or began or recorded_at()
    if Reservation.objects.filter(item=item, person=person).exists():
        raise ValidationError({"person": _("Personen har redan reserverat sig.")})
    took_part = room_of(item.minutes).roll(item).serves(person.pk)
    remarks = reservation_remarks(announced=announced, closed=closed, took_part=took_part)
    with change(actor, "minutes.record", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        made = opened.add(Reservation(item=item, person=person, text=text.strip(), announced_at=announced))
        note_remarks(opened, item, made, remarks)
    return made


def adjourn(
    actor: Actor,
    minutes: Minutes,
    *,
    begins_at: datetime,
    ends_at: datetime,
    item: AgendaItem | None = None,
    why: str = "",
) -> Adjournment:
    """Note a pause in the meeting (ajournering)."""
    if ends_at < begins_at:
        raise ValidationError({"ends_at": _("Pausen slutar innan den börjar.")})
    with change(actor, "minutes.record", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        return opened.add(
            Adjournment(minutes=minutes, item=item, begins_at=begins_at, ends_at=ends_at, why=why.strip())
        )


def note_remarks(opened: Change, item: AgendaItem, about: Record, remarks: Sequence[Remark]) -> None:
    """Inside an open change: what is against the law becomes avvikelser of the item, each clause once."""
    noted = set(Deviation.objects.filter(subject=str(item.ref)).values_list("clause", "what"))
    for remark in remarks:
        if (remark.clause, remark.text.sv) not in noted:
            noted.add((remark.clause, remark.text.sv))
            note_deviation(
                opened,
                item.ref,
                item.body_id,
                clauses=[remark.clause],
                what=remark.text.sv,
                reason="",
                happened_on=item.minutes.meeting.on,
            )


def _check_present(minutes: Minutes, told: Present) -> None:
    if told.serves_for is not None and told.capacity != Capacity.SUBSTITUTE.value:
        raise ValidationError({"serves_for": _("Bara en ersättare tjänstgör för någon annan.")})
    for item in filter(None, (told.first_item, told.last_item)):
        if item.minutes_id != minutes.pk:
            raise ValidationError({"first_item": _("Punkten står på ett annat sammanträdes lista.")})
    if told.first_item and told.last_item and told.last_item.position < told.first_item.position:
        raise ValidationError({"last_item": _("Den sista punkten kommer före den första.")})


def _attendance(minutes: Minutes, told: Present) -> Attendance:
    return Attendance(
        minutes=minutes,
        person=told.person,
        capacity=told.capacity,
        serves_for=told.serves_for,
        first_item=told.first_item,
        last_item=told.last_item,
        at_distance=told.at_distance,
    )


def _line(row: Attendance) -> tuple[object, ...]:
    return (row.person_id, row.capacity, row.serves_for_id, row.first_item_id, row.last_item_id, row.at_distance)


def _language() -> str:
    return get_language() or "sv"
