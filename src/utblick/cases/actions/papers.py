"""Setting a tjänsteskrivelse as Word and PDF, and its one page for the chair."""

from __future__ import annotations

from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.matters import put_document
from utblick.cases.hooks import Background, background
from utblick.cases.models import MatterDocument, OfficialReport
from utblick.cases.paperwork import decision_summary, official_report
from utblick.cases.queries.reports import papers_of
from utblick.clock.queries import today
from utblick.documents import pdf, word
from utblick.documents.actions import KeptFile, keep_produced
from utblick.documents.models import PDF
from utblick.values import Actor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def produce_papers(actor: Actor, report: OfficialReport, known: Background | None = None) -> list[MatterDocument]:
    """Set the papers now: nothing when those of this text are already there.

    ``known`` is what the papers say of verdict and road; default: what the room above gives for the subject.
    """
    if papers := papers_of(report):
        return papers
    found = known or background(report.matter.subject_ref, report.recipient_id, actor)
    kept = _rendered(report, found)
    with change(actor, "report.produce", standing_of(report)) as opened:
        return [
            put_document(
                opened,
                report.matter,
                file,
                title=f"{MatterDocument.Paper(paper).label}: {report.heading}"[:300],
                direction=MatterDocument.Direction.DRAWN_UP,
                dated_on=today(),
                report=report,
                paper=paper,
                text_of=report.text_saved_at,
                shared_at=report.shared_at,
            )
            for paper, file in kept.items()
        ]


def _rendered(report: OfficialReport, known: Background) -> dict[str, KeptFile]:
    memo, summary = official_report(report, known), decision_summary(report, known)
    name = report.matter.reference.replace("/", "-").replace(" ", "-")
    memo_name, summary_name = _("Tjänsteskrivelse"), _("Beslutssammanfattning")
    return {
        MatterDocument.Paper.WORD: keep_produced(f"{memo_name} {name}.docx", word.render(memo), WORD),
        MatterDocument.Paper.PDF: keep_produced(f"{memo_name} {name}.pdf", pdf.render(memo).content, PDF),
        MatterDocument.Paper.SUMMARY: keep_produced(f"{summary_name} {name}.pdf", pdf.render(summary).content, PDF),
    }
