"""Writing which EU questions concern which bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.jobs.actions import queue
from utblick.matching import PaperMatcher
from utblick.watch.actions.matches import reason_json
from utblick.watch.actions.storing import WATCH
from utblick.watch.models import EuPaper, EuQuestion, PaperLink, QuestionMatch, WatchField
from utblick.watch.question_facts import to_match

PART = 200
"""Questions matched anew in one job."""


def match_questions(papers: Mapping[UUID, Sequence[EuPaper]], day: date, body_code: str = "") -> None:
    """Make the stored matches of these questions (with ``body_code`` only that body's) those that their papers give.

    A match that stays keeps its day. To be called inside an open change.
    """
    fields = WatchField.objects.filter(body_code=body_code) if body_code else WatchField.objects.order_by("body_code")
    matcher = PaperMatcher([row.as_field for row in fields])
    wanted = {
        (question, found.body): found
        for question, members in papers.items()
        if members
        for found in matcher.match(to_match(members))
    }
    rows = QuestionMatch.objects.filter(question__in=list(papers))
    stored = {
        (row.question_id, row.body_code): row for row in (rows.filter(body_code=body_code) if body_code else rows)
    }
    QuestionMatch.objects.filter(pk__in=[row.pk for key, row in stored.items() if key not in wanted]).delete()
    new = []
    for (question, body), found in wanted.items():
        score, reasons = round(found.score, 6), [reason_json(reason) for reason in found.reasons]
        row = stored.get((question, body))
        if row is None:
            new.append(
                QuestionMatch(question_id=question, body_code=body, score=score, reasons=reasons, matched_on=day)
            )
        elif (row.score, row.reasons) != (score, reasons):
            QuestionMatch.objects.filter(pk=row.pk).update(score=score, reasons=reasons)
    QuestionMatch.objects.bulk_create(new)


def match_questions_part(body_code: str, version: int, after: str, *, chained: bool = True) -> str | None:
    """Match the next `PART` questions after one id with a body's field; ``chained`` queues the part after it.

    Returns the last id, or None when there is no more, or the field has changed since (its own job will come).
    """
    if not WatchField.objects.filter(body_code=body_code, version=version).exists():
        return None
    questions = EuQuestion.objects.filter(merged_into=None, papers__gt=0).order_by("pk")
    part = list((questions.filter(pk__gt=UUID(after)) if after else questions).values_list("pk", flat=True)[:PART])
    papers: dict[UUID, list[EuPaper]] = {pk: [] for pk in part}
    links = PaperLink.objects.filter(question__in=part).select_related("paper")
    for row in links.order_by("paper__published_on", "paper__key"):
        papers[row.question_id].append(row.paper)
    with change(WATCH, "watch_field.match"):
        match_questions(papers, today(), body_code)
        last = str(part[-1]) if len(part) == PART else None
        if last and chained:
            queue("utblick.watch.jobs.match_questions_part", body_code, version, last)
    return last
