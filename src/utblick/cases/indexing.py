"""What search knows of matters and what is in them, and of items of minutes: drafts to their own body alone."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from utblick.audit.change import Change
from utblick.cases.models import AgendaItem, Decision, Matter, MatterDocument, Minutes, OfficialReport
from utblick.documents.queries import words_in
from utblick.search.actions import NewEntry, drop_entry, store_entries, store_entry
from utblick.search.models import SearchEntry


def index_matter(opened: Change, matter: Matter) -> None:
    if matter.restriction_provision:
        drop_entry(opened, matter.ref)
        return
    number = matter.case_number or matter.reference
    store_entry(
        opened,
        matter.ref,
        scope=matter.body_id if matter.shared_at is None else SearchEntry.INTERNAL,
        title=matter.title,
        text=f"{number} {matter.reference} {matter.body_id} {matter.former_numbers}",
        url=reverse("cases:matter", args=[matter.pk]),
        day=matter.opened_on,
    )


def index_report(opened: Change, report: OfficialReport) -> None:
    if report.matter.restriction_provision:
        drop_entry(opened, report.ref)
        return
    store_entry(
        opened,
        report.ref,
        scope=report.matter.body_id if report.shared_at is None else SearchEntry.INTERNAL,
        title=report.heading,
        text=" ".join([report.summary, report.description, report.goals, report.proposal]),
        url=reverse("cases:report", args=[report.pk]),
        day=report.written_on,
    )


def index_decision(opened: Change, decision: Decision) -> None:
    if decision.matter.restriction_provision:
        drop_entry(opened, decision.ref)
        return
    store_entry(
        opened,
        decision.ref,
        scope=SearchEntry.INTERNAL,
        title=f"{decision}: {decision.matter.title}",
        text="\n".join([*(point.text for point in decision.points.all()), _words_of(decision)]),
        url=reverse("cases:decision", args=[decision.pk]),
        day=decision.decided_on,
    )


def index_document(opened: Change, document: MatterDocument) -> None:
    """An uploaded document with the words in it; papers set from a report are found as that report."""
    matter = document.matter
    if matter.restriction_provision or document.report_id:
        drop_entry(opened, document.ref)
        return
    store_entry(
        opened,
        document.ref,
        scope=SearchEntry.INTERNAL if document.shared_at else matter.body_id,
        title=document.title,
        text=f"{document.counterpart} {words_in(document.file.sha256)}",
        url=reverse("cases:matter", args=[matter.pk]) + "#handlingar",
        day=document.dated_on,
    )


def document_was_read(opened: Change, identifier: UUID) -> None:
    for document in MatterDocument.objects.filter(pk=identifier).select_related("matter", "file"):
        index_document(opened, document)


def extract_was_read(opened: Change, identifier: UUID) -> None:
    for decision in Decision.objects.filter(pk=identifier).select_related("matter", "extract"):
        index_decision(opened, decision)


def _words_of(decision: Decision) -> str:
    return words_in(decision.extract.sha256) if decision.extract else ""


def index_items(opened: Change, minutes: Minutes) -> None:
    """Every item of a meeting with what was decided; standing items only when something was written under them."""
    rows = AgendaItem.objects.filter(minutes=minutes).select_related("matter", "decision", "minutes__meeting")
    _index_items(opened, list(rows.prefetch_related("decision__points")))


def index_item(opened: Change, item: AgendaItem) -> None:
    _index_items(opened, [item])


def _index_items(opened: Change, items: list[AgendaItem]) -> None:
    known = []
    for item in items:
        if item.matter and item.matter.restriction_provision:
            drop_entry(opened, item.ref)
        elif item.sort in (AgendaItem.Sort.DECISION, AgendaItem.Sort.INFORMATION) or item.course:
            minutes = item.minutes
            known.append(
                NewEntry(
                    item.ref,
                    item.body_id if minutes.issued_on is None else SearchEntry.INTERNAL,
                    f"{item}: {item.title}" if item.paragraph else item.title,
                    reverse("cases:agenda_item", args=[item.pk]),
                    "\n".join([*item.points, item.course]),
                    minutes.meeting.on,
                )
            )
    store_entries(opened, known)


def index_whole_matter(opened: Change, matter: Matter) -> None:
    """The matter with every report, decision and document in it: when it is restricted, or no longer is."""
    index_matter(opened, matter)
    for report in OfficialReport.objects.filter(matter=matter):
        report.matter = matter
        index_report(opened, report)
    for decision in Decision.objects.filter(matter=matter).select_related("extract").prefetch_related("points"):
        decision.matter = matter
        index_decision(opened, decision)
    for item in AgendaItem.objects.filter(matter=matter).select_related("decision", "minutes__meeting"):
        item.matter = matter
        index_item(opened, item)
    index_documents(opened, matter)


def index_documents(opened: Change, matter: Matter) -> None:
    for document in MatterDocument.objects.filter(matter=matter, report=None).select_related("file"):
        document.matter = matter
        index_document(opened, document)
