"""The chain of decisions a decision belongs to, and what stands of it on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from utblick.audit.policy import visible
from utblick.cases.chains import ChainLink, Validity, validities
from utblick.cases.models import Decision, DecisionLink
from utblick.organisation.models import Body
from utblick.values import Actor

MOST_STEPS = 4
"""How far a chain is followed from a decision, in each direction."""


@dataclass(frozen=True)
class ChainRow:
    """A decision of the chain, how it stood, and what others of the chain do to it as known then."""

    decision: Decision
    validity: Validity
    by: list[DecisionLink]


@dataclass(frozen=True)
class Chain:
    """The whole chain, oldest first; ``over_council`` are links by which another body says it ends the council's."""

    rows: list[ChainRow]
    over_council: list[DecisionLink]
    links: list[DecisionLink]


def links_of(actor: Actor, decision: Decision) -> list[DecisionLink]:
    """What a decision does to others and others to it, as it stands now. One query."""
    return [link for link in _links(actor, {decision.pk}) if link.struck_on is None]


def chain(actor: Actor, decision: Decision, *, on: date, known: date) -> Chain:
    """The chain around a decision on a day, as known on a day; a query a step, `MOST_STEPS` at most, and one."""
    names, links = {decision.pk}, list[DecisionLink]()
    for _step in range(MOST_STEPS):
        links = _links(actor, names)
        reached = names | {pk for link in links for pk in (link.later_id, link.earlier_id)}
        if reached == names:
            break
        names = reached
    rows = visible(Decision.objects.select_related("matter", "body"), actor).filter(pk__in=names)
    decisions = sorted(rows, key=lambda row: (row.decided_on, row.pk))
    told: list[ChainLink] = [link.as_link for link in links]
    found = validities({str(row.pk): row.decided_on for row in decisions}, told, on=on, known=known)
    holding = [link for link in links if link.as_link.is_known(known) and link.from_on <= on]
    return Chain(
        [
            ChainRow(row, found[str(row.pk)], [link for link in holding if link.earlier_id == row.pk])
            for row in decisions
        ],
        [link for link in holding if _over_council(link)],
        holding,
    )


def link(actor: Actor, identifier: UUID) -> DecisionLink | None:
    rows = DecisionLink.objects.select_related("later__matter", "earlier__matter")
    return visible(rows, actor).filter(pk=identifier).first()


def earlier_decisions(actor: Actor, decision: Decision, number: str) -> list[Decision]:
    """The decisions of the same or an earlier day that have a § or belong to a dnr: for choosing one."""
    word = number.strip().removeprefix("§").strip()
    rows = visible(Decision.objects.select_related("matter", "body"), actor).filter(decided_on__lte=decision.decided_on)
    same = Q(paragraph=word) | Q(matter__outside_number=word) | Q(matter__reference=word)
    own = Q(matter=decision.matter_id) | (~Q(matter__subject="") & Q(matter__subject=decision.matter.subject))
    return list(rows.filter(same if word else own).exclude(pk=decision.pk).order_by("-decided_on", "-id")[:50])


def _links(actor: Actor, decisions: set[UUID]) -> list[DecisionLink]:
    rows = DecisionLink.objects.select_related("later__matter", "later__body", "earlier__matter", "earlier__body")
    return list(visible(rows, actor).filter(Q(later__in=decisions) | Q(earlier__in=decisions)))


def _over_council(link: DecisionLink) -> bool:
    ends = link.relation in (DecisionLink.Kind.REPLACES, DecisionLink.Kind.WITHDRAWS, DecisionLink.Kind.AMENDS)
    council = Body.Kind.COUNCIL
    return ends and link.earlier.body.body_kind == council and link.later.body.body_kind != council
