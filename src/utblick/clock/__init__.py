"""What day it is, what time it is, and new identifiers: the only caller of the system clock."""

from utblick.clock.now import day_in_stockholm, recorded_at, uuid7

__all__ = ["day_in_stockholm", "recorded_at", "uuid7"]
