"""EU questions: the list, the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, F, IntegerField, Prefetch, Q, QuerySet, Value, When

from utblick.audit.policy import visible
from utblick.cases.models import Matter
from utblick.organisation.models import Body, Meeting
from utblick.values import Actor
from utblick.watch.course import Track, course
from utblick.watch.models import EuPaper, EuQuestion, PaperLink, QuestionChange, QuestionMatch, QuestionStand
from utblick.watch.queries.calls import ANY
from utblick.watch.queries.fields import OwnField, own_fields
from utblick.watch.question_facts import next_chance
from utblick.watch.sources.stages import AnswerKind

OPEN, UNCERTAIN, ALL = "open", "uncertain", "all"
HISTORY = 40
SHORT = timedelta(days=14)
MEETINGS_READ = 40


@dataclass(frozen=True)
class QuestionConcern:
    """A body that a question concerns: why, and the stand it has taken (None = Ny)."""

    body: OwnField
    match: QuestionMatch | None
    stand: QuestionStand | None


@dataclass(frozen=True)
class Meets:
    """A body's last ordinary meeting before a last day, and when papers for it must be in; ``missed``: it is too late.

    ``on`` is None when no meeting is planned in time.
    """

    body: str
    on: date | None
    stop_on: date | None
    missed: bool


@dataclass(frozen=True)
class QuestionPage:
    """Everything the page of one question shows."""

    question: EuQuestion
    links: list[PaperLink]
    tracks: list[Track]
    chance: EuPaper | None
    asking: list[EuPaper]
    meets: Meets | None
    concerns: list[QuestionConcern]
    other_bodies: list[OwnField]
    changes: list[QuestionChange]
    matters: list[Matter]
    days_left: int | None

    @property
    def tone(self) -> str:
        """How the status sentence is marked: care when the day is uncertain or near."""
        near = self.chance is not None and self.days_left is not None and self.days_left <= SHORT.days
        return "care" if near or (self.chance and self.chance.needs_asking) else "good"

    @property
    def papers(self) -> list[EuPaper]:
        return [link.paper for link in self.links]

    @property
    def open_referral(self) -> EuPaper | None:
        """The remiss that waits for answers now."""
        return self.chance if self.chance and self.chance.answer_kind == AnswerKind.REFERRAL else None


def questions(
    actor: Actor,
    day: date,
    *,
    state: str = OPEN,
    stage: str = "",
    body_code: str = "",
    within: int = 0,
    bodies: Sequence[OwnField] = (),
) -> QuerySet[EuQuestion]:
    """The questions of a list, remisser first, then by last day; with the matches and stands of ``bodies`` at hand.

    ``state``: with time left to be heard, with a day to be asked about, or all. ``within``: at most so many days left.
    """
    codes = [body.code for body in bodies]
    rows = visible(EuQuestion.objects.filter(merged_into=None, papers__gt=0), actor)
    if state == UNCERTAIN:
        rows = rows.filter(next_certain=False)
    elif state == OPEN:
        rows = rows.filter(Q(next_on__gte=day) | Q(next_certain=False))
    if within:
        rows = rows.filter(next_on__range=(day, day + timedelta(days=within)))
    if stage:
        rows = rows.filter(stage=stage)
    if body_code == ANY:
        rows = rows.filter(pk__in=QuestionMatch.objects.filter(body_code__in=codes).values("question"))
    elif body_code in codes:
        rows = rows.filter(matches__body_code=body_code)
    first = Case(
        When(next_kind=AnswerKind.REFERRAL, next_on__gte=day, then=Value(0)),
        When(next_on__gte=day, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.order_by(
        first, F("next_on").asc(nulls_last=True), F("last_paper_on").desc(nulls_last=True), "pk"
    ).prefetch_related(
        Prefetch(
            "matches", QuestionMatch.objects.filter(body_code__in=codes).order_by("-score"), to_attr="own_matches"
        ),
        Prefetch("stands", visible(QuestionStand.objects.filter(body_code__in=codes), actor), to_attr="own_stands"),
    )


def any_questions(actor: Actor) -> bool:
    return visible(EuQuestion.objects.all(), actor).exists()


def question(actor: Actor, id: UUID) -> EuQuestion | None:
    """One question, or None when there is none that the actor may see; a merged one too."""
    return visible(EuQuestion.objects.select_related("merged_into"), actor).filter(pk=id).first()


def paper_of(actor: Actor, question: EuQuestion, id: UUID) -> EuPaper | None:
    """A paper of a question, or None."""
    return visible(EuPaper.objects.filter(links__question=question), actor).filter(pk=id).first()


def question_page(actor: Actor, id: UUID, day: date) -> QuestionPage | None:
    """What the page of a question shows; None when there is none with papers that the actor may see."""
    seen = visible(EuQuestion.objects.filter(pk=id), actor)
    links = list(
        PaperLink.objects.filter(question__in=seen)
        .select_related("paper", "question")
        .order_by(F("paper__published_on").desc(nulls_last=True), "paper__key")
    )
    if not links:
        return None
    found = links[0].question
    papers = [link.paper for link in links]
    bodies = own_fields(actor)
    codes = [body.code for body in bodies]
    matches = {row.body_code: row for row in QuestionMatch.objects.filter(question=found, body_code__in=codes)}
    rows = visible(QuestionStand.objects.filter(question=found, body_code__in=codes), actor)
    stands = {row.body_code: row for row in rows}
    concerned = [body for body in bodies if body.code in matches or body.code in stands]
    concerned.sort(key=lambda body: -matches[body.code].score if body.code in matches else 0)
    chance = next_chance(papers, day)
    return QuestionPage(
        question=found,
        links=links,
        tracks=course(papers),
        chance=chance,
        asking=[paper for paper in papers if paper.needs_asking],
        meets=board_meets(chance.last_day, day) if chance and chance.last_day else None,
        concerns=[QuestionConcern(body, matches.get(body.code), stands.get(body.code)) for body in concerned],
        other_bodies=[body for body in bodies if body not in concerned],
        changes=list(QuestionChange.objects.filter(question=found).select_related("paper")[:HISTORY]),
        matters=list(visible(Matter.objects.filter(subject=str(found.ref)), actor)),
        days_left=(chance.last_day - day).days if chance and chance.last_day else None,
    )


def board_meets(last_day: date, day: date) -> Meets | None:
    """Whether an ordinary meeting of the executive board can be reached before a day; None without its calendar."""
    planned = Meeting.objects.filter(
        body__body_kind=Body.Kind.EXECUTIVE_BOARD, on__gte=day, status=Meeting.Status.PLANNED
    )
    meetings = list(planned.select_related("body").order_by("on")[:MEETINGS_READ])
    if not meetings:
        return None
    name = meetings[0].body.name
    days = [(row.on, row.document_stop or row.on - timedelta(days=row.body.document_stop_days)) for row in meetings]
    before = [(on, stop) for on, stop in days if on <= last_day]
    in_time = [(on, stop) for on, stop in before if stop >= day]
    if not before:
        return Meets(name, None, None, missed=True)
    on, stop = (in_time or before)[-1]
    return Meets(name, on, stop, missed=not in_time)
