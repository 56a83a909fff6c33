"""What a person answers for, told by the rooms: shown on one page and handed over in one step.

A room calls `provide_holdings` in ``AppConfig.ready()``, one `Holding` a sort of thing. Role grants are no holding: the
administrator gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from utblick.audit.change import Change
from utblick.audit.models import Record
from utblick.organisation.models import Person


@dataclass(frozen=True)
class Told:
    """How the page shows one row: its name, its address ("" = none), and the body it belongs to ("" = none)."""

    title: str
    url: str = ""
    place: str = ""


@dataclass(frozen=True)
class Holder:
    """Whose things are asked for. ``shares_name``: another person has the same name, so that it does not say who."""

    person: Person
    shares_name: bool

    @classmethod
    def of(cls, person: Person) -> Holder:
        return cls(person, Person.objects.filter(name=person.name).exclude(pk=person.pk).exists())


@dataclass(frozen=True)
class Holding:
    """One sort of thing that people answer for.

    ``rows`` reads what a person holds now, with one query. ``move`` gives one row to another person inside an
    open change; None = the row follows something else that moves.
    """

    name: str
    label: str | Promise
    rows: Callable[[Holder], Iterable[Record]]
    tell: Callable[[Any], Told]
    move: Callable[[Change, Any, Person], None] | None = None


_holdings: dict[str, Holding] = {}


def provide_holdings(*holdings: Holding) -> None:
    """Add sorts of things that people hold; the same name again replaces it."""
    for holding in holdings:
        _holdings[holding.name] = holding


def holdings() -> tuple[Holding, ...]:
    return tuple(_holdings.values())


def label_of(name: str) -> str:
    """What a sort of thing is called; its name when no room provides it any longer."""
    return str(_holdings[name].label) if name in _holdings else name
