"""Writing contact persons, and how alive cooperations are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.cooperation.models import ContactPerson, Partner
from utblick.cooperation.stories import happenings, last_activity
from utblick.values import Actor, in_batches, system_actor

_AT_ONCE = 200


def add_contact(actor: Actor, partner: Partner, *, confirmed_on: date | None = None, **told: Any) -> ContactPerson:
    """Add a contact person; what is told was right on ``confirmed_on`` (default: today)."""
    _must_be_reached(told.get("email", ""), told.get("phone", ""))
    row = ContactPerson(partner=partner, confirmed_on=confirmed_on or today(), confirmed_by=actor.label, **told)
    with change(actor, "contact_person.add") as opened:
        return opened.add(row, effective_on=row.confirmed_on)


def alter_contact(actor: Actor, contact: ContactPerson, *, version: int, **new: Any) -> ContactPerson:
    """Change what is known of a contact person; by that it is confirmed too. Raises Stale for another version."""
    _must_be_reached(new.get("email", contact.email), new.get("phone", contact.phone))
    with change(actor, "contact_person.alter") as opened:
        return opened.alter(contact, version=version, confirmed_on=today(), confirmed_by=actor.label, **new)


def confirm_contact(actor: Actor, contact: ContactPerson) -> ContactPerson:
    """Say that a contact person is still right today."""
    with change(actor, "contact_person.confirm") as opened:
        return opened.alter(contact, confirmed_on=today(), confirmed_by=actor.label)


def confirm_by_themselves(opened: Change, contact: ContactPerson, label: str, **told: Any) -> ContactPerson:
    """Keep what the contact person has said of themselves by mail; ``label``: who acts (the mail link's)."""
    _must_be_reached(told.get("email", ""), told.get("phone", ""))
    source = _("Personen själv, genom mejl")
    return opened.alter(contact, **told, source=source, confirmed_on=today(), confirmed_by=label)


def remove_contact(actor: Actor, contact: ContactPerson) -> None:
    """Remove a contact person who has left (GDPR art. 5.1 c–e)."""
    with change(actor, "contact_person.remove") as opened:
        opened.remove(contact)


def review_partner(actor: Actor, partner: Partner, *, version: int, reviewed: str) -> Partner:
    """Note what a review of the cooperation came to. It never ends anything by itself (R4.1)."""
    with change(actor, "partner.review") as opened:
        return opened.alter(partner, version=version, reviewed_on=today(), reviewed=reviewed)


def note_activity(day: date) -> None:
    """Set each partner's last activity anew from what the rooms know. For the daily job."""
    actor = system_actor("cooperation")
    for partners in in_batches(Partner.objects.order_by("pk"), _AT_ONCE):
        latest = last_activity(happenings(actor, partners), day)
        rows = [row for row in partners if row.last_active_on != latest.get(row.pk)]
        if not rows:
            continue
        with change(actor, "partner.note_activity") as opened:
            for row in rows:
                opened.alter(row, last_active_on=latest.get(row.pk))


def _must_be_reached(email: str, phone: str) -> None:
    if not email and not phone:
        raise ValidationError({"email": _("Skriv en e-postadress eller ett telefonnummer.")})
