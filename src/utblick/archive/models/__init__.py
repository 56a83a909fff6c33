"""What is kept of archiving."""

from utblick.archive.models.disposal import DisposalItem, DisposalList
from utblick.archive.models.exports import Export
from utblick.archive.models.packages import ArchivePackage
from utblick.archive.models.retention import RetentionRule, TypedDocument

__all__ = ["ArchivePackage", "DisposalItem", "DisposalList", "Export", "RetentionRule", "TypedDocument"]
