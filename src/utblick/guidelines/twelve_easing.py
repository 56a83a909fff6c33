"""Answers on what is easier than the main rule: delegation, feasibility studies, children and youth."""

from __future__ import annotations

from utblick.guidelines.twelve_answers import Answers, Children, Delegation, Feasibility
from utblick.guidelines.twelve_deciding import needs_approval, required
from utblick.guidelines.twelve_parts import (
    APPLICATION,
    APPLY,
    APPROVAL,
    Section,
    Table,
    clause,
    effect,
    fact,
    kronor,
    listed,
    money,
    name_of,
    place_of,
    rule,
)
from utblick.values import Text

_LAW = ("KL 6:37", "KL 6:38")
_NAMES = {
    "application": Text("beslutet att ansöka", "the decision to apply"),
    "approval": Text("godkännandet", "the approval"),
    "both": Text("beslutet att ansöka och godkännandet", "the decision to apply and the approval"),
}
_NOTHING = Text(
    "Gör inget förrän frågorna om ansökningar och godkännande är besvarade.",
    "Does nothing until the questions on applications and approval are answered.",
)


def delegation(answers: Answers, given: Delegation) -> Section:
    place = place_of(given.place, 6, "Delegation")
    what = _NAMES[given.what]
    wanted = {"application": [APPLY], "approval": [APPROVAL], "both": [APPLY, APPROVAL]}[given.what]
    about = [name for name in wanted if name in required(answers)]
    if not given.allowed:
        text = Text(f"{what.sv.capitalize()} får inte delegeras.", f"{what.en.capitalize()} may not be delegated.")
        told = Text("Får inte delegeras", "May not be delegated")
        made = [rule("får-inte-delegeras", _triggers(answers), "6", effect("no_delegation", told, about=about))]
        return _section(place, "prohibition", text, made if about else [], ())
    text = _may(answers, given, what)
    rules = [_delegating(answers, given, name) for name in about]
    remark = Text(
        "Den som ska besluta måste också ha fått rätten i delegationsordningen; det beslutet skrivs in för sig.",
        "Whoever is to decide must also have been given the right in the delegation rules; that decision is entered"
        " separately.",
    )
    return _section(place, "right", text, rules, (remark,))


def _may(answers: Answers, given: Delegation, what: Text) -> Text:
    to = listed([name_of(code, answers) for code in given.to], "eller", "or")
    sv, en = f"{what.sv.capitalize()} får delegeras till {to.sv}", f"{what.en.capitalize()} may be delegated to {to.en}"
    if given.up_to is not None:
        limit = money(given.up_to)
        sv, en = f"{sv} när den egna kostnaden är högst {limit.sv}", f"{en} when the own cost is at most {limit.en}"
    if given.sub_delegable:
        sv, en = f"{sv}. Rätten får ges vidare", f"{en}. The right may be given on"
    if given.next_meeting:
        sv, en = f"{sv}. Beslutet anmäls vid nästa sammanträde", f"{en}. The decision is reported at the next meeting"
    elif given.report_days is not None:
        days = given.report_days
        sv, en = f"{sv}. Beslutet anmäls inom {days} dagar", f"{en}. The decision is reported within {days} days"
    return Text(f"{sv}.", f"{en}.")


def _delegating(answers: Answers, given: Delegation, about: str) -> Table:
    body = answers.applications.decides if about == APPLY and answers.applications else ""
    body = body or (answers.approval.by if answers.approval else "")
    ways: Table = {"kind": "may_delegate", "about": [about], "body": body, "to": list(given.to)}
    if given.up_to is not None:
        ways["up_to"] = kronor(given.up_to)
    if given.sub_delegable:
        ways["sub_delegable"] = True
    if given.next_meeting:
        ways["next_meeting"] = True
    elif given.report_days is not None:
        ways["report"] = {"direction": "after", "days": given.report_days}
    name = "delegerad-ansökan" if about == APPLY else "delegerat-godkännande"
    return rule(name, _triggers(answers), "6", ways, law=_LAW)


def _triggers(answers: Answers) -> tuple[str, ...]:
    """Applications, and feasibility studies when they are treated as such."""
    studies = answers.feasibility is not None and answers.feasibility.needs != "nothing"
    return (*APPLICATION, "feasibility.join") if studies else APPLICATION


def feasibility(answers: Answers, given: Feasibility) -> Section:
    place = place_of(given.place, 7, "Förstudier")
    when = [fact("is_feasibility_study", eq=True)]
    if given.needs == "nothing":
        text = Text(
            "Förstudier behöver varken beslut eller godkännande.",
            "Feasibility studies need neither decision nor approval.",
        )
        told = Text("Förstudie: inget beslut behövs", "Feasibility study: no decision is needed")
        join = rule("delta-i-förstudie", ["feasibility.join"], "7", effect("permit", told))
        return _section(
            place, "exception", text, [join, _exempting("förstudie", "7", told, required(answers), when)], (), "7"
        )
    if given.needs == "decision":
        text = Text(
            "Förstudier behöver beslut att ansöka, men inget godkännande.",
            "Feasibility studies need the decision to apply, but no approval.",
        )
        told = Text("Förstudie: inget godkännande behövs", "Feasibility study: no approval is needed")
        rules = [_exempting("förstudie", "7", told, [APPROVAL], when)] if needs_approval(answers) else []
        return _section(place, "exception", text, rules, (), "7")
    text = Text(
        "Förstudier behöver samma beslut som andra ansökningar.",
        "Feasibility studies need the same as other applications.",
    )
    return _section(place, "gate", text, [], (), "7")


def children(answers: Answers, given: Children) -> Section:
    place = place_of(given.place, 8, "Skolor, barn och unga")
    young = fact("children_and_youth", eq=True)
    if given.needs == "unit_decides":
        text = Text(
            "När barn eller unga deltar beslutar skolan eller enheten själv om sin ansökan.",
            "When children or young people take part, the school or unit itself decides on its application.",
        )
        told = Text("Skolan eller enheten beslutar själv", "The school or unit decides itself")
        made = _exempting("skolan-själv", "8", told, required(answers), [fact("actor_kind", eq="unit"), young])
        return _section(place, "exception", text, [made], (), "8")
    if given.needs == "no_approval":
        text = Text(
            "När barn eller unga deltar behövs inget godkännande.",
            "When children or young people take part no approval is needed.",
        )
        told = Text("Barn och unga: inget godkännande behövs", "Children and youth: no approval is needed")
        rules = [_exempting("barn-och-unga", "8", told, [APPROVAL], [young])] if needs_approval(answers) else []
        return _section(place, "exception", text, rules, (), "8")
    text = Text(
        "Skolornas utbyten behöver samma beslut som andra ansökningar.",
        "Exchanges by schools need the same decisions as other applications.",
    )
    return _section(place, "gate", text, [], (), "8")


def _exempting(name: str, cites: str, told: Text, about: list[str], when: list[Table]) -> Table:
    """An exemption from what is required; where nothing is, leave given outright."""
    made = effect("exempt", told, about=about) if about else effect("permit", told)
    return rule(name, APPLICATION, cites, made, when=when)


def _section(
    place: str, kind: str, text: Text, rules: list[Table], remarks: tuple[Text, ...], number: str = "6"
) -> Section:
    same = Text(
        "Följer frågorna om ansökningar och godkännande.", "Follows the questions on applications and approval."
    )
    does = None if rules else (same if number in ("7", "8") else _NOTHING)
    return Section((clause(number, place, kind, text, does),), tuple(rules), remarks)
