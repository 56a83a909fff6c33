"""What only passing days and complete runs decide: when a call was last seen, and its next deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import F, Q

from utblick.audit.change import change
from utblick.values import in_batches
from utblick.watch import facts, withdrawal
from utblick.watch.actions.storing import BATCH, WATCH
from utblick.watch.models import Call, FetchRun, RawRecord

MOST_LOOK_UPS = 20
"""So many calls are asked for by themselves after one run."""
LOOK_UP_AGAIN = timedelta(days=7)

LookUp = Callable[[Call], bool]
"""Asks the source for exactly one call: whether it has it. Raises FetchError when that cannot be told."""


def note_presence(run: FetchRun) -> None:
    """After any run: every call that it met was seen that day, and is no longer missing, nor withdrawn for that."""
    met = RawRecord.objects.filter(source=run.source, last_seen_on=run.day, call__isnull=False).values("call")
    due = Q(last_seen_on__lt=run.day) | Q(missing_days__gt=0)
    seen = Call.objects.filter(due, pk__in=met).values_list("pk", flat=True)
    for batch in in_batches(list(seen), BATCH):
        with change(WATCH, "call.fetch"):
            Call.objects.filter(pk__in=batch).update(
                last_seen_on=run.day, missing_days=0, missing_since=None, looked_up_on=None
            )
    for call in Call.objects.filter(pk__in=met, withdrawn_how=Call.Withdrawn.ABSENCE):
        with change(WATCH, "call.reinstate") as opened:
            opened.alter(call, withdrawn_on=None, withdrawn_how="", withdrawn_reason="")


def count_absence(run: FetchRun) -> None:
    """After a complete run: one more day without the calls that it did not meet (design § 4).

    A call whose deadline is today or has passed, or that says itself that it is closed, is not missing.
    """
    absent = Call.objects.filter(source=run.source, last_seen_on__lt=run.day, stated_closed=False)
    absent = absent.filter(Q(last_deadline_on__isnull=True) | Q(last_deadline_on__gt=run.day))
    absent = absent.exclude(missing_counted_on=run.day)
    for batch in in_batches(list(absent.values_list("pk", flat=True)), BATCH):
        with change(WATCH, "call.fetch"):
            rows = Call.objects.filter(pk__in=batch)
            rows.filter(missing_days=0).update(missing_since=run.day)
            rows.update(missing_days=F("missing_days") + 1, missing_counted_on=run.day)


def withdraw_absent(run: FetchRun, look_up: LookUp) -> None:
    """After a complete run: say *indragen* of what has been away long enough and the source does not have either when
    asked for exactly it. Before that the source must be able to find a call that it did list today.
    """
    absent = Call.objects.filter(
        source=run.source,
        missing_days__gte=withdrawal.MISSING_DAYS,
        stated_closed=False,
        withdrawn_on=None,
        last_deadline_on__gt=run.day,
    )
    asked = absent.filter(Q(looked_up_on=None) | Q(looked_up_on__lte=run.day - LOOK_UP_AGAIN)).order_by("pk")
    due = [call for call in asked if _is_due(call, run.day)][:MOST_LOOK_UPS]
    known = Call.objects.filter(source=run.source, last_seen_on=run.day).exclude(identifier="").first()
    if not due or known is None or not look_up(known):
        return
    for call in due:
        if look_up(call):
            with change(WATCH, "call.fetch"):
                Call.objects.filter(pk=call.pk).update(looked_up_on=run.day)
        else:
            with change(WATCH, "call.withdraw") as opened:
                opened.alter(call, withdrawn_on=run.day, withdrawn_how=Call.Withdrawn.ABSENCE)


def _is_due(call: Call, day: date) -> bool:
    return withdrawal.may_be_said(call.missing_days, facts.next_deadline_on(call.deadlines, day), day)


def refresh_deadlines(day: date) -> None:
    """Set every next deadline that ``day`` has passed to the one after it; safe to repeat."""
    passed = Call.objects.filter(next_deadline_on__lt=day, last_deadline_on__gte=day).only("pk", "deadlines")
    for batch in in_batches(list(passed), BATCH):
        with change(WATCH, "call.fetch"):
            for call in batch:
                ahead = facts.next_deadline_on(call.deadlines, day)
                Call.objects.filter(pk=call.pk).update(next_deadline_on=ahead)
