"""The whole plan in words: the verdict, the sentence to pass on to the chief, what holds for all steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from utblick.dates.plans import PlannedStep, StepStatus, Verdict
from utblick.dates.situation import Situation
from utblick.dates.wording import capital, listed, paragraph, spoken, within_sentence
from utblick.values import Text

AT_A_MEETING = frozenset({"other_order", "immediate_adjustment", "reserve_date", "extra_meeting"})


def verdict_sentence(situation: Situation, answers: Sequence[PlannedStep], verdict: Verdict) -> Text:
    """The answer to "Hinner vi?" in one sentence."""
    bound = _spoken(situation, situation.deadline.bound)
    if situation.today > situation.deadline.bound:
        return Text(f"Nej, sista dag var {bound.sv}.", f"No, the last day was {bound.en}.")
    if verdict == "yes":
        return Text(f"Ja, vi hinner till {bound.sv}.", f"Yes, we will make {bound.en}.")
    closed = _labels(situation, answers, "closed")
    if verdict == "no":
        return Text(
            f"Nej, inte på ordinarie väg till {bound.sv}: {closed.sv}.",
            f"No, not by the ordinary way to {bound.en}: {closed.en}.",
        )
    if closed.sv:
        return Text(
            f"Bara om en annan väg används för {closed.sv}; sista dag är {bound.sv}.",
            f"Only by another way for {closed.en}; the last day is {bound.en}.",
        )
    tight = _labels(situation, [answer for answer in answers if answer.step.meets], "tight")
    where = Text(f" hos {tight.sv}", f" with {tight.en}") if tight.sv else Text("", "")
    return Text(
        f"Ja, vi hinner till {bound.sv}, men marginalen är liten{where.sv}.",
        f"Yes, we will make {bound.en}, but the margin is small{where.en}.",
    )


def chief_sentence(situation: Situation, answers: Sequence[PlannedStep], verdict: Verdict) -> Text:
    """A sentence ready to paste: what is decided where and when, and when its papers must be ready."""
    sentences = [verdict_sentence(situation, answers, verdict)]
    if situation.today > situation.deadline.bound:
        return sentences[0]
    for answer in answers:
        if answer.status == "closed" and answer.remaining:
            sentences.append(_first_way(situation, answer))
    planned = [_decision(situation, answer) for answer in answers if answer.step.meets and answer.planned]
    if planned:
        sentences.append(Text(f"Beslut: {listed(planned).sv}.", f"Decisions: {listed(planned).en}."))
    return paragraph(sentences)


def remarks(situation: Situation, answers: Sequence[PlannedStep]) -> tuple[Text, ...]:
    """What holds for the whole plan."""
    deadline, found = situation.deadline, []
    if deadline.bound_by and deadline.bound_by < deadline.on:
        bound, last = _spoken(situation, deadline.bound_by), _spoken(situation, deadline.on)
        found.append(
            Text(
                f"Kommunen binder sig {bound.sv}, före sista dag {last.sv}: besluten ska finnas då.",
                f"The municipality binds itself on {bound.en}, before the last day {last.en}: "
                "the decisions must exist by then.",
            )
        )
    if not deadline.time_confirmed:
        found.append(Text("Klockslaget för sista dag är inte bekräftat.", "The hour of the last day is not confirmed."))
    if any(answer.preliminary for answer in answers):
        found.append(
            Text(
                "Minst ett sammanträde är preliminärt och kan flyttas.",
                "At least one meeting is preliminary and may move.",
            )
        )
    return tuple(found)


def _decision(situation: Situation, answer: PlannedStep) -> Text:
    body, on = _subject(situation, answer), answer.planned
    assert on is not None
    day = _spoken(situation, on)
    if answer.status == "done":
        return Text(f"{body.sv} klar {day.sv}", f"{body.en} done on {day.en}")
    papers = answer.milestone("papers")
    due = _spoken(situation, papers.planned) if papers and papers.planned else None
    tail_sv = f" (underlag senast {due.sv})" if due else ""
    tail_en = f" (papers by {due.en})" if due else ""
    return Text(f"{body.sv} {day.sv}{tail_sv}", f"{body.en} {day.en}{tail_en}")


def _first_way(situation: Situation, answer: PlannedStep) -> Text:
    way = answer.remaining[0]
    day, subject = _spoken(situation, way.on), _subject(situation, answer)
    until = Text("", "") if way.kind in AT_A_MEETING else Text("senast ", "by ")
    name = Text(way.label.sv.lower(), way.label.en.lower())
    return Text(
        f"{capital(subject).sv}: det som återstår först är {name.sv}, {until.sv}{day.sv}.",
        f"{capital(subject).en}: what remains first is {name.en}, {until.en}{day.en}.",
    )


def _labels(situation: Situation, answers: Sequence[PlannedStep], status: StepStatus) -> Text:
    return listed([_subject(situation, answer) for answer in answers if answer.status == status])


def _subject(situation: Situation, answer: PlannedStep) -> Text:
    """Who or what the step is called in a sentence: its body, else its label."""
    return within_sentence(situation.body(answer.step).name if answer.step.meets else answer.step.label)


def _spoken(situation: Situation, day: date) -> Text:
    return spoken(day, situation.today.year)
