"""Understanding stored records of papers: each becomes what its source tells of a paper, or stands in quarantine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from utblick.audit.change import change
from utblick.clock.queries import installation
from utblick.values import in_batches
from utblick.watch.actions.papers import Told, write_papers
from utblick.watch.actions.quarantine import note_quarantine
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import FetchRun, RawRecord, Source
from utblick.watch.sources.addressees import line_naming
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.stage_crawl import MORE
from utblick.watch.sources.stage_sources import StageSource, stage_source
from utblick.watch.sources.text import clean, decode

BATCH = 100


@dataclass(slots=True)
class Understood:
    """What a batch of records turned out to be, before anything of it is written."""

    told: list[Told] = field(default_factory=list)
    unreadable: list[tuple[RawRecord, str]] = field(default_factory=list)
    rows: list[RawRecord] = field(default_factory=list)


def read_papers(source: Source, day: date, run: FetchRun | None = None) -> None:
    """Understand every current record that is not understood yet, in batches; ``run`` counts what they became."""
    adapter, found = stage_source(source.code), installation()
    municipality = found.municipality if found else ""
    for references in _batches(source):
        rows = RawRecord.objects.filter(
            source=source, current=True, reference__in=[*references, *(f"{name}{MORE}" for name in references)]
        )
        understood = _understand(adapter, list(rows.order_by("reference")), municipality)
        with change(WATCH, "eu_question.fetch") as opened:
            written = write_papers(opened, source, understood.told, day)
            note_quarantine(understood.rows, understood.unreadable, day)
            RawRecord.objects.filter(pk__in=[row.pk for row in understood.rows]).update(understood=True)
            if run is not None:
                run.new += written.new
                run.changed += written.changed
                run.quarantined += len(understood.unreadable)
                run.save(update_fields=["new", "changed", "quarantined"])


def _batches(source: Source) -> Iterator[list[str]]:
    """References of papers with something not understood, some at a time."""
    waiting = RawRecord.objects.filter(source=source, current=True, understood=False)
    listed = waiting.order_by("reference").values_list("reference", flat=True)
    yield from in_batches(list(dict.fromkeys(name.removesuffix(MORE) for name in listed)), BATCH)


def _understand(adapter: StageSource, rows: list[RawRecord], municipality: str) -> Understood:
    found = Understood(rows=rows)
    by_paper: dict[str, dict[bool, RawRecord]] = {}
    for row in rows:
        by_paper.setdefault(row.reference.removesuffix(MORE), {})[row.reference.endswith(MORE)] = row
    for reference, of_paper in by_paper.items():
        listed, more = of_paper.get(False), of_paper.get(True)
        contents = [row.content if row else None for row in (listed, more)]
        harvest = adapter.paper(*contents)
        for one in harvest.quarantined[:1]:
            wrong = more or listed
            assert wrong is not None
            found.unreadable.append((wrong, one.reason))
        for stage in harvest.stages[:1]:
            text = f"{stage.summary}\n{_text(contents[1])}"
            found.told.append(Told(reference, stage, line_naming(text, municipality)))
    return found


def _text(body: bytes | None) -> str:
    try:
        return clean(decode(body)) if body is not None else ""
    except (UnicodeDecodeError, Unreadable):
        return ""
