"""Reading agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from utblick.audit.policy import visible
from utblick.cases.effects import Effect, Outcome
from utblick.cases.models import DecisionPoint
from utblick.clock.queries import today
from utblick.cooperation.agreement_states import with_state
from utblick.cooperation.models import Agreement, EarlierDecision, Partner
from utblick.search.queries import find
from utblick.values import Actor, Ref

_MOST_FOUND = 200


def agreements(
    actor: Actor, *, words: str = "", agreement_kind: str = "", state: str = "", partner: Partner | None = None
) -> QuerySet[Agreement]:
    """Agreements in Swedish order, each with its parties and its ``state`` today. Three queries with the parties."""
    parties = Prefetch("partners", Partner.objects.order_by("sort_name", "id"))
    rows = visible(Agreement.objects.select_related("body").prefetch_related(parties), actor)
    rows = with_state(rows, today(), decided_to_enter())
    if words.strip():
        entries = find(actor, words, kinds=["agreement"], limit=_MOST_FOUND)
        rows = rows.filter(pk__in=[Ref.parse(entry.ref).id for entry in entries])
    if agreement_kind:
        rows = rows.filter(agreement_kind=agreement_kind)
    if partner is not None:
        rows = rows.filter(parties__partner=partner)
    return rows.filter(Q(state=state)) if state else rows


def agreement(actor: Actor, id: UUID) -> Agreement | None:
    """One agreement with its ``state`` today, or None when there is none that the actor may see."""
    return agreements(actor).filter(pk=id).first()


def load_agreements(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Agreement]:
    return {row.pk: row for row in visible(Agreement.objects.filter(pk__in=ids), actor)}


def decided_to_enter() -> set[str]:
    """The ids of agreements that some body has decided to enter. One query."""
    here = DecisionPoint.objects.filter(
        effect=Effect.ENTER_AGREEMENT, outcome=Outcome.BIFALL, decision__matter__subject__startswith="agreement:"
    )
    earlier = EarlierDecision.objects.filter(decided="enter", subject__startswith="agreement:")
    subjects = here.order_by().values_list("decision__matter__subject").union(earlier.order_by().values_list("subject"))
    return {str(Ref.parse(subject).id) for (subject,) in subjects}


def earlier_decisions(subject: Ref) -> list[EarlierDecision]:
    """Decisions about a subject that were taken before Utblick kept the matter, oldest first."""
    return list(EarlierDecision.objects.filter(subject=str(subject)).select_related("body"))


def ending(actor: Actor, until: date) -> QuerySet[Agreement]:
    """Agreements in force whose notice, end or review is due by a day; those that rest are reviewed too."""
    due = Q(prolongs_months__gt=0, notice_by__lte=until) | Q(prolongs_months=0, ends_on__lte=until)
    rows = Agreement.objects.filter(due | Q(review_on__lte=until), signed_on__isnull=False, notice_on__isnull=True)
    return visible(rows, actor)
