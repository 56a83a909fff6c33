"""The shape of a guideline set file. `docs/guidelines-format.md` explains it with examples."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from utblick.guidelines.effects import Effect
from utblick.guidelines.tables import Amount, Condition, Line, Name, PartlyKnownDate, Table, Words
from utblick.values import Text

Rank = Literal["law", "KF", "KS", "committee"]


class Rule(Table):
    """When one of `triggers` comes and `when` holds, `effect` follows from `clause`. `about` names the matter.

    `level`: `must` ("ska") decides the answer; `should` ("bör") only warns.
    """

    id: Name
    triggers: list[str] = Field(min_length=1)
    clause: Name
    law: list[Line] = Field(default_factory=list)
    about: Name | None = None
    level: Literal["must", "should"] = "must"
    when: Condition | None = None
    effect: Effect


class Replaced(Table):
    """An earlier document, by its `id` if it is a set of its own."""

    title: Line
    id: Name | None = None
    body: Name | None = None
    date: PartlyKnownDate | None = None
    paragraph: Line | None = None


class Document(Table):
    """The adopted document and where its authority comes from."""

    id: Name
    title: Line
    kind: Literal[
        "law", "policy", "strategy", "programme", "plan", "action_plan", "guideline", "instruction", "routine",
        "reglemente",
    ]  # fmt: skip
    body: Name
    rank: Rank
    date: PartlyKnownDate | None = None
    paragraph: Line | None = None
    reference: Line | None = None
    valid_from: PartlyKnownDate
    valid_to: PartlyKnownDate | None = None
    review_by: PartlyKnownDate | None = None
    review_each_term: bool = False
    parent: Name | None = None
    applies_to: list[Line] = Field(default_factory=list)
    authority_basis: Line | None = None
    note: Words | None = None
    unknown: list[Words] = Field(default_factory=list)
    silent_on: list[str] = Field(default_factory=list)
    source: Line | None = None
    replaces: list[Replaced] = Field(default_factory=list)


class Body(Table):
    code: Name
    name: Words


class Clause(Table):
    """One clause in own words. `does` says what it does here when no rule uses it.

    `link_name`: what the paragraph of a statute is called where it is published, such as "5 kap. 28 § kommunallagen
    (2017:725)".
    """

    id: Name
    place: Line
    kind: Literal[
        "definition", "goal", "duty", "right", "gate", "exception", "prohibition", "criterion", "report", "task",
        "cost", "content", "budget", "cadence", "review",
    ]  # fmt: skip
    sv: Line
    en: Line
    does: Words | None = None
    link_name: Line | None = None

    @property
    def paraphrase(self) -> Text:
        return Text(self.sv, self.en)


class Option(Table):
    value: Name
    label: Words


class Parameter(Table):
    """A question the document leaves open. `default` is one of `options`, or an amount (absent = no limit)."""

    id: Name
    clause: Name
    question: Words
    options: list[Option] = Field(default_factory=list)
    default: Name | Amount | None = None


class IndexValue(Table):
    """What an index is worth from a day on."""

    from_: date = Field(alias="from")
    value: Amount


class Index(Table):
    """An amount that changes with time, such as prisbasbeloppet."""

    id: Name
    label: Words
    values: list[IndexValue] = Field(min_length=1)


class ListValue(Table):
    """Who is on a list from a day on."""

    from_: date = Field(alias="from")
    names: list[Line]


class DatedList(Table):
    """Names that change with time, such as the countries a programme is open to."""

    id: Name
    label: Words
    values: list[ListValue] = Field(min_length=1)


class Area(Table):
    """One of the areas cooperation is sorted under (prioriterat område, R2.1, G-09).

    `when` tells what belongs there unless somebody says otherwise; the area without one takes the rest.
    """

    id: Name
    clause: Name
    label: Words
    when: Condition | None = None


class SetFile(Table):
    """A whole file. Only a document that says what is `unknown` of it may lack clauses and rules."""

    document: Document
    bodies: list[Body] = Field(min_length=1)
    clauses: list[Clause] = Field(default_factory=list)
    parameters: list[Parameter] = Field(default_factory=list)
    indexes: list[Index] = Field(default_factory=list)
    lists: list[DatedList] = Field(default_factory=list)
    areas: list[Area] = Field(default_factory=list)
    rules: list[Rule] = Field(default_factory=list)
