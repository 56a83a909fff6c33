"""Extracts of what is held about a person, logged; and erasing the old words of contact data from the event log."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.archive.personal.finding import CONTACT_KINDS, Asked, Found, everything
from utblick.audit.change import change
from utblick.audit.models import EventWords
from utblick.clock import uuid7
from utblick.values import Actor, Ref


def extract_person(actor: Actor, name: str, email: str) -> list[Found]:
    """Everything the actor may hand out about a person; that it was taken out is logged, whom it was about beside it.

    Raises ValidationError when neither name nor address is long enough to mean one person.
    """
    try:
        asked = Asked(name, email)
    except ValueError as refused:
        raise ValidationError({"name": _("Skriv hela namnet eller e-postadressen, minst fyra tecken.")}) from refused
    with change(actor, "personal_data.extract") as opened:
        found = everything(actor, asked)
        about = ", ".join(part for part in (name.strip(), email.strip()) if part)
        opened.record(Ref("personal_data", uuid7()), {"values": len(found)}, words={"about": [None, about]})
    return found


def erase_old_words(actor: Actor, subject: Ref) -> int:
    """Erase what the event log's free text says of a contact (art. 16 and 17); returns of how many events.

    The row stands as it is now, the events stand, and the chain still verifies: it holds a salted hash of the words.
    Raises ValidationError for what is no contact: the words of a matter go by a gallringsbeslut.
    """
    if subject.kind not in CONTACT_KINDS:
        raise ValidationError(_("Bara kontaktuppgifter raderas här. Ord i ärenden gallras genom beslut."))
    with change(actor, "personal_data.erase") as opened:
        words = EventWords.objects.filter(event__subject=str(subject))
        events = words.count()
        words.delete()
        if events:
            opened.record(subject, {"events": events})
    return events
