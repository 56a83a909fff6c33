"""Keeping the answers of a run that could not be read."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from utblick.audit.change import change
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import FetchRun, UnreadAnswer
from utblick.watch.sources.text import one_line
from utblick.watch.unread import Unread

MOST_OF_A_SOURCE = 20
"""A page about an outage differs each time it is sent: of each source the latest so many answers are kept."""


def keep_unread(run: FetchRun, answers: Sequence[Unread]) -> None:
    """Keep each content once and tell the run how many came; the same bytes again only renew the day."""
    if not answers:
        return
    with change(WATCH, "call.fetch"):
        for answer in answers:
            seen = {"reason": one_line(answer.reason)[:300], "last_seen_on": run.day}
            UnreadAnswer.objects.update_or_create(
                source=run.source,
                content_hash=answer.digest,
                defaults=seen,
                create_defaults={
                    **seen,
                    "address": one_line(answer.address)[:300],
                    "body": zlib.compress(answer.body),
                    "size": answer.size,
                    "first_seen_on": run.day,
                },
            )
        kept = UnreadAnswer.objects.filter(source=run.source)
        latest = list(kept.values_list("pk", flat=True)[:MOST_OF_A_SOURCE])
        kept.exclude(pk__in=latest).delete()
        run.unread = len(answers)
        run.save(update_fields=["unread"])
