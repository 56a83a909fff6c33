"""Why a call or a paper was matched, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from utblick.matching.codes import CodeList, PaperCode
from utblick.matching.concepts import Concept
from utblick.matching.lexicon import Found
from utblick.matching.reading import CALL_TITLE, TITLE
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against. `weight` is its share of the evidence (negative speaks against).

    `kind` is term, code, applicant, programme, action, rule, against or learned; `term` is the wording or the code
    found, `place` title, call_title, description or "" where it has none.
    """

    kind: str
    text: Text
    weight: float
    term: str = ""
    place: str = ""


_WHOSE = {
    CodeList.GOVERNMENT: Text("Regeringens ämne", "The government's subject"),
    CodeList.DEPARTMENT: Text("Avsändare", "Sent by"),
    CodeList.EUROVOC: Text("EuroVoc-ämnet", "EuroVoc subject"),
    CodeList.EUROVOC_GROUP: Text("EuroVoc-gruppen", "EuroVoc group"),
    CodeList.OEIL: Text("Europaparlamentets ämne", "The European Parliament's subject"),
    CodeList.COMMITTEE: Text("Utskott:", "Committee of the Riksdag:"),
    CodeList.CONSULTATION_TOPIC: Text("Samrådets ämne", "Topic of the consultation"),
}


def by_concept(concept: Concept, found: Found, weight: float) -> Reason:
    name, where = concept.name, _where(found)
    text = Text(f"{name.sv}: ”{found.word}” {where.sv}", f"{name.en}: “{found.word}” {where.en}")
    return Reason("term", text, weight, found.word, found.place)


def by_code(code: PaperCode, name: Text, weight: float) -> Reason:
    """`weight` below 0 says that the code names what lies outside a municipality's tasks."""
    whose = _WHOSE[code.code_list]
    text = Text(f"{whose.sv} {name.sv}", f"{whose.en} {name.en}")
    if weight < 0:
        return Reason("against", Text(f"Talar emot: {text.sv}", f"Against: {text.en}"), weight, code.value)
    return Reason("code", text, weight, code.value)


def by_word(word: str, found: Found, weight: float) -> Reason:
    where = _where(found)
    text = Text(f"Ert ord ”{word}” {where.sv}", f"Your word “{word}” {where.en}")
    return Reason("term", text, weight, found.word, found.place)


def by_applicant(found: Found, weight: float) -> Reason:
    where = _where(found)
    text = Text(f"Nämner ”{found.word}” {where.sv}", f"Mentions “{found.word}” {where.en}")
    return Reason("applicant", text, weight, found.word, found.place)


def by_programme(programme: str, weight: float) -> Reason:
    if weight > 0:
        text = Text(
            f"Program: {programme}, brukar vara öppet för kommuner",
            f"Programme: {programme}, often open to municipalities",
        )
    else:
        text = Text(f"Program: {programme}, sällan för kommuner", f"Programme: {programme}, seldom for municipalities")
    return Reason("programme", text, weight, programme)


def by_own_programme(programme: str, weight: float) -> Reason:
    text = Text(f"Program ni följer: {programme}", f"A programme you follow: {programme}")
    return Reason("programme", text, weight, programme)


def by_action(type_of_action: str, weight: float) -> Reason:
    text = Text(f"Typ av stöd: {type_of_action}", f"Type of action: {type_of_action}")
    return Reason("action", text, weight, type_of_action)


def by_children_and_youth(weight: float, found: Found | None) -> Reason:
    text = Text(
        "Barn och unga: utbyten och skolsamarbeten visas alltid (R2.7)",
        "Children and youth: exchanges and school cooperation are always shown (R2.7)",
    )
    return Reason("rule", text, weight, found.word if found else "", found.place if found else "")


def by_town_twinning(weight: float, found: Found | None) -> Reason:
    text = Text("Vänorter: visas alltid för den som ansvarar", "Twin towns: always shown to those responsible")
    return Reason("rule", text, weight, found.word if found else "", found.place if found else "")


def against(found: Found, weight: float) -> Reason:
    where = _where(found)
    text = Text(f"Talar emot: ”{found.word}” {where.sv}", f"Against: “{found.word}” {where.en}")
    return Reason("against", text, weight, found.word, found.place)


def by_learning(weight: float, names: Sequence[Text]) -> Reason:
    """Earlier decisions on calls that hold the same notions, named strongest first."""
    swedish, english = ("mer", "more") if weight > 0 else ("mindre", "less")
    text = Text(
        f"Ni har tagit ställning till liknande: {swedish} av {', '.join(name.sv for name in names)}",
        f"You have taken a stand on similar calls: {english} of {', '.join(name.en for name in names)}",
    )
    return Reason("learned", text, weight)


def _where(found: Found) -> Text:
    if found.place == TITLE:
        return Text("i rubriken", "in the title")
    if found.place == CALL_TITLE:
        return Text("i utlysningens namn", "in the call's name")
    return Text("i beskrivningen", "in the description")
