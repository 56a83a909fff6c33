"""What only passing days and complete runs decide: when a call was last seen, and its next deadline."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from utblick.audit.change import change
from utblick.watch import facts
from utblick.watch.actions.storing import BATCH, WATCH, in_batches
from utblick.watch.models import Call, FetchRun, RawRecord


def note_presence(run: FetchRun) -> None:
    """After any run: every call that it met was seen that day, and is no longer missing."""
    met = RawRecord.objects.filter(source=run.source, last_seen_on=run.day, call__isnull=False)
    due = Q(last_seen_on__lt=run.day) | Q(missing_days__gt=0)
    seen = Call.objects.filter(due, pk__in=met.values("call")).values_list("pk", flat=True)
    for batch in in_batches(list(seen), BATCH):
        with change(WATCH, "call.fetch"):
            Call.objects.filter(pk__in=batch).update(last_seen_on=run.day, missing_days=0, missing_since=None)


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


def refresh_deadlines(day: date) -> None:
    """Set every next deadline that ``day`` has passed to the one after it; safe to repeat."""
    passed = Call.objects.filter(next_deadline_on__lt=day, last_deadline_on__gte=day).only("pk", "deadlines")
    for batch in in_batches(list(passed), BATCH):
        with change(WATCH, "call.fetch"):
            for call in batch:
                ahead = facts.next_deadline_on(call.deadlines, day)
                Call.objects.filter(pk=call.pk).update(next_deadline_on=ahead)
