"""The dates inside a step, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta

from utblick.dates.holidays import holiday_name
from utblick.dates.plans import Milestone, MilestoneKind
from utblick.dates.situation import Situation
from utblick.dates.steps import Step
from utblick.dates.timing import Chance, last_working_day
from utblick.dates.walks import Choice, Window
from utblick.dates.wording import days_in_words, spoken
from utblick.values import Text


def of_step(situation: Situation, step: Step, window: Window, choice: Choice) -> tuple[Milestone, ...]:
    """The milestones of one step, in order of time; none for a step that is done."""
    if situation.is_done(step):
        return ()
    if not step.meets:
        kind: MilestoneKind = "last_day" if step.closes else "work"
        return (Milestone(kind, step.label, window.last_day, choice.on, _work_reason(situation, step, window)),)
    latest, planned = window.latest, choice.chance
    some = planned or latest
    if some is None:
        return ()
    kinds: list[MilestoneKind] = [] if situation.papers_on(step) else ["start", "approval", "papers", "stop"]
    kinds += ["call"] if some.body.kind == "council" else []
    kinds += ["meeting"] if step.kind == "prepare" else ["meeting", "adjustment", "dispatch"]
    return tuple(
        Milestone(
            kind,
            _LABELS[kind],
            day_of(kind, latest) if latest else None,
            _planned(situation, kind, choice),
            _reason(situation, kind, some),
        )
        for kind in kinds
    )


def day_of(kind: MilestoneKind, chance: Chance) -> date:
    """The day of one kind of milestone around a meeting."""
    days: dict[str, date] = {
        "start": chance.start,
        "approval": chance.approval,
        "papers": chance.papers,
        "stop": chance.stop,
        "call": chance.call,
        "meeting": chance.meeting.on,
        "adjustment": chance.adjusted,
        "dispatch": chance.settled(),
    }
    return days[kind]


def stop_reason(chance: Chance, year: int) -> Text:
    """Why the document stop falls where it does: the days, the meeting, and the holiday that moved it."""
    meeting, days = _meeting(chance, year), days_in_words(chance.body.stop_days)
    nominal = chance.meeting.on - timedelta(days=chance.body.stop_days)
    moved = holiday_name(nominal)
    at = spoken(nominal, year)
    why_sv = f"; {at.sv} är {moved.sv}, därför vardagen före" if moved else ""
    why_en = f"; {at.en} is {moved.en}, hence the weekday before" if moved else ""
    return Text(
        f"Handlingsstopp {days.sv} före {meeting.sv}{why_sv}.",
        f"Document stop {days.en} before {meeting.en}{why_en}.",
    )


def papers_reason(situation: Situation, chance: Chance) -> Text:
    """Why the papers must be ready when they must: the stop, or a resting period the writing would run into."""
    if not chance.moved_by:
        return stop_reason(chance, situation.today.year)
    stop = spoken(chance.stop, situation.today.year)
    days, reason = days_in_words(chance.writing), chance.moved_by.reason
    return Text(
        f"Klart före vilan {reason.sv}: {days.sv} av förberedelse ryms inte mellan den och handlingsstoppet {stop.sv}.",
        f"Ready before the rest in {reason.en}: {days.en} of preparation do not fit between it and the "
        f"document stop of {stop.en}.",
    )


_LABELS: dict[MilestoneKind, Text] = {
    "start": Text("Börja skriva", "Begin writing"),
    "approval": Text("Till chefen för godkännande", "To the head for approval"),
    "papers": Text("Underlag klart", "Papers ready"),
    "stop": Text("Handlingsstopp", "Document stop"),
    "call": Text("Kallelse", "Call"),
    "meeting": Text("Sammanträde", "Meeting"),
    "adjustment": Text("Justering", "Adjustment"),
    "dispatch": Text("Utdrag", "Extract"),
}


def _planned(situation: Situation, kind: MilestoneKind, choice: Choice) -> date | None:
    """The planned day; hurried papers are begun at once and ready at the stop."""
    if choice.chance is None:
        return None
    begin, chance = choice.begin or situation.today, choice.chance
    if kind == "start":
        return begin
    if choice.hurried and kind == "papers":
        return max(begin, last_working_day(chance.stop, situation.rest))
    return max(begin, day_of(kind, chance)) if kind == "approval" else day_of(kind, chance)


def _reason(situation: Situation, kind: MilestoneKind, chance: Chance) -> Text:
    if kind == "stop":
        return stop_reason(chance, situation.today.year)
    if kind == "papers":
        return papers_reason(situation, chance)
    lead, meeting = chance.body.lead_times, _meeting(chance, situation.today.year)
    writing, approval = days_in_words(chance.writing), days_in_words(lead.approval_days)
    call, adjustment = days_in_words(chance.body.call_days), days_in_words(chance.body.adjustment_days)
    dispatch = days_in_words(lead.dispatch_days)
    reasons: dict[str, Text] = {
        "start": Text(
            f"{writing.sv} av förberedelse, ingen i vilovecka.", f"{writing.en} of preparation, none in a resting week."
        ),
        "approval": Text(
            f"Chefen får texten {approval.sv} innan den ska vara klar.",
            f"The head has the text {approval.en} before it must be ready.",
        ),
        "call": Text(
            f"Kallelse {call.sv} före {meeting.sv} (KL 5:13, 5:15).",
            f"Call {call.en} before {meeting.en} (KL 5:13, 5:15).",
        ),
        "meeting": meeting,
        "adjustment": Text(
            f"Justerat {adjustment.sv} efter {meeting.sv}; lagen ger högst 14 (KL 5:69).",
            f"Adjusted {adjustment.en} after {meeting.en}; the law allows 14 at most (KL 5:69).",
        ),
        "dispatch": Text(f"Utdrag {dispatch.sv} efter justeringen.", f"Extract {dispatch.en} after adjustment."),
    }
    if lead.immediate_adjustment:
        reasons["adjustment"] = Text("Omedelbar justering.", "Immediate adjustment.")
    return reasons[kind]


def _work_reason(situation: Situation, step: Step, window: Window) -> Text:
    last = spoken(window.limit.settled, situation.today.year)
    if step.kind == "submit":
        return Text(f"Sista dag enligt utlysningen: {last.sv}.", f"Last day by the call: {last.en}.")
    if step.kind == "bind":
        return Text(f"Kommunen binder sig senast {last.sv}.", f"The municipality binds itself by {last.en}.")
    days = days_in_words(step.days)
    return Text(f"{days.sv} arbete, klart senast {last.sv}.", f"{days.en} of work, ready by {last.en}.")


def _meeting(chance: Chance, year: int) -> Text:
    day = spoken(chance.meeting.on, year)
    return Text(f"{chance.body.code} {day.sv}", f"{chance.body.code} {day.en}")
