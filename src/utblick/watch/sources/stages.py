"""One step of an EU question, as one paper tells it: the second thing, beside a call, that sources give. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from utblick.values import Text
from utblick.watch.sources.identifiers import Identifier
from utblick.watch.sources.parsed import Ignored


class Stage(StrEnum):
    """Where in *frågans gång* a paper stands."""

    CONSULTATION = "consultation"
    PROPOSAL = "proposal"
    COMMUNICATION = "communication"
    COUNCIL_DOCUMENT = "council_document"
    AGENDA = "agenda"
    MEMORANDUM = "memorandum"
    PARLIAMENT = "parliament"
    ADOPTED_TEXT = "adopted_text"
    ADOPTED_ACT = "adopted_act"
    INQUIRY_TERMS = "inquiry_terms"
    INQUIRY_REPORT = "inquiry_report"
    MINISTRY_REPORT = "ministry_report"
    REFERRAL = "referral"
    LEGISLATION_COUNCIL = "legislation_council"
    BILL = "bill"
    GOVERNMENT_COMMUNICATION = "government_communication"
    COMMITTEE_REPORT = "committee_report"
    STATUTE = "statute"
    OTHER = "other"

    @property
    def name_in_words(self) -> Text:
        return _NAMES[self]


_NAMES = {
    Stage.CONSULTATION: Text("EU-samråd", "EU consultation"),
    Stage.PROPOSAL: Text("Förslag från kommissionen", "Proposal by the Commission"),
    Stage.COMMUNICATION: Text("Meddelande från kommissionen", "Communication by the Commission"),
    Stage.COUNCIL_DOCUMENT: Text("Rådsdokument", "Council document"),
    Stage.AGENDA: Text("Kommenterad dagordning", "Annotated agenda"),
    Stage.MEMORANDUM: Text("Faktapromemoria", "Government memorandum"),
    Stage.PARLIAMENT: Text("Behandling i Europaparlamentet", "In the European Parliament"),
    Stage.ADOPTED_TEXT: Text("Europaparlamentets text", "Text of the European Parliament"),
    Stage.ADOPTED_ACT: Text("Antagen rättsakt", "Adopted act"),
    Stage.INQUIRY_TERMS: Text("Kommittédirektiv", "Terms of reference"),
    Stage.INQUIRY_REPORT: Text("SOU", "Inquiry report (SOU)"),
    Stage.MINISTRY_REPORT: Text("Ds eller promemoria", "Ministry report"),
    Stage.REFERRAL: Text("Remiss", "Referral for comment"),
    Stage.LEGISLATION_COUNCIL: Text("Lagrådsremiss", "Referral to the Council on Legislation"),
    Stage.BILL: Text("Proposition", "Bill"),
    Stage.GOVERNMENT_COMMUNICATION: Text("Skrivelse", "Government communication"),
    Stage.COMMITTEE_REPORT: Text("Betänkande från utskott", "Report of a Riksdag committee"),
    Stage.STATUTE: Text("Svensk författning (SFS)", "Swedish statute (SFS)"),
    Stage.OTHER: Text("Annat", "Other"),
}


class CodeScheme(StrEnum):
    """Whose subject codes they are."""

    EUROVOC = "eurovoc"
    OEIL = "oeil"
    COMMITTEE = "committee"
    """A committee of the Riksdag, *utskott*: "AU"."""
    GOVERNMENT = "government"
    """The government's subject categories: "1276"."""
    DEPARTMENT = "department"
    """A ministry, as the source names it: a category code, or a name."""
    CONSULTATION_TOPIC = "consultation-topic"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True, order=True)
class Code:
    scheme: CodeScheme
    value: str


class Where(StrEnum):
    """Where in a paper a name was read; this is what a link is shown with."""

    NUMBER = "number"
    TITLE = "title"
    SUMMARY = "summary"
    RELATION = "relation"
    BODY = "body"
    HAND = "hand"
    """Not read anywhere: a person has put the paper there."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it was read. One read in the body is only mentioned: it never links papers together."""

    identifier: Identifier
    where: Where


class AnswerKind(StrEnum):
    REFERRAL = "referral"
    """A remiss: written answers to a ministry."""
    FEEDBACK = "feedback"
    """Feedback on Have your say."""
    SUBSIDIARITY = "subsidiarity"
    """The Riksdag's own time to object that the Union goes too far."""
    MOTIONS = "motions"
    """Members' motions on a bill, *motionstid*."""


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """The last day to be heard, in Sweden. ``sentence`` is what it was read from; "" when the source gives a date.

    A day that is not ``certain`` must be shown with its sentence and confirmed by a person; without a day the source
    says that there is a last day, but not when in a way that could be read.
    """

    day: date | None
    certain: bool
    sentence: str
    kind: AnswerKind = AnswerKind.REFERRAL


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ParsedStage:
    """A paper on an EU question, as one record of one source tells it.

    ``reference`` is its key in the source. ``identifiers`` are its own names and those of what it is about; those only
    mentioned in its body say so. A title is "" in a language that has none yet. ``incomplete`` names what the source
    is known to add later ("title_sv", "eurovoc").
    """

    source: str
    reference: str
    stage: Stage
    title_sv: str = ""
    title_en: str = ""
    identifiers: tuple[Named, ...] = ()
    published_on: date | None = None
    updated_on: date | None = None
    answer_by: AnswerBy | None = None
    url: str = ""
    summary: str = ""
    codes: tuple[Code, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    status: str = ""
    withdrawn: bool = False
    incomplete: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The Swedish title, else the English."""
        return self.title_sv or self.title_en


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that could not be understood: which one (its key, or its number in the answer), and why."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask a source: an address and the form that is wanted. Always a GET.

    ``about`` is the reference of the record that the answer tells more of; "" when it holds records of its own.
    """

    url: str
    accept: str = "application/json"
    language: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one answer of a source holds.

    ``ignored`` are records that are understood and not for us. ``details`` are further requests, for records that came
    as mere names or tell more on a page of their own.
    """

    stages: tuple[ParsedStage, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    details: tuple[Request, ...] = ()

    @classmethod
    def refused(cls, reason: str) -> Harvest:
        """An answer that cannot be used at all."""
        return cls(quarantined=(Quarantined("", reason),))


def named(where: Where, *identifiers: Identifier) -> tuple[Named, ...]:
    return tuple(Named(identifier, where) for identifier in identifiers)


def gathered(*groups: tuple[Named, ...]) -> tuple[Named, ...]:
    """The names of several places, each once: what was read first wins."""
    first: dict[Identifier, Named] = {}
    for name in (name for group in groups for name in group):
        first.setdefault(name.identifier, name)
    return tuple(first.values())
