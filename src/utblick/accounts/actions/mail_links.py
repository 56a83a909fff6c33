"""Giving out mail links, and doing what one of them may do."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from utblick.accounts import mail_acts
from utblick.accounts.models import MailLink
from utblick.accounts.queries import actor_of_link, hashed
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.jobs.mail import HERE
from utblick.values import Ref, system_actor

VALID_DAYS = 30
KEPT = timedelta(days=90)
"""So long after its last day a link still says that it has run out; then nothing is left of it but its events."""


class LinkClosedError(Exception):
    """The link has been used, has run out, or what it asks is no longer asked of this person."""


@dataclass(frozen=True)
class NewLink:
    """A link to be given out: one act on one subject, for one body, to one person.

    ``holder`` is the person it is given to. Links with the same ``question`` are answered together: when one is used,
    the others are too; "" = a question of its own.
    """

    act: str
    subject: Ref
    body_code: str
    holder: Ref
    name: str
    email: str
    language: str = "sv"
    question: str = ""
    days: int = VALID_DAYS


def issue_links(opened: Change, wanted: Sequence[NewLink]) -> list[str]:
    """Make links inside an open change; returns their addresses, in order, for the mail alone. Only hashes are kept."""
    tokens = [secrets.token_urlsafe(32) for _ in wanted]
    rows = [_row(new, token) for new, token in zip(wanted, tokens, strict=True)]
    MailLink.objects.bulk_create(rows)
    for holder, number in Counter(new.holder for new in wanted).items():
        opened.record(holder, {"mail_links": [None, number]}, verb="mail_link.issue")
    return [HERE + reverse("accounts:mail_link", args=[token]) for token in tokens]


def use_link(link: MailLink, given: Mapping[str, Any]) -> str:
    """Do the link's act, once, and return the sentence that says what was done.

    Raises LinkClosedError, and what the act itself raises; then nothing is done and the link remains.
    """
    act = mail_acts.act(link.act)
    asked = act.ask(link)
    if asked is None:
        raise LinkClosedError
    with change(actor_of_link(link, act.role), act.verb, asked.standing) as opened:
        current = MailLink.objects.select_for_update().get(pk=link.pk)
        if current.state_on(today()) != MailLink.State.OPEN:
            raise LinkClosedError
        answer = act.perform(opened, current, given)
        same = MailLink.objects.filter(question=current.question, used_on=None)
        same.update(used_on=today(), answer=answer[:300])
        opened.record(
            Ref("mail_link", link.pk),
            {"act": [None, link.act], "subject": [None, link.subject], "holder": [None, link.holder]},
            verb="mail_link.use",
        )
    return answer


def purge_links(day: date) -> None:
    """Remove the links that ran out unused more than `KEPT` ago, with the name and address in each; their events stay.

    A used link stays: it is the name behind what was done by it.
    """
    gone = MailLink.objects.filter(used_on=None, valid_to__lt=day - KEPT)
    numbers = Counter(gone.order_by("holder").values_list("holder", flat=True))
    if not numbers:
        return
    with change(system_actor("accounts"), "mail_link.purge") as opened:
        for holder, number in numbers.items():
            opened.record(Ref.parse(holder), {"mail_links": [number, None]})
        gone.delete()


def _row(new: NewLink, token: str) -> MailLink:
    row = MailLink(
        token_hash=hashed(token),
        act=new.act,
        subject=str(new.subject),
        body_code=new.body_code,
        holder=str(new.holder),
        name=new.name,
        email=new.email,
        language=new.language,
        issued_on=today(),
        valid_to=today() + timedelta(days=new.days),
    )
    row.question = new.question or str(row.pk)
    return row
