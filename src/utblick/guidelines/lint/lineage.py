"""How documents follow each other: circles, and dates that overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from utblick.guidelines.lint.findings import Found
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Document
from utblick.guidelines.sets import GuidelineSet
from utblick.values import Text


def lineage(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    """Documents that replace or stand under each other in a circle, and documents or values whose days overlap."""
    yield from _circles(sets, "replaces", lambda document: [old.id for old in document.replaces if old.id])
    yield from _circles(sets, "parent", lambda document: [document.parent] if document.parent else [])
    yield from _same_document(sets)
    yield from _replaced_but_valid(sets)
    for guidelines in sets:
        for number, index in enumerate(guidelines.source.indexes):
            yield from _unsorted(guidelines, ("indexes", number), [value.from_ for value in index.values])
        for number, listed in enumerate(guidelines.source.lists):
            yield from _unsorted(guidelines, ("lists", number), [value.from_ for value in listed.values])


def _circles(sets: Sequence[GuidelineSet], key: str, points: Callable[[Document], Iterable[str]]) -> Iterator[Found]:
    onward: dict[str, set[str]] = {}
    for one in sets:
        onward.setdefault(one.document.id, set()).update(points(one.document))
    for guidelines in sets:
        start = guidelines.document.id
        if start in _reached(start, onward):
            message = Text(
                f"{start}: cirkel i {key}, dokumentet leder tillbaka till sig självt; ta bort ett av leden",
                f"{start}: a cycle in {key}, the document leads back to itself; remove one of the links",
            )
            yield Found(guidelines, ("document", key), "mistake", message)


def _reached(start: str, onward: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = set(onward[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting |= onward.get(name, set())
    return reached


def _same_document(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    """Two versions with the same id that are valid on the same day."""
    versions: dict[str, list[GuidelineSet]] = {}
    for guidelines in sets:
        for earlier in versions.setdefault(guidelines.document.id, []):
            one, other = earlier.document, guidelines.document
            if one.valid_from.earliest <= _last_day(other) and other.valid_from.earliest <= _last_day(one):
                message = Text(
                    f"{other.id} gäller samma dagar som {earlier.filename} med samma id; ge den äldre ett valid_to,"
                    " eller det nya dokumentet ett eget id med replaces",
                    f"{other.id} is valid on the same days as {earlier.filename} with the same id; give the older one a"
                    " valid_to, or the new document an id of its own with replaces",
                )
                yield Found(guidelines, ("document", "valid_from"), "mistake", message)
        versions[guidelines.document.id].append(guidelines)


def _last_day(document: Document) -> date:
    return document.valid_to.latest if document.valid_to is not None else date.max


def _replaced_but_valid(sets: Sequence[GuidelineSet]) -> Iterator[Found]:
    """A document whose days go on although another has replaced it."""
    known = {guidelines.document.id: guidelines for guidelines in sets}
    for guidelines in sets:
        new = guidelines.document
        for replaced in new.replaces:
            older = known.get(replaced.id or "")
            if older is None or older.document.id == new.id:
                continue
            old = older.document
            if old.valid_to is None:
                message = Text(
                    f"{old.id} har ersatts av {new.id} från {new.valid_from} men har inget slut; skriv valid_to",
                    f"{old.id} has been replaced by {new.id} from {new.valid_from} but has no end; write valid_to",
                )
                yield Found(older, ("document", "valid_from"), "remark", message)
            elif old.valid_to.earliest >= new.valid_from.latest:
                message = Text(
                    f"{old.id} gäller till {old.valid_to}, men {new.id} ersätter det från {new.valid_from}; låt"
                    " valid_to vara dagen före",
                    f"{old.id} is valid to {old.valid_to}, but {new.id} replaces it from {new.valid_from}; let valid_to"
                    " be the day before",
                )
                yield Found(older, ("document", "valid_to"), "mistake", message)


def _unsorted(guidelines: GuidelineSet, path: Path, days: Sequence[date]) -> Iterator[Found]:
    for index, (earlier, later) in enumerate(pairwise(days), 1):
        if later < earlier:
            message = Text(
                f"värdet från {later} står efter det från {earlier}; skriv dem i tidens ordning",
                f"the value from {later} stands after that from {earlier}; write them in the order of time",
            )
            yield Found(guidelines, (*path, "values", index, "from"), "remark", message)
