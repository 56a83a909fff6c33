"""Papers on the same EU question put in one file, by their names alone, with where each link came from. Pure.

Only names that a paper carries in its number, title or relations (and, in a faktapromemoria, its summary) link; those
in running text are only mentioned. A question is known by the Union's names for it (procedure, COM) or by the Swedish
ones (SOU, Ds, bill). Other names – a faktapromemoria, a reference number – bring a paper to a question, but never put
two questions together: a faktapromemoria on three proposals is shown with all three, which remain three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from utblick.watch.sources.identifiers import Identifier, Scheme, document_of_celex
from utblick.watch.sources.stages import Named, ParsedStage, Stage, Where

CORE = frozenset(
    {Scheme.PROCEDURE, Scheme.COM, Scheme.JOIN, Scheme.CELEX}
    | {Scheme.SOU, Scheme.DS, Scheme.DIR, Scheme.PROP, Scheme.SKR, Scheme.SFS}
)
"""The names that a question is known by."""

WITH_DNR = frozenset(
    {Stage.MINISTRY_REPORT, Stage.REFERRAL, Stage.LEGISLATION_COUNCIL, Stage.BILL, Stage.INQUIRY_REPORT}
)
"""Papers whose reference number is that of one legislative matter; an agenda's covers a whole season of meetings."""


@dataclass(frozen=True, slots=True)
class Member:
    """A paper in a file, and the names that brought it there."""

    paper: ParsedStage
    through: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The papers on one question, in the order given, and the names that it is known by."""

    identifiers: tuple[Identifier, ...]
    members: tuple[Member, ...]


class _Sets:
    """Names that are one and the same question (union–find)."""

    def __init__(self) -> None:
        self._parent: dict[Identifier, Identifier] = {}

    def find(self, name: Identifier) -> Identifier:
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, names: Sequence[Identifier]) -> None:
        for name in names[1:]:
            self._parent[self.find(name)] = self.find(names[0])


def link(items: Iterable[ParsedStage]) -> list[Group]:
    """The files: every paper is in one at least; one that carries the names of several questions is in each."""
    papers = [(paper, shared_names(paper)) for paper in items]
    questions = _Sets()
    for _, names in papers:
        questions.join([name.identifier for name in _one_of_a_kind(names)])
    homes = _homes(papers, questions)
    members: dict[Identifier | int, list[Member]] = defaultdict(list)
    for number, (paper, names) in enumerate(papers):
        through: dict[Identifier | int, list[Named]] = defaultdict(list)
        own = {questions.find(name.identifier) for name in names if name.identifier.scheme in CORE}
        for name in names:
            for home in homes[name.identifier]:
                if not own or home in own:
                    through[home].append(name)
        if not through:
            through[number] = []
        for key, brought in through.items():
            members[key].append(Member(paper, tuple(brought)))
    return [Group(_known_by(group), tuple(group)) for group in members.values()]


def linking_names(paper: ParsedStage) -> tuple[Named, ...]:
    """Those of a paper's names that link it to others."""
    return tuple(
        name
        for name in paper.identifiers
        if name.where is not Where.BODY and (name.identifier.scheme is not Scheme.DNR or paper.stage in WITH_DNR)
    )


def shared_names(paper: ParsedStage) -> tuple[Named, ...]:
    """`linking_names`, where a proposal's CELEX number stands for its COM number, so that both ways of writing meet."""
    found: dict[Identifier, Named] = {}
    for name in linking_names(paper):
        identifier = document_of_celex(name.identifier) or name.identifier
        found.setdefault(identifier, Named(identifier, name.where))
    return tuple(found.values())


def _one_of_a_kind(names: tuple[Named, ...]) -> list[Named]:
    """The core names of a paper that is about one question: none if it has two of any kind.

    A name that a person has given brings the paper to a question, but says nothing of which questions are the same.
    """
    core = [name for name in names if name.identifier.scheme in CORE and name.where is not Where.HAND]
    kinds = [name.identifier.scheme for name in core]
    return core if len(set(kinds)) == len(kinds) else []


def _homes(
    papers: list[tuple[ParsedStage, tuple[Named, ...]]], questions: _Sets
) -> dict[Identifier, tuple[Identifier, ...]]:
    """Where each name leads: a core name to its question, another to the questions it was seen with, or to itself."""
    homes: dict[Identifier, dict[Identifier, None]] = defaultdict(dict)
    for _, names in papers:
        cores = [name.identifier for name in names if name.identifier.scheme in CORE]
        for name in names:
            if name.identifier.scheme in CORE:
                homes[name.identifier][questions.find(name.identifier)] = None
            else:
                homes[name.identifier].update(dict.fromkeys(map(questions.find, cores)))
    return {name: tuple(found) or (name,) for name, found in homes.items()}


def _known_by(members: list[Member]) -> tuple[Identifier, ...]:
    names = {name.identifier for member in members for name in member.through}
    return tuple(sorted(names))
