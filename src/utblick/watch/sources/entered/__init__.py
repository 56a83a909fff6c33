"""Calls that no machine lists: entered by people, read from their tables, or expected because they usually come."""

from utblick.watch.sources.entered.entry import Entry
from utblick.watch.sources.entered.source import EXPECTED, MANUAL

__all__ = ["EXPECTED", "MANUAL", "Entry"]
