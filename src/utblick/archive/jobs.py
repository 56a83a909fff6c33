"""What the worker does for the archive."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from utblick.archive.actions import make_package as make
from utblick.archive.exporting.place import forget_old
from utblick.archive.models import ArchivePackage, Export
from utblick.values import system_actor

ARCHIVE = system_actor("archive")


def make_package(package_id: str) -> None:
    """Make a package that somebody has asked for."""
    asked = ArchivePackage.objects.select_related("matter__body").filter(pk=UUID(package_id)).first()
    if asked is not None:
        make(ARCHIVE, asked)


def make_export(export_id: str) -> None:
    """Pack everything that somebody has asked for, or go on with it."""
    from utblick.archive.actions.exports import make_export as make_it

    for asked in Export.objects.filter(pk=UUID(export_id)):
        make_it(asked)


def forget_exports(_day: date) -> None:
    """Remove what was packed a day ago."""
    forget_old()
