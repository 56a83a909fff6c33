"""What the room puts on *Att göra*: partner requests, and agreements whose last day comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cooperation.queries.waiting import WaitingRow, waiting
from utblick.jobs.todo import TodoRow
from utblick.ui import formats
from utblick.values import Actor


def todo(actor: Actor, today: date) -> Sequence[TodoRow]:
    """Requests to go through, to say yes or no to, and from unknown senders; agreements to review, renew or end; quiet
    cooperations and contact persons not confirmed.

    The coordinator is told of all, others of those of their own nämnd. One query.
    """
    sees_all = may(actor, "partner_request.review")
    found = waiting(
        actor,
        today,
        requests=may(actor, "partner_request.stand"),
        body_codes=None if sees_all else actor.bodies,
        agreements=may(actor, "agreement.review"),
        partners=sees_all,
        networks=may(actor, "network.leave"),
        contacts=sees_all and may(actor, "contact_person.confirm"),
    )
    sorts: dict[str, list[WaitingRow]] = {}
    for row in found:
        sorts.setdefault(row.sort, []).append(row)
    requests, agreements = sorts.get("request", []), sorts.get("agreement", [])
    unknown = sorts.get("unknown", []) if sees_all else []
    return [
        *map(_request, requests),
        *_rest(requests, "requests"),
        *_unknown(unknown),
        *map(_agreement, agreements),
        *_rest(agreements, "agreements"),
        *map(_quiet, sorts.get("quiet", [])),
        *map(_contact, sorts.get("contact", [])),
        *map(_network, sorts.get("network", [])),
    ]


def _request(row: WaitingRow) -> TodoRow:
    sentences = {
        "review": _("Gå igenom förfrågan: %s"),
        "stand": _("Säg ja eller nej till %s"),
        "answer": _("Svara på förfrågan: %s"),
    }
    url = reverse("cooperation:request", args=[row.id])
    reason = _("Frågar: %s. Utblick svarar aldrig själv.") % (row.who or "–")
    return TodoRow("waiting", sentences[row.why] % row.title, url, row.day, reason)


def _agreement(row: WaitingRow) -> TodoRow:
    sentences = {
        "agreement_review": _("Se över %s"),
        "agreement_notice": _("Säg upp %s, eller låt det förlängas"),
        "agreement_end": _("Förläng %s, eller låt det upphöra"),
    }
    reasons = {
        "agreement_review": _("Dagen för översyn står i avtalet."),
        "agreement_notice": _("Efter sista dagen för uppsägning förlängs avtalet av sig självt."),
        "agreement_end": _("Avtalet upphör på sin sista dag om ingen förlänger det."),
    }
    url = reverse("cooperation:agreement", args=[row.id])
    return TodoRow("waiting", sentences[row.why] % row.title, url, row.day, reasons[row.why])


def _quiet(row: WaitingRow) -> TodoRow:
    language = get_language() or "sv"
    since = formats.day(row.day, language) if row.day else ""
    reason = _("Senaste aktivitet %s.") % since if since else _("Ingen aktivitet är känd.")
    url = reverse("cooperation:partner", args=[row.id])
    return TodoRow("waiting", _("Se över samarbetet med %s") % row.title, url, None, reason)


def _contact(row: WaitingRow) -> TodoRow:
    url = reverse("cooperation:partner", args=[row.id])
    reason = _("Uppgifterna har inte bekräftats på ett år.")
    return TodoRow("waiting", _("Bekräfta kontaktpersonerna hos %s") % row.title, url, None, reason)


def _network(row: WaitingRow) -> TodoRow:
    url = reverse("cooperation:network", args=[row.id])
    reason = _("Efter den dagen går medlemskapet vidare eller upphör, som villkoren säger.")
    return TodoRow("waiting", _("Ta ställning till medlemskapet i %s") % row.title, url, row.day, reason)


def _rest(told: Sequence[WaitingRow], page: str) -> list[TodoRow]:
    """One row for those of a sort that are not told one by one."""
    left = told[0].number - len(told) if told else 0
    if left <= 0:
        return []
    if page == "requests":
        sentence = ngettext("Svara på %d förfrågan till", "Svara på %d förfrågningar till", left) % left
        return [TodoRow("waiting", sentence, f"{reverse('cooperation:requests')}?lage=waiting")]
    sentence = ngettext("Se över %d avtal till", "Se över %d avtal till", left) % left
    return [TodoRow("waiting", sentence, reverse("cooperation:agreements"))]


def _unknown(told: Sequence[WaitingRow]) -> list[TodoRow]:
    if not told:
        return []
    number = told[0].number
    sentence = (
        ngettext("Granska %d mail från okänd avsändare", "Granska %d mail från okända avsändare", number) % number
    )
    return [TodoRow("waiting", sentence, f"{reverse('cooperation:requests')}?lage=unknown")]
