"""The agenda of a meeting whose minutes are kept here: from its standing items to the summons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import may, standing_of
from utblick.cases import numbering
from utblick.cases.effects import Outcome
from utblick.cases.indexing import index_item, index_items
from utblick.cases.models import AgendaItem, Matter, Minutes
from utblick.cases.queries.carried import put_off
from utblick.clock.queries import today
from utblick.organisation.models import Assignment, Meeting
from utblick.organisation.queries import keeping_of
from utblick.values import Actor

Sort = AgendaItem.Sort
FIRST = (Sort.PREVIOUS_MINUTES, Sort.ADJUSTERS, Sort.AGENDA)
LAST = (Sort.DELEGATED, Sort.NOTICES, Sort.OTHER)
TITLES = {
    Sort.PREVIOUS_MINUTES: "Föregående protokoll",
    Sort.ADJUSTERS: "Val av justerare",
    Sort.AGENDA: "Fastställande av dagordningen",
    Sort.DELEGATED: "Anmälan av delegationsbeslut",
    Sort.NOTICES: "Anmälningsärenden",
    Sort.OTHER: "Övrigt",
}
"""The standing items as they stand in the minutes, in Swedish."""
SEATED = (
    Assignment.Role.CHAIR,
    Assignment.Role.FIRST_VICE_CHAIR,
    Assignment.Role.SECOND_VICE_CHAIR,
    Assignment.Role.MEMBER,
)


def begin_minutes(actor: Actor, meeting: Meeting, *, matters: Sequence[Matter] = ()) -> Minutes:
    """Begin the agenda with the standing items, the previous minutes first, and the matters that are ready.

    Refused where the body's minutes are kept in another system, and for a meeting that is cancelled.
    """
    code = meeting.body.code
    if not keeping_of(code, meeting.on).minutes_here:
        raise ValidationError(
            _("Protokollet förs i ett annat system. Utblick har ingen föredragningslista för organet.")
        )
    if meeting.is_cancelled:
        raise ValidationError(_("Sammanträdet är inställt. Ta tillbaka det först."))
    with change(actor, "minutes.prepare", Standing(code, draft=True)) as opened:
        if found := Minutes.objects.filter(meeting=meeting).first():
            return found
        minutes = opened.add(Minutes(meeting=meeting, body_id=code, seats=seats_of(meeting), place=meeting.place))
        before = {item.matter_id: item for item in put_off(minutes) if item.matter_id}
        told: list[dict[str, Any]] = [{"sort": sort, "title": TITLES[sort]} for sort in FIRST]
        told += [
            {"sort": Sort.DECISION, "title": matter.title, "matter": matter, "continues": before.get(matter.pk)}
            for matter in matters
            if matter.body_id == code
        ]
        told += [{"sort": sort, "title": TITLES[sort]} for sort in LAST]
        opened.add_all([_item(minutes, position, **one) for position, one in enumerate(told, 1)])
        index_items(opened, minutes)
    return minutes


def seats_of(meeting: Meeting) -> int:
    """How many members the body has that day, by its assignments; 0 when they are not entered."""
    rows = Assignment.objects.filter(body=meeting.body_id, role__in=SEATED, valid_from__lte=meeting.on)
    return rows.exclude(valid_to__lt=meeting.on).values("person").distinct().count()


def set_seats(actor: Actor, minutes: Minutes, seats: int) -> Minutes:
    """How many members the body has, where its assignments do not tell."""
    with change(actor, "minutes.prepare", standing_of(minutes)) as opened:
        refuse_adjusted(minutes)
        return opened.alter(minutes, seats=seats)


def add_item(
    actor: Actor, minutes: Minutes, *, title: str = "", matter: Matter | None = None, **told: Any
) -> AgendaItem:
    """Put something on the agenda: before the last standing items, or at its end once the meeting has begun.

    It is *late* when the summons has been issued, and gets its § at once when the others have theirs.
    """
    heading = title.strip() or (matter.title if matter else "")
    if not heading:
        raise ValidationError({"title": _("Skriv vad punkten gäller.")})
    if matter is not None:
        _refuse_matter(actor, minutes, matter)
    with change(actor, "minutes.prepare", standing_of(minutes)) as opened:
        refuse_closed(minutes)
        if told.get("continues") and AgendaItem.objects.filter(continues=told["continues"]).exists():
            raise ValidationError(_("Punkten står redan på en lista, eller ska inte tas upp igen."))
        items = list(minutes.items.order_by("position", "id"))
        tail = [] if minutes.numbered_on else [item for item in items if item.sort in LAST]
        position = tail[0].position if tail else _next_position(minutes)
        for later in items:
            if later.position >= position:
                opened.alter(later, position=later.position + 1)
        item = _item(minutes, position, title=heading, matter=matter, late=minutes.issued_on is not None, **told)
        if minutes.numbered_on:
            item.paragraph = _next_paragraph(opened, item)
        opened.add(item)
        index_item(opened, item)
        return item


def carry_over(actor: Actor, minutes: Minutes, put_off_item: AgendaItem) -> AgendaItem:
    """Take up an item that an earlier meeting tabled or referred back; each is taken up once."""
    if put_off_item.pk not in {item.pk for item in put_off(minutes)}:
        raise ValidationError(_("Punkten står redan på en lista, eller ska inte tas upp igen."))
    return add_item(
        actor,
        minutes,
        title=put_off_item.title,
        matter=put_off_item.matter,
        sort=put_off_item.sort,
        presenter=put_off_item.presenter,
        continues=put_off_item,
    )


def alter_item(actor: Actor, item: AgendaItem, *, version: int | None = None, **told: Any) -> AgendaItem:
    """Change an item's heading, presenter, sort or English words, before the minutes are adjusted."""
    with change(actor, "minutes.prepare", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        opened.alter(item, version=version, **told)
        index_item(opened, item)
        return item


def shift_item(actor: Actor, item: AgendaItem, steps: int) -> None:
    """Move an item up (negative) or down on the agenda; not once the §§ are given."""
    with change(actor, "minutes.prepare", standing_of(item)) as opened:
        refuse_numbered(item.minutes)
        items = list(item.minutes.items.order_by("position", "id"))
        now = next(place for place, one in enumerate(items) if one.pk == item.pk)
        items.insert(max(0, min(len(items) - 1, now + steps)), items.pop(now))
        for position, one in enumerate(items, 1):
            opened.alter(one, position=position)


def move_item(actor: Actor, item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """Move an item to another meeting of the body before it has a §; after that it is tabled instead."""
    if meeting.body.code != item.body_id:
        raise ValidationError({"meeting": _("Sammanträdet är ett annat organs.")})
    if item.matter and AgendaItem.objects.filter(minutes__meeting=meeting, matter=item.matter).exists():
        raise ValidationError({"meeting": _("Ärendet står redan på det sammanträdets lista.")})
    refuse_numbered(item.minutes)
    there = begin_minutes(actor, meeting)
    with change(actor, "minutes.prepare", standing_of(item)) as opened:
        refuse_numbered(there)
        opened.alter(
            item,
            minutes_id=there.pk,
            year=meeting.on.year,
            moved_from_id=item.minutes.meeting_id,
            position=_next_position(there),
            late=there.issued_on is not None,
        )
        index_items(opened, there)
        return item


def withdraw_item(actor: Actor, item: AgendaItem, why: str) -> AgendaItem:
    """Take an item off: it stays on the list as *utgår*, with its § when the §§ are given."""
    with change(actor, "minutes.prepare", standing_of(item)) as opened:
        refuse_adjusted(item.minutes)
        if item.outcome or item.decision_id:
            raise ValidationError(_("Punkten är redan avgjord och kan inte utgå."))
        outcome = Outcome.UTGAR if item.paragraph else ""
        return opened.alter(item, withdrawn=True, why_withdrawn=why.strip(), outcome=outcome)


def issue_summons(actor: Actor, minutes: Minutes) -> Minutes:
    """Issue the kallelse: the agenda is then seen outside the body, and what is added to it is late."""
    with change(actor, "minutes.prepare", standing_of(minutes)) as opened:
        if minutes.issued_on is None:
            opened.alter(minutes, issued_on=today())
            index_items(opened, minutes)
    return minutes


def number_items(opened: Change, minutes: Minutes) -> None:
    """Inside an open change: every item its § in the agenda's order, a withdrawn one too; none has two."""
    for item in minutes.items.order_by("position", "id"):
        if item.paragraph is None:
            number = _next_paragraph(opened, item)
            opened.alter(item, paragraph=number, outcome=Outcome.UTGAR if item.withdrawn else item.outcome)
    opened.alter(minutes, numbered_on=today())
    index_items(opened, minutes)


def refuse_numbered(minutes: Minutes) -> None:
    if _stands(minutes, "numbered_on"):
        raise ValidationError(_("Paragraferna är numrerade. Bordlägg punkten eller låt den utgå."))


def refuse_closed(minutes: Minutes) -> None:
    if _stands(minutes, "closed_at"):
        raise ValidationError(_("Sammanträdet är avslutat."))


def refuse_adjusted(minutes: Minutes) -> None:
    if _stands(minutes, "adjusted_on"):
        raise ValidationError(_("Protokollet är justerat och ändras inte."))


def _stands(minutes: Minutes, moment: str) -> bool:
    """Whether a moment of the meeting is stored, perhaps by somebody else a moment ago."""
    return Minutes.objects.filter(pk=minutes.pk, **{f"{moment}__isnull": False}).exists()


def _refuse_matter(actor: Actor, minutes: Minutes, matter: Matter) -> None:
    if not may(actor, "matter.see", matter):
        raise PermissionDenied
    if matter.body_id != minutes.body_id:
        raise ValidationError({"matter": _("Ärendet är en annan myndighets.")})
    if matter.agenda_items.filter(minutes=minutes).exists():
        raise ValidationError({"matter": _("Ärendet står redan på listan.")})


def _item(minutes: Minutes, position: int, **told: Any) -> AgendaItem:
    return AgendaItem(minutes=minutes, body_id=minutes.body_id, year=minutes.meeting.on.year, position=position, **told)


def _next_paragraph(opened: Change, item: AgendaItem) -> int:
    return int(numbering.own_paragraph(opened, item.body_id, item.year))


def _next_position(minutes: Minutes) -> int:
    return (minutes.items.aggregate(last=Max("position"))["last"] or 0) + 1
