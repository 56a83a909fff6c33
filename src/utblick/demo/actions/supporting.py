"""The support that Strandö's administrations get: lessons, contacts, answers, gatherings, searches, by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.demo.data.support import (
    CONFIRMED,
    CONFIRMED_ON,
    GATHERINGS,
    LESSONS,
    QUESTIONS,
    SEARCHES,
    DemoGathering,
    DemoLesson,
    DemoQuestion,
    DemoSearch,
)
from utblick.organisation.actions import confirm_contact
from utblick.organisation.models import Assignment, Body
from utblick.projects.models import Application, Idea
from utblick.support.actions.gatherings import arrange, note_outcome
from utblick.support.actions.lessons import write_lesson
from utblick.support.actions.partner_searches import close_search, seek_partner
from utblick.support.actions.questions import answer_question, ask_coordinator
from utblick.support.models import Gathering, PartnerSearch, SupportQuestion
from utblick.values import Actor
from utblick.watch.queries import call_by_identifier

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    told: list[tuple[date, Step]] = [(CONFIRMED_ON, _confirm_contacts)]
    told += [(lesson.on, _write(lesson)) for lesson in LESSONS]
    for question in QUESTIONS:
        told.append((question.on, _ask(question)))
        if question.answered_on:
            told.append((question.answered_on, _answer(question)))
    for gathering in GATHERINGS:
        told.append((gathering.announced_on, _arrange(gathering)))
        if gathering.attended is not None:
            told.append((gathering.on, _note(gathering)))
    for search in SEARCHES:
        told.append((search.on, _seek(search)))
        if search.closed_on:
            told.append((search.closed_on, _close(search)))
    return told


def _seek(told: DemoSearch) -> Step:
    def seek(actor: Actor) -> None:
        texts = {"sought": told.sought, "what_en": told.what_en, "sought_en": told.sought_en}
        seek_partner(actor, Idea.objects.get(what=told.idea), countries=list(told.countries), **texts)

    return seek


def _close(told: DemoSearch) -> Step:
    def close(actor: Actor) -> None:
        close_search(actor, PartnerSearch.objects.get(sought=told.sought), found=told.found)

    return close


def _arrange(told: DemoGathering) -> Step:
    def announce(actor: Actor) -> None:
        facts = {"place": told.place, "for_whom": told.for_whom, "invited": list(told.invited)}
        arrange(actor, what=told.what, starts_on=told.on, starts_at=told.at, **facts)

    return announce


def _note(told: DemoGathering) -> Step:
    def note(actor: Actor) -> None:
        row = Gathering.objects.get(what=told.what)
        note_outcome(actor, row, version=row.version, attended=told.attended or 0, outcome=told.outcome)

    return note


def _confirm_contacts(actor: Actor) -> None:
    for row in Assignment.objects.filter(role=Assignment.Role.CONTACT, person__name__in=CONFIRMED):
        confirm_contact(actor, row)


def _write(told: DemoLesson) -> Step:
    def write(actor: Actor) -> None:
        learnt_in = Application.objects.get(title=told.application) if told.application else None
        texts = {"programme": told.programme, "worked": told.worked, "avoid": told.avoid}
        write_lesson(actor, body=Body.objects.get(code=told.body), advice=told.advice, application=learnt_in, **texts)

    return write


def _ask(told: DemoQuestion) -> Step:
    def ask(actor: Actor) -> None:
        call = call_by_identifier(told.call) if told.call else None
        about = str(call.ref) if call else ""
        ask_coordinator(actor, body=Body.objects.get(code=told.body), what=told.what, about=about)

    return ask


def _answer(told: DemoQuestion) -> Step:
    def answer(actor: Actor) -> None:
        row = SupportQuestion.objects.get(what=told.what)
        answer_question(actor, row, version=row.version, answer=told.answer, helps_more=told.helps_more)

    return answer
