"""The sources of EU questions: what each must be able to do, and how it is found. No database here.

A folder beside this file whose module ``source`` calls `register` is a source; nothing else needs to know it.
"""

from __future__ import annotations

import hashlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import ClassVar

import utblick.watch.sources as folder
from utblick.values import Text
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.splitting import Part
from utblick.watch.sources.stages import Harvest, Request


class StageSource(ABC):
    """A source of papers on EU questions. ``code`` is used in addresses and on the command line.

    ``conditional``: its lists are single pages that may be asked for only if they have changed. ``encoding``: how
    answers are wanted, where the usual way does not work.
    """

    code: str
    name: ClassVar[Text]
    conditional: ClassVar[bool] = False
    encoding: ClassVar[str] = ""

    @abstractmethod
    def requests(self, since: date, until: date) -> list[Request]:
        """The first questions to ask for everything of the days ``since`` … ``until``, both included."""

    @abstractmethod
    def records(self, body: bytes) -> list[Part]:
        """The records of an answer, each as an answer that `parse` reads. Raises `Unreadable` for any other answer."""

    @abstractmethod
    def parse(self, body: bytes) -> Harvest:
        """What an answer holds. Never raises for bad content: that is in the harvest's quarantine, with its reason."""

    def following(self, asked: Request, body: bytes) -> Request | None:
        """The next page after ``asked``, if the answer says that there is one and it leads further."""
        return None

    def again(self, references: Collection[str]) -> list[Request]:
        """What to ask for records that were incomplete; nothing where the source never completes a record later."""
        return []

    def reaches_back_to(self, body: bytes) -> date | None:
        """The day that a list without pages reaches back to, if it is cut off there; None if nothing is cut off."""
        return None

    def paper(self, listed: bytes | None, more: bytes | None) -> Harvest:
        """What a record says together with the answer to the question for more about it, which is the fuller one."""
        fuller = self.parse(more) if more is not None else Harvest()
        if fuller.stages or listed is None:
            return fuller
        return replace(self.parse(listed), quarantined=fuller.quarantined) if more is not None else self.parse(listed)

    def content_hash(self, body: bytes) -> str:
        """A hash that changes only when the content does."""
        return hashlib.sha256(body).hexdigest()


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
