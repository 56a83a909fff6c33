"""The tables of a replay: the same rows on the page and in the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from utblick.governance.replaying.words import body_name, days_said, kind_name, outcome_name, said, step_said
from utblick.guidelines.comparing import StepChange
from utblick.guidelines.replay_summary import Summary, kinds_of_change
from utblick.guidelines.replaying import Replayed, Result
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.ui.kinds import Link, links
from utblick.values import Actor, Ref

SHOWN = ("other", "moved", "gone", "come", "duty", "question", "days", "open", "all")
"""What the list of matters can be narrowed to, by its name in the address."""


@dataclass(frozen=True)
class Row:
    """One matter as a reader sees it; ``is_hidden`` when the reader may not see the matter: then nothing is told."""

    name: str
    url: str
    found: Replayed
    is_hidden: bool

    @property
    def trigger(self) -> str:
        words = said(TRIGGERS[self.found.trigger].label)
        return words[:1].upper() + words[1:]

    @property
    def days(self) -> str:
        """Days won or lost; "" where the way is the same or has no last day."""
        return days_said(self.found.days.won) if self.found.days else ""

    @property
    def says(self) -> list[str]:
        """What changes on the way to the answer, a sentence each."""
        return way_said(self.found)

    @property
    def duties(self) -> list[str]:
        """Which duties come and end, a sentence each."""
        return duties_said(self.found)


@dataclass(frozen=True)
class FlowRow:
    """How many decisions of a kind are taken by whom before and after."""

    kind: str
    before: str
    after: str
    count: int
    is_kept: bool


@dataclass(frozen=True)
class Counted:
    """A change, by which clauses, and in how many matters."""

    what: str
    before: str
    after: str
    clauses: str
    count: int


def way_said(found: Replayed) -> list[str]:
    """Every change of one matter's steps, answer and questions."""
    difference = found.difference
    if difference is None:
        return [_("Inga äldre riktlinjer gällde den dagen; ärendet jämförs inte.")]
    told = [step_said(step) for step in difference.steps]
    if difference.outcome_before != difference.outcome_after:
        change = {"before": outcome_name(difference.outcome_before), "after": outcome_name(difference.outcome_after)}
        told.append(_("Svaret: %(before)s blir %(after)s") % change)
    return told + [_("Ny fråga: %s") % said(question) for question in difference.new_questions]


def duties_said(found: Replayed) -> list[str]:
    """Every duty that comes or ends with one matter."""
    difference = found.difference
    if difference is None:
        return []
    come = [_("Ny skyldighet: %s") % said(duty.label) for duty in difference.new_duties]
    return come + [_("Skyldighet som upphör: %s") % said(duty.label) for duty in difference.ended_duties]


def flow_rows(summary: Summary) -> list[FlowRow]:
    """Who decides before and after, what changes first."""
    rows = [
        FlowRow(kind_name(one.kind), body_name(one.source), body_name(one.target), one.count, one.source == one.target)
        for one in summary.flows
    ]
    return sorted(rows, key=lambda row: row.is_kept)


def counted(result: Result, change: str) -> list[Counted]:
    """The steps that move, fall away or come, grouped; the most common first."""
    steps = Counter(step for one in result.matters for step in _steps(one) if step.change == change)
    grouped: Counter[tuple[str, str, str, str]] = Counter()
    for step, number in steps.items():
        grouped[_group(step)] += number
    rows = (Counted(what, before, after, clauses, number) for (what, before, after, clauses), number in grouped.items())
    return sorted(rows, key=lambda row: (-row.count, row.what, row.before, row.after, row.clauses))


def chosen(result: Result, shown: str) -> list[Replayed]:
    """The matters that a choice in the address leaves, latest first; where days are shown those that lose most."""
    latest = result.matters[::-1]
    if shown == "days":
        timed = [one for one in latest if one.days is not None and one.days.won]
        return sorted(timed, key=lambda one: one.days.won if one.days and one.days.won else 0)
    if shown == "open":
        return [one for one in latest if one.is_open and one.is_affected]
    if shown == "other":
        return [one for one in latest if one.goes_another_way]
    if shown == "all":
        return list(latest)
    return [one for one in latest if shown in kinds_of_change(one)]


def number_of(summary: Summary, shown: str) -> int:
    """How many matters `chosen` leaves."""
    counts: Mapping[str, int] = {
        "other": summary.other_way,
        "days": summary.days.won + summary.days.lost,
        "open": summary.open_affected,
        "all": summary.total,
    }
    return counts[shown] if shown in counts else summary.changes.get(shown, 0)


def rows_for(found: Sequence[Replayed], actor: Actor) -> list[Row]:
    """The matters as rows, with titles and addresses for those the actor may see; one query a kind of matter."""
    refs = {one.reference: ref for one in found if (ref := _ref(one)) is not None}
    seen = links(refs.values(), actor)
    return [_row(one, refs.get(one.reference), seen) for one in found]


def _row(one: Replayed, ref: Ref | None, seen: Mapping[Ref, Link]) -> Row:
    if ref is None:
        return Row(f"{one.reference} {one.title}".strip(), "", one, False)
    link = seen.get(ref)
    return Row(link.title, link.url, one, False) if link else Row(_("Ärende som du inte får se"), "", one, True)


def _ref(one: Replayed) -> Ref | None:
    """The object in Utblick that a matter without a title of its own is; None for one out of a file."""
    if one.title:
        return None
    try:
        return Ref.parse(one.reference)
    except ValueError:
        return None


def _steps(one: Replayed) -> Iterable[StepChange]:
    return one.difference.steps if one.difference else ()


def _group(step: StepChange) -> tuple[str, str, str, str]:
    sides = [side for side in (step.before, step.after) if side is not None]
    clauses = " → ".join(side.clause for side in sides)
    before, after = (body_name(side.by) if side else "" for side in (step.before, step.after))
    return kind_name(step.kind), before, after, clauses
