"""Statistics as a page and as a table to take along: the groups in their order, with their names."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.cases.packages import as_text
from utblick.cooperation.countries import country_name
from utblick.cooperation.models import Exchange, Visit
from utblick.governance.queries import areas_ever
from utblick.projects.models import Form, Project
from utblick.reporting.queries.statistics import AREA, BODY, COUNTRY, KIND, YEAR, Statistics, Sums
from utblick.ui.charts import Chart, chart
from utblick.ui.formats import whole_number
from utblick.ui.workbooks import Sheet, workbook

Named = list[tuple[str, Sums]]
Row = list[str | int | float | None]


def named_groups(told: Statistics, bodies: dict[str, str]) -> Named:
    """The groups with their names: years from the first, others the largest first."""
    if told.by == YEAR:
        return [(key, told.groups[key]) for key in sorted(told.groups)]
    namers: dict[str, Callable[[], Callable[[str], str]]] = {
        COUNTRY: lambda: _country, BODY: lambda: partial(_body, bodies), KIND: lambda: _kind, AREA: _areas,
    }  # fmt: skip
    name_of = namers[told.by]()
    found = [(name_of(key), sums) for key, sums in told.groups.items()]
    return sorted(found, key=lambda one: (-one[1].visits - one[1].exchanges - one[1].projects, one[0]))


def heads(by: str) -> list[str]:
    """What stands over the columns of `rows`."""
    first = {YEAR: _("År"), COUNTRY: _("Land"), BODY: _("Nämnd"), KIND: _("Slag"), AREA: _("Prioriterat område")}[by]
    return [
        first, _("Besök"), _("Utbyten"), _("Projekt"), _("Bidrag, kronor"), _("Egna pengar, kronor"),
        _("Egen tid, timmar"), _("Yrkesrelaterat, %"),
    ]  # fmt: skip


def rows(told: Statistics, named: Named) -> list[Row]:
    """The groups and, last, their total, as plain numbers; None for what is not counted."""
    told_rows: list[Row] = []
    for name, sums in [*named, (_("Tillsammans"), told.total)]:
        came: Row = [None, None] if told.only_projects else [sums.visits, sums.exchanges]
        money = [sums.grant / 100, sums.own / 100]
        told_rows.append([name, *came, sums.projects, *money, sums.hours, sums.work_percent])
    return told_rows


def charts(named: Named) -> list[Chart]:
    """One chart for each figure that is not 0 everywhere; the same groups in each."""
    language = get_language() or "sv"
    asked: tuple[tuple[str, str, Callable[[Sums], int]], ...] = (
        ("besok", _("Besök"), lambda sums: sums.visits),
        ("utbyten", _("Utbyten"), lambda sums: sums.exchanges),
        ("projekt", _("Projekt"), lambda sums: sums.projects),
        ("bidrag", _("Bidrag, kronor"), lambda sums: sums.grant_kronor),
        ("egna-pengar", _("Egna pengar, kronor"), lambda sums: sums.own_kronor),
        ("egen-tid", _("Egen tid, timmar"), lambda sums: sums.hours),
    )
    drawn = []
    for key, title, value in asked:
        told = [(name, value(sums)) for name, sums in named]
        if any(number for _name, number in told):
            lines = [(name, number, whole_number(number, language)) for name, number in told]
            drawn.append(chart(f"bild-{key}", title, lines))
    return drawn


def as_workbook(told: Statistics, named: Named) -> bytes:
    return workbook([Sheet(_("Statistik"), heads(told.by), rows(told, named))])


def as_csv(told: Statistics, named: Named) -> bytes:
    """The table for spreadsheets, parted by semicolons; a name is never a formula."""
    sheet = io.StringIO(newline="")
    lines = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    lines.writerow(heads(told.by))
    for row in rows(told, named):
        lines.writerow([as_text(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode("utf-8", "replace")


def _country(code: str) -> str:
    return country_name(code).in_language(get_language() or "sv") if code else _("Okänt land")


def _body(bodies: dict[str, str], code: str) -> str:
    return bodies.get(code, code)


def _areas() -> Callable[[str], str]:
    language = get_language() or "sv"
    names = {key: capfirst(area.label.in_language(language)) for key, area in areas_ever().items()}
    return lambda key: names.get(key) or _("Inget område")


def _kind(key: str) -> str:
    register, _dot, value = key.partition(".")
    choices: dict[str, Any] = {
        Visit.kind: Visit.Direction, Exchange.kind: Exchange.Kind, Project.kind: Form,
    }  # fmt: skip
    label = str(choices[register](value).label)
    return capfirst(_("projekt: %s") % label if register == Project.kind else label)
