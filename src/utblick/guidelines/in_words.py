"""Facts, their values and steps in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from utblick.dates.wording import listed, spoken
from utblick.guidelines.facts import FACTS
from utblick.guidelines.verdicts import Step
from utblick.guidelines.vocabulary import DECISION_KINDS, SYMBOLIC_BODIES
from utblick.values import Money, Text

NBSP = "\u00a0"
YES, NO = Text("ja", "yes"), Text("nej", "no")
NAMES: Mapping[str, Text] = {
    "own_cost": Text("den egna kostnaden", "the own cost"),
    "own_time": Text("antalet timmar egen tid", "the hours of own time"),
    "grant": Text("bidraget", "the grant"),
    "total_cost": Text("den totala kostnaden", "the total cost"),
    "yearly_fee": Text("årsavgiften", "the yearly fee"),
    "amount_applied": Text("det sökta beloppet", "the amount applied for"),
    "budget_years": Text("antalet budgetår", "the number of budget years"),
    "duration_months": Text("antalet månader", "the number of months"),
    "participants": Text("antalet deltagare", "the number of participants"),
    "days_away": Text("antalet resdagar", "the number of days away"),
    "changed_on": Text("dagen då ansökan ändrades", "the day the application was changed"),
    "rejected_on": Text("dagen för avslaget", "the day of the rejection"),
    "ends_on": Text("slutdagen", "the last day"),
    "starts_on": Text("första dagen", "the first day"),
    "applied_on": Text("dagen då bidragsansökan kom in", "the day the grant application came in"),
    "last_met_on": Text("dagen för senaste mötet", "the day of the latest meeting"),
    "submitted_on": Text("inlämningsdagen", "the day of submission"),
    "committed_on": Text("dagen då kommunen band sig", "the day the municipality committed itself"),
    "signed_on": Text("dagen för undertecknandet", "the day of signing"),
    "visit_start": Text("besökets första dag", "the visit's first day"),
    "visit_end": Text("besökets sista dag", "the visit's last day"),
    "happened_on": Text("dagen då det hände", "the day it happened"),
}


def fact_name(name: str) -> Text:
    """A fact inside a sentence: its short name, else the answer to its question."""
    question = FACTS[name].question
    return NAMES.get(name) or Text(f"svaret på ”{question.sv}”", f"the answer to “{question.en}”")


def value_in_words(name: str, value: object) -> Text:
    """A fact's value as a person reads it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Money):
        return _amount(value)
    if isinstance(value, date):
        day = spoken(value)
        return Text(f"den {day.sv}", day.en)
    if isinstance(value, int | Decimal):
        return Text(f"{value}".replace(".", ","), f"{value}")
    if isinstance(value, tuple | list):
        return listed([Text(str(item), str(item)) for item in value]) if value else Text("inget", "nothing")
    return FACTS[name].choices.get(str(value)) or Text(str(value), str(value))


def _amount(value: Money) -> Text:
    whole, cents = divmod(abs(value.minor), 100)
    sign = "\u2212" if value.minor < 0 else ""
    sv = f"{whole:,}".replace(",", NBSP) + (f",{cents:02}" if cents else "")
    en = f"{whole:,}" + (f".{cents:02}" if cents else "")
    unit = "kr" if value.currency == "SEK" else value.currency
    return Text(f"{sign}{sv}{NBSP}{unit}", f"{value.currency}{NBSP}{sign}{en}")


def bodies_in_words(bodies: Iterable[str]) -> Text:
    """Bodies of which any one is enough."""
    known = [SYMBOLIC_BODIES.get(body) or Text(body, body) for body in bodies]
    return Text(" eller ".join(body.sv for body in known), " or ".join(body.en for body in known))


def step_in_words(step: Step) -> Text:
    """A step by what is decided, by whom and by which clause: "godkännande (KS, R4.5)"."""
    kind, bodies, clause = DECISION_KINDS[step.kind], bodies_in_words(step.bodies), step.citation.clause
    return Text(f"{kind.sv} ({bodies.sv}, {clause})", f"{kind.en} ({bodies.en}, {clause})")
