"""The report on ongoing cooperation as a paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.clock.queries import installation, is_demo, today
from utblick.documents.papers import Language, Sender
from utblick.documents.register_papers import Chapter, RegisterReport, RowTable
from utblick.reporting.queries.ongoing import Ongoing
from utblick.reporting.registers import Line
from utblick.ui import formats
from utblick.ui.workbooks import Sheet, workbook


def paper(report: Ongoing) -> RegisterReport:
    """The report in the reader's language."""
    known = installation()
    return RegisterReport(
        sender=Sender(known.municipality if known else ""),
        kind=_("Pågående internationellt samarbete"),
        title=_("Internationellt samarbete %s") % formats.day(report.day, _language()),
        written_on=today(),
        facts=((_("Skrivet"), formats.day(today(), _language())), (_("Uppgifterna"), known_as(report))),
        chapters=tuple(
            Chapter(
                f"{section.label} ({len(section.lines)})",
                "" if section.lines else _("Inget pågick den dagen."),
                (_table(report, section.lines),) if section.lines else (),
            )
            for section in report.sections
        ),
        language=_language(),
        is_example=is_demo(),
    )


def book(report: Ongoing) -> bytes:
    """The report as Excel: a sheet for each register. Every text is text, also one that begins with =."""
    heads = [*_heads(), _("Slag"), _("Adress")]
    return workbook(
        Sheet(
            section.label,
            heads,
            [
                [
                    line.title,
                    line.partner,
                    report.bodies.get(line.body, line.body),
                    line.since,
                    line.until,
                    line.state,
                    line.sort,
                    line.url,
                ]
                for line in section.lines
            ],
            widths=(36, 22),
        )
        for section in report.sections
    )


def known_as(report: Ongoing) -> str:
    """What the report rests on, in a sentence."""
    if report.as_known_now:
        return _("Allt som registren säger nu, även det som registrerats efter dagen.")
    return _("Det som händelseloggen säger gällde den dagen.")


def _heads() -> list[str]:
    return [_("Vad"), _("Med vem"), _("Hör till"), _("Från och med"), _("Till och med"), _("Ställning")]


def _table(report: Ongoing, lines: Sequence[Line]) -> RowTable:
    rows = tuple(
        (
            line.title,
            line.partner,
            report.bodies.get(line.body, line.body),
            _day(line.since),
            _day(line.until),
            line.state,
        )
        for line in lines
    )
    return RowTable("", tuple(_heads()), rows)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "–"


def _language() -> Language:
    return "en" if (get_language() or "sv").startswith("en") else "sv"
