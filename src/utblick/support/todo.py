"""What support puts on *Att göra*: questions to answer, answers that have come, contact persons that are lacking."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may
from utblick.cooperation.waits import NOTHING, Wait, Waits, counted, each
from utblick.jobs.todo import TodoRow
from utblick.support.models import Gathering, SupportQuestion
from utblick.support.queries.contacts import lacking, unconfirmed
from utblick.values import Actor

NOUN = "support"
ANSWER, ANSWERED, LACKING, CONFIRM, COMING, HELD = (
    f"{NOUN}.{what}" for what in ("answer", "answered", "lacking", "confirm", "coming", "held")
)
NEWS = timedelta(days=14)
ANSWERED_WITHIN = timedelta(days=7)
"""So soon a question should have its answer; it is what the row is sorted by."""
AHEAD = timedelta(days=30)
"""So long before its day a gathering is told of."""
MOST, MOST_COMING = 6, 12


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """For the coordinator what to answer and whom to name; for those who ask, the answers of two weeks; for all who
    are invited, what comes."""
    if may(actor, "gathering.see"):
        coming = Gathering.objects.filter(starts_on__range=(today, today + AHEAD)).order_by("starts_on", "pk")
        yield each(coming, COMING, title="what", about=F("invited"), day=F("starts_on"), most=MOST_COMING)
    if may(actor, "gathering.note"):
        held = Gathering.objects.filter(starts_on__lt=today, attended=None).order_by("starts_on", "pk")
        yield each(held, HELD, title="what", about=NOTHING, day=F("starts_on"), most=MOST)
    if may(actor, "support_question.answer"):
        unanswered = SupportQuestion.objects.filter(answered_on=None).order_by("asked_on", "pk")
        yield each(unanswered, ANSWER, title="what", about=F("body__code"), day=F("asked_on"), most=MOST)
        for rows in lacking(today):
            yield counted(rows, LACKING)
        yield counted(unconfirmed(today), CONFIRM)
    elif may(actor, "support_question.ask"):
        answered = SupportQuestion.objects.filter(answered_on__gte=today - NEWS, body_id__in=actor.bodies)
        news = answered.order_by("-answered_on", "-pk")
        yield each(news, ANSWERED, title="what", about=F("body__code"), day=F("answered_on"), most=MOST)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """A row for each question; one for all contact persons that are lacking, one for all to confirm."""
    for wait in found:
        if wait.what in (ANSWER, ANSWERED):
            yield _about_question(wait)
        elif wait.what == HELD:
            url = reverse("support:note_outcome", args=[wait.key])
            yield TodoRow("waiting", _("Skriv hur många som kom på %s") % wait.title, url)
        elif wait.what == COMING and _is_invited(actor, json.loads(wait.about)):
            url = reverse("support:gathering", args=[wait.key])
            yield TodoRow("under_way", _("Gå på %s") % wait.title, url, wait.day)
    contacts = reverse("support:contacts")
    if number := sum(wait.number for wait in found if wait.what == LACKING):
        named = ngettext("Utse kontaktperson i %d förvaltning", "Utse kontaktperson i %d förvaltningar", number)
        yield TodoRow("waiting", named % number, contacts, reason=_("Samordnaren ska veta vem som svarar där (R5.7)."))
    if number := sum(wait.number for wait in found if wait.what == CONFIRM):
        named = ngettext("Bekräfta %d kontaktperson", "Bekräfta %d kontaktpersoner", number)
        yield TodoRow("waiting", named % number, contacts, reason=_("Uppgifterna har inte bekräftats på ett år."))


def _is_invited(actor: Actor, bodies: list[str]) -> bool:
    """Everyone is where nobody is named; the coordinator sees all."""
    return not bodies or may(actor, "gathering.note") or not actor.bodies.isdisjoint(bodies)


def _about_question(wait: Wait) -> TodoRow:
    line = " ".join(wait.title.split())
    line = line if len(line) <= 90 else f"{line[:89]}…"
    url = reverse("support:question", args=[wait.key])
    if wait.what == ANSWER:
        reason = _("%(body)s frågade den %(day)s.") % {"body": wait.about, "day": f"{wait.day:%Y-%m-%d}"}
        due = wait.day + ANSWERED_WITHIN if wait.day else None
        return TodoRow("waiting", _("Svara på frågan ”%s”") % line, url, due, reason)
    return TodoRow("changed", _("Läs svaret på frågan ”%s”") % line, url, wait.day)
