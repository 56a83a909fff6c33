"""Which stored question each file of papers is: kept, new, or two that turn out to be one. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class File:
    """The papers on one question, and the names that it is known by."""

    names: frozenset[str]
    papers: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Filed:
    """A file with the question that it is from now on (None: a new one) and those that are merged into it."""

    file: File
    question: UUID | None
    merged: tuple[UUID, ...] = ()


def filed(files: Sequence[File], stored: Mapping[UUID, File]) -> tuple[list[Filed], list[UUID]]:
    """Each file with its question, and the questions that no file is left for. ``stored``: oldest first.

    A question goes with the file that carries most of its names, then of its papers; of several that go with the same
    file the oldest stays, and the others are merged into it.
    """
    claims: dict[int, list[UUID]] = {}
    gone: list[UUID] = []
    for question, before in stored.items():
        nearest = max(
            range(len(files)),
            key=lambda place: (*_shared(files[place], before), -place),
            default=None,
        )
        if nearest is None or not any(_shared(files[nearest], before)):
            gone.append(question)
        else:
            claims.setdefault(nearest, []).append(question)
    answers = []
    for place, file in enumerate(files):
        first, *others = claims.get(place, [None])
        answers.append(Filed(file, first, tuple(other for other in others if other is not None)))
    return answers, gone


def _shared(one: File, other: File) -> tuple[int, int]:
    return len(one.names & other.names), len(one.papers & other.papers)
