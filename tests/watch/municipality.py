"""An invented municipality on 6 May 2026 that watches the portal of `watch.portal`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from utblick.accounts.actions import create_account
from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.audit.actions import create_installation, move_demo_date
from utblick.clock.queries import today
from utblick.organisation.actions import register_body
from utblick.values import Actor, system_actor
from utblick.watch import actions
from utblick.watch.fetching import Fetcher, Limits
from utblick.watch.models import Call, FetchRun
from utblick.watch.sources.base import RawRecord
from utblick.watch.sources.funding_tenders.crawl import raw_record

SYSTEM = system_actor("tests")
FIRST_DAY = date(2026, 5, 6)
BODIES = {"KS": "Kommunstyrelsen", "KFN": "Kultur- och fritidsnämnden", "BUN": "Barn- och utbildningsnämnden"}
QUICK = Limits(connect=5.0, read=0.8, whole=5.0, pause=0.0)
SOURCE = "funding-tenders"


def found_municipality() -> None:
    """A demo on its first day, with three bodies that each have the shipped bevakningsområde."""
    create_installation(SYSTEM, municipality="Exempelby", demo_date=FIRST_DAY)
    for code, name in BODIES.items():
        kind = "executive_board" if code == "KS" else "committee"
        register_body(SYSTEM, code=code, name=name, body_kind=kind)
    actions.make_default_fields(SYSTEM)


def account(role: str, body_code: str = "") -> User:
    """A user with one role; asked for again, the same user."""
    email = f"{role}.{body_code or 'alla'}@exempel.example".lower()
    found = User.objects.filter(email=email).first()
    return found or create_account(
        SYSTEM, email=email, name=f"{role} {body_code}".strip(), roles=[(role, body_code)], valid_from=FIRST_DAY
    )


def actor(role: str, body_code: str = "") -> Actor:
    return actor_of(account(role, body_code), today())


def next_day(to: str) -> None:
    move_demo_date(SYSTEM, date.fromisoformat(to))


def fetched(base_url: str) -> FetchRun:
    """One run against a portal, without pauses."""
    return actions.fetch(SOURCE, base_url=base_url, open_fetcher=quick_fetcher)


def quick_fetcher(address: str | None) -> Fetcher:
    return Fetcher(address, QUICK, sleep=lambda _: None)


def given(*records: dict[str, Any]) -> FetchRun:
    """Read these portal records as if they were all that is listed."""
    return actions.read_given(SOURCE, sent(records))


def sent(records: Iterable[dict[str, Any]]) -> list[RawRecord]:
    return [raw_record(json.loads(json.dumps(record))) for record in records]


def the_call(number: int = 1) -> Call:
    return Call.objects.get(topic_id=str(number))
