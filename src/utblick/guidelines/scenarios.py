"""Scenarios: what guideline sets shall answer, written as given, when, then. A text a clerk can read, run as a test.

The format is described in docs/guidelines-format.md, "Scenarios".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from pydantic import Field, ValidationError

from utblick.guidelines.decisions import Decision
from utblick.guidelines.evaluation import evaluate
from utblick.guidelines.exchange import (
    decision_from_value,
    decisions_from_values,
    facts_from_values,
    parameters_from_values,
)
from utblick.guidelines.expectations import Then, shortfalls, then_findings
from utblick.guidelines.loading import read_toml
from utblick.guidelines.mistakes import MOST_TOLD, GuidelineErrors, Mistake, from_pydantic, unknown_name
from utblick.guidelines.positions import Path, Positions
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Line, Name, Table
from utblick.guidelines.verdicts import Verdict
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Money, Text

Loader = Callable[[str], GuidelineSet]
"""Gives the set at a path, as the scenario file writes it. OSError when there is none."""

_Finding = tuple[Path, Text]
_Choices = Mapping[str, str | Money | None]


class Scenario(Table):
    """One question and its expected answer. `clause` says what it shows; `parameters` answers open questions."""

    name: Line
    clause: Name | None = None
    when: str
    on: date
    given: dict[str, Any] = Field(default_factory=dict)
    decisions: list[Any] = Field(default_factory=list)
    parameters: dict[str, Any] = Field(default_factory=dict)
    then: Then

    @property
    def facts(self) -> dict[str, object]:
        return facts_from_values(self.given)

    @property
    def decided(self) -> list[Decision]:
        return decisions_from_values(self.decisions)


class _File(Table):
    single: Line | None = Field(None, alias="set")
    sets: list[Line] | None = Field(None, min_length=1)
    parameters: dict[str, Any] = Field(default_factory=dict)
    scenarios: list[Scenario] = Field(min_length=1)


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario file that has been read: the paths of its sets, as written, and its scenarios."""

    filename: str
    set_paths: tuple[str, ...]
    parameters: Mapping[str, Any]
    scenarios: tuple[Scenario, ...]
    positions: Positions

    def line(self, number: int) -> int:
        """The line where the scenario of that number (from 0) begins."""
        return self.positions.line(("scenarios", number))

    def refuse(self, found: Iterator[_Finding]) -> None:
        """Raise GuidelineErrors with up to 100 of what was found, each on its line."""
        mistakes = [
            Mistake(self.filename, self.positions.line(path), message) for path, message in islice(found, MOST_TOLD)
        ]
        if mistakes:
            raise GuidelineErrors(mistakes)


@dataclass(frozen=True)
class Result:
    """How one scenario went: `shortfalls` tells each expectation that was not met."""

    scenario: Scenario
    filename: str
    line: int
    verdict: Verdict
    shortfalls: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        return not self.shortfalls

    @property
    def told(self) -> Text:
        """One line when it passed; else what was expected, what came, and every rule that was tried."""
        return Text(self._told("sv"), self._told("en"))

    def _told(self, language: str) -> str:
        name, clause = self.scenario.name, f" ({self.scenario.clause})" if self.scenario.clause else ""
        if self.passed:
            return f"ok   {name}{clause}"
        tried = Text("prövade regler:", "rules tried:").in_language(language)
        lines = [f"{Text('FEL', 'FAIL').in_language(language)}  {name}{clause}", f"     {self.filename}:{self.line}"]
        lines += [f"     {shortfall.in_language(language)}" for shortfall in self.shortfalls]
        if asked := [question.fact or str(question.body) for question in self.verdict.questions]:
            needed = Text("för ett säkert svar behövs", "a certain answer needs").in_language(language)
            lines.append(f"     {needed}: {', '.join(asked)}")
        lines += [f"     {tried}", *(f"       {line.in_language(language)}" for line in self.verdict.trace)]
        return "\n".join(lines)


def read_scenarios(text: str, filename: str) -> ScenarioFile:
    """Read a scenario file. Raises GuidelineErrors with up to 100 mistakes as ``file:line: message``; never partial."""
    tables, positions = read_toml(text, filename)
    try:
        source = _File.model_validate(tables)
    except ValidationError as error:
        raise GuidelineErrors(from_pydantic(error.errors(), filename, positions)) from None
    if (source.single is None) == (source.sets is None):
        told = Text("skriv antingen set eller sets", "write either set or sets")
        raise GuidelineErrors([Mistake(filename, positions.line(("set",)), told)])
    paths = tuple(source.sets or [str(source.single)])
    read = ScenarioFile(filename, paths, source.parameters, tuple(source.scenarios), positions)
    read.refuse(_findings(read))
    return read


def load_sets(read: ScenarioFile, loader: Loader) -> list[GuidelineSet]:
    """The sets the file names. Raises GuidelineErrors for one that is not there or has mistakes of its own."""
    sets = []
    for index, path in enumerate(read.set_paths):
        try:
            sets.append(loader(path))
        except OSError:
            line = max(read.positions.line(where) for where in (("set",), ("sets", index)))
            told = Text(f"{path} kan inte läsas; finns filen?", f"{path} cannot be read; is there such a file?")
            raise GuidelineErrors([Mistake(read.filename, line, told)]) from None
    return sets


def run_scenarios(read: ScenarioFile, sets: Sequence[GuidelineSet]) -> tuple[Result, ...]:
    """Ask the sets every question of the file. Raises GuidelineErrors when it names what the sets do not have."""
    read.refuse(_unknown_to(read, sets))
    results = []
    for number, scenario in enumerate(read.scenarios):
        chosen = _answered(sets, {**read.parameters, **scenario.parameters})
        verdict = evaluate(chosen, scenario.when, scenario.facts, scenario.decided, scenario.on)
        unmet = tuple(shortfalls(scenario.then, verdict))
        results.append(Result(scenario, read.filename, read.line(number), verdict, unmet))
    return tuple(results)


def summary(results: Sequence[Result]) -> Text:
    """How many went well and how many did not."""
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    return Text(
        f"{len(results)} scenarier: {passed} ok, {failed} FEL", f"{len(results)} scenarios: {passed} ok, {failed} FAIL"
    )


def _findings(read: ScenarioFile) -> Iterator[_Finding]:
    """Mistakes that show without the sets."""
    yield from _parameters(("parameters",), read.parameters)
    names = Counter(scenario.name for scenario in read.scenarios)
    for number, scenario in enumerate(read.scenarios):
        here: Path = ("scenarios", number)
        if names[scenario.name] > 1:
            yield (*here, "name"), Text(f"{scenario.name!r} finns två gånger", f"{scenario.name!r} stands twice")
        if scenario.when not in TRIGGERS:
            yield (*here, "when"), unknown_name(Text("händelsen", "the trigger"), scenario.when, list(TRIGGERS))
        for name, value in scenario.given.items():
            yield from _tried((*here, "given", name), facts_from_values, {name: value})
        for index, value in enumerate(scenario.decisions):
            yield from _tried((*here, "decisions", index), decision_from_value, value)
        yield from _parameters((*here, "parameters"), scenario.parameters)


def _parameters(path: Path, values: Mapping[str, Any]) -> Iterator[_Finding]:
    for name, value in values.items():
        yield from _tried((*path, name), parameters_from_values, {name: value})


def _tried(path: Path, read: Callable[[Any], object], value: object) -> Iterator[_Finding]:
    try:
        read(value)
    except ValueError as error:
        yield path, Text(str(error), str(error))


def _unknown_to(read: ScenarioFile, sets: Sequence[GuidelineSet]) -> Iterator[_Finding]:
    """Clauses, open questions and answers that none of the sets has."""
    clauses = sorted({name for one in sets for name in one.clauses})
    yield from _unanswerable(("parameters",), read.parameters, sets)
    for number, scenario in enumerate(read.scenarios):
        here: Path = ("scenarios", number)
        if scenario.clause is not None and scenario.clause not in clauses:
            yield (*here, "clause"), unknown_name(Text("klausulen", "the clause"), scenario.clause, clauses)
        yield from _unanswerable((*here, "parameters"), scenario.parameters, sets)
        for path, message in then_findings(scenario.then, sets):
            yield (*here, "then", *path), message


def _unanswerable(path: Path, values: Mapping[str, Any], sets: Sequence[GuidelineSet]) -> Iterator[_Finding]:
    for name, value in values.items():
        known = [parameter for one in sets for parameter in one.parameters]
        if name not in known:
            yield (*path, name), unknown_name(Text("parametern", "the parameter"), name, known)
        else:
            yield from _tried((*path, name), lambda chosen: _answered(sets, chosen), {name: value})


def _answered(sets: Sequence[GuidelineSet], values: Mapping[str, Any]) -> list[GuidelineSet]:
    """The sets with open questions answered; each answer goes to the first set that asks."""
    chosen: _Choices = parameters_from_values(dict(values))
    answered = []
    left = dict(chosen)
    for one in sets:
        mine = {name: left.pop(name) for name in list(left) if name in one.parameters}
        answered.append(one.with_parameters(mine))
    return answered
