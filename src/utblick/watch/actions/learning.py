"""What a body's stands teach its bevakningsområde, and forgetting it."""

from __future__ import annotations

from datetime import date

from utblick.access import Standing
from utblick.audit.change import change
from utblick.audit.queries import since
from utblick.clock.queries import today
from utblick.jobs.actions import lease, move_cursor, queue
from utblick.jobs.queries import cursor
from utblick.matching import Decision, Matcher, learn
from utblick.values import Actor, Ref
from utblick.watch import facts
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import Learning, Stand, WatchField

CURSOR = "watch-learning"
MOST = 500
"""A body learns from so many stands, the latest."""
WANTED = (Stand.Choice.INTERESTING, Stand.Choice.TAKEN, Stand.Choice.BECAME_IDEA)
ABOUT_THE_SUBJECT = ("", Stand.Reason.NOT_OUR_TASK, Stand.Reason.OTHER_BODY)
"""Reasons to refuse that speak of what the call is about; too short a time or too much work teaches nothing."""


def learn_from_new_stands(day: date) -> None:
    """Each day: every body that has taken a stand since last time learns anew from all its stands."""
    with lease(CURSOR) as mine:
        last, taken = cursor(CURSOR), set[str]()
        while mine and (batch := since(last)):
            taken |= {Ref.parse(event.subject).id.hex for event in batch if event.subject.startswith(f"{Stand.kind}:")}
            last = batch[-1].seq
        codes = Stand.objects.filter(pk__in=taken).values_list("body_code", flat=True)
        for row in WatchField.objects.filter(body_code__in=set(codes)).order_by("body_code"):
            relearn(row, day)
        if mine:
            move_cursor(CURSOR, last)


def relearn(row: WatchField, day: date) -> None:
    """Learn anew from a body's stands; when that weighs otherwise than before, its calls are matched anew."""
    decisions = _decisions(row)
    weights = dict(learn(decisions).weights.get(row.body_code, {}))
    before = Learning.objects.filter(body_code=row.body_code).first()
    known = (before.weights, before.decisions) if before else ({}, 0)
    if known == (weights, len(decisions)):
        return
    with change(WATCH, "watch_field.match"):
        new = {"weights": weights, "decisions": len(decisions), "learned_on": day}
        Learning.objects.update_or_create(body_code=row.body_code, defaults=new)
        if weights != known[0]:
            queue("utblick.watch.jobs.match_part", row.body_code, row.version, "")


def forget(actor: Actor, row: WatchField) -> WatchField:
    """Take away what a body's stands have taught; only stands taken after today teach from now on."""
    with change(actor, "watch_field.alter", Standing(row.body_code)) as opened:
        opened.alter(row, verb="watch_field.forget", learns_after=today())
        Learning.objects.filter(body_code=row.body_code).delete()
        queue("utblick.watch.jobs.match_part", row.body_code, row.version, "")
    return row


def _decisions(row: WatchField) -> list[Decision]:
    stands = Stand.objects.filter(body_code=row.body_code).exclude(choice=Stand.Choice.NEW)
    if row.learns_after:
        stands = stands.filter(decided_on__gt=row.learns_after)
    telling = stands.exclude(choice=Stand.Choice.NOT_FOR_US).union(
        stands.filter(choice=Stand.Choice.NOT_FOR_US, reason__in=ABOUT_THE_SUBJECT)
    )
    latest = sorted(telling.values_list("decided_on", "pk"), reverse=True)[:MOST]
    matcher = Matcher([row.as_field])
    found = Stand.objects.filter(pk__in=[pk for _, pk in latest]).select_related("call").prefetch_related("call__texts")
    return [
        matcher.decision(row.body_code, facts.stored_to_match(stand.call), stand.choice in WANTED) for stand in found
    ]
