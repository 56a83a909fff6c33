"""What partner requests put on *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.queries.requests import UNKNOWN, WAITING, requests
from utblick.cooperation.waits import Wait, Waits, counted, each
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "request"
REVIEW, STAND, ANSWER, ALL, STRANGERS = (f"{NOUN}.{what}" for what in ("review", "stand", "answer", "all", "strangers"))
MOST_TOLD = 6
"""So many requests are told one by one."""


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """The first that wait for an answer, how many in all, and letters from unknown senders.

    The coordinator is told of all, others of those sent to their own nämnd.
    """
    if not may(actor, "partner_request.stand"):
        return
    sees_all = may(actor, "partner_request.review")
    rows = requests(actor, state=WAITING)
    rows = rows if sees_all else rows.filter(body_code__in=actor.bodies)
    names = [NullIf(name, Value("")) for name in ("organisation", "contact_name", "came_from")]
    asked_by = Coalesce(*names, Value("–"), output_field=CharField())
    undecided = (PartnerRequest.Stand.NEW, PartnerRequest.Stand.LOOKING)
    next_act = Case(
        When(reviewed_on=None, then=Value(REVIEW)),
        When(stand__in=undecided, then=Value(STAND)),
        default=Value(ANSWER),
    )
    yield each(rows, next_act, title="what", about=asked_by, day=F("answer_by"), most=MOST_TOLD)
    yield counted(rows, ALL)
    if sees_all:
        yield counted(requests(actor, state=UNKNOWN), STRANGERS)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Requests to go through, to say yes or no to, to answer, and letters to let in."""
    ones = [wait for wait in found if wait.key]
    number = {wait.what: wait.number for wait in found if not wait.key}
    yield from map(_one, ones)
    yield from _rest(number.get(ALL, 0) - len(ones))
    yield from _strangers(number.get(STRANGERS, 0))


def _one(wait: Wait) -> TodoRow:
    sentence = {
        REVIEW: _("Gå igenom förfrågan: %s"),
        STAND: _("Säg ja eller nej till %s"),
        ANSWER: _("Svara på förfrågan: %s"),
    }[wait.what]
    reason = _("Frågar: %s. Utblick svarar aldrig själv.") % wait.about
    url = reverse("cooperation:request", args=[wait.key])
    return TodoRow("waiting", sentence % wait.title, url, wait.day, reason)


def _rest(left: int) -> Iterator[TodoRow]:
    if left > 0:
        sentence = ngettext("Svara på %d förfrågan till", "Svara på %d förfrågningar till", left) % left
        yield TodoRow("waiting", sentence, f"{reverse('cooperation:requests')}?lage=waiting")


def _strangers(number: int) -> Iterator[TodoRow]:
    if number:
        sentence = ngettext("Granska %d mail från okänd avsändare", "Granska %d mail från okända avsändare", number)
        yield TodoRow("waiting", sentence % number, f"{reverse('cooperation:requests')}?lage=unknown")
