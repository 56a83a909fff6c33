"""How Strandö's guidelines replaced the two before them, as their decision says (B-2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.cases.actions import PointAnswer, link_decisions, open_matter, record_decision
from utblick.cases.models import Decision, Matter
from utblick.demo.actions.history import clerk_of
from utblick.demo.data.organisation import ADOPTED_BY, ADOPTED_ON, ADOPTED_PARAGRAPH
from utblick.values import Actor

Step = Callable[[Actor], None]
ON = date(2025, 8, 19)
"""The day the older decisions were written in."""
OLDER = (
    ("KF", date(1991, 11, 18), "97", date(1991, 11, 25), "att anta riktlinjer för kommunens vänorter."),
    ("KS", date(2004, 10, 5), "153", date(2004, 10, 12), "att anta riktlinjer för det internationella arbetet."),
)
"""Body, day, § and adjusting of the decisions that the guidelines in force say they replace."""


def steps() -> list[tuple[date, Step]]:
    return [(ON, _write_in)]


def _write_in(actor: Actor) -> None:
    clerk = clerk_of(ADOPTED_BY, actor)
    matter = open_matter(
        actor, body_code=ADOPTED_BY, title="Riktlinjer för internationellt samarbete", origin=Matter.Origin.OTHER,
        outside_number="2022/KS 0301",
    )  # fmt: skip
    earlier = [
        _decision(clerk, matter, body, day, paragraph, adjusted, text) for body, day, paragraph, adjusted, text in OLDER
    ]
    text = "att anta riktlinjer för internationellt samarbete, som ersätter de två tidigare."
    adopted = _decision(clerk, matter, ADOPTED_BY, ADOPTED_ON, ADOPTED_PARAGRAPH, ADOPTED_ON, text)
    for replaced in earlier:
        link_decisions(clerk, adopted, replaced, relation="replaces")


def _decision(
    clerk: Actor, matter: Matter, body: str, day: date, paragraph: str, adjusted: date, text: str
) -> Decision:  # fmt: skip
    return record_decision(
        clerk, matter, body_code=body, decided_on=day, paragraph=paragraph, adjusted_on=adjusted,
        points=[PointAnswer(text)],
    )  # fmt: skip
