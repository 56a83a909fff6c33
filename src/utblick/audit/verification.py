"""Checking the chain: every event recomputed, the head file compared, the triggers looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from utblick.audit import chain, triggers
from utblick.audit.change import row_of
from utblick.audit.models import Event, EventWords
from utblick.clock import recorded_at

BATCH = 2_000


@dataclass(frozen=True)
class Finding:
    """One thing wrong with the log: what, and at which event (0 = the log as a whole)."""

    what: str
    seq: int
    told: str


@dataclass(frozen=True)
class Report:
    """The outcome of a verification."""

    events: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        return not self.findings


def verify() -> Report:
    """Recompute the whole chain. Finds changed, removed, inserted and reordered events, changed words, a tail
    cut off against the head file, and missing triggers; SECURITY.md says what it cannot find."""
    findings = [Finding("trigger_missing", 0, name) for name in triggers.missing(connection)]
    previous, expected, digests = chain.GENESIS, 1, {0: chain.GENESIS}
    key = chain.chain_key()
    for event in _events():
        if event.seq != expected:
            findings.append(Finding("missing", expected, f"events {expected} to {event.seq - 1} are not there"))
        if chain.digest(previous, row_of(event), key) != event.digest:
            findings.append(Finding("broken", event.seq, "the event does not follow from the one before it"))
        previous, expected = event.digest, event.seq + 1
        digests[event.seq] = event.digest
    findings += _changed_words()
    findings += _compare_heads(digests)
    return Report(len(digests) - 1, previous, tuple(findings))


def write_head() -> str | None:
    """Append the chain's head to the head file, outside the database; None when there is no event yet."""
    head = Event.objects.order_by("-seq").values_list("seq", "digest").first()
    if head is None:
        return None
    path = Path(settings.AUDIT_HEADS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"{recorded_at().isoformat()} {head[0]} {head[1]}\n"
    with path.open("a", encoding="utf-8") as heads:
        heads.write(line)
    return line


def _events() -> Iterator[Event]:
    last = 0
    while batch := list(Event.objects.filter(seq__gt=last).order_by("seq")[:BATCH]):
        yield from batch
        last = batch[-1].seq


def _changed_words() -> Iterator[Finding]:
    last = 0
    while batch := list(
        EventWords.objects.filter(event_id__gt=last).select_related("event").order_by("event_id")[:BATCH]
    ):
        for kept in batch:
            if chain.words_hash(kept.salt, kept.words) != kept.event.words_hash:
                yield Finding("words_changed", kept.event_id, "the free text is not what was recorded")
        last = batch[-1].event_id


def _compare_heads(digests: dict[int, str]) -> Iterator[Finding]:
    path = Path(settings.AUDIT_HEADS_FILE)
    if not path.exists():
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = line.split(" ")
        if len(parts) != 3 or not parts[1].isdigit():
            yield Finding("heads_unreadable", 0, f"line {number} of the head file cannot be read")
        elif int(parts[1]) not in digests:
            yield Finding("tail_cut", int(parts[1]), f"the head file knows event {parts[1]}, the log does not")
        elif digests[int(parts[1])] != parts[2]:
            yield Finding("head_differs", int(parts[1]), "the log has another event here than the head file")
