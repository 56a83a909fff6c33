"""Anslag, appeal time and legal force of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.audit.policy import visible
from utblick.cases.models import Decision, PublicNotice
from utblick.cases.notice_texts import notice_text, proof_text
from utblick.dates.appeal import AppealPeriod, announcement_due, appeal_period
from utblick.dates.legal_force import LegalForce, legal_force
from utblick.organisation.models import Body
from utblick.values import Actor, Text

NOT_APPEALED = (Body.Kind.COMPANY_BOARD, Body.Kind.ADVISORY)
"""Bodies that are no part of the municipality's own decisions: KL 13 is not about theirs."""


@dataclass(frozen=True)
class NoticePage:
    """What the page of a decision's anslag shows.

    ``period`` is counted from the notice, or before it is known from today: ``as_if_today``.
    """

    decision: Decision
    notice: PublicNotice | None
    force: LegalForce
    period: AppealPeriod
    as_if_today: bool
    due: date | None
    warnings: list[Text]
    text: str
    proof: str


def force_of(decision: Decision, today: date) -> LegalForce | None:
    """A decision's legal force today; None for a body whose decisions are not appealed by KL 13."""
    if decision.body.body_kind in NOT_APPEALED:
        return None
    notice = decision.notice
    return legal_force(
        today,
        adjusted=decision.is_adjusted,
        announced=notice.announced_on if notice else None,
        taken_down=notice.taken_down_on if notice else None,
        appealed=decision.appealed_on,
    )


def notice_due(decision: Decision) -> date | None:
    """The last day to announce the adjusting (KL 8:12); None when it is announced, or there are no minutes to."""
    if decision.notice_id or decision.adjusted_on is None or decision.body.body_kind in NOT_APPEALED:
        return None
    return announcement_due(decision.adjusted_on)


def notice_warnings(decision: Decision, today: date) -> list[Text]:
    """What follows if nothing is done; what has happened against the law is told by `queries.remarks`."""
    due = notice_due(decision)
    return [_OVERDUE] if due is not None and due < today else []


def known_notice(decision: Decision, adjusted_on: date | None) -> PublicNotice | None:
    """The notice of the same minutes, when another § of them has told it already."""
    if adjusted_on is None or decision.taken != Decision.Taken.MEETING:
        return None
    same = PublicNotice.objects.filter(
        body_id=decision.body_id, decided_on=decision.decided_on, adjusted_on=adjusted_on
    )  # fmt: skip
    return same.first()


def notice_page(actor: Actor, decision: Decision, today: date) -> NoticePage | None:
    """Everything about the notice of a decision read by `queries.decision`; None where KL 13 does not apply."""
    force, notice = force_of(decision, today), decision.notice
    if force is None:
        return None
    period = force.period or appeal_period(today)
    paragraphs = _paragraphs(actor, decision)
    kept_at = notice.minutes_kept_at if notice else usual_places(decision)["minutes_kept_at"]
    return NoticePage(
        decision=decision,
        notice=notice,
        force=force,
        period=period,
        as_if_today=force.period is None,
        due=announcement_due(decision.adjusted_on) if decision.adjusted_on else None,
        warnings=notice_warnings(decision, today),
        text=notice_text(decision, paragraphs, period, kept_at=kept_at),
        proof=proof_text(decision, paragraphs, notice) if notice else "",
    )


def usual_places(decision: Decision) -> dict[str, str]:
    """Where the body's latest notice was put up and where its minutes are kept: not typed twice."""
    last = PublicNotice.objects.filter(body_id=decision.body_id).first()
    return {"board": last.board if last else "", "minutes_kept_at": last.minutes_kept_at if last else ""}


def _paragraphs(actor: Actor, decision: Decision) -> list[str]:
    """The §§ that the anslag is about, as far as the actor may see them."""
    if decision.adjusted_on is None:
        return [decision.paragraph] if decision.paragraph else []
    rows = Decision.objects.filter(
        body_id=decision.body_id,
        taken=decision.taken,
        decided_on=decision.decided_on,
        adjusted_on=decision.adjusted_on,
        notice_id=decision.notice_id,
    )
    numbers = visible(rows.exclude(paragraph=""), actor).values_list("paragraph", flat=True)
    return sorted(numbers, key=lambda number: (len(number), number))


_OVERDUE = Text(
    "Tiden att tillkännage justeringen är slut, och vi vet inte om det har skett (KL 8:12). "
    "Tiden att överklaga börjar inte förrän anslaget sitter uppe.",
    "The time to announce the adjusting is over, and it is not known whether it has been done (KL 8:12). "
    "The time to appeal does not begin until the notice is up.",
)
