"""Answers on who decides: twin towns, agreements, applications and networks."""

from __future__ import annotations

from collections.abc import Iterator

from utblick.guidelines.twelve_answers import NOBODY, Agreements, Answers, Applications, Approval, Networks, TwinTowns
from utblick.guidelines.twelve_parts import (
    APPLICATION,
    APPLY,
    APPROVAL,
    Section,
    Table,
    clause,
    decision,
    fact,
    first_name_of,
    kronor,
    listed,
    money,
    name_of,
    negated,
    place_of,
    rule,
)
from utblick.guidelines.vocabulary import OWN
from utblick.values import Text


def twin_towns(answers: Answers, given: TwinTowns) -> Section:
    place = place_of(given.place, 2, "Vänorter")
    when = [fact("agreement_type", eq="twinning")]
    who, what = first_name_of(given.enter, answers), Text("vänortsavtalet", "the twin-town agreement")
    clauses = [
        clause("2.1", place, "gate", Text(
            f"{who.sv} beslutar om att ingå, ändra och förlänga vänortsavtal.",
            f"{who.en} decides to enter, change and renew twin-town agreements.",
        ))
    ]  # fmt: skip
    rules = list(_entering("vänort", "2.1", given.enter, answers, what, when))
    if given.end is not None:
        who = first_name_of(given.end, answers)
        clauses.append(clause("2.2", place, "gate", Text(
            f"{who.sv} beslutar om att säga upp vänortsavtal.",
            f"{who.en} decides to terminate twin-town agreements.",
        )))  # fmt: skip
        rules.append(_ending("vänort", "2.2", given.end, answers, what, when))
    return Section(tuple(clauses), tuple(rules))


def agreements(answers: Answers, given: Agreements) -> Section:
    place = place_of(given.place, 3, "Andra avtal")
    clauses: list[Table] = []
    rules: list[Table] = []
    if (body := given.cooperation) is not None:
        who, what = first_name_of(body, answers), Text("samarbetsavtalet", "the cooperation agreement")
        clauses.append(clause("3.1", place, "gate", Text(
            f"{who.sv} beslutar om att ingå, ändra, förlänga och säga upp andra samarbetsavtal och partnerskap.",
            f"{who.en} decides to enter, change, renew and terminate other cooperation agreements and partnerships.",
        )))  # fmt: skip
        when = [fact("agreement_type", in_=["cooperation", "partner_city", "partnership", "other"])]
        rules += _entering("samarbetsavtal", "3.1", body, answers, what, when)
        rules.append(_ending("samarbetsavtal", "3.1", body, answers, what, when))
        told = Text(f"{who.sv} beslutar om partnerskapet", f"{who.en} decides on the partnership")
        rules.append(rule("partnerskap-ingå", ["partnership.enter"], "3.1", decision("enter", body, told)))
    if (body := given.letters_of_intent) is not None:
        who, what = first_name_of(body, answers), Text("avsiktsförklaringen", "the letter of intent")
        clauses.append(clause("3.2", place, "gate", Text(
            f"{who.sv} beslutar om avsiktsförklaringar.", f"{who.en} decides on letters of intent."
        )))  # fmt: skip
        when = [fact("agreement_type", eq="loi")]
        rules += _entering("avsiktsförklaring", "3.2", body, answers, what, when)
        rules.append(_ending("avsiktsförklaring", "3.2", body, answers, what, when))
    return Section(tuple(clauses), tuple(rules))


def _entering(name: str, cites: str, body: str, answers: Answers, what: Text, when: list[Table]) -> Iterator[Table]:
    who = first_name_of(body, answers)
    enter = Text(f"{who.sv} beslutar om {what.sv}", f"{who.en} decides on {what.en}")
    change = Text(f"{who.sv} beslutar om att ändra {what.sv}", f"{who.en} decides to change {what.en}")
    triggers = ["agreement.enter", "agreement.renew"]
    yield rule(f"{name}-ingå", triggers, cites, decision("enter", body, enter), when=when)
    yield rule(f"{name}-ändra", ["agreement.change"], cites, decision("change", body, change), when=when)


def _ending(name: str, cites: str, body: str, answers: Answers, what: Text, when: list[Table]) -> Table:
    who = first_name_of(body, answers)
    told = Text(f"{who.sv} beslutar om att säga upp {what.sv}", f"{who.en} decides to terminate {what.en}")
    return rule(f"{name}-avsluta", ["agreement.terminate"], cites, decision("terminate", body, told), when=when)


def applications(answers: Answers, given: Applications) -> Section:
    who = first_name_of(given.decides, answers)
    text = Text(
        f"{who.sv} beslutar om att söka pengar till internationella projekt och att delta i andras ansökningar.",
        f"{who.en} decides to apply for money for international projects and to take part in others' applications.",
    )
    told = Text(f"{who.sv} beslutar om ansökan", f"{who.en} decides on the application")
    studies = answers.feasibility is not None and answers.feasibility.needs in ("decision", "same")
    triggers = (*APPLICATION, "feasibility.join") if studies else APPLICATION
    made = rule("ansökan", triggers, "4", decision("apply", given.decides, told), about=APPLY)
    return Section((clause("4", place_of(given.place, 4, "Ansökningar"), "gate", text),), (made,))


def approval(answers: Answers, given: Approval) -> Section:
    place = place_of(given.place, 5, "Godkännande")
    if given.by == NOBODY:
        text = Text("Ingen annan behöver godkänna ansökan.", "Nobody else needs to approve the application.")
        does = Text("Säger att inget godkännande krävs.", "Says that no approval is required.")
        return Section((clause("5", place, "right", text, does),))
    who = first_name_of(given.by, answers)
    limits = list(_limits(given))
    text = Text(
        f"{who.sv} godkänner ansökan innan den lämnas in", f"{who.en} approves the application before it is sent"
    )
    if limits:
        reasons = listed([words for _, words in limits], "eller", "or")
        text = Text(f"{text.sv}, om {reasons.sv}.", f"{text.en}, if {reasons.en}.")
    else:
        text = Text(f"{text.sv}.", f"{text.en}.")
    if not needs_approval(answers):
        does = Text("Samma organ beslutar redan om ansökan.", "The same body already decides on the application.")
        return Section((clause("5", place, "gate", text, does),), remarks=(does,))
    conditions = [condition for condition, _ in limits]
    when = [negated(fact("body", eq=given.by))] if given.by != OWN else []
    when += [{"any": conditions}] if len(conditions) > 1 else conditions
    told = Text(f"{who.sv} godkänner ansökan", f"{who.en} approves the application")
    studies = answers.feasibility is not None and answers.feasibility.needs == "same"
    triggers = (*APPLICATION, "feasibility.join") if studies else APPLICATION
    made = rule("godkännande", triggers, "5", decision("approval", given.by, told), about=APPROVAL, when=when)
    return Section((clause("5", place, "gate", text),), (made,))


def needs_approval(answers: Answers) -> bool:
    """Whether someone else than the one who decides approves applications."""
    given = answers.approval
    if given is None or given.by == NOBODY:
        return False
    return answers.applications is None or answers.applications.decides != given.by


def required(answers: Answers) -> list[str]:
    """What applications need by questions 4 and 5."""
    return [APPLY] * (answers.applications is not None) + [APPROVAL] * needs_approval(answers)


def _limits(given: Approval) -> Iterator[tuple[Table, Text]]:
    if given.over is not None:
        amount = money(given.over)
        words = Text(f"den egna kostnaden är över {amount.sv}", f"the own cost is above {amount.en}")
        yield fact("own_cost", gt=kronor(given.over)), words
    if given.over_years is not None:
        years = given.over_years
        words = Text(f"den berör fler än {years} budgetår", f"it touches more than {years} budget years")
        yield fact("budget_years", gt=years), words
    if given.outside_frame:
        words = Text("kostnaden inte ryms i nämndens ram", "the cost does not fit within the committee's frame")
        yield fact("cost_within_frame", eq=False), words


def networks(answers: Answers, given: Networks) -> Section:
    place = place_of(given.place, 9, "Nätverk")
    clauses: list[Table] = []
    rules: list[Table] = []
    if given.whole is not None:
        who = first_name_of(given.whole, answers)
        clauses.append(clause("9.1", place, "gate", Text(
            f"{who.sv} beslutar om medlemskap som omfattar hela kommunen.",
            f"{who.en} decides on memberships that cover the whole municipality.",
        )))  # fmt: skip
        rules += _membership("hela-kommunen", "9.1", given.whole, answers, "whole_municipality")
    if given.own_field is not None:
        who = first_name_of(given.own_field, answers)
        limit = money(given.fee_over) if given.fee_over is not None and given.above else None
        upto = (
            Text(f" med en årsavgift på högst {limit.sv}", f" with a yearly fee of at most {limit.en}")
            if limit
            else Text("", "")
        )
        clauses.append(clause("9.2", place, "right", Text(
            f"{who.sv} beslutar om medlemskap inom en nämnds område{upto.sv}.",
            f"{who.en} decides on memberships in one committee's field{upto.en}.",
        )))  # fmt: skip
        cheap = [negated(fact("yearly_fee", gt=kronor(given.fee_over)))] if limit and given.fee_over is not None else []
        rules += _membership("eget-område", "9.2", given.own_field, answers, "own_field", cheap)
    if given.fee_over is not None and given.above is not None:
        who, limit = first_name_of(given.above, answers), money(given.fee_over)
        clauses.append(clause("9.3", place, "gate", Text(
            f"{who.sv} beslutar om medlemskap inom en nämnds område när årsavgiften är över {limit.sv}.",
            f"{who.en} decides on memberships in one committee's field when the yearly fee is above {limit.en}.",
        )))  # fmt: skip
        told = Text(f"{who.sv} beslutar om det dyra medlemskapet", f"{who.en} decides on the costly membership")
        when = [fact("membership_scope", eq="own_field"), fact("yearly_fee", gt=kronor(given.fee_over))]
        rules.append(
            rule("medlemskap-dyrt", ["membership.join"], "9.3", decision("join", given.above, told), when=when)
        )
    return Section(tuple(clauses), tuple(rules))


def _membership(
    name: str, cites: str, body: str, answers: Answers, scope: str, joining: list[Table] | None = None
) -> Iterator[Table]:
    who, when = name_of(body, answers), [fact("membership_scope", eq=scope)]
    first = first_name_of(body, answers)
    join = Text(f"{first.sv} beslutar om medlemskapet", f"{first.en} decides on the membership")
    leave = Text(f"Att lämna nätverket beslutas av {who.sv}", f"Leaving the network is decided by {who.en}")
    yield rule(
        f"medlemskap-{name}", ["membership.join"], cites, decision("join", body, join), when=[*when, *(joining or [])]
    )
    yield rule(f"lämna-{name}", ["membership.leave"], cites, decision("leave", body, leave), when=when)
