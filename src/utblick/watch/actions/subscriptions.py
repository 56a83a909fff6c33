"""Choosing how often one is told, and letting a colleague without an account be told."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.accounts.models import User
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.organisation.actions import assign, person_of
from utblick.organisation.models import Assignment, Body, Person
from utblick.organisation.queries import works_for
from utblick.values import Actor
from utblick.watch.actions.inviting import send_invitation
from utblick.watch.models import Subscription
from utblick.watch.queries.telling import latest


def subscribe(actor: Actor, user: User, body_code: str, frequency: str, language: str = "sv") -> Subscription:
    """One's own choice for a body; told from now on."""
    with change(actor, "subscription.set", Standing(body_code)) as opened:
        person = person_of(opened, user)
        row = Subscription.objects.filter(person=person, body_code=body_code).first()
        if row is None:
            row = _new(actor, person, body_code, frequency, language)
            row.confirmed_on = today()
            return opened.add(row, verb="subscription.set")
        return set_frequency(opened, row, frequency, language)


def set_frequency(opened: Change, row: Subscription, frequency: str, language: str = "") -> Subscription:
    """Inside an open change: another frequency. What happened while it was off is not told afterwards."""
    if not row.is_active:
        _tell_from_now(row)
    return opened.alter(
        row,
        verb="subscription.set",
        frequency=frequency,
        language=language or row.language,
        confirmed_on=row.confirmed_on or today(),
    )


def invite(actor: Actor, body: Body, *, name: str, email: str, frequency: str, language: str = "sv") -> Subscription:
    """Let a colleague without an account be told; nothing more is sent before the mailed link has been confirmed.

    Someone who has no assignment for the body becomes its contact. Raises ValidationError when the person is told
    already. Asked again before the answer, the same question is mailed once more.
    """
    person = _colleague(actor, body, name, email, today())
    with change(actor, "subscription.invite", Standing(body.code)) as opened:
        row = Subscription.objects.filter(person=person, body_code=body.code).first()
        if row is not None and row.is_active:
            raise ValidationError({"email": _("Personen får redan besked om nämndens utlysningar och EU-frågor.")})
        if row is None:
            row = opened.add(_new(actor, person, body.code, frequency, language))
        else:
            opened.alter(row, frequency=frequency, language=language, added_by=actor.label, confirmed_on=None)
        send_invitation(opened, row, body)
    return row


def end_subscription(actor: Actor, row: Subscription) -> Subscription:
    """Stop the mail to someone."""
    with change(actor, "subscription.end", Standing(row.body_code)) as opened:
        return opened.alter(row, frequency=Subscription.Frequency.OFF)


def _colleague(actor: Actor, body: Body, name: str, email: str, day: date) -> Person:
    person = Person.objects.filter(email=email.lower()).first()
    if person is not None and (person.user_id or works_for(person, body.code, day)):
        if person.user_id:
            raise ValidationError({"email": _("Personen har ett konto och väljer själv under Få besked.")})
        return person
    return assign(
        actor, role=Assignment.Role.CONTACT, valid_from=day, name=name, email=email, body=body, person=person
    ).person


def _new(actor: Actor, person: Person, body_code: str, frequency: str, language: str) -> Subscription:
    row = Subscription(person=person, body_code=body_code, frequency=frequency, language=language, added_by=actor.label)
    _tell_from_now(row, save=False)
    return row


def _tell_from_now(row: Subscription, *, save: bool = True) -> None:
    known = latest()
    row.told_match, row.told_version = known.match, known.version
    row.told_question_match, row.told_question_change = known.question_match, known.question_change
    row.told_on = today()
    if save:
        row.save(update_fields=sorted(Subscription.measured))
