"""What each body wants to hear about, and matching anew when it changes its mind."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from utblick.access import Standing
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.jobs.actions import queue
from utblick.matching import DEFAULT_FIELDS, Matcher
from utblick.matching import WatchField as Wanted
from utblick.organisation.models import Body
from utblick.organisation.queries import bodies
from utblick.values import Actor
from utblick.watch import facts
from utblick.watch.actions.matches import write_matches
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import Call, WatchField
from utblick.watch.queries.learning import learned

PART = 200
"""Calls matched anew in one job."""


def make_default_fields(actor: Actor, codes: Sequence[str] | None = None) -> list[WatchField]:
    """Give every body that exists today (or those of ``codes``) and has none the shipped bevakningsområde of its code.

    A body that no shipped field is meant for gets none. Safe to repeat.
    """
    existing = {body.code for body in bodies(actor, today())} if codes is None else set(codes)
    existing -= set(WatchField.objects.values_list("body_code", flat=True))
    made = []
    for wanted in DEFAULT_FIELDS:
        if wanted.body in existing:
            with change(actor, "watch_field.register", Standing(wanted.body)) as opened:
                row = opened.add(WatchField(body_code=wanted.body, field=wanted.to_json()))
                match_in_parts(row)
            made.append(row)
    return made


def begin_watch_field(actor: Actor, body: Body) -> WatchField:
    """Give a body its bevakningsområde: the shipped one of its code or name, else an empty one; what it has stays."""
    found = WatchField.objects.filter(body_code=body.code).first()
    if found is not None:
        return found
    shipped = next((one for one in DEFAULT_FIELDS if one.body == body.code or one.name == body.name), None)
    wanted = shipped or Wanted(body=body.code, name=body.name)
    with change(actor, "watch_field.register", Standing(body.code)) as opened:
        row = opened.add(WatchField(body_code=body.code, field={**wanted.to_json(), "body": body.code}))
        match_in_parts(row)
    return row


def alter_watch_field(actor: Actor, row: WatchField, wanted: Wanted, *, version: int | None = None) -> WatchField:
    """Change a bevakningsområde; the body's calls and EU questions are matched anew in the background."""
    with change(actor, "watch_field.alter", Standing(row.body_code)) as opened:
        before = row.version
        opened.alter(row, version=version, field={**wanted.to_json(), "body": row.body_code})
        if row.version != before:
            match_in_parts(row)
    return row


def match_part(body_code: str, version: int, after: str, *, chained: bool = True) -> str | None:
    """Match the next `PART` calls after one id with a body's field; ``chained`` queues the part after it.

    Returns the last id, or None when there is no more, or the field has changed since (its own job will come).
    """
    row = WatchField.objects.filter(body_code=body_code, version=version).first()
    if row is None:
        return None
    calls = Call.objects.order_by("pk").prefetch_related("texts")
    part = list((calls.filter(pk__gt=UUID(after)) if after else calls)[:PART])
    matcher = Matcher([row.as_field], learned=learned(body_code))
    found = {call.pk: matcher.match(facts.stored_to_match(call)) for call in part}
    with change(WATCH, "watch_field.match"):
        write_matches(found.keys(), found, today(), body_code)
        last = str(part[-1].pk) if len(part) == PART else None
        if last and chained:
            queue("utblick.watch.jobs.match_part", body_code, version, last)
    return last


def match_again(body_code: str) -> None:
    """Match every call with a body's field now, without the queue (command line, demo)."""
    version = WatchField.objects.get(body_code=body_code).version
    after: str | None = ""
    while after is not None:
        after = match_part(body_code, version, after, chained=False)


def match_in_parts(row: WatchField) -> None:
    for job in ("match_part", "match_questions_part"):
        queue(f"utblick.watch.jobs.{job}", row.body_code, row.version, "")
