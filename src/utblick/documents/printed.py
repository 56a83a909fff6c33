"""Papers as plain data ready to print: every text cleaned, every date and amount written out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from utblick.documents.meeting_papers import FolderSheets, MeetingPaper, Printable, printed_items, printed_sheets
from utblick.documents.papers import (
    DecisionSummary,
    Extract,
    Language,
    Letter,
    Named,
    OfficialReport,
    Person,
    PlanAppendix,
    Proposal,
    VerdictAppendix,
    YearShare,
)
from utblick.documents.register_papers import RegisterReport, printed_chapters
from utblick.documents.wording import ANSWERS, one_line, paragraphs, shortened, words
from utblick.ui import formats
from utblick.values import Money

SUMMARY_YEARS = 6
SUMMARY_POINTS = 5


def printed(paper: Printable) -> dict[str, Any]:
    """The paper as JSON for its typst template: strings, lists and truth values only."""
    match paper:
        case OfficialReport():
            return _official_report(paper)
        case DecisionSummary():
            return _decision_summary(paper)
        case Extract():
            return _extract(paper)
        case Letter():
            return _letter(paper)
        case VerdictAppendix():
            return _verdict_appendix(paper)
        case MeetingPaper():
            title = f"{paper.kind} {formats.day(paper.held_on, paper.language).removeprefix('den ')}"
            return {**_frame(paper, paper.kind, title, paper.language), **printed_items(paper)}
        case FolderSheets():
            return {**_frame(paper, "Handlingar", paper.title, "sv"), **printed_sheets(paper)}
        case RegisterReport():
            return {**_frame(paper, paper.kind, paper.title, paper.language), **printed_chapters(paper)}
        case PlanAppendix():
            return _plan_appendix(paper)


def _frame(paper: Printable, kind: str, title: str, language: Language) -> dict[str, Any]:
    """What header, footer and metadata need."""
    return {
        "kind": kind,
        "title": one_line(title) or kind,
        "language": language,
        "municipality": one_line(paper.sender.municipality),
        "unit": one_line(paper.sender.unit),
        "contact": one_line(paper.sender.contact),
        "number": number(paper, language),
        "is_example": paper.is_example,
        "words": words(language),
    }


def number(paper: Printable, language: Language) -> list[str]:
    """The word and the number under which the matter is known: the diarium's, else Utblick's own reference."""
    names = words(language)
    if paper.case_number:
        return [names["case_number"], one_line(paper.case_number)]
    return [names["reference"], one_line(paper.reference)]


def _official_report(report: OfficialReport) -> dict[str, Any]:
    answers = report.assessment
    verdict = report.verdict
    return {
        **_frame(report, "Tjänsteskrivelse", report.heading, "sv"),
        "date": report.written_on.isoformat(),
        "case_officer": person(report.case_officer),
        "recipient": one_line(report.recipient),
        "summary": paragraphs(report.summary),
        "proposal": _proposal(report.proposal),
        "description": paragraphs(report.description),
        "area": paragraphs(answers.area),
        "goals": paragraphs(answers.goals),
        "contributions": _named(answers.contributions),
        "added_value": paragraphs(answers.added_value),
        "benefits": _named(answers.benefits),
        "sustainability": paragraphs(answers.sustainability),
        "competence": paragraphs(answers.competence),
        "business": paragraphs(answers.business),
        "continuation": paragraphs(answers.continuation),
        "years": year_rows(answers.years),
        "total": total_row(answers.years),
        "own_time": paragraphs(answers.own_time),
        "signatory": paragraphs(answers.signatory),
        "road": [
            {
                "step": one_line(step.step),
                "last_day": formats.weekday_day(step.last_day, "sv"),
                "explanation": one_line(step.explanation),
            }
            for step in report.road
        ],
        "verdict": {
            "answer": ANSWERS[verdict.answer].sv,
            "sentence": one_line(verdict.sentence),
            "guidelines": one_line(verdict.guidelines),
            "missing": [one_line(step) for step in verdict.missing],
            "citations": [[one_line(cited.place), one_line(cited.text)] for cited in verdict.citations],
        },
        "attachments": [[str(attachment.number), one_line(attachment.title)] for attachment in report.attachments],
        "sent_to": [one_line(receiver) for receiver in report.sent_to],
        "signed_by": [person(signer) for signer in report.signed_by],
    }


def _decision_summary(summary: DecisionSummary) -> dict[str, Any]:
    points = [shortened(point, 240) for point in summary.proposal.points]
    left_out = len(points) - SUMMARY_POINTS
    years = _merged_tail(summary.years)
    return {
        **_frame(summary, "Beslutssammanfattning", shortened(summary.heading, 140), "sv"),
        "date": summary.written_on.isoformat(),
        "recipient": shortened(summary.recipient, 80),
        "last_day": f"Senast {formats.weekday_day(summary.last_day, 'sv')}." if summary.last_day else "",
        "last_day_reason": shortened(summary.last_day_reason, 160),
        "question": shortened(summary.question, 320),
        "proposal": {"lead": shortened(summary.proposal.lead, 120), "points": points[:SUMMARY_POINTS]},
        "left_out": f"… och {left_out} till, se tjänsteskrivelsen." if left_out > 0 else "",
        "years": years,
        "total": total_row(summary.years),
        "own_time": shortened(summary.own_time, 240),
        "binds": shortened(summary.binds, 320),
        "if_no": shortened(summary.if_no, 320),
        "others_decide": shortened(summary.others_decide, 320),
    }


def _extract(extract: Extract) -> dict[str, Any]:
    language = extract.language
    return {
        **_frame(extract, words(language)["extract"], f"§ {extract.paragraph} {extract.heading}", language),
        "body": one_line(extract.body),
        "held_on": formats.weekday_day(extract.held_on, language),
        "paragraph": str(extract.paragraph),
        "heading": one_line(extract.heading),
        "decision": _proposal(extract.decision),
        "summary": paragraphs(extract.summary),
        "basis": [one_line(paper) for paper in extract.basis],
        "sent_to": [one_line(receiver) for receiver in extract.sent_to],
        "adjusted_on": formats.day(extract.adjusted_on, language) if extract.adjusted_on else "",
        "certified_by": person(extract.certified_by),
    }


def _letter(letter: Letter) -> dict[str, Any]:
    first = letter.texts[0]
    return {
        **_frame(letter, words(first.language)["letter"], first.subject, first.language),
        "recipient": paragraphs(letter.recipient),
        "texts": [
            {
                "language": text.language,
                "dateline": ", ".join(
                    part for part in (one_line(letter.place), _plain_day(letter, text.language)) if part
                ),
                "number": number(letter, text.language),
                "subject": one_line(text.subject),
                "salutation": one_line(text.salutation),
                "text": paragraphs(text.text),
                "closing": one_line(text.closing),
            }
            for text in letter.texts
        ],
        "signed_by": [person(signer) for signer in letter.signed_by],
    }


def _verdict_appendix(appendix: VerdictAppendix) -> dict[str, Any]:
    names = words(appendix.language)
    return {
        **_frame(appendix, f"{names['attachment']}: {names['verdict']}", appendix.heading, appendix.language),
        "date": formats.day(appendix.written_on, appendix.language),
        "question": one_line(appendix.question),
        "answer": one_line(appendix.answer),
        "notes": [one_line(note) for note in appendix.notes],
        "steps": [one_line(step) for step in appendix.steps],
        "facts": _rows(appendix.facts),
        "changes": [one_line(change) for change in appendix.changes],
        "clauses": _named(appendix.clauses),
        "rules": _rows(appendix.rules),
        "versions": _rows(appendix.versions),
    }


def _plan_appendix(appendix: PlanAppendix) -> dict[str, Any]:
    names = words("sv")
    last = formats.day(appendix.last_day, "sv") if appendix.last_day else ""
    return {
        **_frame(appendix, f"{names['attachment']}: {names['plan']}", appendix.heading, "sv"),
        "date": formats.day(appendix.written_on, "sv"),
        "last_day": [last, one_line(appendix.last_day_reason)] if last else [],
        "road": [
            [one_line(step.step), formats.day(step.last_day, "sv"), one_line(step.explanation)]
            for step in sorted(appendix.road, key=lambda step: step.last_day)
        ],
    }


def _rows(rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
    return [[one_line(cell) for cell in row] for row in rows]


def _plain_day(letter: Letter, language: Language) -> str:
    return formats.day(letter.written_on, language)


def person(someone: Person) -> list[str]:
    """Name and title, the title perhaps empty."""
    return [one_line(someone.name), one_line(someone.title)]


def year_rows(years: Sequence[YearShare]) -> list[dict[str, Any]]:
    """One row a year: year, cost, hours, after the election or not, note."""
    return [
        {
            "year": str(share.year),
            "cost": formats.money(share.cost, "sv"),
            "hours": f"{formats.whole_number(share.hours, 'sv')} timmar",
            "after_election": share.after_election,
            "note": one_line(share.note),
        }
        for share in years
    ]


def total_row(years: Sequence[YearShare]) -> list[str]:
    """Cost and hours of all years; costs in several currencies are written side by side, never added."""
    if not years:
        return []
    sums: dict[str, Money] = {}
    for share in years:
        currency = share.cost.currency
        sums[currency] = sums[currency] + share.cost if currency in sums else share.cost
    cost = " + ".join(formats.money(amount, "sv") for amount in sums.values())
    return [cost, f"{formats.whole_number(sum(share.hours for share in years), 'sv')} timmar"]


def _merged_tail(years: Sequence[YearShare]) -> list[dict[str, Any]]:
    """The years' rows, those beyond the page's room as one."""
    if len(years) <= SUMMARY_YEARS:
        shown, tail = list(years), []
    else:
        shown, tail = list(years[: SUMMARY_YEARS - 1]), list(years[SUMMARY_YEARS - 1 :])
    rows = year_rows(shown)
    for row, share in zip(rows, shown, strict=True):
        row["note"] = shortened(share.note, 60)
    if tail:
        cost, hours = total_row(tail)
        after = any(share.after_election for share in tail)
        span = f"{tail[0].year}–{tail[-1].year}"
        rows.append({"year": span, "cost": cost, "hours": hours, "after_election": after, "note": ""})
    return rows


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {"lead": one_line(proposal.lead), "points": [one_line(point) for point in proposal.points]}


def _named(items: Sequence[Named]) -> list[list[str]]:
    return [[one_line(item.name), one_line(item.text)] for item in items]
