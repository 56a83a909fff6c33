"""Replays, what they can be made of, and the adopted sets through time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from utblick.audit.policy import visible
from utblick.documents import files
from utblick.documents.models import StoredFile
from utblick.documents.queries import files_of
from utblick.governance.models import AdoptedSet, GuidelineDraft, Interpretation, Replay
from utblick.governance.queries.sets import law_on, read_set
from utblick.guidelines import GuidelineSet, load
from utblick.guidelines.evaluation import sets_in_force
from utblick.guidelines.replaying import SetsOn
from utblick.jobs.queries import cursor, given_up
from utblick.values import Actor

PROPOSAL, MATTERS = "toml", "json"


def replays(actor: Actor) -> QuerySet[Replay]:
    """Every replay the actor may see, latest first, without its result."""
    return visible(Replay.objects.select_related("proposal").order_by("-asked_on", "-id").defer("result"), actor)


def replay(actor: Actor, pk: UUID) -> Replay | None:
    """One replay with its result, or None when there is none the actor may see."""
    return visible(Replay.objects.select_related("proposal"), actor).filter(pk=pk).first()


def load_replays(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return {row.pk: row for row in replays(actor).filter(pk__in=ids)}


def proposed_drafts(actor: Actor) -> QuerySet[GuidelineDraft]:
    """The drafts that are being written, latest first."""
    return visible(GuidelineDraft.objects.filter(adopted=None, set_aside_on=None).order_by("-begun_on", "-id"), actor)


@dataclass(frozen=True)
class Material:
    """What a replay is made of: the text proposed, and the matters file when one was handed over."""

    text: str
    matters: str | None


def material_of(found: Replay) -> Material:
    """The stored texts of a replay the caller may see. Raises OSError when they are lost or damaged."""
    stored = {one.name.rpartition(".")[2]: one for one in files_of([found.ref]).get(found.ref, [])}
    matters = files.read(stored[MATTERS].sha256).decode() if MATTERS in stored else None
    return Material(files.read(stored[PROPOSAL].sha256).decode(), matters)


def titles_of(found: list[Replay]) -> dict[UUID, str]:
    """What each replay proposes. One query."""
    owned = files_of([one.ref for one in found])
    return {one.pk: _title(owned.get(one.ref, [])) for one in found}


def _title(stored: list[StoredFile]) -> str:
    names = (one.name.rpartition(".") for one in stored)
    return next((title for title, _, ending in names if ending == PROPOSAL), "")


def proposed_set(text: str, sha256: str, day: date) -> GuidelineSet:
    """The proposal; an adopted version is read as its open questions are answered on the day."""
    adopted = AdoptedSet.objects.filter(sha256=sha256).first()
    if adopted is None:
        return load(text, "forslag.toml")
    rows = Interpretation.objects.filter(adopted_set=adopted, valid_from__lte=day).order_by("valid_from")
    chosen = dict(rows.values_list("parameter", "value"))
    return read_set(adopted.document_id, adopted.text, json.dumps(chosen, sort_keys=True))


def sets_through_time() -> SetsOn:
    """The sets in force on any day, as `sets_on` gives them, read at once. Two queries."""
    adopted = list(AdoptedSet.objects.order_by("document_id", "pk"))
    stated = list(
        Interpretation.objects.order_by("valid_from").values_list("adopted_set", "parameter", "value", "valid_from")
    )

    def on(day: date) -> tuple[GuidelineSet, ...]:
        current = [one for one in adopted if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
        found = []
        for one in current:
            chosen = {name: value for owner, name, value, since in stated if owner == one.pk and since <= day}
            found.append(read_set(one.document_id, one.text, json.dumps(chosen, sort_keys=True)))
        return (*law_on(day), *sets_in_force(found, day))

    return on


@dataclass(frozen=True)
class Progress:
    """How far a replay that is being worked out has come; ``total`` 0 = not begun; ``has_stopped``: given up."""

    done: int
    total: int
    has_stopped: bool


def progress_of(found: Replay) -> Progress:
    """How far the work has come."""
    stopped = any(str(found.pk) in map(str, failure.args or ()) for failure in given_up())
    return Progress(cursor(progress_name(found)), cursor(f"{progress_name(found)}:total"), stopped)


def progress_name(found: Replay) -> str:
    return f"replay:{found.pk}"
