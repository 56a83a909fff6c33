"""A large installation to measure: the demo where it can be made, then thousands of calls and matters on top."""

from __future__ import annotations

import logging
import os
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bench import records
from bench.figures import Figure, NotMeasured
from installation import Installation

CALLS, MATTERS, INGESTED = 100_000, 10_000, 10_000
REAL_SIZE, LARGER = 1_000, 11
CODES = ("KS", "KFN", "BUN", "SN", "MSN", "TN")
BATCH = 2_000


class World:
    """One temporary installation, opened in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.installation = Installation(folder / "var", "")
        self.is_demo = False
        self.notes: list[str] = []

    def open(self) -> None:
        """Make the installation and set Django up on it."""
        command = [sys.executable, "-m", "utblick.operations.command_line", "demo", "begin"]
        tried = subprocess.run(command, env=self.installation.environment, capture_output=True, check=False)
        self.is_demo = tried.returncode == 0
        if not self.is_demo:
            self.installation = Installation(self.folder / "empty", "")
            self.installation.run("init", "--municipality", "Provkommun")
        os.environ.update(self.installation.environment)
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        from utblick.operations import keys

        keys.ensure(self.installation.var)
        self._bodies()
        self.notes.append("on the demo" if self.is_demo else "on an installation without demo")

    def _bodies(self) -> None:
        from utblick.organisation.actions import register_body
        from utblick.organisation.models import Body
        from utblick.values import system_actor

        held = set(Body.objects.values_list("code", flat=True))
        for code in CODES:
            if code not in held:
                kind = "executive_board" if code == "KS" else "committee"
                register_body(system_actor("bench"), code=code, name=f"Nämnden {code}", body_kind=kind)

    def ingest(self) -> dict[str, Figure]:
        """Read records from a file by the product's own action, into a base that has none of them."""
        require_table("watch_call")
        from utblick.values import system_actor
        from utblick.watch.actions import make_default_fields, read_given
        from utblick.watch.models import WatchField

        if not WatchField.objects.exists():
            make_default_fields(system_actor("bench"))
        size = records.write_file(self.folder / "records.jsonl", INGESTED)
        begun, worked = time.perf_counter(), time.process_time()
        run = read_given("funding-tenders", records.read_file(self.folder / "records.jsonl"))
        spent, worked = time.perf_counter() - begun, time.process_time() - worked
        told = f"{INGESTED / spent:.0f}/s ({spent:.1f} s, {worked:.1f} s of them own work; {size / 1000:.1f} kB each)"
        more = (
            f"{run.new} new calls stored raw, parsed, compared, matched against {WatchField.objects.count()} "
            "fields, indexed for search and logged as chained events."
        )
        return {"ingest": Figure(told, INGESTED / spent >= 2_500, more)}

    def ingest_real_size(self) -> dict[str, Figure]:
        """As `ingest`, fewer records of the size that the portal really sends."""
        from utblick.watch.actions import read_given

        path = self.folder / "large.jsonl"
        size = records.write_file(path, REAL_SIZE, times=LARGER)
        begun = time.perf_counter()
        run = read_given("funding-tenders", records.read_file(path))
        spent = time.perf_counter() - begun
        return {"ingest30": Figure(f"{run.new / spent:.0f}/s ({spent:.1f} s; {size / 1000:.0f} kB each)", True)}

    def fill(self) -> None:
        """Fill up to the measured size by rows in bulk, outside `change`: this is no real record."""
        from utblick.audit import guard

        begun = time.perf_counter()
        with guard.opened():
            calls = self._copy_calls() if has_table("watch_call") else 0
            matters = self._add_matters() if has_table("cases_matter") else 0
            entries = self._index_alone(CALLS - calls) if calls < CALLS else 0
        spent = time.perf_counter() - begun
        self.notes.append(
            f"{calls} calls ({self._current()} of them current), {matters} matters, "
            f"{entries} further search entries, made in {spent:.0f} s"
        )

    def _current(self) -> int:
        if not has_table("watch_call"):
            return 0
        from utblick.clock.queries import today
        from utblick.watch.models import Call

        return Call.objects.filter(last_deadline_on__gte=today()).count()

    def _copy_calls(self) -> int:
        from utblick.watch.models import Call, Match

        originals = list(Call.objects.filter(identifier__startswith="BENCH-"))
        if not originals:
            raise NotMeasured("no call could be read in")
        matches: dict[Any, list[Match]] = {}
        for match in Match.objects.filter(call__in=[call.pk for call in originals[:2_000]]):
            matches.setdefault(match.call_id, []).append(match)
        made, held, chance = 0, Call.objects.count(), random.Random(7)
        for number in count(1):
            for first in range(0, len(originals), BATCH):
                wanted = originals[first : first + min(BATCH, CALLS - held - made)]
                if not wanted:
                    return held + made
                copies = [_copy_of(call, number) for call in wanted]
                Call.objects.bulk_create(copies)
                Match.objects.bulk_create(
                    Match(call=copy, body_code=found.body_code, score=found.score, reasons=found.reasons,
                          matched_on=found.matched_on)
                    for copy, call in zip(copies, wanted, strict=True) for found in matches.get(call.pk, [])
                )  # fmt: skip
                index([("call", copy.pk, copy.title_en, records.sentence(40, chance), f"/utlysningar/{copy.pk}/")
                       for copy in copies])  # fmt: skip
                made += len(copies)
        raise AssertionError("unreachable")

    def _add_matters(self) -> int:
        from django.db import models

        from utblick.cases.models import Matter
        from utblick.clock.queries import today

        assert issubclass(Matter, models.Model)
        opened = today() - timedelta(days=1)
        held = Matter.objects.count()
        rows = [_matter(Matter, number, opened) for number in range(MATTERS - held)]
        Matter.objects.bulk_create(rows, batch_size=BATCH)
        for first in range(0, len(rows), BATCH):
            index([("matter", row.pk, row.title, row.reference, f"/arenden/{row.pk}/")
                   for row in rows[first : first + BATCH]])  # fmt: skip
        return Matter.objects.count()

    def _index_alone(self, number: int) -> int:
        """Search entries without objects, where the room that would have them is missing."""
        from utblick.clock import uuid7

        texts = records.call_texts(min(number, INGESTED))
        for first in range(0, number, BATCH):
            some = [texts[place % len(texts)] for place in range(first, min(first + BATCH, number))]
            index([("call", uuid7(), text.title, text.description[:300], "/") for text in some])
        return number


def has_table(name: str) -> bool:
    from django.db import connection

    return name in connection.introspection.table_names()


def require_table(name: str) -> None:
    if not has_table(name):
        raise NotMeasured(f"the room of {name.partition('_')[0]} has no tables yet")


def index(entries: list[tuple[str, Any, str, str, str]]) -> None:
    """Search entries (kind, id, title, text, url) straight into the index."""
    from django.db import transaction

    from utblick.audit.change import Change
    from utblick.search.actions import NewEntry, store_entries
    from utblick.values import Ref, system_actor

    made = [NewEntry(Ref(kind, pk), "internal", title, url, text) for kind, pk, title, text, url in entries]
    with transaction.atomic():
        store_entries(Change(system_actor("bench"), "call.fetch"), made)


def _copy_of(call: Any, number: int) -> Any:
    """The call as it was announced ``number`` half-years earlier: what has piled up is mostly closed."""
    from utblick.clock import uuid7

    fields = {field.attname: getattr(call, field.attname) for field in call._meta.concrete_fields}
    earlier = timedelta(days=180 * number)
    for name in ("opens_on", "last_deadline_on", "first_seen_on", "last_seen_on"):
        if fields[name] is not None:
            fields[name] -= earlier
    fields["deadlines"] = [[(date.fromisoformat(row[0]) - earlier).isoformat(), *row[1:]] for row in call.deadlines]
    fields["next_deadline_on"] = _next_deadline(fields["deadlines"])
    return type(call)(
        **{
            **fields,
            "id": uuid7(),
            "topic_id": f"{call.topic_id}-{number}",
            "identifier": f"{call.identifier}-{number}",
            "title_en": f"{call.title_en} ({number})",
        }
    )


def _next_deadline(deadlines: list[list[Any]]) -> date | None:
    from utblick.clock.queries import today
    from utblick.watch.facts import next_deadline_on

    return next_deadline_on(deadlines, today())


def _matter(model: Any, number: int, opened: date) -> Any:
    from utblick.clock import recorded_at

    words = [records.WORDS[(number * step + step) % len(records.WORDS)] for step in (3, 5, 7)]
    return model(
        body_id=CODES[number % len(CODES)],
        reference=f"BENCH {number:05}",
        title=f"Samarbete om {' '.join(words)} {number}",
        opened_on=opened - timedelta(days=number % 900),
        shared_at=recorded_at() if number % 3 else None,
    )
