"""What contacts wanted by companies put on *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Case, F, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cooperation.queries.wanted_contacts import wanted_contacts
from utblick.cooperation.waits import Wait, Waits, each, within
from utblick.cooperation.wanted_contact_states import STAGES, Stage
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "wanted_contact"
PASS_ON, ASK = f"{NOUN}.pass_on", f"{NOUN}.ask"
PASSED_ON_WITHIN = timedelta(days=14)
"""A company should hear within so long whom its wish was passed on to."""
ASKED_AFTER = timedelta(days=60)
"""So long after it was passed on one asks the company how it went."""
MOST_TOLD = 4


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """New wishes to pass on, and old ones to ask about; of all bodies for the coordinator."""
    if not may(actor, "wanted_contact.pass_on"):
        return
    rows = within(wanted_contacts(actor), actor)
    rows = rows.filter(STAGES[Stage.NEW]) | rows.filter(STAGES[Stage.PASSED_ON], passed_on__lte=today - ASKED_AFTER)
    what = Case(When(passed_on=None, then=Value(PASS_ON)), default=Value(ASK))
    yield each(rows, what, title="company", about="seeks", day=F("received_on"), most=MOST_TOLD)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """What to pass on, and whom to ask how it went."""
    for wait in found:
        is_new = wait.what == PASS_ON
        sentence = _("Förmedla en kontakt åt %s") if is_new else _("Fråga %s hur det gick")
        day = wait.day + PASSED_ON_WITHIN if is_new and wait.day else None
        url = reverse("cooperation:wanted_contact", args=[wait.key])
        reason = _("Företaget söker: %s") % wait.about
        yield TodoRow("waiting", sentence % wait.title, url, day, reason)
