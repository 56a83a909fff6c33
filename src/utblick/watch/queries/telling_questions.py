"""What there is to tell a subscriber of EU questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from utblick.watch.models import (
    EuPaper,
    EuQuestion,
    PaperLink,
    QuestionChange,
    QuestionMatch,
    QuestionStand,
    Subscription,
)

MOST = 15
"""So many questions of each sort are written out in one mail."""
What = QuestionChange.What


@dataclass(frozen=True)
class DayMoved:
    """A last day as it was told last (None: there was none) and as it is now."""

    paper: EuPaper
    before: date | None
    after: date


@dataclass(frozen=True)
class Happened:
    """What has happened to one question that concerns a body; ``stage`` is "" when it is where it was."""

    match: QuestionMatch
    stage: str
    moved: list[DayMoved]
    papers: list[EuPaper]


@dataclass(frozen=True)
class QuestionNews:
    """EU questions that are new to a body and can still be answered, and what has happened to the others.

    ``more`` is how many are not written out; ``last_match`` and ``last_change`` are how far it reaches.
    """

    new: list[QuestionMatch]
    happened: list[Happened]
    more: int
    last_match: int
    last_change: int

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.happened)


def question_news(row: Subscription, day: date, last_match: int, last_change: int) -> QuestionNews:
    """The news of EU questions for one subscription. At most six queries; none when nothing has come."""
    new: list[QuestionMatch] = []
    happened: list[Happened] = []
    more_new = more_happened = 0
    fresh = _new(row, day)
    if last_match > row.told_question_match:
        new, more_new = _first(fresh)
    if last_change > row.told_question_change:
        changed, more_happened = _first(_changed(row, day).exclude(pk__in=fresh.order_by().values("pk")))
        happened = [one for one in map(_happened, changed) if one.stage or one.moved or one.papers]
    return QuestionNews(
        new=new,
        happened=happened,
        more=more_new + more_happened,
        last_match=max(last_match, row.told_question_match),
        last_change=max(last_change, row.told_question_change),
    )


def _new(row: Subscription, day: date) -> QuerySet[QuestionMatch]:
    """Questions that have come to concern the body, on which it has taken no stand, and that can still be answered."""
    stands = _stands(row.body_code).exclude(choice=QuestionStand.Choice.NEW)
    rows = _concerning(row.body_code).filter(~Exists(stands), pk__gt=row.told_question_match)
    return rows.filter(Q(question__next_on__gte=day) | Q(question__next_certain=False))


def _changed(row: Subscription, day: date) -> QuerySet[QuestionMatch]:
    """Questions to which something has happened that is to be told, but for those that the body has put aside."""
    changes = _to_tell(row.told_question_change, day)
    aside = _stands(row.body_code).filter(choice=QuestionStand.Choice.NOT_FOR_US)
    rows = _concerning(row.body_code).filter(Exists(changes.filter(question=OuterRef("question"))), ~Exists(aside))
    told = changes.select_related("paper").order_by("pk")
    return rows.prefetch_related(Prefetch("question__changes", told, to_attr="to_tell"))


def _to_tell(after: int, day: date) -> QuerySet[QuestionChange]:
    """Another stage, a last day ahead that is new or moved, and a paper on which something can be said."""
    asking = Q(paper__answer_on__gte=day) | Q(paper__answer_on=None, paper__settled_on=None)
    paper = Q(what=What.NEW_PAPER, paper__withdrawn=False, paper__answer_kind__gt="") & asking
    moved = Q(what=What.DAY_MOVED, day_after__gte=day)
    return QuestionChange.objects.filter(Q(what=What.STAGE) | moved | paper, pk__gt=after)


def _concerning(body_code: str) -> QuerySet[QuestionMatch]:
    """The matches of a body with their question and its papers, the first to be answered first."""
    papers = PaperLink.objects.select_related("paper").order_by(F("paper__published_on").desc(nulls_last=True), "pk")
    rows = QuestionMatch.objects.filter(body_code=body_code).select_related("question")
    rows = rows.prefetch_related(Prefetch("question__links", papers))
    return rows.order_by(F("question__next_on").asc(nulls_last=True), "-score", "pk")


def _stands(body_code: str) -> QuerySet[QuestionStand]:
    return QuestionStand.objects.filter(question=OuterRef("question"), body_code=body_code)


def _first(rows: QuerySet[QuestionMatch]) -> tuple[list[QuestionMatch], int]:
    found = list(rows[: MOST + 1])
    return (found, 0) if len(found) <= MOST else (found[:MOST], rows.count() - MOST)


def _happened(match: QuestionMatch) -> Happened:
    """The changes of a question put together: from the first to the last, a day that has come back left out."""
    changes: list[QuestionChange] = match.question.to_tell  # type: ignore[attr-defined]
    moved: dict[object, DayMoved] = {}
    for change in changes:
        if change.what == What.DAY_MOVED and change.paper and change.day_after:
            first = moved.get(change.paper_id)
            before = first.before if first else change.day_before
            moved[change.paper_id] = DayMoved(change.paper, before, change.day_after)
    new = {change.paper_id: change.paper for change in changes if change.what == What.NEW_PAPER and change.paper}
    return Happened(
        match=match,
        stage=match.question.stage if any(change.what == What.STAGE for change in changes) else "",
        moved=[one for key, one in moved.items() if key not in new and one.before != one.after],
        papers=[paper for paper in new.values() if paper],
    )


def source_address(question: EuQuestion) -> str:
    """Where a question read with its papers can be read by those who cannot sign in."""
    return next((link.paper.url for link in question.links.all() if link.paper.url), "")
