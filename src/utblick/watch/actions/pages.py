"""Watching web pages and feeds: which, what is new on them, and what people say that it is."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.jobs.actions import queue
from utblick.values import Actor
from utblick.watch.actions.storing import WATCH
from utblick.watch.fetching import Fetcher, Limits
from utblick.watch.models import Call, PageChange, WatchedPage
from utblick.watch.pages import Seen, ask

LIMITS = Limits(whole=30.0, max_bytes=5_000_000)
MOST_SEEN = 1_000
"""So many entries of a feed are remembered."""
MOST_NEW = 20
"""More new entries than this at once are left to the next readings."""
Answer = PageChange.Answer


def register_page(actor: Actor, *, name: str, url: str, form: str, body_code: str, enabled: bool = True) -> WatchedPage:
    """Begin to watch a page or feed for a body; if enabled, it is first read at once, in the background."""
    with change(actor, "watched_page.register", Standing(body_code)) as opened:
        page = opened.add(WatchedPage(name=name, url=url, form=form, body_code=body_code, enabled=enabled))
        if enabled:
            queue("utblick.watch.jobs.look_at_page", str(page.pk))
    return page


def alter_page(actor: Actor, page: WatchedPage, *, version: int | None = None, **new: Any) -> WatchedPage:
    """Change a watched page; a new address or kind begins anew, without telling of what differs."""
    with change(actor, "watched_page.alter", Standing(page.body_code)) as opened:
        before = (page.url, page.form)
        opened.alter(page, version=version, **new)
        if (page.url, page.form) != before:
            WatchedPage.objects.filter(pk=page.pk).update(text="", seen=[], etag="", last_modified="", read_on=None)
    return page


def ask_for_look(actor: Actor, page: WatchedPage) -> None:
    """Read the page in the background as soon as the worker can."""
    with change(actor, "watched_page.look", Standing(page.body_code)):
        queue("utblick.watch.jobs.look_at_page", str(page.pk))


def queue_due_pages() -> None:
    """Queue every page that has not been asked for today."""
    due = WatchedPage.objects.filter(enabled=True).exclude(asked_on=today())
    with change(WATCH, "watched_page.look"):
        for page in due.only("pk"):
            queue("utblick.watch.jobs.look_at_page", str(page.pk))


def look_at(page: WatchedPage, open_fetcher: Callable[[], Fetcher] = lambda: Fetcher(limits=LIMITS)) -> Seen:
    """Read a page now and note what is new."""
    is_feed = page.form == WatchedPage.Form.FEED
    with open_fetcher() as fetcher:
        seen = ask(fetcher, page.url, is_feed=is_feed, etag=page.etag, last_modified=page.last_modified)
    note_reading(page, seen)
    return seen


def note_reading(page: WatchedPage, seen: Seen) -> None:
    """Keep what a reading found; one that failed changes nothing but how the page fares."""
    with change(WATCH, "watched_page.look", Standing(page.body_code)) as opened:
        rows = WatchedPage.objects.filter(pk=page.pk)
        if seen.problem:
            rows.update(asked_on=today(), problem=seen.problem, failing_since=page.failing_since or today())
            return
        rows.update(asked_on=today(), read_on=today(), problem="", failing_since=None)
        if seen.unchanged:
            return
        rows.update(etag=seen.etag, last_modified=seen.last_modified)
        if page.form == WatchedPage.Form.FEED:
            _note_entries(opened, page, seen)
        else:
            _note_text(opened, page, seen)


def answer_change(actor: Actor, row: PageChange, answer: str, *, version: int | None = None) -> PageChange:
    """Say that a change is nothing for us, or take that back. A call is said by registering it."""
    with change(actor, "page_change.answer", Standing(row.page.body_code)) as opened:
        return _answered(opened, actor, row, answer, version=version)


def answer_by_call(opened: Change, actor: Actor, row: PageChange, call: Call) -> None:
    """Say that a change was this call, in the change that registers it."""
    _answered(opened, actor, row, Answer.CALL, call=call)


def _answered(
    opened: Change,
    actor: Actor,
    row: PageChange,
    answer: str,
    *,
    call: Call | None = None,
    version: int | None = None,
) -> PageChange:
    waiting = answer == Answer.WAITING
    return opened.alter(
        row,
        version=version,
        verb="page_change.answer",
        answer=answer,
        call=call,
        decided_by="" if waiting else actor.label,
        decided_on=None if waiting else today(),
    )


def _note_text(opened: Change, page: WatchedPage, seen: Seen) -> None:
    """One change that waits a page: it grows while it waits, and goes when the page is as it was."""
    before = page.text
    WatchedPage.objects.filter(pk=page.pk).update(text=seen.text)
    if page.read_on is None or before == seen.text:
        return
    waiting = PageChange.objects.filter(page=page, answer=Answer.WAITING).first()
    if waiting is None:
        opened.add(PageChange(page=page, seen_on=today(), old_text=before, new_text=seen.text), verb="page_change.note")
    elif waiting.old_text == seen.text:
        opened.remove(waiting, verb="page_change.note")
    else:
        PageChange.objects.filter(pk=waiting.pk).update(new_text=seen.text)


def _note_entries(opened: Change, page: WatchedPage, seen: Seen) -> None:
    """Every entry not seen before; the first reading only remembers what there is."""
    known = set(page.seen)
    fresh = {mark: entry for entry in seen.entries if (mark := _mark(entry.identity)) not in known}
    if page.read_on is None:
        fresh_marks = list(fresh)
    else:
        fresh_marks = list(fresh)[:MOST_NEW]
        for mark in fresh_marks:
            entry = fresh[mark]
            row = PageChange(
                page=page,
                seen_on=today(),
                title=entry.title[:300],
                link=entry.link[:500],
                new_text=entry.summary[:20_000],
            )
            opened.add(row, verb="page_change.note")
    WatchedPage.objects.filter(pk=page.pk).update(seen=[*page.seen, *fresh_marks][-MOST_SEEN:])


def _mark(identity: str) -> str:
    return sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]


def look_at_page(id: str) -> None:
    """The job: read one page, if it is still there."""
    page = WatchedPage.objects.filter(pk=UUID(id)).first()
    if page is not None:
        look_at(page)
