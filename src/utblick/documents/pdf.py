"""Papers as tagged PDF (PDF/A-2a and PDF/UA-1), set by typst from our own templates.

User text reaches typst only as JSON data, never as source. The same paper gives the same bytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utblick.documents.meeting_papers import FolderSheets, MeetingPaper, Printable
from utblick.documents.papers import (
    DecisionSummary,
    Extract,
    Letter,
    OfficialReport,
    PlanAppendix,
    VerdictAppendix,
)
from utblick.documents.printed import printed
from utblick.documents.register_papers import RegisterReport
from utblick.documents.wording import breakable

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates_typst"
_TEMPLATE_OF: dict[type, str] = {
    OfficialReport: "official_report.typ",
    DecisionSummary: "decision_summary.typ",
    Extract: "extract.typ",
    Letter: "letter.typ",
    VerdictAppendix: "verdict_appendix.typ",
    PlanAppendix: "plan_appendix.typ",
    MeetingPaper: "meeting_paper.typ",
    FolderSheets: "folder_sheets.typ",
    RegisterReport: "register_report.typ",
}
_UNSHOWN = re.compile(r'the (?:text|PDF contains the codepoint|codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_UNCOMMON = re.compile("[^\n -\u024f\u0370-\u052f\u2010-\u2027\u20ac\u2212]")
REPLACEMENT = "□"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A set paper. ``unshown`` are characters no shipped font has; "□" stands in their place."""

    content: bytes
    unshown: frozenset[str] = frozenset()


def render(paper: Printable) -> Pdf:
    """The paper as PDF, dated noon UTC of the paper's own day; raises typst.TypstError if a template is wrong."""
    import typst

    data = json.dumps(_breakable(printed(paper)), ensure_ascii=False)
    template = _TEMPLATES / _TEMPLATE_OF[type(paper)]
    moment = _moment(paper)
    try:
        return Pdf(_compile(template, data, moment))
    except typst.TypstError as error:
        unshown = _named_characters(error)
        if not unshown:
            raise
    try:
        return Pdf(_compile(template, _replaced(data, unshown), moment), unshown)
    except typst.TypstError:
        unshown = frozenset(_UNCOMMON.findall(data))
        return Pdf(_compile(template, _replaced(data, unshown), moment), unshown)


def _compile(template: Path, data: str, moment: datetime) -> bytes:
    import typst

    result = typst.compile(
        template,
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": data},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=moment,
    )
    assert isinstance(result, bytes)
    return result


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts"])


def _moment(paper: Printable) -> datetime:
    day: date = paper.held_on if isinstance(paper, Extract) else paper.written_on
    return datetime.combine(day, time(12), UTC)


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, list):
        return [_breakable(item) for item in value]
    if isinstance(value, dict):
        return {key: _breakable(item) for key, item in value.items()}
    return value


def _named_characters(error: typst.TypstError) -> frozenset[str]:
    """The characters a TypstError says it has no glyph for."""
    texts = (_ESCAPE.sub(_unescaped, found) for found in _UNSHOWN.findall(error.diagnostic))
    return frozenset(character for text in texts for character in _UNCOMMON.findall(text))


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _replaced(data: str, unshown: frozenset[str]) -> str:
    return data.translate({ord(character): REPLACEMENT for character in unshown})
