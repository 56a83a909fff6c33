"""Files of project banks into findings, and what a person says of each finding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.audit.policy import require
from utblick.clock.queries import today
from utblick.documents.staging import stage_pieces, staged_file, unstage
from utblick.governance.queries import area_of
from utblick.jobs.actions import lease, move_cursor, queue
from utblick.projects.actions.earlier_projects import NOT_TOLD, Earlier, store_earlier
from utblick.projects.models import BankFinding, BankReading, Project
from utblick.projects.project_banks.cells import text_of
from utblick.projects.project_banks.found import BankFile, FoundProject
from utblick.projects.project_banks.reading import read_bank
from utblick.projects.queries.bank_findings import own, same_number
from utblick.ui.cells import Unreadable
from utblick.ui.languages import page_language, spoken
from utblick.values import Actor, in_batches, system_actor

BANKS = system_actor("banks")
MOST_AT_ONCE = 1_000_000
"""So large a file, in bytes, is read while somebody waits; a larger one by a job."""
MOST_UNREAD = 200
_READ = "utblick.projects.jobs.read_bank_file"
_BATCH = 100
State, Stand = BankReading.State, BankFinding.Stand


def ask_reading(actor: Actor, file_name: str, pieces: Iterable[bytes], size: int) -> BankReading:
    """Keep a file of a project bank and read it, a large one by a job. The same file again is read again, and adds
    nothing but what is new. ``size`` in bytes."""
    require(actor, "bank_reading.ask")
    digest = stage_pieces(pieces)
    reading = BankReading.objects.filter(sha256=digest).first()
    if reading is None:
        with change(actor, "bank_reading.ask") as opened:
            told = {"asked_by": actor.label, "asked_on": today()}
            reading = opened.add(BankReading(file_name=text_of(file_name, 200) or "–", sha256=digest, **told))
    if size > MOST_AT_ONCE:
        queue(_READ, str(reading.pk), page_language())
    else:
        read_reading(reading)
    return reading


def read_reading(reading: BankReading) -> None:
    """Read a file and keep what it says of us. Done again it changes nothing but what is new."""
    with lease(reading.progress, seconds=1_800) as mine:
        path = staged_file(reading.sha256)
        if not mine:
            return
        if path is None:
            if reading.state == State.READING:
                _note(reading, state=State.REFUSED, refused=_("Filen finns inte kvar. Välj den igen."))
            return
        try:
            file = read_bank(path, own(), lambda rows: move_cursor(reading.progress, rows))
        except Unreadable as refused:
            _note(reading, state=State.REFUSED, refused=spoken(refused.told))
        else:
            _keep(reading, file)
        unstage(reading.sha256)


def _keep(reading: BankReading, file: BankFile) -> None:
    for some in in_batches(file.projects.values(), _BATCH):
        with change(BANKS, "bank_finding.note") as opened:
            for found in some:
                _keep_one(opened, reading, file.bank, found)
    unread = [[one.part, one.line, one.told.sv, one.told.en] for one in file.unread[:MOST_UNREAD]]
    _note(
        reading, state=State.DONE, refused="", bank=file.bank, rows=file.rows, found=len(file.projects), unread=unread,
        unread_count=file.unread_count,
    )  # fmt: skip


def _keep_one(opened: Change, reading: BankReading, bank: str, found: FoundProject) -> None:
    """A new finding, or the bank's newest words of one that nobody has judged yet."""
    known = BankFinding.objects.filter(identifier=found.identifier).first()
    if known is None:
        row = BankFinding(bank=bank, identifier=found.identifier, reading=reading, found_on=today(), **_facts(found))
        twin = same_number(bank, found.number).exclude(stand=Stand.ASKED).first()
        if twin is not None:
            row.project = twin.project
            row.stand = Stand.REFUSED if twin.project is None else Stand.KNOWN
        opened.add(row)
    elif known.stand == Stand.ASKED:
        opened.alter(known, **_facts(found))


def _facts(found: FoundProject) -> dict[str, Any]:
    names = ("number", "title", "acronym", "programme", "role", "lead", "written", "starts_on", "ends_on", "currency",
             "ours_minor", "eu_minor", "total_minor", "url")  # fmt: skip
    ours = found.ours
    return {
        **{name: getattr(found, name) for name in names},
        "certainty": ours.certainty,
        "reason": ours.reason,
        "suggested_body": ours.body,
    }


def _note(reading: BankReading, **new: Any) -> None:
    with change(BANKS, "bank_reading.note") as opened:
        opened.alter(reading, **new)


def add_found(
    actor: Actor, row: BankFinding, *, version: int, body_code: str, leader: str, grant_minor: int, starts_on: date,
    ends_on: date, account_code: str = "", first_report_on: date | None = None,
) -> Project:  # fmt: skip
    """Put a finding into the register of projects, with what it rests on. Raises Stale, ValidationError."""
    _refuse_judged(row)
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("Projektet kan inte sluta innan det börjar.")})
    if ends_on >= today() and first_report_on is None:
        raise ValidationError({"first_report_on": _("Projektet pågår. Skriv när nästa rapport ska vara inne.")})
    with change(actor, "bank_finding.judge") as opened:
        project = store_earlier(
            opened,
            Earlier(
                title=row.title, body_code=body_code, leader=leader or actor.name or NOT_TOLD, grant_minor=grant_minor,
                currency=row.currency, starts_on=starts_on, ends_on=ends_on, role=row.role, lead=row.lead[:200],
                account_code=account_code or NOT_TOLD, bank=row.bank, first_report_on=first_report_on,
                area=area_of({}, today()),
            ),
        )  # fmt: skip
        _judge(opened, row, version, Stand.ADDED, project)
    return project


def link_found(actor: Actor, row: BankFinding, project: Project, *, version: int) -> None:
    """Say that a finding is a project that is there already. Raises Stale, ValidationError."""
    _refuse_judged(row)
    with change(actor, "bank_finding.judge") as opened:
        _judge(opened, row, version, Stand.KNOWN, project)


def refuse_found(actor: Actor, row: BankFinding, *, version: int) -> None:
    """Say that a finding is not ours: it is not asked about again. Raises Stale, ValidationError."""
    _refuse_judged(row)
    with change(actor, "bank_finding.judge") as opened:
        _judge(opened, row, version, Stand.REFUSED, None)


def _judge(opened: Change, row: BankFinding, version: int, stand: str, project: Project | None) -> None:
    """What is said of a finding holds for what another bank says of the same project."""
    opened.alter(row, version=version, stand=stand, project=project)
    for twin in same_number(row.bank, row.number).filter(stand=Stand.ASKED):
        opened.alter(twin, stand=stand if project is None else Stand.KNOWN, project=project)


def _refuse_judged(row: BankFinding) -> None:
    if row.project_id is not None:
        raise ValidationError(_("Projektet finns redan i registret."))
