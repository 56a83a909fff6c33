"""What letters say before anybody has written in them, in Swedish and in English. Plain values in, texts out.

A gap that only a person can fill stands in square brackets; a letter is not made while one is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from utblick.cases.effects import Effect
from utblick.documents.papers import Language, LetterText
from utblick.ui import formats
from utblick.values import Text

_GAP = re.compile(r"\[[^\[\]]{1,80}\]")
_SALUTATION = Text("Hej,", "Dear colleagues,")
_CLOSING = Text("Med vänlig hälsning", "Yours sincerely,")


@dataclass(frozen=True, slots=True)
class Taken:
    """The decision a mandate rests on: who took it, when, and its § ("" outside a meeting)."""

    body: Text
    decided_on: date
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A request for records that was refused, in part when something was given out: what, and by which provision."""

    what: str
    provision: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the matter. ``decided`` is None until a decision is recorded; names of bodies have their
    article in English ("the Municipal Executive Board").
    """

    municipality: str
    project: str
    programme: Text | None = None
    partner: str = ""
    body: Text = Text("", "")
    decided: Taken | None = None
    refused: Refused | None = None


def mandate(known: Known) -> tuple[LetterText, LetterText]:
    """Fullmakt: the coordinator may sign and submit in the municipality's name (users.md § 5)."""
    lead = Text(known.partner or "[samordnande part]", known.partner or "[coordinating partner]")
    project = _project(known)
    swedish = (
        f"{known.municipality} medverkar i {project.sv}.\n"
        f"Genom det här brevet ger {known.municipality} {lead.sv} i uppdrag att för kommunens räkning skriva under och "
        "lämna in ansökan och, om den beviljas, att företräda kommunen mot finansiären enligt bidragsavtalet.\n"
        f"{_ground(known, 'sv')}\n"
        "Kommunen har tagit del av villkoren för bidraget, och det som står om kommunen i ansökan är riktigt."
    )
    english = (
        f"{known.municipality} takes part in {project.en}.\n"
        f"By this letter {known.municipality} gives {lead.en} the mandate to sign and submit the application in its "
        "name and, if the grant is awarded, to represent it towards the funder under the grant agreement.\n"
        f"{_ground(known, 'en')}\n"
        "The municipality has read the conditions of the grant, and what the application says of it is correct."
    )
    return _both("Fullmakt att skriva under", "Mandate to sign", known, swedish, english)


def invitation(known: Known) -> tuple[LetterText, LetterText]:
    """Inbjudan to a partner; the days and what will happen are for the writer to say."""
    project = _project(known)
    swedish = (
        f"{known.municipality} bjuder in er till [plats] den [dag] om {project.sv}.\n"
        "Vi vill att ni är med för att [syfte].\n"
        "Kommunen står för [kostnader som vi betalar]. Svara senast den [dag för svar]."
    )
    english = (
        f"{known.municipality} invites you to [place] on [day] about {project.en}.\n"
        "We would like you to take part in order to [purpose].\n"
        "The municipality pays for [costs that we pay]. Please answer by [day of answer]."
    )
    return _both("Inbjudan", "Invitation", known, swedish, english)


def termination(known: Known) -> tuple[LetterText, LetterText]:
    """Uppsägning to the partner, with the decision; the last day by the agreement's terms is for the writer to say."""
    taken = known.decided
    decided = Text("[organ, dag och § för beslutet] har beslutat om det.", "This was decided by [body, day and §].")
    if taken is not None:
        decided = Text(_ground(known, "sv"), _ground(known, "en"))
    swedish = (
        f"{known.municipality} säger upp avtalet med er: {known.project}.\n{decided.sv}\n"
        "Avtalet gäller till och med den [sista dag].\nTack för samarbetet. [hur kontakten fortsätter]"
    )
    english = (
        f"{known.municipality} hereby gives notice to terminate our agreement: {known.project}.\n{decided.en}\n"
        "The agreement remains in force until [last day].\nThank you for our cooperation. [how contact goes on]"
    )
    return _both("Uppsägning av avtal", "Notice of termination", known, swedish, english)


def refusal(known: Known) -> tuple[LetterText]:
    """Avslag on a request for records, with the reasons and how to appeal (TF 2:19; OSL 6:7–8; FL 32, 43–44 §§).

    In Swedish alone, the language of decisions (språklagen 10 §).
    """
    refused = known.refused or Refused("[vad som begärts]", "[bestämmelse]")
    what = "de delar som är maskade" if refused.partly else "handlingarna"
    body = known.body.sv
    swedish = (
        f"Du har begärt att få ta del av: {refused.what}.\n"
        f"{body} beslutar att inte lämna ut {what}. Uppgifterna omfattas av sekretess enligt "
        f"{refused.provision}.\n"
        "Skäl: [varför uppgifterna inte kan lämnas ut]\n"
        "Så överklagar du: Skriv vilket beslut du överklagar, hur du vill att det ändras och varför. Ställ det till "
        f"Kammarrätten i [ort], men lämna eller skicka det till {_lowered(body)}. Det ska ha kommit in inom tre "
        "veckor från den dag då du fick del av beslutet (FL 43 och 44 §§, OSL 6 kap. 7 och 8 §§)."
    )
    return (LetterText("sv", "Beslut att inte lämna ut en handling", "", swedish, ""),)


def _lowered(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def english_point(effect: str, known: Known) -> str:
    """A beslutspunkt in English by what it does; "" when that says too little."""
    project = _project(known).en
    said: Mapping[str, str] = {
        Effect.APPLY: f"to apply for funding for {project}.",
        Effect.CONDITIONAL: f"to apply for funding for {project}, subject to the approval of the Executive Board.",
        Effect.APPROVE: f"to approve the participation in {project}.",
        Effect.ENTER_AGREEMENT: f"to enter into the agreement on {project}.",
        Effect.TERMINATE: f"to terminate the agreement on {project}.",
        Effect.JOIN: f"to join {project}.",
        Effect.NOTE: f"to take note of the report on {project}.",
    }
    return said.get(effect, "")


def gaps(*texts: str) -> list[str]:
    """The gaps left to fill, as they stand: "[dag]"."""
    return [found for text in texts for found in _GAP.findall(text)]


def _project(known: Known) -> Text:
    programme = known.programme
    swedish = f" ur programmet {programme.sv}" if programme and programme.sv else ""
    english = f" under the programme {programme.en or programme.sv}" if programme and programme.sv else ""
    return Text(f"”{known.project}”{swedish}", f"“{known.project}”{english}")


def _ground(known: Known, language: Language) -> str:
    """The decision behind the mandate; without one it says that it is conditional."""
    taken = known.decided
    swedish = language == "sv"
    if taken is None:
        body = known.body.in_language(language)
        return (
            f"Uppdraget gäller under förutsättning att {body} beslutar om det."
            if swedish
            else f"The mandate is subject to a decision by {body}."
        )
    day = formats.day(taken.decided_on, language)
    number = f", § {taken.paragraph}" if taken.paragraph else ""
    body = taken.body.in_language(language)
    said = f"{body} beslutade om det {day}{number}." if swedish else f"{body} decided on this on {day}{number}."
    return said[:1].upper() + said[1:]


def _both(swedish: str, english: str, known: Known, *texts: str) -> tuple[LetterText, LetterText]:
    return (
        LetterText("sv", f"{swedish}: {known.project}", _SALUTATION.sv, texts[0], _CLOSING.sv),
        LetterText("en", f"{english}: {known.project}", _SALUTATION.en, texts[1], _CLOSING.en),
    )
