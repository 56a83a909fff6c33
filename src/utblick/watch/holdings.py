"""What a person answers for in this room: calls and EU questions taken, and the mail about a body's calls."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.organisation.holdings import Holder, Holding, Told, provide_holdings
from utblick.organisation.models import Person
from utblick.ui.languages import spoken
from utblick.watch.models import QuestionStand, Stand, Subscription


def register() -> None:
    provide_holdings(
        Holding("stands", _("Utlysningar som personen tittar på"), _stands, tell_stand, _move_stand),
        Holding("question_stands", _("EU-frågor som personen tar"), _question_stands, tell_question, _move_stand),
        Holding("subscriptions", _("Utskick"), _subscriptions, _tell_subscription, _move_subscription),
    )


def _stands(holder: Holder) -> list[Stand]:
    rows = Stand.objects.filter(_owned(holder), choice=Stand.Choice.TAKEN)
    return list(rows.select_related("call").order_by("pk"))


def _question_stands(holder: Holder) -> list[QuestionStand]:
    rows = QuestionStand.objects.filter(_owned(holder), choice=QuestionStand.Choice.TAKEN)
    return list(rows.select_related("question").order_by("pk"))


def _owned(holder: Holder) -> Q:
    """Stands name their owner; where two people share a name, those that the person has taken by the own account."""
    named = Q(owner=holder.person.name)
    return named & Q(decided_by=f"user:{holder.person.user_id}") if holder.shares_name else named


def _subscriptions(holder: Holder) -> QuerySet[Subscription]:
    rows = Subscription.objects.filter(person=holder.person, confirmed_on__isnull=False)
    return rows.exclude(frequency=Subscription.Frequency.OFF)


def tell_stand(row: Any) -> Told:
    return Told(spoken(row.call.titles), row.call.get_absolute_url(), row.body_code)


def tell_question(row: Any) -> Told:
    return Told(spoken(row.question.titles), row.question.get_absolute_url(), row.body_code)


def _tell_subscription(row: Any) -> Told:
    return Told(row.get_frequency_display(), reverse("watch:subscriptions"), row.body_code)


def _move_stand(opened: Change, row: Any, to: Person) -> None:
    opened.alter(row, verb=f"{row.kind}.hand_over", owner=to.name)


def _move_subscription(opened: Change, row: Any, to: Person) -> None:
    """The mail goes to the other from now on; one who already has chosen for the body keeps the own choice."""
    if Subscription.objects.filter(person=to, body_code=row.body_code).exists():
        opened.alter(row, verb="subscription.hand_over", frequency=Subscription.Frequency.OFF)
    else:
        opened.alter(row, verb="subscription.hand_over", person=to)
