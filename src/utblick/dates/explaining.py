"""Each step in words: which rule, holiday, meeting or resting week put its dates where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from utblick.dates.appeal import announcement_due, appeal_period
from utblick.dates.calendars import writing_days
from utblick.dates.milestones import papers_reason, stop_reason
from utblick.dates.plans import StepStatus
from utblick.dates.situation import Situation
from utblick.dates.steps import Step
from utblick.dates.timing import Chance, last_working_day
from utblick.dates.walks import Choice, Window, fits
from utblick.dates.wording import days_in_words, listed, paragraph, spoken
from utblick.values import Text

NEAR_LANDMARK = timedelta(days=14)
SHORT = timedelta(days=7)


def step_explanation(
    situation: Situation, step: Step, window: Window, choices: Mapping[str, Choice], status: StepStatus
) -> Text:
    """Which rule, holiday, meeting or resting week made the step's dates."""
    sentences = [step.citation] if step.citation else []
    if status == "done":
        on = _spoken(situation, situation.done[step.key])
        return paragraph([*sentences, Text(f"Klart {on.sv}.", f"Done on {on.en}.")])
    if step.meets:
        sentences += _meeting_sentences(situation, step, window, choices[step.key], choices)
    else:
        sentences += _work_sentences(situation, step, window, choices)
    return paragraph(sentences)


def _meeting_sentences(
    situation: Situation, step: Step, window: Window, choice: Choice, choices: Mapping[str, Choice]
) -> list[Text]:
    latest, planned = window.latest, choice.chance
    sentences = _why_not_earlier(situation, step, choice)
    if planned:
        sentences += _planned_sentences(situation, step, choice, planned)
    if latest is None:
        limit = _spoken(situation, window.limit.settled) if window.limit.settled > date.min else None
        sentences.append(
            Text(
                f"Inget ordinarie sammanträde i {step.body} räcker{' till ' + limit.sv if limit else ''}.",
                f"No ordinary meeting of {step.body} is in time{' for ' + limit.en if limit else ''}.",
            )
        )
    elif planned is None or latest.meeting != planned.meeting:
        sentences += _latest_sentences(situation, step, latest, is_open=planned is not None)
    else:
        sentences.append(Text("Det är det sista som räcker.", "It is the last one in time."))
    sentences += _too_late(situation, step, window, latest) if latest else []
    sentences += _cancelled(situation, step, window)
    sentences += _unadjusted(situation, step, choice, choices)
    return sentences


def _planned_sentences(situation: Situation, step: Step, choice: Choice, planned: Chance) -> list[Text]:
    meeting = _meeting(situation, planned)
    sentences = [Text(f"Planerat: {meeting.sv}.", f"Planned: {meeting.en}.")]
    if not situation.papers_on(step):
        sentences += _papers_sentences(situation, planned, hurried=choice.hurried)
    if choice.hurried and choice.begin:
        left = writing_days(choice.begin, planned.stop, situation.rest)
        days, usual = days_in_words(left), days_in_words(planned.writing)
        sentences.append(
            Text(
                f"Det blir {days.sv} att skriva i stället för {usual.sv}.",
                f"That leaves {days.en} to write instead of {usual.en}.",
            )
        )
    source = situation.route.step(step.drafts_from) if step.drafts_from else None
    if source and 0 < planned.writing < planned.body.lead_times.preparation_days:
        days = days_in_words(planned.writing)
        sentences.append(
            Text(
                f"Underlaget görs ur det som {source.body} har, på {days.sv}.",
                f"The papers are made from those of {source.body}, in {days.en}.",
            )
        )
    if step.kind == "decide" and choice.settled and choice.settled > situation.deadline.bound - SHORT:
        early = _spoken(situation, planned.settled(immediate=True))
        if planned.settled(immediate=True) < choice.settled:
            sentences.append(
                Text(
                    f"Med omedelbar justering finns utdraget {early.sv}.",
                    f"With immediate adjustment the extract is there on {early.en}.",
                )
            )
    if planned.meeting.status == "preliminary":
        sentences.append(Text("Datumet är preliminärt.", "The date is preliminary."))
    return sentences + _landmarks(situation, planned)


def _latest_sentences(situation: Situation, step: Step, latest: Chance, *, is_open: bool) -> list[Text]:
    meeting, stop = _meeting(situation, latest), _spoken(situation, latest.stop)
    sentences = [Text(f"Sista ordinarie i tid: {meeting.sv}.", f"Last ordinary meeting in time: {meeting.en}.")]
    if is_open:
        return sentences + _papers_sentences(situation, latest, hurried=False) + _landmarks(situation, latest)
    if latest.meeting.on < situation.today:
        sentences.append(Text("Det har varit.", "It has been held."))
    elif latest.stop < situation.today:
        sentences.append(
            Text(f"Handlingsstoppet {stop.sv} har passerat.", f"The document stop of {stop.en} has passed.")
        )
    else:
        sentences.append(
            Text(
                "Det nås inte med det som ska vara klart före.",
                "What must come before it cannot be ready.",
            )
        )
    return sentences


def _papers_sentences(situation: Situation, chance: Chance, *, hurried: bool) -> list[Text]:
    day = _spoken(situation, last_working_day(chance.stop, situation.rest) if hurried else chance.papers)
    reason = stop_reason(chance, situation.today.year) if hurried else papers_reason(situation, chance)
    return [Text(f"Underlag senast {day.sv}.", f"Papers by {day.en}."), reason]


def _why_not_earlier(situation: Situation, step: Step, choice: Choice) -> list[Text]:
    """The regular meetings between today and the planned one, with why each is not used."""
    found = []
    for chance in situation.chances(step):
        if not (choice.on and chance.meeting.is_regular and situation.today <= chance.meeting.on < choice.on):
            continue
        meeting, stop = _meeting(situation, chance), _spoken(situation, chance.stop)
        if chance.stop < situation.today:
            found.append(
                Text(
                    f"{meeting.sv} nås inte: handlingsstoppet {stop.sv} har passerat.",
                    f"{meeting.en} is out of reach: its document stop of {stop.en} has passed.",
                )
            )
        elif chance.start < (choice.begin or situation.today):
            found.append(
                Text(
                    f"{meeting.sv} ger för lite tid att förbereda.",
                    f"{meeting.en} leaves too little time to prepare.",
                )
            )
    return found


def _cancelled(situation: Situation, step: Step, window: Window) -> list[Text]:
    """Cancelled meetings to come that could have been used."""
    return [
        Text(f"{step.body} {day.sv} är inställt.", f"{step.body} {day.en} is cancelled.")
        for meeting in situation.body(step).meetings
        if meeting.status == "cancelled" and situation.today <= meeting.on <= window.limit.settled
        for day in [_spoken(situation, meeting.on)]
    ]


def _too_late(situation: Situation, step: Step, window: Window, latest: Chance) -> list[Text]:
    """The first meeting after the last usable one, when only its minutes come too late."""
    later = [
        chance
        for chance in situation.chances(step)
        if chance.meeting.is_regular and latest.meeting.on < chance.meeting.on <= window.limit.settled
    ]
    if not later or step.kind != "decide" or fits(step, later[0], window.limit):
        return []
    meeting, ready = _meeting(situation, later[0]), _spoken(situation, later[0].settled())
    days = days_in_words(later[0].body.adjustment_days)
    return [
        Text(
            f"{meeting.sv} är för sent: med justering efter {days.sv} finns utdraget {ready.sv}.",
            f"{meeting.en} is too late: adjusted after {days.en}, the extract is there on {ready.en}.",
        )
    ]


def _unadjusted(situation: Situation, step: Step, choice: Choice, choices: Mapping[str, Choice]) -> list[Text]:
    """A body that prepares, or decides after a preparation, before the minutes it builds on are adjusted."""
    found = []
    for earlier in situation.route.before[step.key]:
        if step.kind == "prepare" and _late(choices[earlier.key], choice.on):
            found.append(
                Text(
                    f"Protokollet från {earlier.body} är inte justerat när {step.body} bereder: antingen "
                    f"omedelbar justering i {earlier.body}, eller så arbetar {step.body} på tjänsteskrivelsen.",
                    f"The minutes of {earlier.body} are not adjusted when {step.body} prepares: either "
                    f"immediate adjustment in {earlier.body}, or {step.body} works from the officials’ report.",
                )
            )
        if step.kind == "decide" and earlier.kind == "prepare" and earlier.meets and choice.chance:
            for origin in situation.route.before[earlier.key]:
                if origin.kind == "decide" and _late(choices[origin.key], choice.chance.call):
                    found.append(
                        Text(
                            f"Utdraget från {origin.body} kommer efter kallelsen till {step.body}: "
                            f"{origin.body} behöver justera omedelbart.",
                            f"The extract from {origin.body} comes after the call to {step.body}: "
                            f"{origin.body} needs immediate adjustment.",
                        )
                    )
    return found


def _late(earlier: Choice, needed: date | None) -> bool:
    return bool(earlier.chance and earlier.settled and needed and earlier.settled > needed)


def _work_sentences(situation: Situation, step: Step, window: Window, choices: Mapping[str, Choice]) -> list[Text]:
    last = _spoken(situation, window.limit.settled)
    sentences = [Text(f"Sista dag {last.sv}.", f"Last day {last.en}.")]
    if not step.closes:
        return sentences
    earlier = situation.route.before[step.key]
    waits = [other.label for other in earlier if choices[other.key].on is None]
    if waits:
        names = listed(waits)
        sentences.append(Text(f"Väntar på en väg för: {names.sv}.", f"Waits for a way for: {names.en}."))
    if not any(other.kind == "decide" for other in earlier):
        return sentences
    sentences.append(
        Text(
            "Besluten behöver inte ha fått laga kraft (KL 13:14).",
            "The decisions need not have gained legal force (KL 13:14).",
        )
    )
    if step.irreversible:
        sentences.append(_legal_force_warning(situation, earlier, choices))
    return sentences


def _legal_force_warning(situation: Situation, earlier: Sequence[Step], choices: Mapping[str, Choice]) -> Text:
    adjusted = [
        chance.adjusted for other in earlier if other.kind == "decide" and (chance := choices[other.key].chance)
    ]
    when = Text("", "")
    if adjusted:
        day = _spoken(situation, appeal_period(announcement_due(max(adjusted))).earliest_takedown)
        when = Text(f" Laga kraft tidigast omkring {day.sv}.", f" Legal force around {day.en} at the earliest.")
    return Text(
        f"Detta kan inte göras ogjort: väg in att beslutet kan upphävas.{when.sv}",
        f"This cannot be undone: consider that the decision may be annulled.{when.en}",
    )


def _landmarks(situation: Situation, chance: Chance) -> list[Text]:
    found = []
    for mark in situation.landmarks:
        apart = mark.on - chance.meeting.on
        if abs(apart) > NEAR_LANDMARK:
            continue
        days, day, meeting = (
            days_in_words(abs(apart.days)),
            _spoken(situation, mark.on),
            _meeting(situation, chance),
        )
        sv = f"{days.sv} {'före' if apart.days > 0 else 'efter'}" if apart else "samma dag som"
        en = f"{days.en} {'before' if apart.days > 0 else 'after'}" if apart else "on the same day as"
        found.append(
            Text(
                f"{meeting.sv} ligger {sv} {mark.label.sv} {day.sv}.",
                f"{meeting.en} is {en} {mark.label.en} {day.en}.",
            )
        )
    return found


def _meeting(situation: Situation, chance: Chance) -> Text:
    day = _spoken(situation, chance.meeting.on)
    return Text(f"{chance.body.code} {day.sv}", f"{chance.body.code} {day.en}")


def _spoken(situation: Situation, day: date) -> Text:
    return spoken(day, situation.today.year)
