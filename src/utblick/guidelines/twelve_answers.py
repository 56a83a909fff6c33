"""What may be answered to the twelve questions. Everything may be left out; what is left out is not known.

A body is given by its code: one of `BODIES`, ``own`` (the committee that owns the matter), or one named in
`Answers.bodies`. Amounts are whole kronor, days of the year ``MM-DD``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from utblick.guidelines.tables import MonthDay, Name, PartlyKnownDate, Table
from utblick.guidelines.vocabulary import CHAIR, OWN
from utblick.values import Text

BODIES: Mapping[str, Text] = {
    "KF": Text("kommunfullmäktige", "the municipal council"),
    "KS": Text("kommunstyrelsen", "the executive board"),
    "KSAU": Text("kommunstyrelsens arbetsutskott", "the executive board's working committee"),
    "KSF": Text("kommunstyrelseförvaltningen", "the executive board's administration"),
    "KD": Text("kommundirektören", "the chief executive"),
    "FC": Text("förvaltningschefen", "the head of administration"),
}
NOBODY = "nobody"
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _one_line(text: str) -> str:
    if HIDDEN.search(text) or not text.strip():
        raise PydanticCustomError("one_line", "one line of text", {})
    return text.strip()


def _nobody_refused(code: str) -> str:
    if code == NOBODY:
        raise PydanticCustomError("unknown_body", "unknown body", {"code": code})
    return code


def _chair_refused(code: str) -> str:
    if code == CHAIR:
        raise PydanticCustomError("unknown_body", "unknown body", {"code": code})
    return code


Plain = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_one_line)]
Delegate = Annotated[Name, AfterValidator(_nobody_refused)]
BodyOrNobody = Annotated[Name, AfterValidator(_chair_refused)]
Body = Annotated[Name, AfterValidator(_nobody_refused), AfterValidator(_chair_refused)]
Kronor = Annotated[int, Field(ge=0, le=10**12)]
Days = Annotated[int, Field(ge=0, le=3660)]
Months = Annotated[int, Field(ge=1, le=120)]
Level = Literal["must", "should"]


class Answer(Table):
    """An answer, with the place in the document where it stands ("§ 4")."""

    place: Plain | None = None


class Former(Table):
    """An older document that the new one replaces."""

    id: Name
    title: Plain


class DocumentAnswer(Table):
    """The document itself. `authority_basis`: where its right to bind other committees stands (KL 6:8)."""

    municipality: Plain = "Kommunen"
    title: Plain = "Riktlinjer för internationellt samarbete"
    adopted_by: Literal["KF", "KS"] = "KS"
    valid_from: PartlyKnownDate | None = None
    review: Literal["each_term", "yearly", "every_second_year", "when_needed"] | None = None
    authority_basis: Plain | None = None
    replaces: Former | None = None


class TwinTowns(Answer):
    """Who decides on twin-town agreements, and on ending them."""

    enter: Body
    end: Body | None = None


class Agreements(Answer):
    """Who decides on other cooperation agreements, and on letters of intent."""

    cooperation: Body | None = None
    letters_of_intent: Body | None = None


class Applications(Answer):
    """Who decides to apply for money for a project, or to take part in another's application."""

    decides: Body


class Approval(Answer):
    """Who else must approve before an application is sent (`nobody`: none). Without limits: always.

    Limits: an own cost over an amount, more than so many budget years, a cost outside the committee's frame. One is
    enough.
    """

    by: BodyOrNobody
    over: Kronor | None = None
    over_years: Annotated[int, Field(ge=0, le=50)] | None = None
    outside_frame: bool = False


class Delegation(Answer):
    """Whether the decision to apply, the approval or both may be delegated, to whom and up to what own cost."""

    allowed: bool
    what: Literal["application", "approval", "both"] = "application"
    to: list[Delegate] = Field(default_factory=list)
    up_to: Kronor | None = None
    sub_delegable: bool = False
    next_meeting: bool = False
    report_days: Days | None = None

    @model_validator(mode="after")
    def _someone(self) -> Self:
        if self.allowed and not self.to:
            raise PydanticCustomError("missing", "missing", {})
        return self


class Feasibility(Answer):
    """Feasibility studies need nothing, only the decision to apply, or the same as other applications."""

    needs: Literal["nothing", "decision", "same"]


class Children(Answer):
    """Exchanges for children and youth: as others, without the approval, or decided by the school or unit itself."""

    needs: Literal["same", "no_approval", "unit_decides"]


class Networks(Answer):
    """Who decides on memberships: of the whole municipality, in one's own field, and above a yearly fee."""

    whole: Body | None = None
    own_field: Body | None = None
    fee_over: Kronor | None = None
    over_by: Body | None = None

    @property
    def above(self) -> str | None:
        """Who decides above the fee."""
        return self.over_by or self.whole


class Visits(Answer):
    """Who is informed before a visit (`nobody`: none), and to whom it is reported afterwards."""

    inform: BodyOrNobody | None = None
    outside_own_field: bool = False
    days_before: Days = 0
    report_to: Body | None = None
    report_days: Days | None = None
    level: Level = "must"


class Grants(Table):
    """A yearly sum for others to apply for: how much, until when, who decides, and how much to each."""

    name: Plain = "potten för internationella utbyten"
    amount: Kronor | None = None
    last_day: MonthDay | None = None
    decides: Body | None = None
    per_recipient: Kronor | None = None


class Prohibitions(Table):
    """What is forbidden outright."""

    agreement_countries: list[Plain] = Field(default_factory=list, max_length=100)
    travel_over: Kronor | None = None
    money_abroad: bool = False
    individuals: bool = False
    outside_municipality: bool = False


class Limits(Answer):
    """Grants, and standing prohibitions."""

    grants: Grants | None = None
    prohibitions: Prohibitions = Prohibitions()


CONTENTS: Mapping[str, Text] = {
    "results": Text("vad samarbetet har gett", "what the cooperation has given"),
    "costs": Text("kostnad och bidrag", "costs and grants"),
    "own_time": Text("egen tid", "own time"),
    "journeys": Text("resor och besök", "journeys and visits"),
    "memberships": Text("medlemskap och avgifter", "memberships and fees"),
    "next_year": Text("planer för nästa år", "plans for next year"),
}


class Reports(Answer):
    """The yearly report: to whom, by which day of the next year, with what; and the report when a project ends."""

    to: Body | None = None
    last_day: MonthDay | None = None
    contents: list[Literal["results", "costs", "own_time", "journeys", "memberships", "next_year"]] = Field(
        default_factory=list
    )
    project_to: Body | None = None
    project_months: Months | None = None
    level: Level = "must"


class Answers(Table):
    """All twelve. `bodies` names other bodies that answers speak of: code and name in Swedish."""

    bodies: dict[Name, Plain] = Field(default_factory=dict)
    document: DocumentAnswer | None = None
    twin_towns: TwinTowns | None = None
    agreements: Agreements | None = None
    applications: Applications | None = None
    approval: Approval | None = None
    delegation: Delegation | None = None
    feasibility: Feasibility | None = None
    children: Children | None = None
    networks: Networks | None = None
    visits: Visits | None = None
    limits: Limits | None = None
    reports: Reports | None = None

    @model_validator(mode="after")
    def _known_bodies(self) -> Self:
        for code in self.codes:
            if code not in {*BODIES, *self.bodies, OWN, NOBODY, CHAIR}:
                raise PydanticCustomError("no_such_body", "no such body", {"code": code})
        return self

    @property
    def codes(self) -> list[str]:
        """Every body that some answer names, each once."""
        return list(dict.fromkeys(_codes(self)))


_BODY_FIELDS = frozenset(
    {
        "enter", "end", "cooperation", "letters_of_intent", "decides", "by", "whole", "own_field", "over_by",
        "inform", "report_to", "project_to", "adopted_by",
    }
)  # fmt: skip


def _codes(table: Table) -> Iterator[str]:
    for name in type(table).model_fields:
        value: Any = getattr(table, name)
        if isinstance(value, Table):
            yield from _codes(value)
        elif name == "to":
            yield from [value] if isinstance(value, str) else value or []
        elif name in _BODY_FIELDS and isinstance(value, str):
            yield value
