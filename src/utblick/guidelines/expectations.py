"""What a scenario expects of an answer, and where the answer falls short of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, get_args

from pydantic import BeforeValidator, Field

from utblick.guidelines.effects import Duty
from utblick.guidelines.facts import FACTS
from utblick.guidelines.mistakes import unknown_name
from utblick.guidelines.positions import Path
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Line, Table
from utblick.guidelines.verdicts import OUTCOME_LABELS, Outcome, Step, Verdict
from utblick.guidelines.vocabulary import DECISION_KINDS
from utblick.values import Text


def _list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[Line], BeforeValidator(_list)]
SomeNames = Annotated[list[Line], BeforeValidator(_list), Field(min_length=1)]


class Then(Table):
    """The expected answer. What is left out may be anything; an empty list means that there is none.

    `missing`, `fulfilled` and `advised` list every step; the others only what must be among them.
    """

    outcome: Outcome
    missing: Names | None = None
    fulfilled: Names | None = None
    advised: Names | None = None
    cites: Names | None = None
    asks: Names | None = None
    asks_body: Names | None = None
    duties: Names | None = None
    reasons: Names | None = None
    warnings: Names | None = None
    deviations: Names | None = None
    costs: Names | None = None
    priorities: Names | None = None
    not_missing: SomeNames | None = None
    not_cites: SomeNames | None = None
    not_asks: SomeNames | None = None
    not_duties: SomeNames | None = None
    not_reasons: SomeNames | None = None
    not_warnings: SomeNames | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of an answer: its items, each with every name it goes by, the first being the one to show."""

    label: Text
    items: Callable[[Verdict], list[tuple[str, ...]]]
    whole: bool = False
    sentences: bool = False

    def holds(self, wanted: str, names: tuple[str, ...]) -> bool:
        """Whether one item is the wanted one; of a sentence a piece is enough."""
        if self.sentences:
            return any(wanted.casefold() in name.casefold() for name in names)
        return wanted in names


def _steps(steps: Sequence[Step]) -> list[tuple[str, ...]]:
    return [(f"{step.kind} {'/'.join(step.bodies)}",) for step in steps]


def _texts(texts: Sequence[Text]) -> list[tuple[str, ...]]:
    return [(text.sv, text.en) for text in texts]


def _duties(verdict: Verdict) -> list[tuple[str, ...]]:
    return [
        (
            " ".join((duty.kind, "/".join(duty.to))).strip(),
            duty.rule,
            duty.kind,
            *(f"{duty.kind} {to}" for to in duty.to),
        )
        for duty in verdict.duties
    ]


_PARTS: Mapping[str, _Part] = {
    "missing": _Part(Text("saknas", "missing"), lambda verdict: _steps(verdict.missing), whole=True),
    "fulfilled": _Part(Text("finns", "fulfilled"), lambda verdict: _steps(verdict.fulfilled), whole=True),
    "advised": _Part(Text("bör finnas", "advised"), lambda verdict: _steps(verdict.advised), whole=True),
    "cites": _Part(
        Text("klausuler", "clauses"),
        lambda verdict: [(one.clause, f"{one.document} {one.clause}") for one in verdict.citations],
    ),
    "asks": _Part(
        Text("frågor", "questions"), lambda verdict: [(one.fact,) for one in verdict.questions if one.fact is not None]
    ),
    "asks_body": _Part(
        Text("organ att fråga", "bodies to ask"),
        lambda verdict: [(one.body,) for one in verdict.questions if one.body is not None],
    ),
    "duties": _Part(Text("uppgifter", "duties"), _duties),
    "reasons": _Part(Text("skäl", "reasons"), lambda verdict: _texts(verdict.reasons), sentences=True),
    "warnings": _Part(Text("varningar", "warnings"), lambda verdict: _texts(verdict.warnings), sentences=True),
    "deviations": _Part(Text("avvikelser", "deviations"), lambda verdict: _texts(verdict.deviations), sentences=True),
    "costs": _Part(Text("kostnader", "costs"), lambda verdict: [(f"{one.name} {one.payer}",) for one in verdict.costs]),
    "priorities": _Part(
        Text("prioritet", "priority"), lambda verdict: [(one.name,) for one in verdict.priorities if one.held is True]
    ),
}


def shortfalls(then: Then, verdict: Verdict) -> Iterator[Text]:
    """Each expectation the answer does not meet: what was expected and what came."""
    if verdict.outcome != then.outcome:
        expected, came = OUTCOME_LABELS[then.outcome], verdict.label
        yield Text(
            f"svar: väntade {expected.sv} ({then.outcome}), fick {came.sv} ({verdict.outcome})",
            f"answer: expected {expected.en} ({then.outcome}), got {came.en} ({verdict.outcome})",
        )
    for name, part in _PARTS.items():
        items = part.items(verdict)
        wanted, unwanted = getattr(then, name), getattr(then, f"not_{name}", None)
        if wanted is not None and not _met(part, wanted, items):
            yield _told(part, Text("väntade", "expected"), wanted, items)
        if unwanted and any(part.holds(one, names) for one in unwanted for names in items):
            yield _told(part, Text("väntade inte", "did not expect"), unwanted, items)


def _met(part: _Part, wanted: Sequence[str], items: Sequence[tuple[str, ...]]) -> bool:
    found = all(any(part.holds(one, names) for names in items) for one in wanted)
    if part.whole or not wanted:
        return found and all(any(part.holds(one, names) for one in wanted) for names in items)
    return found


def _told(part: _Part, verb: Text, wanted: Sequence[str], items: Sequence[tuple[str, ...]]) -> Text:
    came = [names[0] for names in items]
    return Text(
        f"{part.label.sv}: {verb.sv} {_joined(wanted, 'inget')}; fick {_joined(came, 'inget')}",
        f"{part.label.en}: {verb.en} {_joined(wanted, 'nothing')}; got {_joined(came, 'nothing')}",
    )


def _joined(names: Sequence[str], nothing: str) -> str:
    return ", ".join(names) or nothing


def then_findings(then: Then, sets: Sequence[GuidelineSet]) -> Iterator[tuple[Path, Text]]:
    """Names in the expectations that cannot come: a clause, a fact, a kind of decision or a duty that is not there."""
    clauses = {name for one in sets for clause in one.clauses for name in (clause, f"{one.document.id} {clause}")}
    rules = {rule.id for one in sets for rule in one.source.rules}
    kinds = {"content", *get_args(Duty.model_fields["kind"].annotation)}
    known: dict[str, tuple[Text, set[str], Callable[[str], str]]] = {
        "cites": (Text("klausulen", "the clause"), clauses, str),
        "asks": (Text("faktumet", "the fact"), set(FACTS), str),
        "duties": (Text("uppgiften", "the duty"), rules | kinds, _first_word),
    }
    known |= {
        name: (Text("beslutsslaget", "the kind of decision"), set(DECISION_KINDS), _first_word)
        for name in ("missing", "fulfilled", "advised")
    }
    for name, (what, names, reading) in known.items():
        for key in (name, f"not_{name}"):
            for index, wanted in enumerate(getattr(then, key, None) or ()):
                if reading(wanted) not in names:
                    yield (key, index), unknown_name(what, reading(wanted), sorted(names))


def _first_word(name: str) -> str:
    return name.partition(" ")[0]
