"""Twelve questions to someone who writes guidelines, and the set that the answers make.

``to_toml(answers, today)`` gives the TOML text of a whole set. Each question becomes a part of the file: its answer as
clauses in own words, and the rules that cite them. A question without an answer becomes an example that does nothing
until its comment signs are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.guidelines import twelve_deciding, twelve_easing, twelve_following, twelve_writing
from utblick.guidelines.twelve_answers import NOBODY, Answers, DocumentAnswer
from utblick.guidelines.twelve_parts import Section, codes_of, name_of, words
from utblick.guidelines.vocabulary import CHAIR, SYMBOLIC_BODIES, TRIGGERS
from utblick.values import PartialDate, Text

Build = Callable[[Answers, Any], Section]


@dataclass(frozen=True, eq=False)
class Question:
    """One of the twelve. `example`: an answer as JSON; `asks` is the question itself, `like` an example in words."""

    number: int
    name: str
    title: Text
    asks: Text
    like: Text
    example: Mapping[str, Any]
    build: Build


QUESTIONS: tuple[Question, ...] = (
    Question(
        1,
        "document",
        Text("Dokumentet", "The document"),
        Text("Vad heter riktlinjerna, vem antar dem och hur ofta ses de över?",
             "What are the guidelines called, who adopts them and how often are they looked over?"),
        Text("Riktlinjer för internationellt samarbete, antagna av kommunstyrelsen, ses över varje mandatperiod.",
             "Guidelines for international cooperation, adopted by the executive board, looked over every term."),
        {"review": "each_term"},
        twelve_following.document,
    ),
    Question(
        2,
        "twin_towns",
        Text("Vänorter", "Twin towns"),
        Text("Vem beslutar om vänorter, och vem beslutar om att avsluta dem?",
             "Who decides on twin towns, and who decides to end them?"),
        Text("Vänortsavtal beslutas av fullmäktige, både när de ingås och när de sägs upp.",
             "Twin-town agreements are decided by the council, when entered and when terminated."),
        {"enter": "KF", "end": "KF"},
        twelve_deciding.twin_towns,
    ),
    Question(
        3,
        "agreements",
        Text("Andra avtal", "Other agreements"),
        Text("Vem beslutar om andra samarbetsavtal och om avsiktsförklaringar?",
             "Who decides on other cooperation agreements and on letters of intent?"),
        Text("Kommunstyrelsen beslutar om samarbetsavtal; en avsiktsförklaring beslutar nämnden själv om.",
             "The executive board decides on cooperation agreements; a committee itself on letters of intent."),
        {"cooperation": "KS", "letters_of_intent": "own"},
        twelve_deciding.agreements,
    ),
    Question(
        4,
        "applications",
        Text("Projektansökningar", "Project applications"),
        Text("Vem beslutar om att söka pengar till ett internationellt projekt?",
             "Who decides to apply for money for an international project?"),
        Text("Den nämnd som ska driva projektet beslutar om ansökan.",
             "The committee that is to run the project decides on the application."),
        {"decides": "own"},
        twelve_deciding.applications,
    ),
    Question(
        5,
        "approval",
        Text("Godkännande", "Approval"),
        Text("Ska någon annan godkänna ansökan innan den lämnas in?",
             "Shall someone else approve the application before it is sent?"),
        Text("Kommunstyrelsen godkänner ansökningar som kostar kommunen mer än 200 000 kronor.",
             "The executive board approves applications that cost the municipality more than SEK 200,000."),
        {"by": "KS", "over": 200_000},
        twelve_deciding.approval,
    ),
    Question(
        6,
        "delegation",
        Text("Delegation", "Delegation"),
        Text("Får beslutet lämnas över till någon annan, och upp till vilket belopp?",
             "May the decision be handed to someone else, and up to what amount?"),
        Text("Arbetsutskottet får godkänna upp till 500 000 kronor och anmäler det vid nästa sammanträde.",
             "The working committee may approve up to SEK 500,000 and reports it at the next meeting."),
        {"allowed": True, "what": "approval", "to": ["KSAU"], "up_to": 500_000, "next_meeting": True},
        twelve_easing.delegation,
    ),
    Question(
        7,
        "feasibility",
        Text("Förstudier", "Feasibility studies"),
        Text("Vad behövs för en förstudie?", "What is needed for a feasibility study?"),
        Text("En förstudie får göras utan godkännande; kraven gäller när den blir ett projekt.",
             "A feasibility study may be made without approval; the requirements apply when it becomes a project."),
        {"needs": "nothing"},
        twelve_easing.feasibility,
    ),
    Question(
        8,
        "children",
        Text("Skolor, barn och unga", "Schools, children and youth"),
        Text("Gäller något annat för skolornas utbyten och för barn och unga?",
             "Is anything different for schools' exchanges and for children and youth?"),
        Text("Rektorn beslutar själv om skolans ansökan till Erasmus+.",
             "The head teacher decides alone on the school's application to Erasmus+."),
        {"needs": "unit_decides"},
        twelve_easing.children,
    ),
    Question(
        9,
        "networks",
        Text("Nätverk", "Networks"),
        Text("Vem beslutar om medlemskap i nätverk?", "Who decides on membership of networks?"),
        Text("Fullmäktige för hela kommunen; nämnden själv inom sitt område, upp till 50 000 kronor om året.",
             "The council for the whole municipality; a committee in its own field, up to SEK 50,000 a year."),
        {"whole": "KF", "own_field": "own", "fee_over": 50_000, "over_by": "KS"},
        twelve_deciding.networks,
    ),
    Question(
        10,
        "visits",
        Text("Besök", "Visits"),
        Text("Vem ska få veta före ett besök, och vem ska få veta hur det gick?",
             "Who shall be told before a visit, and who shall be told how it went?"),
        Text("Kommunstyrelseförvaltningen får veta två veckor före och får en redovisning inom en månad efter.",
             "The executive board's administration is told two weeks before and gets a report within a month after."),
        {"inform": "KSF", "days_before": 14, "report_to": "KSF", "report_days": 30},
        twelve_following.visits,
    ),
    Question(
        11,
        "limits",
        Text("Bidrag och förbud", "Grants and prohibitions"),
        Text("Delar kommunen ut bidrag till utbyten, och är något helt förbjudet?",
             "Does the municipality give grants for exchanges, and is anything forbidden outright?"),
        Text("100 000 kronor om året till föreningars utbyten, sök senast den 1 november. Inga bidrag till enskilda.",
             "SEK 100,000 a year for associations' exchanges, apply by 1 November. No grants to individuals."),
        {
            "grants": {"amount": 100_000, "last_day": "11-01", "decides": "KS", "per_recipient": 25_000},
            "prohibitions": {"individuals": True},
        },
        twelve_following.limits,
    ),
    Question(
        12,
        "reports",
        Text("Redovisning", "Reports"),
        Text("Hur redovisas arbetet varje år, och när ett projekt är slut?",
             "How is the work reported each year, and when a project has ended?"),
        Text("Varje nämnd redovisar för kommunstyrelsen senast den 15 februari: resultat, kostnad och egen tid.",
             "Each committee reports to the executive board by 15 February: results, costs and own time."),
        {"to": "KS", "last_day": "02-15", "contents": ["results", "costs", "own_time"]},
        twelve_following.reports,
    ),
)  # fmt: skip
BY_NAME: Mapping[str, Question] = {question.name: question for question in QUESTIONS}


def read_answers(values: object) -> Answers:
    """Answers as JSON or TOML values. Raises pydantic's ValidationError."""
    return Answers.model_validate(values)


def section_of(question: Question, answers: Answers) -> Section | None:
    """What the answer to a question becomes, among the other answers; None when it tells nothing.

    The document has its part even when nothing is told about it.
    """
    given = getattr(answers, question.name)
    if given is None and question.name == "document":
        given = DocumentAnswer()
    made = None if given is None else question.build(answers, given)
    return made if made is not None and made.clauses else None


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether something is told, so that the set says something because of it."""
    return getattr(answers, question.name) is not None and section_of(question, answers) is not None


def example_of(question: Question, answers: Answers) -> Section:
    """What the example would become, among the answers given and examples for the rest."""
    found = section_of(question, with_examples(answers, question))
    assert found is not None
    return found


def with_examples(answers: Answers, also: Question | None = None) -> Answers:
    """The answers, with examples in place of those missing, and of `also`."""
    missing = [one for one in QUESTIONS if one is also or not is_answered(one, answers)]
    examples = Answers.model_validate({one.name: dict(one.example) for one in missing})
    return answers.model_copy(update={one.name: getattr(examples, one.name) for one in missing})


def to_toml(answers: Answers, today: date) -> str:
    """A whole guideline set, valid from `today` unless the answers say otherwise; it loads whatever was answered."""
    parts = {question: section_of(question, answers) for question in QUESTIONS}
    rules = [rule for part in parts.values() if part is not None for rule in part.rules]
    answered = {trigger for rule in rules for trigger in rule["triggers"]}
    silent = [trigger for trigger in TRIGGERS if trigger not in answered]
    told = answers.document or DocumentAnswer()
    unknown = [question for question, part in parts.items() if part is None]
    document = _document(told, today, silent, unknown)
    pieces = [twelve_writing.opening(told), twelve_writing.table("[document]", document)]
    if told.replaces is not None:
        former = {"title": told.replaces.title, "id": told.replaces.id}
        pieces.append(twelve_writing.table("[[document.replaces]]", former))
    pieces += _bodies(answers, rules)
    for question, part in parts.items():
        pieces.append(twelve_writing.heading(question.number, question.title.sv, question.asks.sv))
        if part is not None:
            pieces += twelve_writing.section(part)
        else:
            pieces += twelve_writing.unanswered(question.like.sv, example_of(question, answers))
    return "\n".join(pieces)


def _document(told: DocumentAnswer, today: date, silent: list[str], unknown: list[Question]) -> dict[str, Any]:
    first = told.valid_from or PartialDate(today.year, today.month, today.day)
    name = f"{_identifier(told.municipality)}-{first.earliest.year}"
    made: dict[str, Any] = {
        "id": f"{name}-ny" if told.replaces is not None and told.replaces.id == name else name,
        "title": told.title,
        "kind": "guideline",
        "body": told.adopted_by,
        "rank": told.adopted_by,
        "valid_from": str(first),
    }
    if told.authority_basis is not None:
        made["authority_basis"] = told.authority_basis
    if told.review == "each_term":
        made["review_each_term"] = True
    if silent:
        made["silent_on"] = silent
    if unknown:
        made["unknown"] = [
            words(Text(f"Fråga {one.number}: {one.asks.sv}", f"Question {one.number}: {one.asks.en}"))
            for one in unknown
        ]
    return made


def _bodies(answers: Answers, rules: list[dict[str, Any]]) -> list[str]:
    """The bodies that the rules name; those that only examples name are examples too."""
    named = {code for rule in rules for code in codes_of(rule)}
    pieces = []
    for code in with_examples(answers).codes:
        if _is_body(code):
            text = twelve_writing.table("[[bodies]]", {"code": code, "name": words(name_of(code, answers))})
            pieces.append(text if code in named else twelve_writing.silenced(text))
    return pieces


def _is_body(code: str) -> bool:
    return code not in (NOBODY, CHAIR, *SYMBOLIC_BODIES)


def _identifier(municipality: str) -> str:
    """A name for files and references: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9åäö]+", "-", municipality.lower()).strip("-")[:60] or "riktlinjer"
