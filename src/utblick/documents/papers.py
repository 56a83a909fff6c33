"""What each paper contains. Plain frozen values: no Django, no clock, no I/O.

Texts are plain text; a line break starts a new paragraph. Dates are the municipality's (Europe/Stockholm).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from utblick.values import Money

Language = Literal["sv", "en"]
Answer = Literal["allowed", "not_yet", "forbidden", "undetermined"]


@dataclass(frozen=True, slots=True)
class Sender:
    """The authority that writes: municipality, and the administration or body inside it."""

    municipality: str
    unit: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named on paper (handläggare, förvaltningschef, ordförande)."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A text under a name of its own: one party's benefit (G-08), one kind of contribution (G-04)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class YearShare:
    """Own cost and own working time (whole hours) in one calendar year, with what the cost is for."""

    year: int
    cost: Money
    hours: int
    after_election: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Förvaltningens bedömning: the eight required answers and four optional ones (G-03 … G-12, G-21)."""

    goals: str
    contributions: tuple[Named, ...]
    added_value: str
    benefits: tuple[Named, ...]
    sustainability: str
    years: tuple[YearShare, ...]
    own_time: str
    signatory: str
    competence: str = ""
    business: str = ""
    continuation: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class RoadStep:
    """One step on the road to the last day: what, its last date, and why that date."""

    step: str
    last_day: date
    explanation: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause relied on: where it stands ("R4.5", "KL 6:38") and what it says."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class VerdictText:
    """Svar enligt riktlinjerna, as printed: the answer, one sentence, what is missing, the clauses."""

    answer: Answer
    sentence: str
    guidelines: str
    missing: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Förslag till beslut: the lead ("Kommunstyrelsen beslutar") and its numbered points ("att …")."""

    lead: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A numbered bilaga."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class OfficialReport:
    """Tjänsteskrivelse from an administration to the body that decides.

    ``case_number`` is the diarium's number, an opaque string; when it is empty ``reference``, Utblick's own, is
    printed under the word *Referens*, never as a dnr.
    """

    sender: Sender
    written_on: date
    case_officer: Person
    recipient: str
    reference: str
    heading: str
    summary: str
    proposal: Proposal
    description: str
    assessment: Assessment
    road: tuple[RoadStep, ...]
    verdict: VerdictText
    attachments: tuple[Attachment, ...] = ()
    sent_to: tuple[str, ...] = ()
    signed_by: tuple[Person, ...] = ()
    case_number: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class DecisionSummary:
    """One page for the chair: the question, own money and time, who is bound, and what a no means."""

    sender: Sender
    written_on: date
    recipient: str
    reference: str
    heading: str
    question: str
    proposal: Proposal
    years: tuple[YearShare, ...]
    own_time: str
    binds: str
    if_no: str
    others_decide: str
    last_day: date | None
    last_day_reason: str
    case_number: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """Protokollsutdrag: one § of a body's minutes, in Swedish or as an English rendering for a partner."""

    sender: Sender
    body: str
    held_on: date
    paragraph: int | str
    heading: str
    decision: Proposal
    summary: str
    certified_by: Person
    reference: str = ""
    case_number: str = ""
    basis: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    adjusted_on: date | None = None
    language: Language = "sv"
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter's words in one language."""

    language: Language
    subject: str
    salutation: str
    text: str
    closing: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, in one language or several; each language begins on its own page and says the same."""

    sender: Sender
    place: str
    written_on: date
    recipient: str
    texts: tuple[LetterText, ...]
    signed_by: tuple[Person, ...]
    reference: str = ""
    case_number: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        if not self.texts:
            raise ValueError("a letter needs its text in at least one language")


@dataclass(frozen=True, slots=True)
class VerdictAppendix:
    """Bilaga: svar enligt riktlinjerna. The answer with the facts and who stated them, the clauses and the rules.

    ``facts`` are rows of question, answer, who and when; ``clauses`` of place and text; ``rules`` of clause, how it
    went and the comparisons; ``versions`` of title, decision and checksum.
    """

    sender: Sender
    written_on: date
    heading: str
    question: str
    answer: str
    reference: str
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[str, ...] = ()
    clauses: tuple[Named, ...] = ()
    rules: tuple[tuple[str, str, str], ...] = ()
    versions: tuple[tuple[str, str, str], ...] = ()
    case_number: str = ""
    is_example: bool = False
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class PlanAppendix:
    """Bilaga: vägen till sista dag. Every step with its last day and why, towards the day that binds."""

    sender: Sender
    written_on: date
    heading: str
    reference: str
    road: tuple[RoadStep, ...]
    last_day: date | None = None
    last_day_reason: str = ""
    case_number: str = ""
    is_example: bool = False


Paper = OfficialReport | DecisionSummary | Extract | Letter | VerdictAppendix | PlanAppendix


def to_json(value: Any) -> Any:
    """A paper, or any value in it, as plain JSON: objects by field name, dates as ISO text, lists."""
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
