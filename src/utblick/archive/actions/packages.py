"""Asking for archive packages, making them, and reading them in again."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from utblick.archive.models import ArchivePackage
from utblick.archive.packing.package import Package
from utblick.archive.packing.reading import read_package
from utblick.archive.queries.packages import package_now
from utblick.audit.change import Change, change
from utblick.audit.models import Record
from utblick.audit.policy import standing_of
from utblick.cases.indexing import index_whole_matter
from utblick.cases.models import Matter
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents import files
from utblick.documents.actions import attach, keep_produced
from utblick.jobs.actions import queue
from utblick.values import Actor

ZIP = "application/zip"


def ask_package(actor: Actor, matter: Matter) -> ArchivePackage:
    """Ask for the package of a closed matter; a job makes it."""
    with change(actor, "archive_package.make", standing_of(matter)) as opened:
        if matter.closed_on is None:
            raise ValidationError(_("Ärendet är inte avslutat. Avsluta det först; sedan kan det arkiveras."))
        asked = opened.add(ArchivePackage(matter=matter, asked_on=today()))
        queue("utblick.archive.jobs.make_package", str(asked.pk))
    return asked


def make_package(actor: Actor, asked: ArchivePackage) -> ArchivePackage:
    """Make a package that has been asked for, or note why it could not be made. Done again it changes nothing."""
    if not asked.waits:
        return asked
    at = recorded_at()
    try:
        made: Package = package_now(asked.matter, at)
        kept = keep_produced(f"{made.name}.zip", made.zipped(at), ZIP)
    except OSError as error:
        told = _("En fil i ärendet går inte att läsa: %s. Rätta felet och gör paketet igen.") % error
        with change(actor, "archive_package.finish", standing_of(asked)) as opened:
            return opened.alter(asked, refused=told)
    with change(actor, "archive_package.finish", standing_of(asked)) as opened:
        return opened.alter(asked, made_at=at, file_id=attach(opened, kept, asked.ref).pk)


def import_package(actor: Actor, folder: Path) -> Matter:
    """Set up a matter again from its package: its rows and files as they were.

    Rows that are here already (bodies, people, meetings) stay as they are. Raises BrokenPackageError for a package that
    is not whole, ValidationError when the matter is here already.
    """
    package = read_package(folder)
    matters = [row for row in package.rows if isinstance(row, Matter)]
    if Matter.objects.filter(pk__in=[row.pk for row in matters]).exists():
        raise ValidationError(_("Ärendet finns redan här."))
    for place in package.places.values():
        files.store(place.read_bytes())
    with change(actor, "archive_package.import") as opened:
        _add_all(opened, package.rows)
        kept = Matter.objects.filter(pk__in=[row.pk for row in matters]).select_related("body")
        for matter in kept:
            index_whole_matter(opened, matter)
            opened.record(matter.ref, {"imported": [None, folder.name]}, verb="archive_package.import")
    return kept[0]


def _add_all(opened: Change, rows: list[Record]) -> None:
    """Insert the rows that are not here: those that others point to first."""
    waiting = [row for row in rows if not _is_here(row)]
    while waiting:
        new = {(type(row), _key(row, field)) for row in waiting for field in _keys(row)}
        ready = [row for row in waiting if not any(pointed in new for pointed in _pointed_at(row))] or waiting
        for row in ready:
            opened.add(row)
        waiting = [row for row in waiting if row not in ready]


def _is_here(row: Record) -> bool:
    same = Q(pk=row.pk)
    for field in _keys(row):
        same |= Q(**{field: _key(row, field)})
    return type(row)._default_manager.filter(same).exists()


def _keys(row: Record) -> list[str]:
    """The fields by which a row is pointed to, or known."""
    unique = (field.attname for field in row._meta.concrete_fields if field.unique)
    return [name for name in unique if getattr(row, name) is not None]


def _key(row: Record, field: str) -> str:
    return str(getattr(row, field))


def _pointed_at(row: Record) -> list[tuple[type[Model], str]]:
    return [
        (field.related_model, str(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
        if field.related_model is not None
        and getattr(row, field.attname) is not None
        and getattr(row, field.attname) != row.pk
    ]
