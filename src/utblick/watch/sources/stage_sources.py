"""The sources of EU questions: what each must be able to do, and how it is found. No database here.

A folder beside this file whose module ``source`` calls `register` is a source; nothing else needs to know it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Protocol

import utblick.watch.sources as folder
from utblick.values import Text
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.stages import Harvest, Request


class StageSource(Protocol):
    """A source of papers on EU questions. ``code`` is used in addresses and on the command line."""

    code: str
    name: Text

    def requests(self, since: date, until: date) -> list[Request]:
        """The first questions to ask for everything of the days ``since`` … ``until``, both included."""
        ...

    def parse(self, body: bytes) -> Harvest:
        """What an answer holds. Never raises for bad content: that is in the harvest's quarantine, with its reason."""
        ...

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The next page after ``asked``, if the answer says that there is one and it leads further."""
        ...


_SOURCES: dict[str, StageSource] = {}


def register(source: StageSource) -> None:
    """Make a source known by its code; a code names one source only."""
    if _SOURCES.setdefault(source.code, source) is not source:
        raise ValueError(f"two sources are called {source.code!r}")


def stage_source(code: str) -> StageSource:
    """The source called ``code``; raises KeyError."""
    return discovered()[code]


def stage_sources() -> list[StageSource]:
    """Every source of EU questions, by code."""
    known = discovered()
    return [known[code] for code in sorted(known)]


def discovered() -> dict[str, StageSource]:
    """The registered sources, after every folder has been asked to register its own."""
    for module in pkgutil.iter_modules(folder.__path__):
        if module.ispkg:
            import_module(f"{folder.__name__}.{module.name}.source")
    return _SOURCES


def harvest(parse: Callable[[bytes], Harvest], body: bytes) -> Harvest:
    """``parse(body)``, where an answer that is unreadable as a whole is quarantined as a whole."""
    try:
        return parse(body)
    except Unreadable as error:
        return Harvest.refused(error.reason)
