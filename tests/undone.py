"""Rows that several tests of a module share, and that are gone after it."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponseBase


class Undone:
    """A transaction that is always rolled back, and inside which durable ones may open (as Django's own tests do)."""

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic._from_testcase = True  # type: ignore[attr-defined]
        self._atomic.__enter__()

    def __exit__(self, *_: object) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)


def read_out(answer: HttpResponseBase) -> None:
    """Read a streamed answer to its end, which closes its file; its own `close` would close the database too."""
    if answer.streaming:
        for _ in answer.streaming_content:  # type: ignore[attr-defined]
            pass
