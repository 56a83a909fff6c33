"""The small parts that answers are turned into: clauses and rules as plain TOML tables, and words about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from utblick.guidelines.twelve_answers import BODIES, Answers
from utblick.guidelines.vocabulary import CHAIR, OWN
from utblick.values import Text

Table = dict[str, Any]
APPLICATION = ("application.submit", "application.commit", "application.resubmit")
APPLY, APPROVAL = "apply", "approval"


@dataclass(frozen=True)
class Section:
    """What one answer becomes: clauses in own words, the rules that cite them, and remarks to the one who reads."""

    clauses: tuple[Table, ...] = ()
    rules: tuple[Table, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def sentences(self) -> tuple[Text, ...]:
        """How the answer is read, in plain words."""
        return tuple(Text(clause["sv"], clause["en"]) for clause in self.clauses)


def clause(number: str, place: str, kind: str, text: Text, does: Text | None = None) -> Table:
    """A clause; `does` says what it does when no rule cites it."""
    made: Table = {"id": number, "place": place, "kind": kind, "sv": text.sv, "en": text.en}
    return {**made, "does": words(does)} if does else made


def rule(
    name: str,
    triggers: Sequence[str],
    cites: str,
    effect: Mapping[str, Any],
    *,
    when: Sequence[Table] = (),
    about: str = "",
    law: Sequence[str] = (),
    level: str = "must",
) -> Table:
    """A rule. Every condition of `when` must hold."""
    made: Table = {"id": name, "triggers": list(triggers), "clause": cites}
    if law:
        made["law"] = list(law)
    if about:
        made["about"] = about
    if level != "must":
        made["level"] = level
    if when:
        made["when"] = dict(when[0]) if len(when) == 1 else {"all": list(when)}
    return {**made, "effect": dict(effect)}


def decision(kind: str, body: str, label: Text) -> Table:
    """A body must have decided."""
    return {"kind": "decision", "decision": kind, "body": body, "label": words(label)}


def effect(kind: str, label: Text, **more: Any) -> Table:
    """Any other effect with a label."""
    return {"kind": kind, "label": words(label), **more}


def fact(name: str, **comparison: Any) -> Table:
    """``fact("own_cost", gt=…)``; a trailing underscore of a comparison is dropped (``in_``)."""
    return {"fact": name, **{key.rstrip("_"): value for key, value in comparison.items()}}


def negated(condition: Table) -> Table:
    return {"not": condition}


def kronor(amount: int) -> Table:
    return {"amount": amount, "currency": "SEK"}


def words(text: Text) -> Table:
    return {"sv": text.sv, "en": text.en}


def money(amount: int) -> Text:
    shown = f"{amount:,}"
    return Text(f"{shown.replace(',', ' ')} kronor", f"SEK {shown}")


def day_of_year(day: str) -> Text:
    """ "11-01" in words."""
    month, number = (int(part) for part in day.split("-"))
    return Text(f"{number} {_MONTHS[month - 1].sv}", f"{number} {_MONTHS[month - 1].en}")


_MONTHS = (
    Text("januari", "January"), Text("februari", "February"), Text("mars", "March"), Text("april", "April"),
    Text("maj", "May"), Text("juni", "June"), Text("juli", "July"), Text("augusti", "August"),
    Text("september", "September"), Text("oktober", "October"), Text("november", "November"),
    Text("december", "December"),
)  # fmt: skip


def name_of(code: str, answers: Answers) -> Text:
    """A body's name, to stand inside a sentence."""
    if code in answers.bodies:
        return Text(answers.bodies[code], answers.bodies[code])
    if code == CHAIR:
        return Text("ordföranden", "the chair")
    if code == OWN:
        return Text("nämnden själv", "the committee itself")
    return BODIES[code]


def codes_of(made: Table) -> set[str]:
    """The bodies that the effect of a rule names."""
    named = made["effect"]
    return {named.get("body", ""), named.get("by", ""), *named.get("to", [])}


def first_name_of(code: str, answers: Answers) -> Text:
    """A body's name, to begin a sentence."""
    name = name_of(code, answers)
    return Text(capital(name.sv), capital(name.en))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(texts: Sequence[Text], last_sv: str = "och", last_en: str = "and") -> Text:
    """ "a, b och c"."""
    if len(texts) == 1:
        return texts[0]
    sv, en = [text.sv for text in texts], [text.en for text in texts]
    return Text(f"{', '.join(sv[:-1])} {last_sv} {sv[-1]}", f"{', '.join(en[:-1])} {last_en} {en[-1]}")


def text_without_stop(text: Text) -> Text:
    """A sentence as a label."""
    return Text(text.sv.removesuffix("."), text.en.removesuffix("."))


def place_of(given: str | None, number: int, title: str) -> str:
    """Where it stands in the document, or the question it comes from."""
    return given or f"{number} {title}"
