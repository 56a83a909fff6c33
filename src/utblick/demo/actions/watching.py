"""The calls Strandö has watched: read by the real parser and kept by the real action, on the days it looked."""

from __future__ import annotations

import json

from utblick.clock.queries import today
from utblick.demo.data.portal import records_on
from utblick.values import Actor
from utblick.watch.actions import make_default_fields, read_given
from utblick.watch.sources.base import RawRecord
from utblick.watch.sources.funding_tenders import FundingTenders


def describe_fields(actor: Actor) -> None:
    """Each nämnd's bevakningsområde, as shipped."""
    make_default_fields(actor)


def read_portal(_actor: Actor) -> None:
    """Read what the portal lists today."""
    read_given(
        FundingTenders.code,
        [
            RawRecord(record["reference"], record["language"], json.dumps(record, sort_keys=True).encode())
            for record in records_on(today())
        ],
    )
