"""What matters and decisions put on the start page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import policy, visible
from utblick.cases.models import Decision
from utblick.cases.queries.matters import matters
from utblick.cases.queries.waiting import answers_for, awaiting_answers, unadjusted_decisions
from utblick.cases.states import State
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

RECENT = timedelta(days=14)
MOST = 12


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """Rows for those who record decisions or write reports, and what has been decided; seven queries at most."""
    rows = [*_decided(actor, today)]
    if policy().allows_somewhere(actor, "record", Decision.kind):
        rows += [*_answers(actor, today), *_adjustments(actor)]
    if policy().allows_somewhere(actor, "open", "matter") and actor.bodies:
        rows += _under_way(actor)
    return rows


def _answers(actor: Actor, today: date) -> list[TodoRow]:
    """Matters that were sent before a meeting that has been."""
    waiting = answers_for(list(awaiting_answers(actor)[:MOST]), today)
    return [
        TodoRow(
            "waiting",
            _("Skriv in beslutet om %s") % found.matter.title,
            reverse("cases:answers"),
            found.meeting.on,
            _("%(body)s sammanträdde den dagen.") % {"body": found.matter.body.name},
        )
        for found in waiting
        if found.meeting is not None and found.meeting.on >= found.matter.opened_on
    ]


def _adjustments(actor: Actor) -> list[TodoRow]:
    return [
        TodoRow(
            "waiting",
            _("Skriv in när %s justerades") % decision,
            reverse("cases:decision", args=[decision.pk]),
            reason=_("Beslutat, ej justerat. Utdraget kan inte skickas förrän paragrafen är justerad."),
        )
        for decision in unadjusted_decisions(actor)[:MOST]
    ]


def _under_way(actor: Actor) -> list[TodoRow]:
    states = (State.NEW, State.DRAFT, State.SHARED, State.WAITING, State.BACK)
    rows = matters(actor).filter(Q(state__in=states), body_id__in=actor.bodies)
    return [
        TodoRow("under_way", _("Följ ärendet %s") % found.title, reverse("cases:matter", args=[found.pk]))
        for found in rows.order_by("-opened_on", "-id")[:MOST]
    ]


def _decided(actor: Actor, today: date) -> list[TodoRow]:
    rows = visible(Decision.objects.select_related("matter"), actor)
    rows = rows.filter(decided_on__range=(today - RECENT, today)).order_by("-decided_on", "-id")
    return [
        TodoRow(
            "changed",
            _("Beslutades: %(decision)s, %(title)s") % {"decision": decision, "title": decision.matter.title},
            reverse("cases:decision", args=[decision.pk]),
            decision.decided_on,
        )
        for decision in rows[:MOST]
    ]
