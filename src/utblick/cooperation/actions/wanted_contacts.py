"""Writing contacts wanted by companies (G-21)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.models import EventWords
from utblick.audit.policy import require, standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.models import Network, Partner, WantedContact
from utblick.cooperation.organisation_numbers import checked_number
from utblick.search.actions import NewEntry, store_entries
from utblick.values import Actor, system_actor

FORGOTTEN_AFTER = timedelta(days=365)
"""So long after the end the company's contact person is forgotten."""


def register_wanted_contact(actor: Actor, *, received_on: date | None = None, **told: Any) -> WantedContact:
    """Note what a company looks for; ``told``: its fields. Raises ValidationError."""
    row = WantedContact(**told, received_on=received_on or today())
    row.organisation_number = checked_number(row.organisation_number)
    with change(actor, "wanted_contact.register", _standing_of(row)) as opened:
        refuse_to_come(row.received_on, "received_on")
        _refuse_twice(row)
        opened.add(row)
        make_findable(opened, row)
    return row


def alter_wanted_contact(actor: Actor, row: WantedContact, *, version: int, **new: Any) -> WantedContact:
    """Change what stands about it; ``new``: its fields by name. Raises Stale for another version."""
    with change(actor, "wanted_contact.alter", standing_of(row)) as opened:
        wanted = WantedContact(**{**row.values(), **new}, pk=row.pk)
        require(actor, "wanted_contact.alter", _standing_of(wanted))
        if "organisation_number" in new:
            new["organisation_number"] = checked_number(new["organisation_number"])
        _refuse_twice(wanted)
        opened.alter(row, version=version, **new)
        make_findable(opened, row)
    return row


def pass_on(
    actor: Actor,
    row: WantedContact,
    *,
    version: int,
    on: date,
    partner: Partner | None = None,
    network: Network | None = None,
    passed_to: str = "",
) -> WantedContact:
    """Note that it was passed on to a partner, a network or another body; again replaces it. Raises ValidationError."""
    if not (partner or network or passed_to.strip()):
        raise ValidationError(_("Välj en partner eller ett nätverk, eller skriv vem ni lämnade det till."))
    _refuse_ended(row)
    _refuse_before(row, on)
    with change(actor, "wanted_contact.pass_on", standing_of(row)) as opened:
        told: dict[str, Any] = {"passed_on": on, "partner": partner, "network": network, "passed_to": passed_to.strip()}
        opened.alter(row, version=version, effective_on=on, **told)
        make_findable(opened, row)
    return row


def note_contact_made(actor: Actor, row: WantedContact, *, version: int, on: date, outcome: str = "") -> WantedContact:
    """Note that the company has got its contact, and what it gave. Raises ValidationError."""
    if row.closed_on is not None:
        raise ValidationError(_("Önskemålet är avslutat utan kontakt."))
    _refuse_before(row, on)
    with change(actor, "wanted_contact.close", standing_of(row)) as opened:
        opened.alter(row, version=version, effective_on=on, made_on=on, outcome=outcome)
        make_findable(opened, row)
    return row


def close_wanted_contact(actor: Actor, row: WantedContact, *, version: int, on: date, reason: str) -> WantedContact:
    """Note that it ended without a contact, and why. Raises ValidationError."""
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför.")})
    _refuse_ended(row)
    _refuse_before(row, on)
    with change(actor, "wanted_contact.close", standing_of(row)) as opened:
        opened.alter(row, version=version, effective_on=on, closed_on=on, closed_reason=reason)
    return row


def forget_company_contacts(day: date) -> None:
    """Forget the contact person of what ended a year ago or more, with the old words of it in the event log."""
    actor, last = system_actor("cooperation"), day - FORGOTTEN_AFTER
    ended = WantedContact.objects.filter(Q(made_on__lte=last) | Q(closed_on__lte=last))
    for row in ended.exclude(contact_name="", contact_email=""):
        with change(actor, "wanted_contact.forget", standing_of(row)) as opened:
            EventWords.objects.filter(event__subject=str(row.ref)).delete()
            opened.record(row.ref, {"contact": "forgotten"})
            WantedContact.objects.filter(pk=row.pk).update(contact_name="", contact_email="", version=F("version") + 1)


def check_wanted_contact(row: WantedContact) -> None:
    """Raise ValidationError for days and receivers that cannot stand together."""
    for name in ("received_on", "passed_on", "made_on", "closed_on"):
        day = getattr(row, name)
        if day is not None:
            refuse_to_come(day, name)
            if day < row.received_on:
                raise ValidationError({name: _("Dagen ligger före den dag önskemålet kom in.")})
    if (row.passed_on is None) == bool(row.partner_id or row.network_id or row.passed_to):
        raise ValidationError({"passed_on": _("Skriv både vilken dag det förmedlades och till vem.")})
    if row.made_on and row.closed_on:
        raise ValidationError({"closed_on": _("Antingen är kontakten knuten, eller så avslutades det utan kontakt.")})
    if row.outcome and not row.made_on:
        raise ValidationError({"made_on": _("Skriv vilken dag kontakten knöts.")})
    if (row.closed_on is None) == bool(row.closed_reason):
        raise ValidationError({"closed_reason": _("Skriv både vilken dag det avslutades och varför.")})
    row.organisation_number = checked_number(row.organisation_number)


def _standing_of(row: WantedContact) -> Standing:
    return Standing(row.body_id, restricted=row.is_confidential)


def _refuse_ended(row: WantedContact) -> None:
    if not row.is_open:
        raise ValidationError(_("Önskemålet är redan avslutat."))


def _refuse_before(row: WantedContact, on: date) -> None:
    refuse_to_come(on, "on")
    if on < row.received_on:
        raise ValidationError({"on": _("Dagen ligger före den dag önskemålet kom in.")})


def _refuse_twice(row: WantedContact) -> None:
    same = WantedContact.objects.filter(company=row.company, received_on=row.received_on, seeks=row.seeks)
    if same.exclude(pk=row.pk).exists():
        raise ValidationError({"seeks": _("Samma önskemål från företaget står redan i listan.")})


def make_findable(opened: Change, row: WantedContact) -> None:
    store_entries(opened, [entry_of(row)])


def entry_of(row: WantedContact) -> NewEntry:
    """What search knows of it: found inside the municipality; of a confidential one only that there is one."""
    url = reverse("cooperation:wanted_contact", args=[row.pk])
    if row.is_confidential:
        return NewEntry(
            row.ref, scope=row.body_id, title=_("Ett företag söker kontakter"), url=url, day=row.received_on
        )
    return NewEntry(
        row.ref,
        scope="internal",
        title=f"{row.company}: {row.seeks}",
        url=url,
        text=" ".join([row.trade, row.market, row.country.sv, row.country.en, row.passed_to]),
        day=row.received_on,
    )
