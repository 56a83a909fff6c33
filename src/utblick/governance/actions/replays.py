"""Asking for a replay, and keeping its result."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.documents import files
from utblick.documents.actions import KeptFile, attach
from utblick.documents.models import StoredFile
from utblick.documents.uploads import checked_name
from utblick.governance import hooks
from utblick.governance.models import GuidelineDraft, Replay
from utblick.governance.queries.replays import (
    MATTERS,
    PROPOSAL,
    material_of,
    progress_name,
    proposed_set,
    sets_through_time,
)
from utblick.governance.replaying.working import replay_proposal
from utblick.guidelines import load
from utblick.guidelines.matters import matters_from_json
from utblick.guidelines.replay_json import result_to_json
from utblick.jobs.actions import move_cursor, queue
from utblick.jobs.models import Cursor
from utblick.values import Actor

LONGEST_TITLE = 150


def ask_replay(
    actor: Actor,
    text: str,
    filename: str,
    *,
    draft: GuidelineDraft | None = None,
    from_on: date | None = None,
    matters: str | None = None,
) -> Replay:
    """Ask for a replay of a set's text against the matters in the database, or in a file; a job works it out.

    ``from_on``: matters from that day on. Raises GuidelineErrors or ExchangeError with every mistake in the texts.
    """
    title = load(text, filename).document.title
    kept = [_kept(f"{title[:LONGEST_TITLE]}.{PROPOSAL}", text, "application/toml")]
    if matters is not None:
        matters_from_json(matters)
        kept.append(_kept(f"arenden.{MATTERS}", matters, "application/json"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    with change(actor, "replay.ask") as opened:
        asked = opened.add(Replay(proposal=draft, sha256=sha256, asked_on=today(), from_on=from_on))
        for one in kept:
            attach(opened, one, asked.ref)
        queue("utblick.governance.jobs.replay_matters", str(asked.pk))
    return asked


def work_out_replay(actor: Actor, asked: Replay) -> Replay:
    """Judge the matters the actor may see, and keep the result. Does nothing when it has been done.

    Titles of matters in the database are not kept: pages look them up for those who may see them.
    """
    if asked.result is not None:
        return asked
    material = material_of(asked)
    if material.matters is None:
        found = [replace(matter, title="") for matter in hooks.matters(actor, asked.from_on)]
    else:
        told = matters_from_json(material.matters)
        found = [matter for matter in told if asked.from_on is None or matter.on >= asked.from_on]
    proposal = proposed_set(material.text, asked.sha256, asked.asked_on)
    result = replay_proposal(proposal, sets_through_time(), found, lambda done, total: _tell(asked, done, total))
    with change(actor, "replay.finish") as opened:
        opened.alter(asked, result=result_to_json(result))
    Cursor.objects.filter(name__startswith=progress_name(asked)).delete()
    return asked


def _kept(name: str, text: str, media_type: str) -> KeptFile:
    content = text.encode()
    return KeptFile(files.store(content), checked_name(name), media_type, len(content), StoredFile.Origin.UPLOADED)


def _tell(asked: Replay, done: int, total: int) -> None:
    move_cursor(progress_name(asked), done)
    move_cursor(f"{progress_name(asked)}:total", total)
