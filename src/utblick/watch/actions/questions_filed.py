"""Putting papers in the files of their questions: a paper joins one, makes a new one, or shows that two are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from utblick.audit.change import Change
from utblick.search.actions import NewEntry, drop_entry, store_entries
from utblick.watch.actions.question_matches import match_questions
from utblick.watch.filing import File, Filed, filed
from utblick.watch.models import EuPaper, EuQuestion, PaperLink, PaperName, QuestionChange, QuestionMatch, QuestionStand
from utblick.watch.question_facts import founds, is_later, measured_of, question_facts
from utblick.watch.sources.identifiers import Identifier, Scheme
from utblick.watch.sources.linking import CORE, Group, link
from utblick.watch.sources.stage_json import written_name
from utblick.watch.sources.stages import Named, ParsedStage, Stage, Where


@dataclass(slots=True)
class Files:
    """The questions that papers have been put in: question → its papers."""

    papers: dict[UUID, list[EuPaper]] = field(default_factory=dict)

    def memberships(self, papers: Collection[UUID]) -> Iterator[tuple[UUID, UUID]]:
        for question, members in self.papers.items():
            yield from ((question, paper.pk) for paper in members if paper.pk in papers)


def file_papers(opened: Change, changed: Collection[UUID], day: date) -> Files:
    """Put these papers, and all that their names lead to, in their files. Inside an open change.

    The files are those that `linking.link` makes of all papers together: a file depends only on papers that share
    names with it, so only these are read.
    """
    result = Files()
    if not changed:
        return result
    papers = EuPaper.objects.in_bulk(_together(changed))
    groups = [group for group in _groups(papers) if founds(_members(group, papers))]
    stored = _stored(papers)
    answers, gone = filed([_file(group) for group in groups], stored)
    questions = EuQuestion.objects.in_bulk([*stored])
    for group, answer in zip(groups, answers, strict=True):
        members = sorted(_members(group, papers), key=lambda paper: (paper.published_on or day, paper.key))
        question = _write_question(opened, group, answer, members, questions, day)
        result.papers[question.pk] = members
    for pk in gone:
        _leave(opened, questions[pk])
    _after(opened, result, day)
    return result


def refresh_question(question: EuQuestion, papers: list[EuPaper], day: date) -> None:
    """Set what follows from papers and day alone, without an event."""
    measured = measured_of(papers, day)
    for name, value in measured.items():
        setattr(question, name, value)
    EuQuestion.objects.filter(pk=question.pk).update(**measured)


def papers_of(questions: Iterable[UUID]) -> dict[UUID, list[EuPaper]]:
    """The papers of each question, in order of day."""
    found: dict[UUID, list[EuPaper]] = defaultdict(list)
    links = PaperLink.objects.filter(question__in=list(questions)).select_related("paper")
    for row in links.order_by("paper__published_on", "paper__key"):
        found[row.question_id].append(row.paper)
    return found


def _together(changed: Collection[UUID]) -> set[UUID]:
    """The papers that may end in a file with the changed ones: by shared names, or by files as they are."""
    found: set[UUID] = set()
    frontier = set(changed)
    while frontier:
        found |= frontier
        names = set(PaperName.objects.filter(paper__in=frontier).values_list("scheme", "value"))
        bearers = PaperName.objects.filter(value__in={value for _, value in names})
        named = {
            pk for scheme, value, pk in bearers.values_list("scheme", "value", "paper") if (scheme, value) in names
        }
        beside = PaperLink.objects.filter(question__links__paper__in=frontier).values_list("paper", flat=True)
        frontier = (named | set(beside)) - found
    return found


def _groups(papers: Mapping[UUID, EuPaper]) -> list[Group]:
    names: dict[UUID, list[Named]] = defaultdict(list)
    for row in PaperName.objects.filter(paper__in=papers).order_by("scheme", "value"):
        names[row.paper_id].append(Named(Identifier(Scheme(row.scheme), row.value), Where(row.where)))
    ordered = sorted(papers.values(), key=lambda paper: (paper.published_on or date.max, paper.key))
    return link(
        ParsedStage("", str(paper.pk), Stage(paper.stage), identifiers=tuple(names[paper.pk])) for paper in ordered
    )


def _members(group: Group, papers: Mapping[UUID, EuPaper]) -> list[EuPaper]:
    return [papers[UUID(member.paper.reference)] for member in group.members]


def _file(group: Group) -> File:
    names = frozenset(str(name) for name in group.identifiers if name.scheme in CORE)
    return File(names, frozenset(UUID(member.paper.reference) for member in group.members))


def _stored(papers: Mapping[UUID, EuPaper]) -> dict[UUID, File]:
    """The questions that these papers stand in, oldest first."""
    rows = PaperLink.objects.filter(paper__in=papers).values_list("question", "paper", "question__identifiers")
    members: dict[UUID, set[UUID]] = defaultdict(set)
    names: dict[UUID, frozenset[str]] = {}
    for question, paper, identifiers in rows:
        members[question].add(paper)
        names[question] = frozenset(value for scheme, value in identifiers if Scheme(scheme) in CORE)
    return {question: File(names[question], frozenset(members[question])) for question in sorted(members)}


def _write_question(
    opened: Change, group: Group, answer: Filed, members: list[EuPaper], questions: dict[UUID, EuQuestion], day: date
) -> EuQuestion:
    facts: dict[str, Any] = dict(question_facts(members))
    facts["identifiers"] = [[name.scheme.value, name.value] for name in group.identifiers]
    if answer.question is None:
        question = opened.add(EuQuestion(first_seen_on=day, **facts, **measured_of(members, day)))
    else:
        question = questions[answer.question]
        if is_later(facts["stage"], question.stage):
            QuestionChange.objects.create(question=question, what="stage", on=day, stage=facts["stage"])
        question = opened.alter(question, **facts)
        refresh_question(question, members, day)
    for other in answer.merged:
        _merge(opened, question, questions[other], day)
    _write_links(question, group, is_new=answer.question is None, day=day)
    return question


def _write_links(question: EuQuestion, group: Group, *, is_new: bool, day: date) -> None:
    wanted = {UUID(member.paper.reference): [written_name(name) for name in member.through] for member in group.members}
    stored = {row.paper_id: row for row in PaperLink.objects.filter(question=question)}
    PaperLink.objects.filter(question=question).exclude(paper__in=wanted).delete()
    for paper, row in stored.items():
        if paper in wanted and row.through != wanted[paper]:
            PaperLink.objects.filter(pk=row.pk).update(through=wanted[paper])
    new = [paper for paper in wanted if paper not in stored]
    PaperLink.objects.bulk_create(PaperLink(question=question, paper_id=paper, through=wanted[paper]) for paper in new)
    if not is_new:
        QuestionChange.objects.bulk_create(
            QuestionChange(question=question, paper_id=paper, what="new_paper", on=day) for paper in new
        )


def _merge(opened: Change, kept: EuQuestion, other: EuQuestion, day: date) -> None:
    """Two questions are one: the older keeps papers, stands and history; the other leads there from now on."""
    own = {stand.body_code: stand for stand in QuestionStand.objects.filter(question=kept)}
    for stand in QuestionStand.objects.filter(question=other):
        mine = own.get(stand.body_code)
        if mine is None:
            opened.alter(stand, question_id=kept.pk, verb="eu_question.merge")
            continue
        if mine.choice == QuestionStand.Choice.NEW or mine.decided_on < stand.decided_on:
            told = ("choice", "reason", "owner", "decided_by", "decided_on")
            opened.alter(mine, verb="eu_question.merge", **{name: getattr(stand, name) for name in told})
        opened.remove(stand, verb="eu_question.merge")
    QuestionChange.objects.filter(question=other).update(question=kept)
    QuestionChange.objects.create(question=kept, what="merged", on=day)
    opened.alter(other, verb="eu_question.merge", merged_into_id=kept.pk, merged_on=day)
    EuQuestion.objects.filter(merged_into=other).update(merged_into=kept)
    _leave(opened, other)


def _leave(opened: Change, question: EuQuestion) -> None:
    """No paper is left in the file: it stands in no list, and search forgets it."""
    PaperLink.objects.filter(question=question).delete()
    QuestionMatch.objects.filter(question=question).delete()
    EuQuestion.objects.filter(pk=question.pk).update(papers=0, next_on=None, next_kind="", next_certain=True)
    drop_entry(opened, question.ref)


def _after(opened: Change, files: Files, day: date) -> None:
    """Match the questions with the bodies' fields, and let search find them."""
    questions = EuQuestion.objects.in_bulk([*files.papers])
    match_questions(files.papers, day)
    store_entries(opened, [_entry(questions[pk], papers) for pk, papers in files.papers.items()])


def _entry(question: EuQuestion, papers: list[EuPaper]) -> NewEntry:
    told = [*question.names, question.title_en, *(paper.title_sv or paper.title_en for paper in papers)]
    return NewEntry(
        ref=question.ref,
        scope="internal",
        title=question.title,
        url=question.get_absolute_url(),
        text=" · ".join(dict.fromkeys(words for words in told if words))[:4_000],
        day=question.next_on or question.last_paper_on,
    )
