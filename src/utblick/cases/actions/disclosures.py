"""The log of what has been asked for and given out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.models import Disclosure, Matter
from utblick.cases.queries.disclosures import REASONED
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.values import Actor


def log_disclosure(
    actor: Actor,
    matter: Matter,
    *,
    what: str,
    asked_on: date | None = None,
    documents: Sequence[int] = (),
    requester: str = "",
    outcome: str = "",
    answered_on: date | None = None,
    reason: str = "",
    decided_by: str = "",
) -> Disclosure:
    """Note a request for records of a matter, with its answer or before it has one; nobody need say who asks."""
    row = Disclosure(matter=matter, asked_on=asked_on or today(), what=what.strip(), documents=sorted(documents))
    row.requester, row.outcome, row.reason, row.decided_by = requester, outcome, reason.strip(), decided_by
    row.answered_on = _answered(row.asked_on, outcome, answered_on, row.reason)
    standing = standing_of(row)
    with change(actor, "disclosure.log", standing) as opened:
        return opened.add(row, effective_on=row.asked_on)


def answer_disclosure(
    actor: Actor,
    row: Disclosure,
    *,
    outcome: str,
    answered_on: date | None = None,
    reason: str = "",
    decided_by: str = "",
    version: int | None = None,
) -> Disclosure:
    """Answer a request, or correct the answer."""
    day = _answered(row.asked_on, outcome, answered_on, reason.strip())
    with change(actor, "disclosure.log", standing_of(row)) as opened:
        return opened.alter(
            row, version=version, outcome=outcome, answered_on=day, reason=reason.strip(), decided_by=decided_by
        )


def _answered(asked_on: date, outcome: str, answered_on: date | None, reason: str) -> date | None:
    """The day of the answer: today when none is told. Refuses days that have not been and a refusal without law."""
    day = (answered_on or today()) if outcome else None
    for told in (asked_on, day):
        refuse_to_come(told, "answered_on")
    if day and day < asked_on:
        raise ValidationError({"answered_on": _("Svaret kan inte ha kommit före begäran.")})
    if outcome in REASONED and not reason:
        raise ValidationError({"reason": _("Ange den bestämmelse som hindrar att handlingen lämnas ut (TF 2:2).")})
    return day
