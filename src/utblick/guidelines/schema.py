"""The shape of a guideline set file. `docs/guidelines-format.md` explains it with examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from utblick.values import Money, PartialDate, Text

Rank = Literal["law", "KF", "KS", "committee"]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._-]*$", max_length=80)]
Line = Annotated[str, Field(min_length=1, max_length=2000)]


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if type(value) is date:
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, str):
        try:
            return PartialDate.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError("partial_date", "not a date", {"value": str(value)})


PartlyKnownDate = Annotated[
    Any,
    BeforeValidator(_partial_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]


class Table(BaseModel):
    """A TOML table: unknown keys are mistakes, and nothing is coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, value: Any) -> Any:
        if isinstance(value, dict):
            expected = [field.alias or name for name, field in cls.model_fields.items()]
            unknown = [key for key in value if key not in expected]
            if unknown:
                raise PydanticCustomError("unknown_keys", "unknown key", {"keys": unknown, "expected": expected})
        return value


class Words(Table):
    """A text in Swedish and English."""

    sv: Line
    en: Line

    @property
    def text(self) -> Text:
        return Text(self.sv, self.en)


class Amount(Table):
    """Whole or two-decimal units of a currency: ``{ amount = 580000, currency = "SEK" }``."""

    amount: Annotated[int | Decimal, Field(ge=0, le=10**15)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]

    @model_validator(mode="after")
    def _two_decimals(self) -> Self:
        if self.amount * 100 % 1:
            raise PydanticCustomError("decimals", "too many decimals", {})
        return self

    @property
    def money(self) -> Money:
        return Money(int(self.amount * 100), self.currency)


class ParameterRef(Table):
    """The value of one of the set's parameters."""

    parameter: Name


COMPARISONS = ("eq", "in", "lt", "lte", "gt", "gte", "known")


class Condition(Table):
    """Either `all`, `any` or `not`, or one `fact` or `parameter` with one comparison. Nothing is executed."""

    all: list[Condition] | None = Field(None, min_length=1)
    any: list[Condition] | None = Field(None, min_length=1)
    negated: Condition | None = Field(None, alias="not")
    fact: str | None = None
    parameter: str | None = None
    eq: Any = None
    among: list[Any] | None = Field(None, alias="in", min_length=1)
    lt: Any = None
    lte: Any = None
    gt: Any = None
    gte: Any = None
    known: bool | None = None

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        shapes = [self.all, self.any, self.negated, self.fact, self.parameter]
        if sum(shape is not None for shape in shapes) != 1:
            raise PydanticCustomError("condition_shape", "one of all, any, not, fact, parameter", {})
        wanted = 1 if self.fact is not None or self.parameter is not None else 0
        if len(self.comparisons) != wanted:
            raise PydanticCustomError("condition_comparison", "comparison", {"wanted": wanted})
        return self

    @property
    def comparisons(self) -> list[tuple[str, Any]]:
        """The comparisons given, by their names in the file."""
        values = (self.eq, self.among, self.lt, self.lte, self.gt, self.gte, self.known)
        return [(name, value) for name, value in zip(COMPARISONS, values, strict=True) if value is not None]

    @property
    def parts(self) -> list[Condition]:
        return [*(self.all or []), *(self.any or []), *([self.negated] if self.negated else [])]


class Deadline(Table):
    """So many days before or after a moment."""

    anchor: str | None = None
    days: Annotated[int, Field(ge=0, le=3660)] = 0
    direction: Literal["before", "after"] = "before"


class Link(Table):
    """One body's part in a chain of decisions."""

    body: Name
    decision: str


class RequireDecision(Table):
    """A body must have decided before the event: one of `body`, `any_of`, `all_of` or `chain`."""

    kind: Literal["decision"]
    label: Words
    decision: str | None = None
    body: Name | None = None
    any_of: list[Name] | None = Field(None, min_length=2)
    all_of: list[Name] | None = Field(None, min_length=1)
    chain: list[Link] | None = Field(None, min_length=2)
    ordered: bool = True
    not_before: str | None = None
    deadline: Deadline = Deadline()

    @model_validator(mode="after")
    def _one_decider(self) -> Self:
        deciders = [self.body, self.any_of, self.all_of, self.chain]
        if sum(decider is not None for decider in deciders) != 1:
            raise PydanticCustomError("deciders", "one of body, any_of, all_of, chain", {})
        if (self.decision is None) != (self.chain is not None):
            raise PydanticCustomError("chain_decision", "decision belongs to each link of a chain", {})
        return self


class Inform(Table):
    """Someone must have been told before the event."""

    kind: Literal["inform"]
    label: Words
    body: Name
    deadline: Deadline = Deadline()


class Exempt(Table):
    """What the rules about these matters require is not required."""

    kind: Literal["exempt"]
    label: Words
    about: list[Name] = Field(min_length=1)


class Permit(Table):
    """Allowed as far as this document goes, with a remark."""

    kind: Literal["permit"]
    label: Words


class Forbid(Table):
    """Not allowed."""

    kind: Literal["forbid"]
    label: Words


class Ask(Table):
    """The document leaves it open: someone must be asked, and the answer recorded."""

    kind: Literal["ask"]
    label: Words
    body: Name


class Order(Table):
    """The decision of rule `then` must not come before that of rule `first`."""

    kind: Literal["order"]
    first: Name
    then: Name


class MayDelegate(Table):
    """`body` may let `to` decide, up to an own cost (KL 6:37–40). No names = anyone it has delegated to."""

    kind: Literal["may_delegate"]
    about: list[Name] = Field(min_length=1)
    body: Name
    to: list[Name] = Field(default_factory=list)
    up_to: Amount | ParameterRef | None = None


class MayUse(Table):
    """Another way to have the decision: a counted frame, a conditional decision, or the approval of the same call."""

    kind: Literal["may_frame", "may_condition", "may_share_call"]
    about: list[Name] = Field(min_length=1)
    body: Name


class ContentItem(Table):
    name: Name
    label: Words
    clause: Name
    level: Literal["must", "should"] = "must"


class Content(Table):
    """What the decision paper must contain."""

    kind: Literal["content"]
    label: Words
    items: list[ContentItem] = Field(min_length=1)


class Duty(Table):
    """Something that follows or always stands: a report, an annual report, a review, a test, a notice."""

    kind: Literal["report", "annual_report", "review", "duty"]
    label: Words
    by: Name = "own"
    to: list[Name] = Field(default_factory=list)
    deadline: Deadline | None = None
    next_meeting: bool = False


class Warn(Table):
    """A remark shown beside the answer."""

    kind: Literal["warn"]
    label: Words


Effect = Annotated[
    RequireDecision | Inform | Exempt | Permit | Forbid | Ask | Order | MayDelegate | MayUse | Content | Duty | Warn,
    Field(discriminator="kind"),
]


class Rule(Table):
    """When one of `triggers` comes and `when` holds, `effect` follows from `clause`. `about` names the matter."""

    id: Name
    triggers: list[str] = Field(min_length=1)
    clause: Name
    law: list[Line] = Field(default_factory=list)
    about: Name | None = None
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
    kind: Literal["law", "policy", "strategy", "programme", "plan", "guideline", "instruction", "routine"]
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
    replaces: list[Replaced] = Field(default_factory=list)


class Body(Table):
    code: Name
    name: Words


class Clause(Table):
    """One clause in own words. `does` says what it does here when no rule uses it."""

    id: Name
    place: Line
    kind: Literal["definition", "goal", "duty", "right", "gate", "exception", "prohibition", "report", "task"]
    sv: Line
    en: Line
    does: Words | None = None

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


class SetFile(Table):
    """A whole file."""

    document: Document
    bodies: list[Body] = Field(min_length=1)
    clauses: list[Clause] = Field(min_length=1)
    parameters: list[Parameter] = Field(default_factory=list)
    rules: list[Rule] = Field(min_length=1)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a guideline set file, for editors."""
    return SetFile.model_json_schema()
