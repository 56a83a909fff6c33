"""Asking the portal for exactly one call, whatever its status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from utblick.watch.sources.funding_tenders.client import PAGE_SIZE, FundingTendersClient
from utblick.watch.sources.funding_tenders.fields import first
from utblick.watch.sources.funding_tenders.parse import topic_id as topic_id_of
from utblick.watch.sources.parsed import Unreadable

MOST_PAGES = 3


def is_listed(
    client: FundingTendersClient, identifier: str, topic_id: str, call_type: str, sort: tuple[str, str]
) -> bool:
    """Whether the index holds the call. Asks for its own type only: an exact phrase alone finds mostly news, and
    cascade calls carry their parent's identifier. Raises `PortalError`."""
    digits = re.match(r"\d+", topic_id)
    phrase = identifier or (digits.group() if digits else topic_id)
    query = {"bool": {"must": [{"terms": {"type": [call_type]}}]}}
    page, total = 1, 1
    while (page - 1) * PAGE_SIZE < total and page <= MOST_PAGES:
        answer = client.search(query, page, sort, text='"' + phrase.replace('"', " ") + '"')
        if any(_is_topic(result, topic_id, call_type) for result in answer.results):
            return True
        page, total = page + 1, answer.total
    return False


def _is_topic(result: Mapping[str, Any], topic_id: str, call_type: str) -> bool:
    metadata, reference = result.get("metadata"), result.get("reference")
    if not isinstance(metadata, dict) or not isinstance(reference, str) or first(metadata, "type") != call_type:
        return False
    try:
        return topic_id_of(metadata, reference, call_type)[:120] == topic_id
    except Unreadable:
        return False
