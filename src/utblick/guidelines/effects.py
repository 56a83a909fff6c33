"""The effects a rule may have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from utblick.guidelines.tables import AnyAmount, Condition, Deadline, Every, Name, PartlyKnownDate, Table, Words


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
    """Someone must have been told (`inform`), or have given its opinion (`consult`), before the event.

    `before`: asked only in matters that this body decides, and then before its decision (KL 5:28).
    """

    kind: Literal["inform", "consult"]
    label: Words
    body: Name
    before: Name | None = None
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


class Pause(Table):
    """Not for now: until a day, or until the document is changed."""

    kind: Literal["pause"]
    label: Words
    until: PartlyKnownDate | None = None


class Cap(Table):
    """No more than `amount`: for one matter, or in all in the calendar year or ever.

    `per` says for whom: one recipient (an association, a person), one body, one pot; `participant` multiplies the
    amount by those who take part. What is asked is the fact `of`; what has been used is counted from decisions of kind
    `award`.
    """

    kind: Literal["cap"]
    label: Words
    amount: AnyAmount
    of: Literal["amount_applied", "own_cost", "grant", "total_cost", "yearly_fee"] = "amount_applied"
    counts: Literal["matter", "year", "ever"] = "matter"
    per: list[Literal["recipient", "participant", "pot", "body"]] = Field(default_factory=list)
    pot: Name | None = None


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
    """`body` may let `to` decide, up to an own cost (KL 6:37–40). No names = anyone it has delegated to.

    `sub_delegable`: the one who got the right may give it on (KL 7:6). `report`, `next_meeting`: how a decision so
    taken is reported back.
    """

    kind: Literal["may_delegate"]
    about: list[Name] = Field(min_length=1)
    body: Name
    to: list[Name] = Field(default_factory=list)
    up_to: AnyAmount | None = None
    of: Literal["own_cost", "amount_applied", "yearly_fee", "total_cost"] = "own_cost"
    sub_delegable: bool = False
    report: Deadline | None = None
    next_meeting: bool = False


class NoDelegation(Table):
    """What these matters require may not be delegated; without `about` nothing may."""

    kind: Literal["no_delegation"]
    label: Words
    about: list[Name] = Field(default_factory=list)


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
    attachment: bool = False


class Content(Table):
    """What the decision paper must contain, and what must be attached to it."""

    kind: Literal["content"]
    label: Words
    items: list[ContentItem] = Field(min_length=1)


class Duty(Table):
    """Something that follows or always stands: a report, a review, a renewal, a meeting every so often, a notice."""

    kind: Literal["report", "annual_report", "evaluation", "review", "renewal", "cadence", "duty"]
    label: Words
    by: Name = "own"
    to: list[Name] = Field(default_factory=list)
    deadline: Deadline | None = None
    next_meeting: bool = False
    every: Every | None = None


class Share(Table):
    """One cost and who bears it."""

    name: Name
    label: Words
    payer: Literal["visitor", "host", "own", "applicant", "shared"]


class CostSplit(Table):
    """Who pays what between visitor and host; `unless_agreed` = unless otherwise agreed."""

    kind: Literal["cost_split"]
    label: Words
    shares: list[Share] = Field(min_length=1)
    unless_agreed: bool = True


class Rung(Table):
    """One step of an order of priority, and the points it gives."""

    name: Name
    label: Words
    when: Condition | None = None
    points: Annotated[int, Field(ge=0, le=1000)] = 0


class Priority(Table):
    """In which order applicants come: the rungs that hold, the first highest."""

    kind: Literal["priority"]
    label: Words
    order: list[Rung] = Field(min_length=1)


class Warn(Table):
    """A remark shown beside the answer."""

    kind: Literal["warn"]
    label: Words


Effect = Annotated[
    RequireDecision
    | Inform
    | Exempt
    | Permit
    | Forbid
    | Pause
    | Cap
    | Ask
    | Order
    | MayDelegate
    | NoDelegation
    | MayUse
    | Content
    | Duty
    | CostSplit
    | Priority
    | Warn,
    Field(discriminator="kind"),
]

Part = Literal["demand", "way", "order", "reason", "content", "duty", "remark"]
PARTS: Mapping[type, Part] = {
    **dict.fromkeys((RequireDecision, Inform, Ask), "demand"),
    **dict.fromkeys((MayDelegate, MayUse, NoDelegation), "way"),
    **dict.fromkeys((Exempt, Permit, Forbid, Pause, Cap), "reason"),
    **dict.fromkeys((CostSplit, Priority, Warn), "remark"),
    Order: "order",
    Content: "content",
    Duty: "duty",
}
"""Which part an effect plays in an answer: what must be had, another way to have it, a reason, what follows."""
