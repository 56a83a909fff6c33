"""The open form: anyone may ask without an account; nobody is asked about it before the asker's mail is confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import change
from utblick.audit.models import EventWords
from utblick.audit.policy import standing_of
from utblick.clock.queries import installation, today
from utblick.cooperation.actions.receiving import values_of
from utblick.cooperation.letters import Letter
from utblick.cooperation.letters.letter import one_line, plain
from utblick.cooperation.models import PartnerRequest
from utblick.cooperation.queries.requests import asked_openly, asked_today, unconfirmed_since
from utblick.jobs.actions import queue_mail
from utblick.values import Actor, system_actor

DAYS_TO_CONFIRM = 7
MOST_AN_HOUR, MOST_A_DAY = 5, 3
"""Questions from one visitor in an hour, and for one address in a day."""
_SALT = "cooperation.open-form"
_HOUR = 3_600
_NOBODY_YET = Standing(draft=True, restricted=True)


class TooManyError(Exception):
    """The same visitor, or someone with the same address, has asked too often."""


class ExpiredLinkError(Exception):
    """The link is not ours, is too old, or its question has been removed."""


def ask_openly(
    actor: Actor,
    *,
    visitor: str,
    link: Callable[[str], str],
    seeks: str,
    what: str,
    text: str,
    organisation: str,
    country_code: str,
    contact_name: str,
    contact_email: str,
    answer_by: date | None = None,
) -> None:
    """Keep a question and send its asker a mail with a link to confirm it. ``visitor`` is the network address.

    ``link`` makes the whole address of a token. The same question twice sends one mail a day. Raises TooManyError.
    """
    _count(visitor, contact_email)
    letter = Letter(
        subject=one_line(what, 300),
        sender_name=one_line(contact_name, 120),
        sender_email=contact_email.lower(),
        message_id=f"form:{contact_email.lower()}",
        sent_on=today(),
        text=plain(text),
    )
    told = values_of(letter, seeks) | {
        "organisation": one_line(organisation, 200),
        "country_code": country_code,
        "came_from": letter.sender_email,
    }
    if answer_by:
        told |= {"answer_by": answer_by, "answer_certain": True, "answer_sentence": ""}
    asked = PartnerRequest(**told, came_by=PartnerRequest.Came.FORM, hold=PartnerRequest.Hold.CONFIRMATION)
    with change(actor, "partner_request.ask", _NOBODY_YET) as opened:
        known = PartnerRequest.objects.filter(source_key=asked.source_key).first()
        kept = known or opened.add(asked)
        if kept.hold == PartnerRequest.Hold.CONFIRMATION:
            address = link(signing.dumps(str(kept.pk), salt=_SALT))
            queue_mail(f"ask:{kept.pk}:{today()}", letter.sender_email, _("Bekräfta din fråga"), _mail(kept, address))


def confirm_question(actor: Actor, token: str) -> PartnerRequest:
    """The asker says that the question is theirs: from now on the coordinator sees it. Again changes nothing.

    Raises ExpiredLinkError.
    """
    asked = question_of(token)
    with change(actor, "partner_request.confirm", _NOBODY_YET) as opened:
        if asked.hold == PartnerRequest.Hold.CONFIRMATION:
            opened.alter(asked, hold=PartnerRequest.Hold.NOTHING)
    return asked


def question_of(token: str) -> PartnerRequest:
    """The question that a mailed link is about. Raises ExpiredLinkError."""
    try:
        identifier = signing.loads(token, salt=_SALT, max_age=DAYS_TO_CONFIRM * 24 * _HOUR)
        asked = asked_openly(UUID(str(identifier)))
    except (signing.BadSignature, ValueError) as error:
        raise ExpiredLinkError from error
    if asked is None:
        raise ExpiredLinkError
    return asked


def forget_unconfirmed(day: date) -> None:
    """Remove questions that nobody has confirmed in a week, with every word and name of them."""
    actor = system_actor("cooperation")
    for asked in unconfirmed_since(day):
        with change(actor, "partner_request.forget", standing_of(asked)) as opened:
            EventWords.objects.filter(event__subject=str(asked.ref)).delete()
            opened.record(asked.ref, {"hold": [asked.hold, None]})
            asked.delete()


def _count(visitor: str, address: str) -> None:
    """Count this question; raises TooManyError. The network address is kept for an hour, and only as a hash."""
    key = f"ask:{hashlib.sha256(visitor.encode()).hexdigest()}"
    asked = int(cache.get(key, 0))
    if asked >= MOST_AN_HOUR or asked_today(address, today()) >= MOST_A_DAY:
        raise TooManyError
    cache.set(key, asked + 1, _HOUR)


def _mail(asked: PartnerRequest, address: str) -> str:
    found = installation()
    return _(
        "Hej,\n\n"
        "Den här adressen har angetts i en fråga till %(municipality)s: ”%(what)s”.\n\n"
        "Stämmer det? Öppna länken och tryck på Bekräfta. Innan dess ser ingen frågan:\n%(address)s\n\n"
        "Länken gäller i %(days)d dagar. Var det inte du behöver du inte göra något: frågan tas bort av sig själv.\n\n"
        "%(municipality)s"
    ) % {
        "municipality": found.municipality if found else "Utblick",
        "what": asked.what,
        "address": address,
        "days": DAYS_TO_CONFIRM,
    }
