"""From an answer by the guidelines to the steps a plan is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from utblick.dates import steps as planning
from utblick.guidelines.sets import Citation
from utblick.guidelines.verdicts import Step, Verdict, Ways
from utblick.values import Text

NOT_A_MEETING = frozenset({"information", "answer", "report"})
CHAIR = "chair"
BIND = "bind"
SUBMIT = "submit"


@dataclass(frozen=True)
class Route:
    """The steps of the way to the last day, and which of them are already done on which day."""

    steps: tuple[planning.Step, ...]
    done: Mapping[str, date]


def route(verdict: Verdict, *, is_partner: bool = False) -> Route:
    """The steps a verdict asks for, in the planner's words, closed by binding (as partner) and submitting."""
    asked = (*verdict.fulfilled, *verdict.missing)
    keys = {step.id: key_of(step) for step in asked}
    steps = [_planned(step, keys, asked) for step in asked]
    closing = [_bind()] if is_partner else []
    done = {keys[step.id]: step.decision.on for step in verdict.fulfilled if step.decision is not None}
    return Route((*steps, *closing, _submit(is_partner)), done)


def key_of(step: Step) -> str:
    """The planner's key of a step: what is decided, and by whom."""
    return f"{step.kind}-{'-'.join(step.bodies)}"


def _planned(step: Step, keys: Mapping[str, str], asked: Iterable[Step]) -> planning.Step:
    meets = step.kind not in NOT_A_MEETING
    return planning.Step(
        key=keys[step.id],
        kind="decide" if meets else "prepare",
        label=step.label,
        body=step.bodies[0] if meets else "",
        after=frozenset(keys[name] for name in step.after if name in keys),
        ways=_ways(step.ways) if meets else frozenset(),
        drafts_from=_papers_of(step, keys, asked) if meets else "",
        irreversible=step.kind in ("enter", "terminate"),
        citation=cited(step.citation),
    )


def _ways(ways: Ways) -> frozenset[planning.OpenWay]:
    found: set[planning.OpenWay] = set()
    if any(CHAIR not in delegation.to for delegation in ways.delegation):
        found.add("delegation")
    if ways.frame or ways.same_call:
        found.add("frame_approval")
    if ways.conditional:
        found.add("other_order")
    return frozenset(found)


def _papers_of(step: Step, keys: Mapping[str, str], asked: Iterable[Step]) -> str:
    """An approval's paper is written from the applying committee's, unless the rules put the approval first."""
    if step.kind != "approval":
        return ""
    return next((keys[other.id] for other in asked if other.kind == "apply" and step.id not in other.after), "")


def _bind() -> planning.Step:
    label = Text("Mandatet undertecknas", "The mandate is signed")
    return planning.Step(BIND, "bind", label)


def _submit(is_partner: bool) -> planning.Step:
    if is_partner:
        return planning.Step(SUBMIT, "submit", Text("Samordnaren lämnar in", "The coordinator submits"))
    return planning.Step(SUBMIT, "submit", Text("Ansökan lämnas in", "The application is submitted"))


def cited(citation: Citation) -> Text:
    """A clause as one line: its number and what it says."""
    return Text(f"{citation.clause}: {citation.paraphrase.sv}", f"{citation.clause}: {citation.paraphrase.en}")
