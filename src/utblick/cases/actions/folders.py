"""Asking for the folder of papers of a meeting, and making it."""

from __future__ import annotations

from typing import Any

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases import minutes_papers
from utblick.cases.models import AgendaItem, MatterDocument, MeetingFolder, Minutes
from utblick.cases.queries.folders import PUBLIC, papers_of_items, progress_name, with_papers_left_out
from utblick.cases.queries.minutes import items_of
from utblick.clock import recorded_at
from utblick.documents import files
from utblick.documents.actions import attach, keep_produced
from utblick.documents.merging.folder import Paper, Section, make
from utblick.documents.models import PDF, StoredFile
from utblick.jobs.actions import move_cursor, queue
from utblick.jobs.models import Cursor
from utblick.values import Actor

LEFT_OUT = "Handlingar som är utkast eller sekretessmarkerade är inte med."


def ask_folder(actor: Actor, minutes: Minutes) -> MeetingFolder:
    """Ask for the folder with the papers that the actor may see; a job makes it. The ones before it go."""
    items = items_of(minutes)
    papers, left_out = papers_of_items(items, actor), with_papers_left_out(items)
    contents = [
        {
            "item": str(item.pk),
            "named": not (item.matter and item.matter.restriction_provision),
            "left_out": item.pk in left_out,
            "papers": [{"id": str(paper.pk)} for paper in papers[item.pk]],
        }
        for item in items
    ]
    asked = MeetingFolder(minutes=minutes, asked_at=recorded_at(), contents=contents)
    with change(actor, "meeting_folder.make", standing_of(asked)) as opened:
        gone = set()
        for earlier in MeetingFolder.objects.filter(minutes=minutes).select_related("file"):
            stored = earlier.file
            opened.remove(earlier)
            if stored is not None:
                gone.add(stored.sha256)
                opened.remove(stored, verb="file.remove")
        opened.add(asked)
        queue("utblick.cases.jobs.make_folder", str(asked.pk))
    for digest in gone - set(StoredFile.objects.filter(sha256__in=gone).values_list("sha256", flat=True)):
        files.remove(digest)
    return asked


def make_folder(actor: Actor, asked: MeetingFolder) -> MeetingFolder:
    """Make a folder that somebody has asked for; nothing happens when it is made.

    What has been restricted since it was asked for is not in it.
    """
    if asked.file_id:
        return asked
    minutes = asked.minutes
    rows = MatterDocument.objects.filter(PUBLIC, pk__in=asked.document_ids).select_related("file")
    documents = {str(row.pk): row for row in rows}
    items = {str(item.pk): item for item in items_of(minutes)}
    contents = [_as_it_is(row, items[row["item"]], documents) for row in asked.contents if row["item"] in items]
    sections = [
        Section(
            minutes_papers.listed_heading(items[row["item"]]),
            tuple(_paper(documents[paper["id"]]) for paper in row["papers"]),
            LEFT_OUT if row["left_out"] else "",
        )
        for row in contents
    ]
    made = make(minutes_papers.summons(minutes), sections, lambda done, total: _tell(asked, done, total))
    for row, section in zip(contents, made.sections, strict=True):
        for told, paper in zip(row["papers"], section.papers, strict=True):
            told |= {"state": paper.state.value, "pages": paper.pages}
    kept = keep_produced(f"Handlingar {minutes}.pdf", made.content, PDF)
    with change(actor, "meeting_folder.finish", standing_of(asked)) as opened:
        stored = attach(opened, kept, asked.ref)
        opened.alter(asked, contents=contents, pages=made.pages, file_id=stored.pk)
    Cursor.objects.filter(name__startswith=progress_name(asked)).delete()
    return asked


def _as_it_is(row: dict[str, Any], item: AgendaItem, documents: dict[str, MatterDocument]) -> dict[str, Any]:
    """An item of the contents without what has been closed since it was asked for."""
    papers = [dict(paper) for paper in row["papers"] if paper["id"] in documents]
    return row | {
        "papers": papers,
        "named": not (item.matter and item.matter.restriction_provision),
        "left_out": row["left_out"] or len(papers) < len(row["papers"]),
    }


def _paper(document: MatterDocument) -> Paper:
    stored = document.file
    return Paper(document.title, stored.name, stored.sha256, stored.media_type)


def _tell(asked: MeetingFolder, done: int, total: int) -> None:
    move_cursor(progress_name(asked), done)
    move_cursor(f"{progress_name(asked)}:total", total)
