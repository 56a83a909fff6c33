"""The registry of nouns: bulk reads, and nothing said about what may not be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest

from utblick.ui import kinds
from utblick.ui.kinds import Kind, Link
from utblick.values import ANONYMOUS, Actor, Grant, Ref

OFFICER = Actor("user:1", grants=frozenset({Grant("officer", "KFN")}))
SEEN, HIDDEN = UUID(int=1), UUID(int=2)


@dataclass(frozen=True)
class Thing:
    id: UUID
    name: str


class Shelf:
    """Two things; only a signed-in actor sees, and never the hidden one."""

    def __init__(self) -> None:
        self.reads = 0

    def load(self, ids: Sequence[UUID], actor: Actor) -> dict[UUID, Thing]:
        self.reads += 1
        return {} if actor.is_anonymous else {one: Thing(one, "Cēsis") for one in ids if one == SEEN}


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setattr(kinds, "_kinds", {})
    shelf = Shelf()
    kinds.register(noun(shelf))
    yield shelf


def noun(shelf: Shelf, label: str = "partner") -> Kind:
    return Kind("thing", label, shelf.load, title=lambda thing: thing.name, url=lambda thing: f"/ting/{thing.id}/")


def test_an_object_is_named_and_linked_by_its_ref(shelf: Shelf) -> None:
    ref = Ref("thing", SEEN)
    assert kinds.link(ref, OFFICER) == Link(ref, "partner", "Cēsis", f"/ting/{SEEN}/")
    assert kinds.title_of(ref, OFFICER) == "Cēsis"


def test_what_the_actor_may_not_see_has_no_name(shelf: Shelf) -> None:
    assert kinds.title_of(Ref("thing", HIDDEN), OFFICER) == ""
    assert kinds.link(Ref("thing", SEEN), ANONYMOUS) is None


def test_many_objects_of_a_kind_are_read_at_once(shelf: Shelf) -> None:
    refs = [Ref("thing", UUID(int=number)) for number in range(40)]
    assert list(kinds.links(refs, OFFICER)) == [Ref("thing", SEEN)]
    assert shelf.reads == 1


def test_a_ref_of_an_unknown_kind_is_left_out(shelf: Shelf) -> None:
    assert kinds.links([Ref("ghost", SEEN)], OFFICER) == {}
    with pytest.raises(KeyError):
        kinds.kind("ghost")


def test_a_name_belongs_to_one_noun(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="registered twice"):
        kinds.register(noun(shelf, "annat"))
