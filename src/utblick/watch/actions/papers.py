"""Papers as their sources tell of them, put in the files of their questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from utblick.audit.change import Change
from utblick.watch.actions.questions_filed import file_papers
from utblick.watch.models import EuPaper, HandLink, PaperName, QuestionChange, Source, Telling
from utblick.watch.question_facts import carried_of, facts_of
from utblick.watch.sources.identifiers import Identifier, Scheme
from utblick.watch.sources.linking import shared_names
from utblick.watch.sources.merging import key_of, merged
from utblick.watch.sources.stage_json import read_stage, written_stage
from utblick.watch.sources.stages import Named, ParsedStage, Where

LONGEST_KEY = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What one source tells of a paper, and the line of it that names the municipality ("" when none does)."""

    reference: str
    stage: ParsedStage
    found_line: str = ""


@dataclass(slots=True)
class Tellings:
    """Every telling of the papers concerned, and the keys (source, reference) of those that are new or altered."""

    of: dict[EuPaper, list[Telling]] = field(default_factory=lambda: defaultdict(list))
    altered: set[tuple[UUID, str]] = field(default_factory=set)

    def concerned(self) -> Iterator[tuple[EuPaper, list[Telling]]]:
        """The papers of which something altered is told, with all that is told of them."""
        for paper, rows in self.of.items():
            if any((row.source_id, row.reference) in self.altered for row in rows):
                yield paper, rows

    def altered_rows(self) -> list[Telling]:
        return [row for rows in self.of.values() for row in rows if (row.source_id, row.reference) in self.altered]


@dataclass(slots=True)
class Written:
    """What a batch has changed: new and altered papers, and to which last days some have come, from which or none."""

    new: int = 0
    changed: int = 0
    moved: dict[UUID, tuple[date | None, date]] = field(default_factory=dict)


def write_papers(opened: Change, source: Source, told: Sequence[Told], day: date) -> Written:
    """Write what a source tells of papers, and put those that are new or named anew in their files."""
    papers = _papers_of(source, told)
    tellings = _tellings(source, told, papers)
    written = Written()
    renamed = _write_papers(opened, tellings, day, written)
    filed = file_papers(opened, renamed | written.moved.keys(), day)
    for question, paper in filed.memberships(written.moved):
        before, after = written.moved[paper]
        QuestionChange.objects.create(
            question_id=question, paper_id=paper, what="day_moved", on=day, day_before=before, day_after=after
        )
    return written


def rename_papers(opened: Change, papers: Iterable[EuPaper], day: date) -> None:
    """Put papers in the files that their names lead to, after a person has given or taken a name."""
    ids = {paper.pk for paper in papers}
    tellings: dict[UUID, list[Telling]] = defaultdict(list)
    for row in Telling.objects.filter(paper__in=ids).select_related("source"):
        tellings[row.paper_id].append(row)
    _write_names({pk: _read(rows) for pk, rows in tellings.items()})
    file_papers(opened, ids, day)


def _papers_of(source: Source, told: Sequence[Told]) -> dict[str, EuPaper]:
    """The paper of each reference: the one it was told of before, the one of the same key, or one not yet saved."""
    before = Telling.objects.filter(source=source, reference__in=[one.reference for one in told])
    found = {row.reference: row.paper for row in before.select_related("paper")}
    keys = {one.reference: short_key(key_of(one.stage)) for one in told}
    by_key = {paper.key: paper for paper in EuPaper.objects.filter(key__in=keys.values())}
    for one in told:
        if one.reference not in found:
            paper = by_key.setdefault(keys[one.reference], EuPaper(key=keys[one.reference]))
            found[one.reference] = paper
    return found


def _tellings(source: Source, told: Sequence[Told], papers: dict[str, EuPaper]) -> Tellings:
    """What is told of these papers, this reading's among it; saved when their papers are."""
    result = Tellings()
    rows: dict[tuple[UUID, str], Telling] = {}
    stored = [paper.pk for paper in papers.values() if not paper._state.adding]
    for row in Telling.objects.filter(paper__in=stored).select_related("source"):
        rows[row.source_id, row.reference] = row
    for one in told:
        parsed, key = written_stage(one.stage), (source.pk, one.reference)
        row = rows.get(key) or Telling(paper=papers[one.reference], source=source, reference=one.reference, parsed=None)
        if (row.parsed, row.found_line) != (parsed, one.found_line):
            result.altered.add(key)
        row.parsed, row.found_line = parsed, one.found_line
        rows[key] = row
    by_id = {paper.pk: paper for paper in papers.values()}
    for row in rows.values():
        result.of[by_id[row.paper_id]].append(row)
    return result


def _write_papers(opened: Change, tellings: Tellings, day: date, written: Written) -> set[UUID]:
    """Save papers and tellings that differ; gives the papers whose file may be another."""
    new: list[EuPaper] = []
    read: dict[UUID, ParsedStage] = {}
    for paper, rows in tellings.concerned():
        stage = read[paper.pk] = _read(rows)
        facts, carried = facts_of(stage), carried_of(stage)
        carried["found_line"] = max((row.found_line for row in rows), key=len)
        if paper._state.adding:
            new.append(_filled(paper, {**facts, **carried, "first_seen_on": day}))
            continue
        before = paper.last_day
        _filled(paper, carried)
        EuPaper.objects.filter(pk=paper.pk).update(**carried)
        version = paper.version
        opened.alter(paper, verb="eu_paper.fetch", **facts)
        written.changed += paper.version != version
        if paper.last_day != before and paper.last_day is not None:
            written.moved[paper.pk] = (before, paper.last_day)
    opened.add_all(new, verb="eu_paper.fetch")
    written.new += len(new)
    altered = tellings.altered_rows()
    again = [row for row in altered if not row._state.adding]
    Telling.objects.bulk_create(row for row in altered if row._state.adding)
    Telling.objects.bulk_update(again, ["parsed", "found_line"])
    _write_names(read)
    return set(read)


def _write_names(read: dict[UUID, ParsedStage]) -> None:
    """The names that link each paper: those read, less those a person has taken away, and those a person has given."""
    said: dict[UUID, dict[Identifier, bool]] = defaultdict(dict)
    for row in HandLink.objects.filter(paper__in=read):
        said[row.paper_id][Identifier(Scheme(row.scheme), row.value)] = row.linked
    wanted: dict[tuple[UUID, str, str], str] = {}
    for pk, stage in read.items():
        for name in _said(shared_names(stage), said[pk]):
            wanted[pk, name.identifier.scheme.value, name.identifier.value[:120]] = name.where.value
    stored = {(row.paper_id, row.scheme, row.value): row for row in PaperName.objects.filter(paper__in=read)}
    gone = [row.pk for key, row in stored.items() if wanted.get(key) != row.where]
    PaperName.objects.filter(pk__in=gone).delete()
    PaperName.objects.bulk_create(
        PaperName(paper_id=pk, scheme=scheme, value=value, where=where)
        for (pk, scheme, value), where in wanted.items()
        if (pk, scheme, value) not in stored or stored[pk, scheme, value].pk in gone
    )


def _said(names: tuple[Named, ...], said: dict[Identifier, bool]) -> list[Named]:
    kept = [name for name in names if said.get(name.identifier, True)]
    own = {name.identifier for name in kept}
    return kept + [Named(name, Where.HAND) for name, linked in said.items() if linked and name not in own]


def _read(rows: Iterable[Telling]) -> ParsedStage:
    return merged(replace(read_stage(row.parsed), source=row.source.code, reference=row.reference) for row in rows)


def _filled(paper: EuPaper, values: dict[str, Any]) -> EuPaper:
    for name, value in values.items():
        setattr(paper, name, value)
    return paper


def short_key(key: str) -> str:
    """A key that its column holds; a long one ends in its hash."""
    return key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 65]}~{sha256(key.encode()).hexdigest()}"
