"""A delegation as roles and counts. Pure: no row of it names anyone, and children and young people have no rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_ROLE = 80
MOST_PEOPLE = 9_999
_ROW = re.compile(r"(\d{1,4})\s+(\S.*)")
_MINORS = re.compile(
    r"\b(?:barn|barnen|skolbarn|förskolebarn|elev|elever|eleverna|ungdom|ungdomar|ungdomarna|unga|tonåring|tonåringar|"
    r"minderårig|minderåriga|child|children|pupil|pupils|youth|youths|teenager|teenagers|minor|minors)(?![\w-])",
    re.IGNORECASE,
)

Delegation = list[list[int | str]]
"""[how many, in which role] in the order they were told, as it is stored."""


class DelegationError(ValueError):
    """A row that is not a count and a role; ``row`` is its number, the first is 1."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


class MinorsError(DelegationError):
    """A row about children or young people, who are only counted by age."""


def read_delegation(text: str) -> Delegation:
    """Rows such as "2 politiker" or "1 rektor". Raises DelegationError, and MinorsError for rows about minors."""
    found: Delegation = []
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        match = _ROW.fullmatch(row.strip())
        if match is None or not 0 < int(match[1]) <= MOST_PEOPLE or len(match[2]) > LONGEST_ROLE:
            raise DelegationError(number)
        if _MINORS.search(match[2]):
            raise MinorsError(number)
        found.append([int(match[1]), " ".join(match[2].split())])
    return found


def written(delegation: Sequence[Sequence[int | str]]) -> str:
    """The rows as text, as `read_delegation` reads them."""
    return "\n".join(f"{count} {role}" for count, role in delegation)


def people_in(delegation: Sequence[Sequence[int | str]]) -> int:
    """How many the rows count."""
    return sum(int(count) for count, _ in delegation)
