"""What matters and decisions put on the start page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.policy import policy, visible
from utblick.cases.models import Decision, Disclosure, Dispatch, Matter
from utblick.cases.queries.matters import matters
from utblick.cases.queries.notices import notice_due
from utblick.cases.queries.waiting import NOT_HELD
from utblick.cases.states import AWAITED, State
from utblick.jobs.todo import TodoRow
from utblick.organisation.models import Meeting
from utblick.ui.formats import day
from utblick.values import Actor, Grant

RECENT = timedelta(days=14)
MOST = 24
GOING_ON = (State.NEW, State.DRAFT, *AWAITED)


def todo(actor: Actor, today: date) -> list[TodoRow]:
    """Requests for records, matters of one's own bodies and what has been decided; three queries."""
    return [*_disclosures(actor), *_matters(actor, today), *_decisions(actor, today)]


def _disclosures(actor: Actor) -> list[TodoRow]:
    """Requests for records without an answer wait for the registrar (TF 2:16); one query, none for others."""
    codes = [grant.body for grant in actor.grants if grant.role == "registrar"]
    if not codes:
        return []
    rows = visible(Disclosure.objects.select_related("matter"), actor).filter(outcome="", matter__body_id__in=codes)
    reason = _("En begäran om allmän handling prövas skyndsamt (TF 2:16).")
    return [
        TodoRow(
            "waiting", _("Besvara begäran: %s") % row.what, reverse("cases:disclosure", args=[row.pk]), reason=reason
        )
        for row in rows.order_by("asked_on", "id")[:MOST]
    ]


def _matters(actor: Actor, today: date) -> list[TodoRow]:
    """Those whose meeting has been wait for the decision to be written in; the others are under way."""
    if not actor.bodies:
        return []
    ready = Coalesce(OuterRef("sent_on"), OuterRef("opened_on"))
    met = Meeting.objects.filter(body__code=OuterRef("body_id"), on__gt=ready, on__lt=today)
    met = met.exclude(status__in=NOT_HELD).order_by("-on")
    rows = matters(actor).filter(Q(state__in=GOING_ON), body_id__in=actor.bodies)
    arrived = Exists(Dispatch.objects.filter(matter=OuterRef("pk"), received_on=None))
    rows = rows.annotate(met_on=Subquery(met.values("on")[:1], DateField()), has_arrived=arrived)
    return [_matter(actor, found) for found in rows.order_by("-opened_on", "-id")[:MOST]]


def _matter(actor: Actor, found: Any) -> TodoRow:
    registers = Grant("registrar", found.body_id) in actor.grants
    if registers and found.has_arrived:
        reason = _("Skickat till registrator %s.") % day(found.sent_on, get_language() or "sv")
        url = reverse("cases:receive", args=[found.pk])
        return TodoRow("waiting", _("Ta emot %s") % found.title, url, reason=reason)
    if found.met_on and found.state in AWAITED and _records(actor, found):
        reason = _("%s har sammanträtt sedan ärendet skickades.") % found.body.name
        return TodoRow(
            "waiting", _("Skriv in beslutet om %s") % found.title, reverse("cases:answers"), found.met_on, reason
        )
    url = reverse("cases:matter", args=[found.pk])
    if not found.case_number and registers:
        reason = _("Diariet förs i ett annat system. Ärendet har ännu bara referensen %s.") % found.reference
        told = _("Ange diarienummer för %s") % found.title
        return TodoRow("waiting", told, reverse("cases:number", args=[found.pk]), reason=reason)
    return TodoRow("under_way", _("Följ ärendet %s") % found.title, url, reason=found.case_number or found.reference)


def _decisions(actor: Actor, today: date) -> list[TodoRow]:
    """The latest decisions; those not adjusted wait for whoever records them."""
    recent = Q(decided_on__range=(today - RECENT, today))
    unadjusted = Q(adjusted_on=None, taken=Decision.Taken.MEETING, matter__closed_on=None)
    unannounced = Q(notice=None, adjusted_on__gte=today - RECENT, taken=Decision.Taken.MEETING)
    rows = visible(Decision.objects.select_related("matter__body", "body"), actor)
    rows = rows.filter(recent | unadjusted | unannounced)
    rows = rows.order_by(F("decided_on").desc(), "-id")
    return [row for decision in rows[:MOST] for row in _decision(actor, decision, today)]


def _decision(actor: Actor, decision: Decision, today: date) -> list[TodoRow]:
    url, rows = reverse("cases:decision", args=[decision.pk]), []
    if not decision.is_adjusted and decision.matter.body_id in actor.bodies and _records(actor, decision.matter):
        reason = _("Beslutat, ej justerat. Utdraget kan skickas när paragrafen är justerad.")
        rows.append(TodoRow("waiting", _("Skriv in när %s justerades") % decision, url, reason=reason))
    due = notice_due(decision)
    if due and decision.matter.body_id in actor.bodies and _records(actor, decision.matter):
        reason = _("Justeringen tillkännages på anslagstavlan senast andra dagen efter (KL 8:12).")
        told = _("Skriv in när %s anslogs") % decision
        rows.append(TodoRow("waiting", told, reverse("cases:notice", args=[decision.pk]), due, reason))
    if decision.decided_on >= today - RECENT:
        told = _("Beslutades, %(decision)s: %(title)s") % {"decision": decision, "title": decision.matter.title}
        rows.append(TodoRow("changed", told, url, decision.decided_on))
    return rows


def _records(actor: Actor, matter: Matter) -> bool:
    return policy().allows(actor, "record", Decision.kind, Standing(matter.body_id))
