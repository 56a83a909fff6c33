"""How what has been done before is told on screen."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.projects.models import Application
from utblick.support.models import Lesson
from utblick.support.queries.contacts import Contact
from utblick.support.queries.experience import Done
from utblick.ui import formats

_TONES = {"granted": "good", "rejected": "stop", "reserve": "care"}


@dataclass(frozen=True)
class ShownDone:
    """One row: what, where it stands, how it went in a word and a tone, its lessons, and whom to ask."""

    title: str
    url: str
    body: str
    word: str
    tone: str
    lessons: tuple[Lesson, ...]
    contacts: tuple[Contact, ...]


def shown(done: tuple[Done, ...]) -> list[ShownDone]:
    return [_shown(one) for one in done]


def _shown(one: Done) -> ShownDone:
    row, project = one.application, one.project
    word, tone = how_it_went(one)
    if project is not None:
        title, url = project.title, reverse("projects:project", args=[project.pk])
    else:
        title, url = row.title, reverse("projects:application", args=[row.pk])
    return ShownDone(title, url, row.body.name, word, tone, one.lessons, one.contacts)


def how_it_went(one: Done) -> tuple[str, str]:
    """In a word: closed, running, or what the funder answered; and its tone."""
    row, project, language = one.application, one.project, get_language() or "sv"
    if project is not None and project.closed_on:
        return _("avslutat %(year)d") % {"year": project.closed_on.year}, ""
    if project is not None:
        return _("projekt till %(day)s") % {"day": formats.day(project.ends_on, language)}, "good"
    if row.answer:
        year = f" {row.answered_on.year}" if row.answered_on else ""
        return f"{Application.Answer(row.answer).label}{year}", _TONES.get(row.answer, "")
    sent = row.submitted_on or row.committed_on
    return (_("inlämnad %(day)s") % {"day": formats.day(sent, language)} if sent else _("förbereds")), "accent"
