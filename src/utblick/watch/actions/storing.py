"""Raw records into the database, before anyone tries to understand them."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from utblick.audit.change import change
from utblick.values import in_batches, system_actor
from utblick.watch.models import FetchRun, RawRecord
from utblick.watch.shapes import Shape, ShapeCount
from utblick.watch.sources.base import Crawl
from utblick.watch.sources.base import RawRecord as SentRecord
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.registry import AnySource
from utblick.watch.sources.text import one_line

WATCH = system_actor("watch")
BATCH = 200
LONGEST_REFERENCE = 200
_FAST = 1
Row = TypeVar("Row")


@dataclass(slots=True)
class Known:
    """What is stored of a reference: its row, its content, and the day it was last seen."""

    pk: int
    content_hash: str
    last_seen_on: date


def store_crawl(run: FetchRun, adapter: AnySource, crawl: Crawl) -> Shape:
    """Read a crawl to its end and keep every record; each batch tells the run how far it has come.

    Returns the shape of what came.
    """
    shape = ShapeCount()
    rows = RawRecord.objects.filter(source=run.source, current=True)
    known = {
        reference: Known(pk, content_hash, last_seen_on)
        for reference, pk, content_hash, last_seen_on in rows.values_list(
            "reference", "pk", "content_hash", "last_seen_on"
        )
    }
    for batch in in_batches(crawl, BATCH):
        sent = {stored_reference(record.reference): record for record in batch}
        for record in batch:
            shape.add(record.body)
        hashed = {reference: hash_of(adapter, record) for reference, record in sent.items()}
        bodies = {
            reference: zlib.compress(record.body, _FAST)
            for reference, record in sent.items()
            if reference not in known or known[reference].content_hash != hashed[reference]
        }
        with change(WATCH, "call.fetch"):
            _note_seen(run, [known[reference] for reference in sent if reference not in bodies and reference in known])
            _keep(run, sent, hashed, bodies, known)
            run.seen += len(sent)
            run.requests = crawl.report.requests
            run.save(update_fields=["seen", "requests"])
    return shape.shape()


def stored_reference(reference: str) -> str:
    """A reference that every database takes; one that is too long, or not plain text, ends in its hash."""
    plain = one_line(reference)
    if plain == reference and len(plain) <= LONGEST_REFERENCE:
        return plain
    digest = hashlib.sha256(reference.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{plain[: LONGEST_REFERENCE - 33]}~{digest[:32]}"


def hash_of(adapter: AnySource, record: SentRecord) -> str:
    """The source's own hash of what a record says; of its bytes when it cannot be read."""
    try:
        return adapter.content_hash(record.body)
    except Unreadable:
        return hashlib.sha256(record.body).hexdigest()


def _note_seen(run: FetchRun, seen: list[Known]) -> None:
    earlier = [one.pk for one in seen if one.last_seen_on < run.day]
    if earlier:
        RawRecord.objects.filter(pk__in=earlier).update(last_seen_on=run.day)


def _keep(
    run: FetchRun,
    sent: dict[str, SentRecord],
    hashed: dict[str, str],
    bodies: dict[str, bytes],
    known: dict[str, Known],
) -> None:
    """Insert new contents; a content that was there before becomes the current one again."""
    superseded = [known[reference].pk for reference in bodies if reference in known]
    RawRecord.objects.filter(pk__in=superseded).update(current=False)
    earlier = RawRecord.objects.filter(source=run.source, reference__in=[name for name in bodies if name in known])
    again = {(row.reference, row.content_hash): row for row in earlier.defer("body")}
    made = []
    for reference, body in bodies.items():
        row = again.get((reference, hashed[reference]))
        if row is not None:
            RawRecord.objects.filter(pk=row.pk).update(current=True, understood=False, last_seen_on=run.day)
            known[reference] = Known(row.pk, row.content_hash, run.day)
        else:
            made.append(
                RawRecord(
                    source=run.source,
                    reference=reference,
                    language=one_line(sent[reference].language)[:8],
                    content_hash=hashed[reference],
                    body=body,
                    first_seen_on=run.day,
                    last_seen_on=run.day,
                )
            )
    for row in RawRecord.objects.bulk_create(made):
        known[row.reference] = Known(row.pk, row.content_hash, run.day)
