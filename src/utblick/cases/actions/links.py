"""Noting that a decision replaces, amends, withdraws or executes another."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.chains import leads_back
from utblick.cases.effects import Outcome
from utblick.cases.models import Decision, DecisionLink
from utblick.clock.queries import today
from utblick.values import Actor


def link_decisions(
    actor: Actor, later: Decision, earlier: Decision, *, relation: str, from_on: date | None = None
) -> DecisionLink:
    """Note what a decision does to an earlier one, from its own day or a later one (B-2).

    Refused: a decision that came before the other, one that was not carried, and a circle.
    """
    day = from_on or later.decided_on
    if later.pk == earlier.pk or earlier.decided_on > later.decided_on:
        raise ValidationError({"earlier": _("Välj ett beslut som fattades tidigare.")})
    if day < later.decided_on:
        raise ValidationError({"from_on": _("Det kan inte gälla innan beslutet är fattat.")})
    if not later.points.filter(outcome=Outcome.BIFALL).exists():
        raise ValidationError({"earlier": _("Beslutet fick inte bifall och påverkar därför inget annat beslut.")})
    told = DecisionLink.objects.filter(struck_on=None)
    if told.filter(later=later, earlier=earlier, relation=relation).exists():
        raise ValidationError({"earlier": _("Det är redan antecknat.")})
    if leads_back((row.as_link for row in told), str(earlier.pk), str(later.pk)):
        raise ValidationError({"earlier": _("Det andra beslutet bygger redan på det här.")})
    with change(actor, "decision_link.note", standing_of(later)) as opened:
        link = DecisionLink(later=later, earlier=earlier, relation=relation, from_on=day, noted_on=today())
        return opened.add(link, effective_on=day)


def strike_link(actor: Actor, link: DecisionLink) -> DecisionLink:
    """Strike what was noted by mistake; that it was noted is kept."""
    with change(actor, "decision_link.note", standing_of(link.later)) as opened:
        return opened.alter(link, struck_on=today())
