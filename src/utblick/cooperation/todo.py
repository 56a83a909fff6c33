"""What partner requests put on *Att göra*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.queries.requests import waiting
from utblick.jobs.todo import TodoRow
from utblick.values import Actor


def todo(actor: Actor, today: date) -> Sequence[TodoRow]:
    """Requests to go through, to say yes or no to, and from unknown senders. One query.

    The coordinator is told of all, others of those sent to their own nämnd.
    """
    if not may(actor, "partner_request.stand"):
        return []
    found = waiting(actor, None if may(actor, "partner_request.review") else actor.bodies)
    return [*map(_one, found.first), *_rest(found.number - len(found.first)), *_unknown(actor, found.unknown)]


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
