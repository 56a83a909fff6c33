"""Which personal data each register holds, why, on what ground, and how long. The source of the art. 30 record."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from utblick.accounts.models import MailLink, RoleGrant, User
from utblick.cases import models as cases
from utblick.cooperation.models import (
    Agreement,
    AssociationGrant,
    ContactPerson,
    Exchange,
    NetworkMeeting,
    Partner,
    PartnerRequest,
    PartnershipSeat,
    Representation,
    Visit,
    WantedContact,
)
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Assignment, Body, Person
from utblick.projects.models import Applicant, Application, Idea, Project
from utblick.support.models import Lesson, SupportQuestion
from utblick.values import Text
from utblick.watch.models import CountyNote, QuestionStand, Stand, Subscription

TASK = Text("Uppgift av allmänt intresse (GDPR art. 6.1 e)", "Task in the public interest (GDPR art. 6.1 e)")
DUTY = Text("Rättslig förpliktelse (GDPR art. 6.1 c)", "Legal obligation (GDPR art. 6.1 c)")


@dataclass(frozen=True, slots=True)
class Register:
    """One table that names people: the ``fields`` to search, some of them through a foreign key.

    ``seen_as`` is the kind whose rules say who may see it. ``hidden`` are rows about a restricted matter.
    """

    model: type[models.Model]
    seen_as: str
    fields: tuple[str, ...]
    hidden: Q | None = None

    @property
    def label(self) -> Text:
        """What the register is called."""
        return _LABELS[self.model]


@dataclass(frozen=True, slots=True)
class Processing:
    """One behandling of the record: what for, whose data, which, on what ground, how long, and its registers."""

    name: Text
    purpose: Text
    whose: Text
    data: Text
    ground: Text
    kept: Text
    registers: tuple[Register, ...]


_LABELS: dict[type[models.Model], Text] = {
    User: Text("konto", "account"),
    RoleGrant: Text("behörighet", "right"),
    Person: Text("person", "person"),
    Assignment: Text("uppdrag", "assignment"),
    Body: Text("organ", "body"),
    Partner: Text("partner", "partner"),
    ContactPerson: Text("kontaktperson", "contact person"),
    Agreement: Text("avtal", "agreement"),
    Representation: Text("representation", "representation"),
    NetworkMeeting: Text("nätverksmöte", "network meeting"),
    PartnerRequest: Text("förfrågan", "request"),
    Visit: Text("besök", "visit"),
    Exchange: Text("utbyte", "exchange"),
    AssociationGrant: Text("bidrag till en förening", "grant to an association"),
    WantedContact: Text("företag som söker kontakter", "company seeking contacts"),
    PartnershipSeat: Text("plats i styrgrupp", "seat in a steering group"),
    Idea: Text("idé", "idea"),
    Application: Text("ansökan", "application"),
    Project: Text("projekt", "project"),
    Applicant: Text("kommunens uppgifter för ansökningar", "the municipality's facts for applications"),
    Lesson: Text("lärdom", "lesson"),
    SupportQuestion: Text("fråga till samordnaren", "question to the coordinator"),
    cases.Matter: Text("ärende", "matter"),
    cases.MatterDocument: Text("handling", "document"),
    cases.OfficialReport: Text("tjänsteskrivelse", "official report"),
    cases.ReportComment: Text("kommentar", "comment"),
    cases.Decision: Text("beslut", "decision"),
    cases.DecisionPoint: Text("beslutspunkt", "point of a decision"),
    cases.Dispatch: Text("utskick", "dispatch"),
    cases.Disclosure: Text("utlämnande", "disclosure"),
    cases.Minutes: Text("protokoll", "minutes"),
    cases.AgendaItem: Text("paragraf", "agenda item"),
    cases.Attendance: Text("närvaro", "attendance"),
    cases.Disqualification: Text("jäv", "conflict of interest"),
    cases.Motion: Text("yrkande", "motion"),
    cases.Voting: Text("votering", "voting"),
    cases.Vote: Text("röst", "vote"),
    cases.Reservation: Text("reservation", "reservation"),
    cases.SentExtract: Text("skickat utdrag", "sent extract"),
    CountyNote: Text("andra i länet", "others in the county"),
    Stand: Text("ställningstagande", "stand taken"),
    QuestionStand: Text("ställningstagande till EU-fråga", "stand on an EU question"),
    Subscription: Text("besked", "subscription"),
    MailLink: Text("mejllänk", "mail link"),
    OutgoingMail: Text("mejl", "mail"),
}


def _restricted(path: str) -> Q:
    return Q(**{f"{path}__isnull": False}) & ~Q(**{f"{path}__restriction_provision": ""})


_WITH_MATTER = Text("Som ärendet, enligt dokumenthanteringsplanen", "As the matter, by the retention plan")

PROCESSING: tuple[Processing, ...] = (
    Processing(
        Text("Konton och behörigheter", "Accounts and rights"),
        Text("Låta rätt person göra rätt sak, och veta vem som gjorde vad", "Let the right person act, know who did"),
        Text("Anställda, förtroendevalda", "Employees, elected representatives"),
        Text("Namn, e-post, befattning, roller", "Name, e-mail, title, roles"),
        TASK,
        Text("Tills kontot avslutas; loggen bevaras", "Until the account ends; the log is kept"),
        (Register(User, "user", ("name", "email", "title")), Register(RoleGrant, "grant", ("user__name",))),
    ),
    Processing(
        Text("Organisation och uppdrag", "Organisation and assignments"),
        Text("Veta vem som företräder och arbetar för vilket organ", "Know who represents and works for which body"),
        Text("Anställda, förtroendevalda", "Employees, elected representatives"),
        Text("Namn, befattning, e-post, uppdrag med dagar", "Name, title, e-mail, assignments with dates"),
        TASK,
        Text("Så länge uppdraget har betydelse för ett ärende", "As long as the assignment matters to a matter"),
        (
            Register(Person, "person", ("name", "title", "email")),
            Register(Assignment, "assignment", ("person__name", "person__email")),
            Register(Body, "body", ("registrar_email", "clerk_email")),
        ),
    ),
    Processing(
        Text("Kontaktpersoner hos partner", "Contact persons at partners"),
        Text("Hålla kontakt med partner i samarbeten", "Keep in touch with partners"),
        Text("Företrädare för partner, även utanför EU", "Representatives of partners, also outside the EU"),
        Text("Namn, befattning, e-post och telefon i tjänsten, språk", "Name, position, work e-mail, phone, language"),
        TASK,
        Text("Tas bort när personen slutat; bekräftas varje år", "Removed when the person has left; confirmed yearly"),
        (
            Register(Partner, "partner", ("note", "reviewed")),
            Register(ContactPerson, "contact_person", ("name", "position", "email", "phone")),
            Register(Agreement, "agreement", ("signatories",)),
            Register(Representation, "representation", ("person__name", "mandate")),
            Register(NetworkMeeting, "network_meeting", ("attended", "outcome")),
            Register(PartnershipSeat, "partnership", ("name",)),
        ),
    ),
    Processing(
        Text("Förfrågningar och besök", "Requests and visits"),
        Text("Ta emot och besvara förfrågningar, ordna besök", "Receive and answer requests, arrange visits"),
        Text("Den som frågar, gäster och värdar", "Those who ask, guests and hosts"),
        Text("Namn, e-post, organisation, det som skrivits", "Name, e-mail, organisation, what was written"),
        TASK,
        Text("Obekräftade tas bort; övriga enligt dokumenthanteringsplanen", "Unconfirmed ones go; others by the plan"),
        (
            Register(PartnerRequest, "partner_request", ("contact_name", "contact_email", "organisation", "text")),
            Register(Visit, "visit", ("who", "delegation", "contact", "interpreter", "told", "programme")),
            Register(Exchange, "exchange", ("contact", "what", "place", "told")),
        ),
    ),
    Processing(
        Text("Företag som söker kontakter", "Companies seeking contacts"),
        Text("Förmedla kontakter utomlands till företag (R3.7)", "Pass on contacts abroad to companies (R3.7)"),
        Text("Kontaktpersoner på lokala företag", "Contact persons at local companies"),
        Text("Namn och e-post i tjänsten", "Name and work e-mail"),
        TASK,
        Text("Glöms ett år efter att önskemålet är avslutat", "Forgotten a year after the wish has ended"),
        (Register(WantedContact, "wanted_contact", ("contact_name", "contact_email", "company", "seeks", "outcome")),),
    ),
    Processing(
        Text("Bidrag till föreningars utbyten", "Grants to associations for exchanges"),
        Text("Fördela, betala ut och följa upp bidrag", "Distribute, pay and follow up grants"),
        Text("Föreningarnas kontaktpersoner", "Contact persons of associations"),
        Text("Namn och e-post till föreningen; deltagare räknas bara", "Name and e-mail; participants only counted"),
        TASK,
        Text("Enligt dokumenthanteringsplanen", "By the retention plan"),
        (Register(AssociationGrant, "association_grant", ("contact_name", "contact_email", "association", "purpose",
                                                          "told")),),
    ),
    Processing(
        Text("Idéer och ansökningar", "Ideas and applications"),
        Text("Söka och redovisa bidrag", "Apply for and account for grants"),
        Text("Anställda, kontaktpersoner i projekt", "Employees, contacts in projects"),
        Text("Namn, e-post, befattning", "Name, e-mail, title"),
        TASK,
        _WITH_MATTER,
        (
            Register(Idea, "idea", ("contact", "contact_email", "what")),
            Register(Application, "application", ("lead", "signatory")),
            Register(Applicant, "applicant", ("lear", "signatories")),
            Register(Project, "project", ("leader", "leader_email")),
        ),
    ),
    Processing(
        Text("Stöd till förvaltningarna", "Support to the administrations"),
        Text("Samla lärdomar och svara på frågor (R5.7)", "Gather lessons and answer questions (R5.7)"),
        Text("Anställda", "Employees"),
        Text("Namn och e-post för den som frågar, det som skrivits", "Name and e-mail of who asks, what was written"),
        TASK,
        Text("Så länge de är till nytta; gås igenom varje år", "As long as they are of use; looked through yearly"),
        (
            Register(Lesson, "lesson", ("advice", "worked", "avoid")),
            Register(SupportQuestion, "support_question", ("asked_by", "reply_to", "what", "answer")),
        ),
    ),
    Processing(
        Text("Ärenden, handlingar och beslut", "Matters, documents and decisions"),
        Text("Registrera, bereda och besluta (OSL 5 kap., KL)", "Register, prepare and decide (OSL ch. 5, KL)"),
        Text("Parter, avsändare, mottagare, handläggare", "Parties, senders, recipients, officers"),
        Text("Namn och det som står i handlingarna", "Names, and what the documents say"),
        DUTY,
        _WITH_MATTER,
        (
            Register(cases.Matter, "matter", ("title", "officer__name", "restricted_by", "reopened_because")),
            Register(cases.MatterDocument, "document", ("title", "counterpart", "file__name")),
            Register(cases.OfficialReport, "report", ("heading", "summary", "description", "benefits", "signatory",
                                                      "proposal", "sent_to", "approved_by__name")),
            Register(cases.ReportComment, "comment", ("text",)),
            Register(cases.Decision, "decision", ("delegate", "why_urgent")),
            Register(cases.DecisionPoint, "decision", ("text", "delegate")),
            Register(cases.Dispatch, "dispatch", ("recipient",)),
        ),
    ),
    Processing(
        Text("Utlämnande av handlingar", "Disclosure of documents"),
        Text("Visa vad som begärts och lämnats ut (TF 2 kap.)", "Show what was asked for and given (TF ch. 2)"),
        Text("Den som begär, om den vill säga sitt namn (TF 2:18)", "Those who ask, if they choose to say (TF 2:18)"),
        Text("Namn, vad som begärdes, svaret", "Name, what was asked for, the answer"),
        DUTY,
        _WITH_MATTER,
        (Register(cases.Disclosure, "disclosure", ("requester", "what", "reason", "decided_by")),),
    ),
    Processing(
        Text("Sammanträden och protokoll", "Meetings and minutes"),
        Text("Föra protokoll (KL 5:65–67)", "Keep minutes (KL 5:65–67)"),
        Text("Förtroendevalda, anställda", "Elected representatives, employees"),
        Text("Närvaro, jäv, yrkanden, röster, reservationer", "Presence, conflicts of interest, motions, votes"),
        DUTY,
        Text("Bevaras", "Kept for ever"),
        (
            Register(cases.Minutes, "minutes", ("chair__name", "secretary__name", "adjuster__name",
                                                "second_adjuster__name")),
            Register(cases.AgendaItem, "agenda_item", ("title", "presenter", "wording", "course", "sent_to"),
                     _restricted("matter")),
            Register(cases.Attendance, "minutes", ("person__name", "serves_for__name")),
            Register(cases.Disqualification, "minutes", ("person__name", "replaced_by__name"),
                     _restricted("item__matter")),
            Register(cases.Motion, "minutes", ("mover__name", "text"), _restricted("item__matter")),
            Register(cases.Voting, "minutes", ("presided_by__name",), _restricted("item__matter")),
            Register(cases.Vote, "minutes", ("person__name",), _restricted("voting__item__matter")),
            Register(cases.Reservation, "minutes", ("person__name", "text"), _restricted("item__matter")),
            Register(cases.SentExtract, "minutes", ("recipient",), _restricted("item__matter")),
        ),
    ),
    Processing(
        Text("Bevakning, besked och mejl", "Watching, telling and mail"),
        Text("Ge besked och ta emot svar utan konto", "Tell people, and take answers without an account"),
        Text("Anställda, förtroendevalda, mottagare av mejl", "Employees, elected representatives, readers of mail"),
        Text("Namn, e-post, svar, mejlens text", "Name, e-mail, answers, the text of mails"),
        TASK,
        Text("Länkar tas bort 90 dagar efter att de gått ut; en anteckning när den inte stämmer längre",
             "Links go 90 days after they ran out; a note when it no longer holds"),
        (
            Register(CountyNote, "county_note", ("contact", "what")),
            Register(Stand, "stand", ("owner",)),
            Register(QuestionStand, "question_stand", ("owner",)),
            Register(Subscription, "subscription", ("person__name", "person__email")),
            Register(MailLink, "mail", ("name", "email", "answer")),
            Register(OutgoingMail, "mail", ("recipient", "subject", "body")),
        ),
    ),
)  # fmt: skip


def registers() -> list[tuple[Processing, Register]]:
    return [(processing, register) for processing in PROCESSING for register in processing.registers]
