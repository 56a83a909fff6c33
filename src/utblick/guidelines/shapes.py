"""A value that may have several shapes and fits none gives one complaint, not one for each shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic_core import ErrorDetails

from utblick.guidelines.positions import Path, Positions

_WRONG_SORT = {
    "string_type", "model_type", "list_type", "dict_type", "int_type", "is_instance_of", "bool_type", "decimal_type",
}  # fmt: skip


def told_together(errors: Sequence[ErrorDetails], positions: Positions) -> list[list[ErrorDetails]]:
    """The complaints, each in a list of its own; those that name alternatives for the same value in one list.

    Where one of the shapes is of the right sort (a table, a text), only the complaints of that shape are kept.
    """
    shapes: dict[Path, dict[str | int, list[ErrorDetails]]] = {}
    for error in errors:
        for place in _choices(error, positions):
            shapes.setdefault(place, {}).setdefault(error["loc"][len(place)], []).append(error)
    dropped: set[int] = set()
    together: dict[int, list[ErrorDetails]] = {}
    for place, tried in shapes.items():
        if len(tried) > 1:
            nearest = next((found for found in tried.values() if not _wrong_sort(found, place)), None)
            alternatives = [found[0] for found in tried.values()]
            kept = nearest or alternatives[:1]
            if nearest is None:
                together[id(alternatives[0])] = alternatives
            dropped |= {id(error) for found in tried.values() for error in found if error not in kept}
    return [together.get(id(error), [error]) for error in errors if id(error) not in dropped]


def _choices(error: ErrorDetails, positions: Positions) -> Iterator[Path]:
    """The places where the schema chose between shapes: just before a step that does not stand in the file."""
    steps = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
    here: Path = ()
    for index, step in enumerate(steps):
        if (*here, step) in positions:
            here = (*here, step)
        else:
            yield error["loc"][:index]


def _wrong_sort(found: Sequence[ErrorDetails], place: Path) -> bool:
    return any(error["type"] in _WRONG_SORT and len(error["loc"]) == len(place) + 1 for error in found)
