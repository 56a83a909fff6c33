"""Disposing of documents (gallring): gathered, reviewed by two, decided, carried out.

The event log stays whole: what is removed is the free text beside it, never an event (audit.models.EventWords).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.archive.copies import without_document
from utblick.archive.models import ArchivePackage, DisposalItem, DisposalList, TypedDocument
from utblick.archive.queries.disposal import due
from utblick.audit.change import Change, change
from utblick.audit.models import EventWords
from utblick.audit.policy import standing_of
from utblick.cases.models import Dispatch, MatterDocument, MeetingFolder
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents import files
from utblick.documents.actions import KeptFile, attach, keep_produced
from utblick.documents.models import FileText, StoredFile
from utblick.search.actions import drop_entry
from utblick.values import Actor, Ref


def gather_list(actor: Actor, body_code: str) -> DisposalList:
    """Gather what may be disposed of today in one authority. Raises ValidationError when there is nothing."""
    with change(actor, "disposal_list.gather", Standing(body_code)) as opened:
        found = due(body_code, today())
        if not found:
            raise ValidationError(_("Inget får gallras i dag."))
        gathered = opened.add(DisposalList(body_id=body_code, gathered_on=today()))
        for typed, first_day in found:
            document = typed.document
            opened.add(
                DisposalItem(
                    on_list=gathered,
                    matter=document.matter,
                    document=str(document.ref),
                    number=document.number,
                    rule=typed.rule,
                    due_on=first_day,
                    sha256=document.file.sha256,
                )
            )
    return gathered


def spare(actor: Actor, item: DisposalItem) -> None:
    """Take a document off a list that is not decided; the list must then be reviewed again."""
    with change(actor, "disposal_list.gather", standing_of(item.on_list)) as opened:
        _check_open(item.on_list)
        opened.alter(item.on_list, first_by="", second_by="")
        opened.remove(item)


def review_list(actor: Actor, reviewed: DisposalList) -> DisposalList:
    """Note that one has reviewed a list; two different people must have."""
    with change(actor, "disposal_list.review", standing_of(reviewed)) as opened:
        _check_open(reviewed)
        if not reviewed.first_by:
            return opened.alter(reviewed, first_by=actor.label)
        if reviewed.first_by == actor.label:
            raise ValidationError(_("Du har redan granskat listan. En annan person granskar den också."))
        return opened.alter(reviewed, second_by=actor.label)


def decide_list(actor: Actor, decided: DisposalList, *, decision: str, decided_on: date) -> DisposalList:
    """Carry out a list by a gallringsbeslut: the documents, their files and every copy of ours are removed.

    Each document leaves a certificate event (number, type, checksum, decision). Refused until two have reviewed it.
    """
    copies = _copies(decided)
    with change(actor, "disposal_list.decide", standing_of(decided)) as opened:
        _check_open(decided)
        if not decided.second_by:
            raise ValidationError(_("Två olika personer ska ha granskat listan innan något gallras."))
        if not decision.strip() or decided_on > today():
            raise ValidationError({"decision": _("Ange gallringsbeslutet och den dag det fattades, högst i dag.")})
        opened.alter(
            decided, decision=decision.strip(), decided_on=decided_on, done_at=recorded_at(), effective_on=decided_on
        )
        gone: set[str] = set()
        for dispatch, kept in copies.items():
            gone |= _replace_copy(opened, Dispatch.objects.get(pk=dispatch), kept)
        for item in decided.items.select_related("matter", "rule"):
            gone |= _dispose(opened, item, decision.strip())
        unused = gone - set(StoredFile.objects.filter(sha256__in=gone).values_list("sha256", flat=True))
        FileText.objects.filter(sha256__in=unused).delete()
    for digest in unused:
        files.remove(digest)
    return decided


def _check_open(listed: DisposalList) -> None:
    if listed.done_at is not None:
        raise ValidationError(_("Listan är redan gallrad."))


def _dispose(opened: Change, item: DisposalItem, decision: str) -> set[str]:
    """Remove one document with its file; returns the digests whose bytes may go."""
    document = MatterDocument.objects.select_related("file").get(pk=Ref.parse(item.document).id)
    gone = {document.file.sha256}
    TypedDocument.objects.filter(document=document).delete()
    for package in ArchivePackage.objects.filter(matter=item.matter, file__isnull=False).select_related("file"):
        stored = package.file
        assert stored is not None
        gone.add(stored.sha256)
        opened.alter(package, file_id=None, made_at=None, refused=_("En handling i ärendet är gallrad. Gör ett nytt."))
        _forget(stored)
    for folder in MeetingFolder.objects.filter(minutes__items__matter=item.matter).select_related("file").distinct():
        made = folder.file
        opened.remove(folder)
        if made is not None:
            gone.add(made.sha256)
            _forget(made)
    try:
        document.delete()
    except ProtectedError as held:
        names = ", ".join(sorted({str(row._meta.verbose_name) for row in held.protected_objects}))
        raise ValidationError(_("Handling %(number)s används av annat: %(names)s.")
                              % {"number": item.number, "names": names}) from held  # fmt: skip
    _forget(document.file)
    drop_entry(opened, Ref.parse(item.document))
    EventWords.objects.filter(event__subject=item.document).delete()
    opened.record(
        Ref.parse(item.document),
        {"number": item.number, "rule": str(item.rule.ref), "sha256": item.sha256, "list": str(item.on_list_id)},
        words={"decision": decision},
        verb="document.dispose",
    )
    return gone


def _copies(decided: DisposalList) -> dict[UUID, KeptFile]:
    """The packages sent to a registrar, made anew without the documents that go; outside the change."""
    numbers: dict[UUID, set[int]] = {}
    for item in decided.items.all():
        numbers.setdefault(item.matter_id, set()).add(item.number)
    made = {}
    for dispatch in Dispatch.objects.filter(matter__in=list(numbers)).select_related("package"):
        going = numbers[dispatch.matter_id].intersection(dispatch.content)
        if going:
            content = without_document(files.read(dispatch.package.sha256), going)
            made[dispatch.pk] = keep_produced(dispatch.package.name, content, dispatch.package.media_type)
    return made


def _replace_copy(opened: Change, dispatch: Dispatch, kept: KeptFile) -> set[str]:
    old = dispatch.package
    opened.alter(dispatch, package_id=attach(opened, kept, dispatch.ref).pk)
    _forget(old)
    return {old.sha256}


def _forget(stored: StoredFile) -> None:
    """Remove a file's row and the free text beside its events."""
    EventWords.objects.filter(event__subject=str(stored.ref)).delete()
    stored.delete()
