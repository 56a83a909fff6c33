"""*Frågans gång*: the steps that an EU question takes, and how far it has come. Pure values from its papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from utblick.values import Text
from utblick.watch.models.questions import EuPaper
from utblick.watch.sources.stages import Stage

StepState = Literal["done", "now", "ahead", "passed_by"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done with a paper, the one reached last, still ahead, or passed by without a paper here."""

    name: Text
    state: StepState
    on: date | None
    number: int


@dataclass(frozen=True, slots=True)
class Track:
    """The way in the Union, or the way of a law in Sweden."""

    name: Text
    steps: tuple[Step, ...]

    @property
    def reached(self) -> Step:
        return next(step for step in self.steps if step.state == "now")

    @property
    def share(self) -> int:
        """How far the way has been gone, in hundredths."""
        return round(100 * (self.reached.number - 1) / max(1, len(self.steps) - 1))


UNION = (
    (Text("Samråd", "Consultation"), {Stage.CONSULTATION}),
    (Text("Kommissionens förslag", "The Commission's proposal"), {Stage.PROPOSAL, Stage.COMMUNICATION}),
    (Text("Sveriges ståndpunkt", "Sweden's position"), {Stage.MEMORANDUM, Stage.AGENDA}),
    (
        Text("Parlamentet och rådet", "Parliament and Council"),
        {Stage.PARLIAMENT, Stage.COUNCIL_DOCUMENT, Stage.ADOPTED_TEXT},
    ),
    (Text("Antagen rättsakt", "Adopted act"), {Stage.ADOPTED_ACT}),
)
SWEDEN = (
    (Text("Utredning tillsatt", "Inquiry appointed"), {Stage.INQUIRY_TERMS}),
    (Text("Betänkande eller promemoria", "Report"), {Stage.INQUIRY_REPORT, Stage.MINISTRY_REPORT}),
    (Text("Remiss", "Referral for comment"), {Stage.REFERRAL}),
    (Text("Lagrådsremiss", "Council on Legislation"), {Stage.LEGISLATION_COUNCIL}),
    (Text("Proposition", "Bill"), {Stage.BILL, Stage.GOVERNMENT_COMMUNICATION}),
    (Text("Riksdagens utskott", "Riksdag committee"), {Stage.COMMITTEE_REPORT}),
    (Text("Svensk lag", "Swedish statute"), {Stage.STATUTE}),
)
Way = Sequence[tuple[Text, set[Stage]]]
IN_SWEDEN = set[Stage]().union(*(stages for _, stages in SWEDEN)) - {Stage.REFERRAL}


def course(papers: Iterable[EuPaper]) -> list[Track]:
    """The ways that the papers have gone: the Union's, Sweden's, or both.

    A remiss of a proposal from the Commission is Sweden asking about its position, not the beginning of a Swedish law.
    """
    first: dict[Stage, date | None] = {}
    for paper in papers:
        stage = Stage(paper.stage)
        if stage not in first or (paper.published_on and (first[stage] or date.max) > paper.published_on):
            first[stage] = paper.published_on
    tracks = []
    union: Way = UNION
    swedish = bool(first.keys() & IN_SWEDEN)
    if Stage.REFERRAL in first and not swedish:
        union = [(name, stages | {Stage.REFERRAL} if Stage.MEMORANDUM in stages else stages) for name, stages in UNION]
    if any(first.keys() & stages for _, stages in union):
        tracks.append(_track(Text("I EU", "In the Union"), union, first))
    if swedish:
        tracks.append(_track(Text("I Sverige", "In Sweden"), SWEDEN, first))
    return tracks


def _track(name: Text, way: Way, first: dict[Stage, date | None]) -> Track:
    met = [bool(first.keys() & stages) for _, stages in way]
    reached = max(place for place, is_met in enumerate(met) if is_met)
    steps = []
    for place, (label, stages) in enumerate(way):
        days = [day for stage in stages if (day := first.get(stage))]
        state: StepState = "ahead" if place > reached else "now" if place == reached else "done"
        if state == "done" and not met[place]:
            state = "passed_by"
        steps.append(Step(label, state, min(days, default=None), place + 1))
    return Track(name, tuple(steps))
