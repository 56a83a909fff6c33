"""What partner requests put on *Att göra*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.queries.requests import counted_requests, first_waiting
from utblick.jobs.todo import TodoRow
from utblick.values import Actor


def todo(actor: Actor, today: date) -> Sequence[TodoRow]:
    """Requests to go through, to say yes or no to, and from unknown senders. Two queries.

    The coordinator is told of all, others of those sent to their own nämnd.
    """
    if not may(actor, "partner_request.stand"):
        return []
    counted = {row.body_code: row for row in counted_requests(actor)}
    if not may(actor, "partner_request.review"):
        counted = {code: row for code, row in counted.items() if code in actor.bodies}
    number = sum(row.number for row in counted.values())
    rows = first_waiting(actor, list(counted)) if number else []
    return [
        *map(_one, rows),
        *_rest(number - len(rows)),
        *_unknown(actor, sum(row.unknown for row in counted.values())),
    ]


def _one(row: PartnerRequest) -> TodoRow:
    url = reverse("cooperation:request", args=[row.pk])
    if not row.reviewed_on:
        return TodoRow("waiting", _("Gå igenom förfrågan: %s") % row.what, url, row.answer_by, _asked_by(row))
    if row.stand in (PartnerRequest.Stand.NEW, PartnerRequest.Stand.LOOKING):
        return TodoRow("waiting", _("Säg ja eller nej till %s") % row.what, url, row.answer_by, _asked_by(row))
    return TodoRow("waiting", _("Svara på förfrågan: %s") % row.what, url, row.answer_by, _asked_by(row))


def _asked_by(row: PartnerRequest) -> str:
    return _("Frågar: %s. Utblick svarar aldrig själv.") % (
        row.organisation or row.contact_name or row.came_from or "–"
    )


def _rest(left: int) -> list[TodoRow]:
    if left <= 0:
        return []
    sentence = ngettext("Svara på %d förfrågan till", "Svara på %d förfrågningar till", left) % left
    return [TodoRow("waiting", sentence, f"{reverse('cooperation:requests')}?lage=waiting")]


def _unknown(actor: Actor, number: int) -> list[TodoRow]:
    if not number or not may(actor, "partner_request.review"):
        return []
    sentence = (
        ngettext("Granska %d mail från okänd avsändare", "Granska %d mail från okända avsändare", number) % number
    )
    return [TodoRow("waiting", sentence, f"{reverse('cooperation:requests')}?lage=unknown")]
