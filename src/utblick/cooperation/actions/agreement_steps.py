"""What happens to an agreement: signed, renewed, laid to rest, woken, given notice, reviewed.

The guidelines are asked about each step (R4.1, R4.2). What they do not allow is refused, unless it happened anyway:
then it is recorded as it was, with its reason, as an avvikelse.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.actions.agreements import make_findable
from utblick.cooperation.agreement_gate import (
    ENTER,
    RENEW,
    REST,
    TERMINATE,
    decided_before,
    decisions_of,
    facts_of,
    is_met,
    is_silent,
    judge,
    trigger_of,
)
from utblick.cooperation.models import Agreement
from utblick.cooperation.months import notice_day
from utblick.governance.actions.records import note_lacking
from utblick.governance.actions.verdicts import keep_verdict
from utblick.governance.statements import Stated
from utblick.guidelines import Verdict
from utblick.values import Actor


class NotMetError(Exception):
    """The guidelines ask for something that is missing."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.outcome)
        self.verdict = verdict


def sign_agreement(
    actor: Actor, agreement: Agreement, *, version: int, signed_on: date, reason: str = "", **told: Any
) -> Agreement:
    """Note that it was signed and when it holds. ``told``: in_force_from (default: that day), ends_on, notice_months,
    prolongs_months, review_on, signatories. Raises NotMetError without a ``reason``."""
    if agreement.signed_on is not None:
        raise ValidationError(_("Avtalet är redan undertecknat."))
    told["in_force_from"] = told.get("in_force_from") or signed_on
    new = {"signed_on": signed_on, **told}
    return _step(actor, agreement, "agreement.sign", ENTER, signed_on, reason, version, new)


def renew_agreement(
    actor: Actor, agreement: Agreement, *, version: int, on: date, ends_on: date | None, reason: str = ""
) -> Agreement:
    """Note that it was signed anew, to another end (None: until further notice). One that rests is woken."""
    _must_be_alive(agreement)
    new: dict[str, Any] = {"renewed_on": on, "ends_on": ends_on, "rests_from": None}
    if ends_on is None:
        new["prolongs_months"] = 0
    return _step(actor, agreement, "agreement.renew", RENEW, on, reason, version, new)


def terminate_agreement(
    actor: Actor, agreement: Agreement, *, version: int, on: date, ends_on: date, reason: str = ""
) -> Agreement:
    """Note that notice was given, and the agreement's last day."""
    _must_be_alive(agreement)
    new = {"notice_on": on, "ends_on": ends_on, "prolongs_months": 0}
    return _step(actor, agreement, "agreement.terminate", TERMINATE, on, reason, version, new)


def rest_agreement(actor: Actor, agreement: Agreement, *, version: int, on: date, reason: str = "") -> Agreement:
    """Let a cooperation rest. The agreement stays in force: resting never ends it."""
    _must_be_alive(agreement)
    return _step(actor, agreement, "agreement.rest", REST, on, reason, version, {"rests_from": on})


def wake_agreement(actor: Actor, agreement: Agreement) -> Agreement:
    """Note that a resting cooperation has begun again."""
    with change(actor, "agreement.wake", standing_of(agreement)) as opened:
        return opened.alter(agreement, rests_from=None)


def review_agreement(
    actor: Actor, agreement: Agreement, *, version: int, reviewed: str, review_on: date | None
) -> Agreement:
    """Note what a review came to, and when the next one is due."""
    if review_on is not None and review_on <= today():
        raise ValidationError({"review_on": _("Skriv en dag som kommer.")})
    with change(actor, "agreement.review", standing_of(agreement)) as opened:
        opened.alter(agreement, version=version, reviewed_on=today(), reviewed=reviewed, review_on=review_on)
    return agreement


def _step(
    actor: Actor, agreement: Agreement, verb: str, step: str, on: date, reason: str, version: int, new: dict[str, Any]
) -> Agreement:
    _check_days(agreement, on, new)
    verdict = judge(agreement, step, on, on)
    met = is_met(verdict)
    if not met and not reason.strip():
        raise NotMetError(verdict)
    end = new.get("ends_on", agreement.ends_on)
    new["notice_by"] = notice_day(end, new.get("notice_months", agreement.notice_months))
    decisions = decisions_of(agreement.ref, decided_before(agreement, step))
    facts = facts_of(agreement, trigger_of(agreement, step), on)
    with change(actor, verb, standing_of(agreement)) as opened:
        opened.alter(agreement, version=version, effective_on=on, **new)
        stated = {name: Stated(value, origin="register") for name, value in facts.items()}
        if not is_silent(verdict):
            keep_verdict(opened, agreement.ref, agreement.body_id, verdict, stated=stated, decisions=decisions)
        if not met:
            note_lacking(
                opened, agreement.ref, agreement.body_id, title=agreement.title, verdict=verdict, reason=reason,
                happened_on=on,
            )  # fmt: skip
        make_findable(opened, agreement)
    return agreement


def _must_be_alive(agreement: Agreement) -> None:
    if agreement.signed_on is None:
        raise ValidationError(_("Avtalet är inte undertecknat än."))
    if agreement.notice_on is not None:
        raise ValidationError(_("Avtalet är redan uppsagt."))


def _check_days(agreement: Agreement, on: date, new: dict[str, Any]) -> None:
    """Refuse days that cannot be: to come, before it was signed, or an end before its start."""
    field = "signed_on" if "signed_on" in new else "on"
    refuse_to_come(on, field)
    if agreement.signed_on and on < agreement.signed_on:
        raise ValidationError({field: _("Dagen ligger före undertecknandet.")})
    begins = new.get("in_force_from") or agreement.in_force_from or on
    ends = new.get("ends_on", agreement.ends_on)
    if ends is not None and ends < begins:
        raise ValidationError({"ends_on": _("Slutet ligger före början.")})
    if ends is not None and "notice_on" in new and ends < on:
        raise ValidationError({"ends_on": _("Sista dagen ligger före uppsägningen.")})
    if new.get("prolongs_months") and ends is None:
        raise ValidationError({"ends_on": _("Skriv en sista dag, annars finns inget att förlänga.")})
