"""What remains of a step when its ordinary way is closed, in the order to try it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from utblick.dates.calendars import COUNCIL_NOTICE, BodyCalendar
from utblick.dates.holidays import next_weekday
from utblick.dates.plans import Way
from utblick.dates.situation import Situation
from utblick.dates.steps import OpenWay, Step
from utblick.dates.timing import Chance
from utblick.dates.walks import Choice, Limit, Window, fits
from utblick.dates.wording import capital, days_in_words, paragraph, spoken
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class _Closed:
    """A closed step with the limit that holds once every other step takes what remains for it."""

    situation: Situation
    step: Step
    body: BodyCalendar
    limit: Limit
    choices: Mapping[str, Choice]

    @property
    def last(self) -> date:
        return self.limit.settled

    def spoken(self, day: date) -> Text:
        return spoken(day, self.situation.today.year)

    def first(self, wanted: Callable[[Chance], bool]) -> Chance | None:
        """The first meeting today's start still reaches, of those wanted."""
        today = self.situation.today
        reachable = (
            found for found in self.situation.chances(self.step) if self.situation.reachable(self.step, found, today)
        )
        return next((found for found in reachable if wanted(found)), None)


def remaining_ways(
    situation: Situation, step: Step, relaxed: Mapping[str, Window], choices: Mapping[str, Choice]
) -> tuple[Way, ...]:
    """Delegation, frame approval, other order, immediate adjustment, reserve date, extra meeting, KL 6:39 last.

    Only ways that are open by ``step.ways``, the calendar and the law, and whose day has not passed.
    """
    limit = relaxed[step.key].limit
    if not step.meets or situation.deadline.bound < situation.today:
        return ()
    closed = _Closed(situation, step, situation.body(step), limit, choices)
    found = [make(closed) for make in _IN_ORDER]
    return tuple(way for way in found if way and way.on >= situation.today)


def _delegation(closed: _Closed) -> Way | None:
    return _open_by_rules(
        closed,
        "delegation",
        Text("Delegation", "Delegation"),
        Text(
            "Den som har delegation får besluta till och med {day}; beslutet anmäls som nämnden har bestämt "
            "(KL 6:37, 6:40). Inte om mål, inriktning, omfattning eller kvalitet (KL 6:38).",
            "Whoever holds delegation may decide until {day}; the decision is reported as the body has laid down "
            "(KL 6:37, 6:40). Not on goals, direction, scope or quality (KL 6:38).",
        ),
    )


def _frame_approval(closed: _Closed) -> Way | None:
    return _open_by_rules(
        closed,
        "frame_approval",
        Text("Ramgodkännande", "Frame approval"),
        Text(
            "Ett gällande ramgodkännande räcker om programmet, perioden och beloppet ryms. Anteckna det senast {day}.",
            "A frame approval in force is enough if programme, period and amount are within it. Note it by {day}.",
        ),
    )


def _open_by_rules(closed: _Closed, way: OpenWay, label: Text, template: Text) -> Way | None:
    if way not in closed.step.ways:
        return None
    day = closed.spoken(closed.last)
    explanation = Text(template.sv.format(day=day.sv), template.en.format(day=day.en))
    return Way(way, label, closed.last, explanation)


def _other_order(closed: _Closed) -> Way | None:
    """The other body first, or this one "under förutsättning": the meeting is free of the order between them."""
    if "other_order" not in closed.step.ways or closed.step.kind != "decide":
        return None
    free = Limit(closed.situation.deadline.bound)

    def after_another(one: Chance) -> bool:
        return one.meeting.is_regular and _decided_before(closed, one) is not None

    found = closed.first(lambda one: after_another(one) and fits(closed.step, one, free))
    found = found or closed.first(lambda one: after_another(one) and fits(closed.step, one, free, immediate=True))
    other = _decided_before(closed, found) if found else None
    if not found or not other:
        return None
    ours, theirs = _meeting_words(closed, found.meeting.on), _choice_words(closed, other)
    sentences = [
        Text(
            f"{theirs.sv} kan besluta först; {ours.sv} beslutar efter, eller tidigare under förutsättning av "
            "det andra beslutet.",
            f"{theirs.en} may decide first; {ours.en} decides after, or earlier on condition of the other decision.",
        )
    ]
    if not fits(closed.step, found, free):
        sentences.append(_needs_immediate(closed))
    return Way("other_order", Text("Annan ordning", "Other order"), found.meeting.on, paragraph(sentences))


def _decided_before(closed: _Closed, found: Chance) -> Step | None:
    """Another decision that is taken or planned before the meeting, or may then still be."""
    for other in closed.situation.route.steps:
        if other.kind != "decide" or other.key == closed.step.key:
            continue
        on = closed.choices[other.key].on
        if on and on <= found.meeting.on:
            return other
    return None


def _immediate_adjustment(closed: _Closed) -> Way | None:
    if closed.step.kind != "decide":
        return None
    found = closed.first(lambda one: one.meeting.is_regular and fits(closed.step, one, closed.limit, immediate=True))
    if not found:
        return None
    ours, last = _meeting_words(closed, found.meeting.on), closed.spoken(closed.last)
    text = Text(
        f"{ours.sv} hinner om paragrafen justeras omedelbart; utdraget ska finnas senast {last.sv}.",
        f"{ours.en} is in time if the item is adjusted immediately; the extract is needed by {last.en}.",
    )
    sentences = [text, _papers(closed, found)]
    label = Text("Omedelbar justering", "Immediate adjustment")
    return Way("immediate_adjustment", label, found.meeting.on, paragraph(sentences))


def _reserve_date(closed: _Closed) -> Way | None:
    found = closed.first(
        lambda one: one.meeting.status == "reserve" and fits(closed.step, one, closed.limit, immediate=True)
    )
    if not found:
        return None
    ours = _meeting_words(closed, found.meeting.on)
    sentences = [
        Text(
            f"{ours.sv} är reservdatum: fråga nämndsekreteraren om det används.",
            f"{ours.en} is a reserve date: ask the clerk whether it will be used.",
        ),
        _papers(closed, found),
    ]
    if not fits(closed.step, found, closed.limit):
        sentences.append(_needs_immediate(closed))
    return Way("reserve_date", Text("Reservdatum", "Reserve date"), found.meeting.on, paragraph(sentences))


def _extra_meeting(closed: _Closed) -> Way | None:
    is_council = closed.body.kind == "council"
    notice = max(closed.body.lead_times.extra_meeting_days, COUNCIL_NOTICE if is_council else 0)
    on = next_weekday(closed.situation.today + timedelta(days=notice))
    settled = on + timedelta(days=closed.body.lead_times.dispatch_days)
    late = closed.limit.before is not None and (on, 0) >= closed.limit.before
    if settled > closed.last or late:
        return None
    law, day, words = "KL 5:12" if is_council else "KL 6:23", closed.spoken(on), days_in_words(notice)
    text = Text(
        f"Ordföranden eller minst en tredjedel av ledamöterna kan begära ett extra sammanträde ({law}); "
        f"med {words.sv}s varsel tidigast {day.sv}. Paragrafen behöver justeras omedelbart.",
        f"The chair or at least a third of the members may ask for an extra meeting ({law}); with "
        f"{words.en} of notice on {day.en} at the earliest. The item needs immediate adjustment.",
    )
    return Way("extra_meeting", Text("Extra sammanträde", "Extra meeting"), on, text)


def _chair_urgent(closed: _Closed) -> Way | None:
    if closed.step.kind != "decide" or closed.body.kind not in ("committee", "executive_board"):
        return None
    day = closed.spoken(closed.last)
    text = Text(
        f"Sist av allt: ordföranden, om nämnden har gett det uppdraget och ärendet inte kan vänta (KL 6:39), "
        f"senast {day.sv}. Beslutet anmäls vid nästa sammanträde (KL 6:40). "
        "Det är inte tillåtet att vänta tills det blir brådskande.",
        f"Last of all: the chair, if the body has given that power and the matter cannot wait (KL 6:39), by "
        f"{day.en}. The decision is reported at the next meeting (KL 6:40). "
        "Waiting until it becomes urgent is not allowed.",
    )
    return Way("chair_urgent", Text("Ordförandebeslut", "Chair’s urgent decision"), closed.last, text)


_IN_ORDER: tuple[Callable[[_Closed], Way | None], ...] = (
    _delegation,
    _frame_approval,
    _other_order,
    _immediate_adjustment,
    _reserve_date,
    _extra_meeting,
    _chair_urgent,
)


def _papers(closed: _Closed, found: Chance) -> Text:
    stop = closed.spoken(found.stop)
    if closed.situation.papers_on(closed.step):
        return Text("Underlaget är inlämnat.", "The papers are in.")
    return Text(f"Underlaget lämnas senast {stop.sv}.", f"The papers are due on {stop.en}.")


def _needs_immediate(closed: _Closed) -> Text:
    return Text("Paragrafen behöver justeras omedelbart.", "The item needs immediate adjustment.")


def _meeting_words(closed: _Closed, on: date) -> Text:
    day = closed.spoken(on)
    return Text(f"{closed.body.code} {day.sv}", f"{closed.body.code} {day.en}")


def _choice_words(closed: _Closed, other: Step) -> Text:
    on = closed.choices[other.key].on
    day = closed.spoken(on) if on else Text("", "")
    return capital(Text(f"{other.body} ({day.sv})", f"{other.body} ({day.en})"))
