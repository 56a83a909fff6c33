"""The system clock, read nowhere else."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def recorded_at() -> datetime:
    """The real moment, in UTC."""
    return datetime.now(UTC)


def day_in_stockholm() -> date:
    """The real calendar day in Europe/Stockholm."""
    return datetime.now(STOCKHOLM).date()


def uuid7() -> UUID:
    """A new time-ordered identifier (RFC 9562, version 7)."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
