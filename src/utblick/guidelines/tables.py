"""The small tables that every part of a guideline set is made of: texts, amounts, conditions, deadlines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from utblick.values import Money, PartialDate, Text

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._:-]*$", max_length=80)]
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

    @cached_property
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


class IndexAmount(Table):
    """So many times a dated index, as of the day asked about or of the first of January of `year`."""

    index: Name
    times: Annotated[int | Decimal, Field(gt=0, le=10**6)] = 1
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None


class ParameterRef(Table):
    """The value of one of the set's parameters."""

    parameter: Name


class ListRef(Table):
    """The names in one of the set's dated lists, as they stand on the day asked about."""

    list: Name


def _sort_of_amount(value: object) -> str:
    if isinstance(value, ParameterRef) or isinstance(value, dict) and "parameter" in value:
        return "parameter"
    return "index" if isinstance(value, IndexAmount) or isinstance(value, dict) and "index" in value else "amount"


AnyAmount = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[IndexAmount, Tag("index")] | Annotated[ParameterRef, Tag("parameter")],
    Discriminator(_sort_of_amount),
]

MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Window(Table):
    """From one day of the year to another, both included; over New Year when `to` is the earlier."""

    from_: MonthDay = Field(alias="from")
    to: MonthDay


COMPARISONS = ("eq", "in", "has", "lt", "lte", "gt", "gte", "within", "known")


class Condition(Table):
    """Either `all`, `any` or `not`, or one `fact` or `parameter` with one comparison. Nothing is executed."""

    all: list[Condition] | None = Field(None, min_length=1)
    any: list[Condition] | None = Field(None, min_length=1)
    negated: Condition | None = Field(None, alias="not")
    fact: str | None = None
    parameter: str | None = None
    eq: Any = None
    among: list[Any] | dict[str, Any] | None = Field(None, alias="in", min_length=1)
    has: str | None = None
    lt: Any = None
    lte: Any = None
    gt: Any = None
    gte: Any = None
    within: Window | None = None
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
        values = (self.eq, self.among, self.has, self.lt, self.lte, self.gt, self.gte, self.within, self.known)
        return [(name, value) for name, value in zip(COMPARISONS, values, strict=True) if value is not None]

    @property
    def parts(self) -> list[Condition]:
        return [*(self.all or []), *(self.any or []), *([self.negated] if self.negated else [])]


class Deadline(Table):
    """A day counted from a moment: so many days or months before or after it, or a fixed day of the year.

    `yearly` is a day of the year before the moment's, of the same, or of the year after.
    """

    anchor: str | None = None
    days: Annotated[int, Field(ge=0, le=3660)] = 0
    months: Annotated[int, Field(ge=0, le=120)] = 0
    direction: Literal["before", "after"] = "before"
    yearly: MonthDay | None = None
    year: Literal["before", "same", "after"] = "same"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.yearly is not None and (self.days or self.months):
            raise PydanticCustomError("deadline_shape", "yearly or days and months", {})
        return self


class Every(Table):
    """How often something comes back."""

    years: Annotated[int, Field(ge=0, le=50)] = 0
    months: Annotated[int, Field(ge=0, le=600)] = 0

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not (self.years or self.months):
            raise PydanticCustomError("every_shape", "years or months", {})
        return self
