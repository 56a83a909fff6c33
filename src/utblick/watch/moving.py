"""What moves from a body that ends in this room: its bevakningsområde, open stands, watched pages and mailings."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.audit.models import Record
from utblick.matching import WatchField as Wanted
from utblick.organisation.holdings import Told
from utblick.organisation.models import Body
from utblick.organisation.successions import Moving, provide_moving
from utblick.watch import holdings
from utblick.watch.actions.fields import match_in_parts
from utblick.watch.models import Match, QuestionMatch, QuestionStand, Stand, Subscription, WatchedPage, WatchField

OPEN = ("interesting", "taken")
"""Stands that are not settled yet."""


def register() -> None:
    provide_moving(
        Moving("fields", _("Bevakningsområden"), _fields, lambda row: Told(str(row)), _move_field),
        Moving("stands", _("Utlysningar under arbete"), _stands, holdings.tell_stand, _move_stand),
        Moving("question_stands", _("EU-frågor under arbete"), _questions, holdings.tell_question, _move_question),
        Moving("pages", _("Bevakade sidor"), _pages, lambda row: Told(row.name, row.get_absolute_url()), _move_page),
        Moving("subscriptions", _("Utskick"), _subscriptions, _tell_subscription, _move_subscription),
    )  # fmt: skip


def _fields(body: Body) -> list[WatchField]:
    return list(WatchField.objects.filter(body_code=body.code))


def _stands(body: Body) -> list[Stand]:
    return list(Stand.objects.filter(body_code=body.code, choice__in=OPEN).select_related("call"))


def _questions(body: Body) -> list[QuestionStand]:
    return list(QuestionStand.objects.filter(body_code=body.code, choice__in=OPEN).select_related("question"))


def _pages(body: Body) -> list[WatchedPage]:
    return list(WatchedPage.objects.filter(body_code=body.code))


def _subscriptions(body: Body) -> list[Subscription]:
    rows = Subscription.objects.filter(body_code=body.code).exclude(frequency=Subscription.Frequency.OFF)
    return list(rows.select_related("person"))


def _tell_subscription(row: Any) -> Told:
    return Told(f"{row.person.name}, {row.get_frequency_display().lower()}")


def _move_field(opened: Change, row: WatchField, to: Body) -> None:
    """The field becomes the successor's, or is joined to the one it has; its calls are matched anew."""
    Match.objects.filter(body_code=row.body_code).delete()
    QuestionMatch.objects.filter(body_code=row.body_code).delete()
    there = WatchField.objects.filter(body_code=to.code).first()
    if there is None:
        kept = opened.alter(row, verb="watch_field.move", body_code=to.code, field={**row.field, "body": to.code})
    else:
        joined = joined_fields(there.as_field, row.as_field)
        kept = opened.alter(there, verb="watch_field.move", field=joined.to_json())
        opened.remove(row, verb="watch_field.move")
    match_in_parts(kept)


def joined_fields(first: Wanted, second: Wanted) -> Wanted:
    """One field that wants what either does; where both weigh a notion, the first's weight stands."""
    terms = {term.text: term for term in (*second.terms, *first.terms)}
    concepts = {wanted.concept: wanted for wanted in (*second.concepts, *first.concepts)}
    return Wanted(
        first.body,
        first.name,
        tuple(terms.values()),
        tuple(concepts.values()),
        tuple(dict.fromkeys((*first.negative, *second.negative))),
        tuple(dict.fromkeys((*first.programmes, *second.programmes))),
        first.children_and_youth or second.children_and_youth,
        first.town_twinning or second.town_twinning,
    )


def _move_stand(opened: Change, row: Stand, to: Body) -> None:
    _move_unless(opened, row, to, Stand.objects.filter(call=row.call_id, body_code=to.code).exists())


def _move_question(opened: Change, row: QuestionStand, to: Body) -> None:
    _move_unless(opened, row, to, QuestionStand.objects.filter(question=row.question_id, body_code=to.code).exists())


def _move_unless(opened: Change, row: Record, to: Body, taken: bool) -> None:
    """A stand of the successor's own holds; the old body's is then settled as *Ny*."""
    if taken:
        opened.remove(row, verb=f"{row.kind}.move")
    else:
        opened.alter(row, verb=f"{row.kind}.move", body_code=to.code)


def _move_page(opened: Change, row: WatchedPage, to: Body) -> None:
    opened.alter(row, verb="watched_page.move", body_code=to.code)


def _move_subscription(opened: Change, row: Subscription, to: Body) -> None:
    if Subscription.objects.filter(person=row.person_id, body_code=to.code).exists():
        opened.alter(row, verb="subscription.end", frequency=Subscription.Frequency.OFF)
    else:
        opened.alter(row, verb="subscription.move", body_code=to.code)
