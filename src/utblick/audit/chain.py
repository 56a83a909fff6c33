"""How an event is written down and chained: canonical JSON and HMAC."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

GENESIS = "0" * 64


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces, the same text for the same value everywhere."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain)


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates as ISO, decimals and identifiers as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"an event cannot hold {type(value).__name__}")


def new_salt() -> str:
    return secrets.token_hex(16)


def words_hash(salt: str, words: str) -> str:
    """The salted hash of an event's free text, which the chain holds in its place."""
    return hashlib.sha256(f"{salt}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()


def digest(previous: str, row: dict[str, Any], key: bytes) -> str:
    """The HMAC-SHA256 of the previous digest and this row, under ``key`` (`chain_key`, read once for many rows)."""
    message = f"{previous}\n{canonical(row)}".encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def chain_key() -> bytes:
    """The installation's chain key; raises FileNotFoundError when its file is missing."""
    return Path(settings.AUDIT_KEY_FILE).read_bytes().strip()
