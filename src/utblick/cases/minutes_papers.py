"""A meeting's stored agenda and minutes turned into the plain papers that `documents` sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.timezone import localtime

from utblick.cases.carried_papers import carried_parts
from utblick.cases.effects import Outcome
from utblick.cases.meeting_law import GROUNDS, Ground
from utblick.cases.models import AgendaItem, Attendance, Minutes, Motion
from utblick.cases.queries.folders import papers_of_items
from utblick.cases.queries.minutes import Counted, Held, attended, held_items, items_of
from utblick.cases.queries.rooms import room_of
from utblick.cases.rolls import Capacity
from utblick.clock.queries import installation, today
from utblick.documents.meeting_papers import ItemText, MeetingPaper, Part
from utblick.documents.papers import Extract, Person, Proposal, Sender
from utblick.documents.wording import decides
from utblick.ui import formats

RESTRICTED = "Sekretessmarkerat ärende"
_CAPACITIES = {
    Capacity.MEMBER.value: "Beslutande ledamöter",
    Capacity.SUBSTITUTE.value: "Ersättare",
    Capacity.OFFICIAL.value: "Övriga närvarande",
}
_PLAIN = ("", Outcome.BIFALL, Outcome.UTGAR)
"""Outcomes that need no line of their own."""
_MOTIONS = {
    Motion.Sort.APPROVE: "bifall till förslaget",
    Motion.Sort.REJECT: "avslag",
    Motion.Sort.ALTER: "ändring",
    Motion.Sort.ADD: "tillägg",
    Motion.Sort.REFER_BACK: "återremiss",
    Motion.Sort.TABLE: "bordläggning",
}


def summons(minutes: Minutes) -> MeetingPaper:
    """The kallelse: when, where, and each point with its papers."""
    items = items_of(minutes)
    papers = papers_of_items(items)
    texts = tuple(
        _called(item, [paper.title for paper in papers[item.pk]], carried_parts(item, minutes)) for item in items
    )
    return _paper(minutes, "Kallelse", texts, _when_and_where(minutes), listed=False)


def protocol(minutes: Minutes) -> MeetingPaper:
    """The protokoll: who served, and everything KL 5:65–67 asks for under each §."""
    items = items_of(minutes)
    for item in items:
        item.minutes = minutes
    held = held_items(items, room_of(minutes))
    return _paper(
        minutes, "Protokoll", tuple(_item(one) for one in held), _facts(minutes), opening=_present(attended(minutes)),
        signed_by=_signers(minutes),
    )  # fmt: skip


def extract(held: Held) -> MeetingPaper:
    """The protokollsutdrag of one §."""
    minutes = held.item.minutes
    matter = held.item.matter
    return _paper(
        minutes,
        "Protokollsutdrag",
        (_item(held),),
        (*_when_and_where(minutes), ("Justerat", _adjusted(held.item))),
        listed=False,
        signed_by=(_secretary(minutes),),
        closing="Rätt utdraget ur protokollet intygar",
        case_number=matter.case_number if matter else "",
        reference=matter.reference if matter else "",
    )


def english_extract(held: Held) -> Extract:
    """The extract in English, for a partner; raises ValueError while the item has no English words."""
    item, minutes = held.item, held.item.minutes
    lines = tuple(line.strip() for line in item.wording_en.splitlines() if line.strip())
    if not (item.title_en and lines):
        raise ValueError("the item has no English words")
    body = minutes.body.names.en
    return Extract(
        sender=_sender(minutes),
        body=body,
        held_on=minutes.meeting.on,
        paragraph=item.paragraph or 0,
        heading=item.title_en,
        decision=Proposal(f"The {body} decides:", lines),
        summary="",
        certified_by=_secretary(minutes),
        case_number=item.matter.case_number if item.matter else "",
        reference=item.matter.reference if item.matter else "",
        adjusted_on=_adjusted_on(item),
        language="en",
        is_example=_is_example(),
    )


def _called(item: AgendaItem, papers: Sequence[str], carried: tuple[Part, ...]) -> ItemText:
    if _is_restricted(item):
        return ItemText(_number(item), RESTRICTED, _mark(item))
    parts = [Part("Föredragande", (item.presenter,))] if item.presenter else []
    parts += carried
    if papers:
        parts.append(Part("Handlingar", tuple(papers), "list"))
    return ItemText(_number(item), _heading(item), _mark(item), tuple(parts))


def _item(held: Held) -> ItemText:
    item = held.item
    if _is_restricted(item):
        return ItemText(_number(item), RESTRICTED, _mark(item))
    standing = [motion for motion in held.motions if not motion.withdrawn]
    parts = (
        Part(decides(item.minutes.body.name), tuple(item.points), "points"),
        Part("Utfall", (item.get_outcome_display(),) if item.outcome not in _PLAIN else ()),
        Part("Jäv", tuple(_jav(held)), "list"),
        *carried_parts(item, item.minutes),
        Part("Ärendets behandling", (item.course,)),
        Part("Yrkanden", tuple(_motion(motion) for motion in standing), "list"),
        Part("Propositionsordning", (item.propositions,)),
        *(Part("Votering", _vote(counted)) for counted in held.votings),
        Part(
            "Reservationer", tuple(f"{row.person.name}: {row.text}".rstrip(": ") for row in held.reservations), "list"
        ),
        Part("Anmärkningar", tuple(remark.text.sv for remark in held.remarks), "list"),
        Part("Beslutet skickas till", tuple(item.sent_to.splitlines()), "list"),
    )
    return ItemText(_number(item), _heading(item), _mark(item), parts)


def _jav(held: Held) -> Iterable[str]:
    for person, ground, other in held.jav:
        by = f" Ersätts av {other.name}." if other else ""
        yield f"{person.name} deltar inte i ärendet på grund av jäv: {GROUNDS[Ground(ground)].sv}.{by}"


def _motion(motion: Motion) -> str:
    told = f"{motion.mover.name} yrkar {_MOTIONS[Motion.Sort(motion.sort)]}"
    return f"{told}: {motion.text}" if motion.text else f"{told}."


def _vote(counted: Counted) -> tuple[str, ...]:
    voting = counted.voting
    names = {
        ballot: ", ".join(vote.person.name for vote in counted.votes if vote.ballot == ballot)
        for ballot in ("yes", "no", "abstained")
    }
    told = (("yes", "Ja"), ("no", "Nej"), ("abstained", "Avstår"))
    return (
        f"Ja: {voting.yes_means}. Nej: {voting.no_means}.",
        *(f"{word} ({counted.cast(ballot)}): {names[ballot]}" for ballot, word in told if names[ballot]),
        counted.result.text.sv,
    )


def _present(rows: Sequence[Attendance]) -> tuple[Part, ...]:
    return tuple(
        Part(name, tuple(_line(row) for row in rows if row.capacity == capacity), "list")
        for capacity, name in _CAPACITIES.items()
    )


def _line(row: Attendance) -> str:
    serves = f", tjänstgör för {row.serves_for.name}" if row.serves_for else ""
    ends = [
        f"{word} § {item.paragraph}"
        for word, item in (("från", row.first_item), ("till", row.last_item))
        if item and item.paragraph
    ]
    distance = ", på distans" if row.at_distance else ""
    return f"{row.person.name}{serves}{distance}" + (f" ({' '.join(ends)})" if ends else "")


def _facts(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    numbers = [number for number in minutes.items.values_list("paragraph", flat=True) if number]
    pauses = [f"kl. {_clock(row.begins_at)}–{_clock(row.ends_at)}" for row in minutes.adjournments.all()]
    adjusters = [person.name for person in (minutes.adjuster, minutes.second_adjuster) if person]
    return (
        *_when_and_where(minutes),
        ("Paragrafer", f"{min(numbers)}–{max(numbers)}" if numbers else ""),
        ("Ajournering", ", ".join(pauses)),
        ("Justerare", ", ".join(adjusters)),
        ("Justerat", _day(minutes.adjusted_on, minutes.adjusting_place)),
    )


def _when_and_where(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    began = localtime(minutes.opened_at) if minutes.opened_at else minutes.meeting.starts_at
    times = formats.clock_time(began, "sv") if began else ""
    if minutes.closed_at:
        times = f"{times}–{_clock(minutes.closed_at)}"
    return (("Tid", f"{formats.weekday_day(minutes.meeting.on, 'sv')} {times}".strip()), ("Plats", minutes.place))


def _clock(moment: datetime) -> str:
    """The municipality's time of day, without "kl."."""
    return formats.clock_time(localtime(moment), "sv").removeprefix("kl.").strip()


def _paper(
    minutes: Minutes,
    kind: str,
    items: tuple[ItemText, ...],
    facts: tuple[tuple[str, str], ...],
    *,
    opening: tuple[Part, ...] = (),
    listed: bool = True,
    signed_by: tuple[Person, ...] = (),
    closing: str = "",
    case_number: str = "",
    reference: str = "",
) -> MeetingPaper:
    return MeetingPaper(
        sender=_sender(minutes),
        kind=kind,
        body=minutes.body.name,
        held_on=minutes.meeting.on,
        written_on=minutes.adjusted_on or minutes.issued_on or today(),
        facts=facts,
        items=items,
        opening=opening,
        listed=listed,
        signed_by=signed_by,
        closing=closing,
        case_number=case_number,
        reference=reference,
        is_example=_is_example(),
    )


def _signers(minutes: Minutes) -> tuple[Person, ...]:
    told = (
        (minutes.secretary, "sekreterare"),
        (minutes.chair, "ordförande"),
        (minutes.adjuster, "justerare"),
        (minutes.second_adjuster, "justerare"),
    )
    return tuple(Person(person.name, title) for person, title in told if person)


def _secretary(minutes: Minutes) -> Person:
    return Person(minutes.secretary.name, minutes.secretary.title) if minutes.secretary else Person("")


def listed_heading(item: AgendaItem) -> str:
    """Number and heading as the kallelse has them: of a restricted matter only that it is one."""
    return f"{_number(item)} {RESTRICTED if _is_restricted(item) else _heading(item)}"


def _number(item: AgendaItem) -> str:
    return f"§ {item.paragraph}" if item.paragraph else f"{item.position}."


def _heading(item: AgendaItem) -> str:
    number = item.matter.case_number or item.matter.reference if item.matter else ""
    return f"{item.title} ({number})" if number else item.title


def _mark(item: AgendaItem) -> str:
    if item.withdrawn:
        return f"Utgår. {item.why_withdrawn}".strip()
    marks = [("Sent tillkommet.", item.late), ("Omedelbart justerad.", item.immediately_adjusted)]
    return " ".join(text for text, holds in marks if holds)


def _adjusted_on(item: AgendaItem) -> date | None:
    return item.minutes.meeting.on if item.immediately_adjusted else item.minutes.adjusted_on


def _adjusted(item: AgendaItem) -> str:
    return _day(_adjusted_on(item), "" if item.immediately_adjusted else item.minutes.adjusting_place)


def _day(day: date | None, place: str) -> str:
    return ", ".join(part for part in (formats.day(day, "sv") if day else "", place) if part)


def _is_restricted(item: AgendaItem) -> bool:
    return bool(item.matter and item.matter.restriction_provision)


def _sender(minutes: Minutes) -> Sender:
    found = installation()
    return Sender(found.municipality if found else "", minutes.body.name, minutes.body.clerk_email)


def _is_example() -> bool:
    found = installation()
    return bool(found and found.demo)
