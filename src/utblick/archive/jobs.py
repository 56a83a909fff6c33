"""What the worker does for the archive."""

from __future__ import annotations

from uuid import UUID

from utblick.archive.actions import make_package as make
from utblick.archive.models import ArchivePackage
from utblick.values import system_actor

ARCHIVE = system_actor("archive")


def make_package(package_id: str) -> None:
    """Make a package that somebody has asked for."""
    asked = ArchivePackage.objects.select_related("matter__body").filter(pk=UUID(package_id)).first()
    if asked is not None:
        make(ARCHIVE, asked)
