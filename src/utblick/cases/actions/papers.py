"""Setting a tjänsteskrivelse as Word and PDF, its one page for the chair, and plan and answer as appendices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.matters import put_document
from utblick.cases.appendices import Appendix, appendices
from utblick.cases.hooks import Background, background
from utblick.cases.models import MatterDocument, OfficialReport
from utblick.cases.paperwork import decision_summary, official_report
from utblick.cases.queries.reports import papers_of
from utblick.clock.queries import today
from utblick.documents import pdf
from utblick.documents.actions import KeptFile, keep_produced
from utblick.documents.models import PDF
from utblick.documents.papers import OfficialReport as Memo
from utblick.documents.papers import Paper
from utblick.documents.queries import template_for
from utblick.documents.uploads import MEDIA_TYPES
from utblick.organisation.models import Body
from utblick.values import Actor


def produce_papers(actor: Actor, report: OfficialReport, known: Background | None = None) -> list[MatterDocument]:
    """Set the papers now: nothing when those of this text are already there.

    ``known`` is what the papers say of verdict and road; default: what the room above gives for the subject.
    """
    if papers := papers_of(report):
        return papers
    found = known or background(report.matter.subject_ref, report.recipient_id, actor)
    sheets = _rendered(report, found, appendices(actor, report, found))
    with change(actor, "report.produce", standing_of(report)) as opened:
        return [
            put_document(
                opened,
                report.matter,
                sheet.file,
                title=f"{MatterDocument.Paper(paper).label}: {report.heading}"[:300],
                direction=MatterDocument.Direction.DRAWN_UP,
                dated_on=today(),
                report=report,
                paper=paper,
                text_of=report.text_saved_at,
                unshown="".join(sorted(sheet.unshown)),
                shared_at=report.shared_at,
            )
            for paper, sheet in sheets.items()
        ]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One set paper: its stored bytes, and the characters that could not be shown."""

    file: KeptFile
    unshown: frozenset[str] = frozenset()


def _rendered(report: OfficialReport, known: Background, enclosed: Mapping[str, Appendix]) -> dict[str, _Sheet]:
    titles = {paper: MatterDocument.Paper(paper).label.partition(": ")[2].capitalize() for paper in enclosed}
    memo = official_report(report, known, list(titles.values()))
    name = report.matter.reference.replace("/", "-").replace(" ", "-")
    memo_name, summary_name = f"{_('Tjänsteskrivelse')} {name}", f"{_('Beslutssammanfattning')} {name}"
    return {
        MatterDocument.Paper.WORD: _word(f"{memo_name}.docx", memo, report.matter.body),
        MatterDocument.Paper.PDF: _pdf(f"{memo_name}.pdf", memo),
        MatterDocument.Paper.SUMMARY: _pdf(f"{summary_name}.pdf", decision_summary(report, known)),
        **{
            paper: _pdf(f"{_('Bilaga')} {number} {titles[paper]} {name}.pdf", appendix)
            for number, (paper, appendix) in enumerate(enclosed.items(), 1)
        },
    }


def _word(name: str, memo: Memo, body: Body) -> _Sheet:
    """In the template of the administration that writes."""
    from utblick.documents import word

    template = template_for(body.administration.code if body.administration else "", today())
    return _Sheet(keep_produced(name, word.render(memo, template), MEDIA_TYPES["docx"]))


def _pdf(name: str, paper: Paper) -> _Sheet:
    rendered = pdf.render(paper)
    return _Sheet(keep_produced(name, rendered.content, PDF), rendered.unshown)
