"""A report's row turned into the plain papers that `documents` sets."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst

from utblick.cases.drafting import is_after_election, only_tells
from utblick.cases.hooks import Background
from utblick.cases.models import Matter, MatterDocument, OfficialReport
from utblick.cases.queries.waiting import first_meeting_for
from utblick.clock.queries import installation, today
from utblick.documents.papers import (
    Assessment,
    Attachment,
    DecisionSummary,
    Named,
    Person,
    Proposal,
    Sender,
    VerdictText,
    YearShare,
)
from utblick.documents.papers import OfficialReport as Memo
from utblick.documents.wording import decides
from utblick.governance.queries import area_named
from utblick.organisation.models import Assignment
from utblick.ui.formats import weekday_day, whole_number

_NO_VERDICT = VerdictText("undetermined", "Frågan har inte prövats mot riktlinjerna.", "")
_CONTRIBUTIONS = {
    "competence_gained": "Kompetens",
    "experience_gained": "Erfarenhet",
    "resources_gained": "Ekonomiska resurser",
}


def official_report(report: OfficialReport, known: Background, first: Sequence[str] = ()) -> Memo:
    """The tjänsteskrivelse as a paper; ``first`` are the titles of the bilagor that go before the matter's own."""
    matter = report.matter
    return Memo(
        sender=sender_of(matter),
        written_on=report.written_on,
        case_officer=_officer(matter),
        recipient=report.recipient.name,
        reference=matter.reference,
        case_number=matter.case_number,
        heading=report.heading,
        summary=report.summary,
        proposal=_proposal(report),
        description=report.description,
        assessment=_assessment(report),
        road=known.road,
        verdict=known.verdict or _NO_VERDICT,
        attachments=_numbered([*first, *(document.title for document in attachments(matter))]),
        sent_to=_lines(report.sent_to),
        signed_by=_signers(matter),
        is_example=is_example(),
    )


def decision_summary(report: OfficialReport, known: Background) -> DecisionSummary:
    """The one page for the chair: the question, own money and time, what binds, what a no means, who else decides."""
    matter = report.matter
    later = [share.year for share in _years(report) if share.after_election]
    years = sorted(share.year for share in _years(report))
    binds = f"Kommunen binds åren {years[0]}–{years[-1]}." if years else "Inga egna kostnader är angivna."
    after = f" {len(later)} av åren ligger efter nästa val." if later else ""
    return DecisionSummary(
        sender=sender_of(matter),
        written_on=report.written_on,
        recipient=report.recipient.name,
        reference=matter.reference,
        case_number=matter.case_number,
        heading=report.heading,
        question=report.summary or report.heading,
        proposal=_proposal(report),
        years=_years(report),
        own_time=own_time(report),
        binds=binds + after,
        if_no=report.if_no or "Det är inte beskrivet vad ett nej innebär.",
        others_decide=known.others_decide or "Inget annat organ är angivet.",
        last_day=known.last_day,
        last_day_reason=known.last_day_reason if known.last_day else _taken_up(report),
        is_example=is_example(),
    )


def _taken_up(report: OfficialReport) -> str:
    """When the body can take it up, where no last day is known."""
    meeting = first_meeting_for(report.recipient_id, max(report.written_on, today()))
    if meeting is None:
        return "Sista dag är inte känd."
    return f"{report.recipient.name} sammanträder {weekday_day(meeting.on, 'sv')}. Någon annan sista dag är inte känd."


def attachments(matter: Matter) -> list[MatterDocument]:
    """The numbered bilagor: every document of the matter that is not a paper set from a report."""
    return list(MatterDocument.objects.filter(matter=matter, report=None).select_related("file").order_by("number"))


def _numbered(titles: Sequence[str]) -> tuple[Attachment, ...]:
    return tuple(Attachment(number, title) for number, title in enumerate(titles, 1))


def own_time(report: OfficialReport) -> str:
    """In words; "" for a paper that only tells of what has been."""
    if only_tells(report):
        return ""
    hours = sum(share.hours for share in report.shares)
    return f"Sammanlagt {whole_number(hours, 'sv')} timmar."


def _assessment(report: OfficialReport) -> Assessment:
    given = ((name, getattr(report, field)) for field, name in _CONTRIBUTIONS.items())
    area = area_named(report.area)
    return Assessment(
        area=capfirst(area.label.sv) if area else "",
        goals=report.goals,
        contributions=tuple(Named(name, text) for name, text in given if text.strip()),
        added_value=report.added_value,
        benefits=tuple(_benefit(line) for line in _lines(report.benefits)),
        sustainability=report.sustainability,
        years=_years(report),
        own_time=own_time(report),
        signatory=report.signatory,
        competence=report.mutual_competence,
        business=report.business,
        continuation=report.continuation,
    )


def _benefit(line: str) -> Named:
    party, colon, text = line.partition(":")
    return Named(party.strip(), text.strip()) if colon else Named("Parterna", line)


def _years(report: OfficialReport) -> tuple[YearShare, ...]:
    written = report.written_on.year
    return tuple(
        YearShare(share.year, share.cost, share.hours, is_after_election(share.year, written), share.note)
        for share in report.shares
    )


def _proposal(report: OfficialReport) -> Proposal:
    return Proposal(decides(report.recipient.name), report.points)


def sender_of(matter: Matter) -> Sender:
    found = installation()
    return Sender(found.municipality if found else "", _unit(matter), matter.body.registrar_email)


def _unit(matter: Matter) -> str:
    return matter.body.administration.name if matter.body.administration else matter.body.name


def _officer(matter: Matter) -> Person:
    """The handläggare, nameless while there is none: papers then leave the line out."""
    return Person(matter.officer.name, matter.officer.title) if matter.officer else Person("")


def _signers(matter: Matter) -> tuple[Person, ...]:
    """Handläggare and the head of the administration (for KS: kommundirektören)."""
    heads = Assignment.objects.filter(
        administration=matter.body.administration,
        role__in=(Assignment.Role.HEAD, Assignment.Role.CHIEF_EXECUTIVE),
        valid_to=None,
    ).select_related("person")
    signers = [_officer(matter)] if matter.officer else []
    head = heads.first() if matter.body.administration else None
    return (*signers, Person(head.person.name, head.person.title)) if head else tuple(signers)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def is_example() -> bool:
    found = installation()
    return bool(found and found.demo)
