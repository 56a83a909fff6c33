"""Taking in letters: uploaded, pasted, or mailed. The same letter twice is one request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.accounts.models import User
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.cooperation.letters import Letter, LockedError, UnreadableError, read_letter
from utblick.cooperation.letters.reading import pasted_letter
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.queries.bodies import fields_of_bodies
from utblick.cooperation.suggestions import suggest
from utblick.documents.actions import KeptFile, attach, keep_upload
from utblick.values import Actor

ENDINGS = ("eml", "msg", "pdf", "docx")
MAIL_NAME = "mail.eml"


@dataclass(frozen=True, slots=True)
class Received:
    """A request, and whether it is ``new`` or had come before."""

    request: PartnerRequest
    new: bool


def take_file(actor: Actor, name: str, content: bytes) -> Received:
    """A request from an uploaded file. Raises ValidationError saying what is wrong with the file."""
    ending = name.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise ValidationError(_("Filtypen går inte att läsa. Välj en fil som slutar på %s.") % ", ".join(ENDINGS))
    kept = keep_upload(name, content)
    try:
        letter = read_letter(kept.name, content)
    except LockedError as error:
        raise ValidationError(
            _("Filen %s är skyddad med lösenord. Spara den utan lösenord och försök igen.") % kept.name
        ) from error
    except UnreadableError as error:
        advice = _("Spara mailet som .eml i ditt mailprogram och försök igen.") if ending == "msg" else ""
        raise ValidationError(
            " ".join((_("Filen %s går inte att läsa: den är skadad.") % kept.name, advice)).strip()
        ) from error
    return _store(actor, letter, [kept, *_kept(letter, kept)], PartnerRequest.Came.UPLOADED)


def take_text(actor: Actor, text: str) -> Received:
    """A request from a letter pasted as text."""
    return _store(actor, pasted_letter(text), [], PartnerRequest.Came.UPLOADED)


def take_mail(actor: Actor, content: bytes) -> Received:
    """A request from a mail sent to the municipality's own address for it.

    A sender who has an account or an allowed domain is let in; others wait as *okänd avsändare*. Raises
    UnreadableError for what is no mail, ValidationError for one that is too large.
    """
    letter = read_letter(MAIL_NAME, content)
    kept = keep_upload(MAIL_NAME, _storable(content))
    hold = PartnerRequest.Hold.NOTHING if is_known_sender(letter.came_from) else PartnerRequest.Hold.SENDER
    return _store(actor, letter, [kept, *_kept(letter, kept)], PartnerRequest.Came.MAILED, hold)


def is_known_sender(address: str) -> bool:
    """Whether a mail's sender has an account, or an address at one of the operator's allowed domains."""
    domain = address.rpartition("@")[2].lower()
    return bool(domain) and (
        domain in settings.MAIL_DOMAINS or User.objects.filter(email=address.lower(), is_active=True).exists()
    )


def _storable(content: bytes) -> bytes:
    """A mail's bytes without the NUL that no mail may hold (RFC 5322), which the file store takes for damage."""
    return content.replace(b"\0", b"")


def _kept(letter: Letter, original: KeptFile) -> list[KeptFile]:
    """The letter's own files as files to open beside it; those of a kind that is not taken stay in the original."""
    found = []
    for enclosure in letter.enclosures:
        try:
            kept = keep_upload(enclosure.name, enclosure.content)
        except ValidationError:
            continue
        if kept.sha256 != original.sha256:
            found.append(kept)
    return found


def _store(actor: Actor, letter: Letter, files: list[KeptFile], came_by: str, hold: str = "") -> Received:
    request = PartnerRequest(**values_of(letter), came_by=came_by, hold=hold)
    with change(actor, "partner_request.register") as opened:
        known = PartnerRequest.objects.filter(source_key=request.source_key).first()
        if known is not None:
            return Received(known, new=False)
        opened.add(request)
        for kept in files:
            attach(opened, kept, request.ref)
    return Received(request, new=True)


def values_of(letter: Letter, seeks: str = "") -> dict[str, Any]:
    """The fields of a request as a letter gives them, with what is read out of it as suggestions."""
    read = suggest(letter, fields_of_bodies(today()), seeks)
    stated = read.answer_by
    return {
        "what": letter.subject or _first_line(letter.text) or _("Förfrågan utan rubrik"),
        "text": letter.text,
        "seeks": read.seeks,
        "organisation": read.organisation,
        "country_code": read.country_code,
        "contact_name": letter.sender_name,
        "contact_email": letter.sender_email if _is_address(letter.sender_email) else "",
        "programme": read.programme,
        "answer_by": stated.day if stated else None,
        "answer_certain": bool(stated and stated.certain),
        "answer_sentence": stated.sentence if stated else "",
        "suggested_body": read.body,
        "reasons": [{"sv": reason.text.sv[:300], "en": reason.text.en[:300]} for reason in read.reasons],
        "came_from": letter.came_from,
        "source_key": letter.key,
        "sent_on": letter.sent_on,
        "received_on": today(),
    }


def _first_line(text: str) -> str:
    return text.partition("\n")[0][:300]


def _is_address(address: str) -> bool:
    try:
        User._meta.get_field("email").run_validators(address)
    except ValidationError:
        return False
    return bool(address)
