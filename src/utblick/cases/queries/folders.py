"""The papers of a meeting's items, and the folders made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from utblick.audit.policy import visible
from utblick.cases.models import AgendaItem, MatterDocument, MeetingFolder, Minutes
from utblick.documents.merging.folder import State
from utblick.jobs.queries import cursor, given_up
from utblick.values import Actor

PUBLIC = Q(matter__restriction_provision="", shared_at__isnull=False)
"""Documents that may leave their authority: of no restricted matter, and no drafts."""


def papers_of_items(items: Sequence[AgendaItem], actor: Actor | None = None) -> dict[UUID, list[MatterDocument]]:
    """The papers that go out with each item: shared, not restricted, not replaced, and what the actor may see.

    The tjänsteskrivelse goes as PDF alone, and as its text was set last. One query.
    """
    matters = {item.matter_id for item in items if item.matter_id and not item.withdrawn}
    rows = MatterDocument.objects.filter(PUBLIC, matter__in=matters, replaced_by=None).select_related("file")
    rows = rows.exclude(paper=MatterDocument.Paper.WORD).order_by("number")
    found: dict[object, list[MatterDocument]] = {}
    for document in rows if actor is None else visible(rows, actor):
        found.setdefault(document.matter_id, []).append(document)
    return {item.pk: _latest(found.get(item.matter_id, [])) if not item.withdrawn else [] for item in items}


def with_papers_left_out(items: Sequence[AgendaItem]) -> set[UUID]:
    """The items whose matter has papers that may not go out: drafts, or all of a restricted matter. One query."""
    matters = {item.matter_id for item in items if item.matter_id and not item.withdrawn}
    closed = set(MatterDocument.objects.filter(~PUBLIC, matter__in=matters).values_list("matter", flat=True))
    return {item.pk for item in items if item.matter_id in closed and not item.withdrawn}


def folder(actor: Actor, identifier: UUID) -> MeetingFolder | None:
    """A folder, or None when there is none of which the actor may see every part."""
    return open_folders([identifier], actor).get(identifier)


def open_folders(ids: Sequence[UUID], actor: Actor) -> dict[UUID, MeetingFolder]:
    """The folders of these numbers of which the actor may see every part now."""
    rows = visible(MeetingFolder.objects.select_related("minutes__meeting", "minutes__body", "file"), actor)
    return {key: row for key, row in rows.in_bulk(ids).items() if is_open_to(actor, row)}


def latest_folder(actor: Actor, minutes: Minutes) -> MeetingFolder | None:
    """The newest folder of a meeting, whether or not the actor may see every part of it."""
    rows = MeetingFolder.objects.filter(minutes=minutes).select_related("minutes__meeting", "minutes__body", "file")
    return visible(rows, actor).first()


def is_open_to(actor: Actor, made: MeetingFolder) -> bool:
    """Whether the actor may see every part: each document, and each heading that it tells."""
    wanted = set(made.document_ids)
    seen = visible(MatterDocument.objects.filter(PUBLIC, pk__in=wanted), actor).count()
    named = [row["item"] for row in made.contents if row["named"]]
    told = AgendaItem.objects.filter(pk__in=named, matter__isnull=False).exclude(matter__restriction_provision="")
    return seen == len(wanted) and not told.exists()


def is_current(made: MeetingFolder) -> bool:
    """Whether a new folder would hold the same items and papers, in the same order; two queries."""
    items = list(AgendaItem.objects.filter(minutes=made.minutes_id).order_by("position", "id"))
    papers = papers_of_items(items)
    now = [(str(item.pk), [str(paper.pk) for paper in papers[item.pk]]) for item in items]
    return now == [(row["item"], [paper["id"] for paper in row["papers"]]) for row in made.contents]


@dataclass(frozen=True)
class Listed:
    """An item of a folder's page: its papers with what became of each, and whether something is left out."""

    item: AgendaItem
    named: bool
    left_out: bool
    papers: list[tuple[MatterDocument, State, int]]


def contents_of(made: MeetingFolder) -> list[Listed]:
    """What is in a folder of which the actor may see every part; two queries."""
    items = AgendaItem.objects.filter(minutes=made.minutes_id).select_related("matter").in_bulk()
    documents = MatterDocument.objects.in_bulk(made.document_ids)
    by_id: dict[str, Any] = {str(key): row for key, row in [*items.items(), *documents.items()]}
    return [
        Listed(
            by_id[row["item"]],
            row["named"],
            row["left_out"],
            [
                (by_id[paper["id"]], State(paper.get("state", State.WHOLE)), paper.get("pages", 0))
                for paper in row["papers"]
                if paper["id"] in by_id
            ],
        )
        for row in made.contents
        if row["item"] in by_id
    ]


@dataclass(frozen=True)
class Progress:
    """How far a folder that is being made has come; ``total`` 0 = not begun; ``has_stopped``: given up."""

    done: int
    total: int
    has_stopped: bool


def progress_of(made: MeetingFolder) -> Progress:
    stopped = any(str(made.pk) in map(str, failure.args or ()) for failure in given_up())
    return Progress(cursor(progress_name(made)), cursor(f"{progress_name(made)}:total"), stopped)


def progress_name(made: MeetingFolder) -> str:
    return f"folder:{made.pk}"


def _latest(papers: list[MatterDocument]) -> list[MatterDocument]:
    """Of each paper set from a report, the one set last."""
    last = {(row.report_id, row.paper): row for row in papers if row.report_id}
    return [row for row in papers if not row.report_id or last[row.report_id, row.paper] is row]
