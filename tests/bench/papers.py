"""How fast the papers of a meeting are set: minutes, an extract, a tjänsteskrivelse, and everything in one file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2

from bench.figures import Figure
from documents import example_papers

MINUTES_PAGES, MINUTES_BUDGET = 60, 1.0
FOLDER_PAGES, FOLDER_BUDGET = 300, 5.0
PAPER_BUDGET = 0.3
TEXT = "Nämnden behandlar ett ärende om samarbete med orter i andra länder och hur det ska gå till. " * 3


def measure(folder: Path) -> dict[str, Figure]:
    """Minutes of 60 pages, the slower of extract and tjänsteskrivelse, and a folder of 300 pages of 50 documents."""
    from django.conf import settings

    from utblick.documents import files, pdf
    from utblick.documents.meeting_papers import ItemText, MeetingPaper, Part
    from utblick.documents.merging.folder import Paper, Section, make
    from utblick.documents.models import PDF

    settings.FILES_ROOT = folder / "papers"
    settings.FILES_ROOT.mkdir()

    def protocol(items: int, about: int = 0) -> MeetingPaper:
        parts = tuple(Part(name, (TEXT,) * 4) for name in ("Ärendets behandling", "Propositionsordning", "Votering"))
        texts = tuple(ItemText(f"§ {number}", f"Ärende {about} {number}", "", parts) for number in range(1, items + 1))
        day = date(2026, 8, 24)
        return MeetingPaper(example_papers.SENDER, "Protokoll", "Nämnden", day, day, (), texts)

    pdf.render(protocol(1))
    long_minutes, spent = _timed(lambda: pdf.render(protocol(75)).content)
    pages = len(pypdfium2.PdfDocument(long_minutes))
    set_one = max(
        _timed(lambda made=made: pdf.render(made))[1]  # type: ignore[misc]
        for made in (protocol(2), example_papers.official_report(), example_papers.extract())
    )
    documents = [pdf.render(protocol(7, number)).content for number in range(50)]
    papers = [Paper(f"Handling {row}", "h.pdf", files.store(one), PDF) for row, one in enumerate(documents)]
    sections = [Section(f"{row}. Ärende", tuple(papers[2 * row : 2 * row + 2])) for row in range(25)]
    made, joining = _timed(lambda: make(replace(protocol(2), kind="Kallelse"), sections, lambda *_: None))
    reached = (
        pages >= MINUTES_PAGES
        and made.pages >= FOLDER_PAGES
        and spent <= MINUTES_BUDGET
        and set_one <= PAPER_BUDGET
        and joining <= FOLDER_BUDGET
    )
    told = f"{pages} pages in {spent:.2f} s; {set_one:.2f} s; {made.pages} pages in {joining:.2f} s"
    return {"papers": Figure(told, reached)}


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    made = work()
    return made, time.perf_counter() - started
