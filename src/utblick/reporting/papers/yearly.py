"""The year's report as a paper: every nämnd's words, its figures, and last the rows that each figure is the sum of."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.clock.queries import installation, is_demo, today
from utblick.documents.papers import Sender
from utblick.documents.register_papers import Chapter, RegisterReport, RowTable
from utblick.reporting import support_year
from utblick.reporting.drafting import amount_text
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.reporting.queries.funds import FundRow, fund_rows
from utblick.reporting.queries.yearly import ShownFigure, shown_figures
from utblick.support.queries.yearly import support_of_year
from utblick.ui import formats
from utblick.values import Actor


def paper(actor: Actor, report: YearlyReport, parts: Sequence[BodyReport]) -> RegisterReport:
    """The report of the nämnder given, in Swedish: call it with Swedish switched on."""
    known, whole = installation(), shown_figures(actor, parts)
    figures = {part.pk: shown_figures(actor, [part]) for part in parts}
    support = support_of_year(actor, report.year)
    answered = sum(part.answered_on is not None for part in parts)
    return RegisterReport(
        sender=Sender(known.municipality if known else ""),
        kind=_("Årets redovisning"),
        title=str(report),
        written_on=today(),
        facts=(
            (_("Skrivet"), formats.day(today(), "sv")),
            (_("Svar"), _("%(answered)s av %(all)s nämnder") % {"answered": answered, "all": len(parts)}),
        ),
        chapters=(
            Chapter(_("Hela kommunen"), young_share(whole), (*_sums(whole), *_funds(fund_rows(actor, parts)))),
            *(Chapter(part.body.name, _words(part), _sums(figures[part.pk])) for part in parts),
            *([support_year.chapter(support)] if support else []),
            *(
                Chapter(_("Underlag: %s") % part.body.name, "", tuple(_rows(figure) for figure in figures[part.pk]))
                for part in parts
                if figures[part.pk]
            ),
        ),
        is_example=is_demo(),
    )


def young_share(figures: Sequence[ShownFigure]) -> str:
    """How many of those who took part in exchanges were under 18 (R2.6); "" when nobody took part."""
    totals = {shown.figure.key: shown.total for shown in figures}
    people, young = totals.get("exchanged", 0), totals.get("young", 0)
    if not people:
        return ""
    told = {"young": young, "people": people, "share": round(100 * young / people)}
    return _("%(young)s av %(people)s deltagare i utbyten var under 18 år (%(share)s procent).") % told


def status_of(part: BodyReport) -> str:
    """How far a nämnd has come, in a sentence."""
    if part.decided_on is not None:
        told = {"paragraph": part.paragraph, "day": formats.day(part.decided_on, get_language() or "sv")}
        return _("Står i verksamhetsberättelsen, § %(paragraph)s %(day)s.") % told
    if part.answered_on is not None:
        return _("Svarat %s.") % formats.day(part.answered_on, get_language() or "sv")
    return _("Utkast ur registren, inte besvarat än.")


def _words(part: BodyReport) -> str:
    said = _("Inget internationellt samarbete i år.") if part.nothing else part.text
    owner = "" if part.owner_id == part.body_id else _("Redovisas av %s.") % part.owner.name
    return "\n".join(line for line in (said, owner, status_of(part)) if line)


def _sums(figures: Sequence[ShownFigure]) -> tuple[RowTable, ...]:
    rows = tuple((str(shown.figure.label), amount_text(shown.told), str(len(shown.rows))) for shown in figures)
    return (RowTable("", (_("Siffra"), _("Summa"), _("Antal rader")), rows),) if rows else ()


def _funds(rows: Sequence[FundRow]) -> tuple[RowTable, ...]:
    heads = (_("Fond eller program"), _("Förvaltning"), _("Pågått"), _("Börjat"), _("Slutat"), _("Utbetalt"))
    told = tuple(
        (row.fund or _("Inget program angivet"), row.administration, str(row.projects), str(row.begun), str(row.ended),
         formats.money(row.paid, "sv"))
        for row in rows
    )  # fmt: skip
    return (RowTable(_("Projekten efter fond och förvaltning"), heads, told),) if told else ()


def _rows(shown: ShownFigure) -> RowTable:
    rows = tuple((row.name or _("utan namn här"), amount_text(shown.told, row.amount)) for row in shown.rows)
    return RowTable(str(shown.figure.label), (_("Vad"), _("Bidrar med")), rows, (_("Summa"), amount_text(shown.told)))
