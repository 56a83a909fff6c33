"""What is kept of archiving."""

from utblick.archive.models.packages import ArchivePackage

__all__ = ["ArchivePackage"]
