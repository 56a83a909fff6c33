"""What projects consist of, as registers that go out and come in as Excel: budgets, payments and undertakings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.clock.passed import refuse_to_come
from utblick.cooperation.tables.columns import Column, columns_of
from utblick.cooperation.tables.naming import row_named
from utblick.cooperation.tables.reading import Known
from utblick.cooperation.tables.registers import Register
from utblick.projects.models import BudgetYear, Payment, Project, Undertaking
from utblick.projects.models.parts import ProjectPart
from utblick.ui.cells import Cell
from utblick.values import Actor

_IDENTIFIED = re.compile(r"\[([0-9a-f-]{36})\]\s*$")


def _columns(model: type[ProjectPart]) -> tuple[Column, ...]:
    """The project stands by its title and its Id, and is read by either."""
    return tuple(
        replace(column, read=_project_named, show=_written) if column.name == "project" else column
        for column in columns_of(model)
    )


def _project_named(cell: Cell, known: Known) -> Any:
    identified = _IDENTIFIED.search(str(cell))
    return row_named(Project, identified[1] if identified else cell, known)


def _written(project: Project) -> str:
    return f"{project.title} [{project.pk}]"


def _settle(row: ProjectPart, known: Known, actor: Actor) -> None:
    """Nothing follows from what a row tells."""


def _check(row: ProjectPart, known: Known, is_new: bool) -> None:
    for name in ("done_on", "paid_on"):
        refuse_to_come(getattr(row, name, None), name)
    if isinstance(row, BudgetYear) and not 1990 <= row.year <= 2199:
        raise ValidationError({"year": _("Skriv ett år mellan 1990 och 2199.")})
    if isinstance(row, Payment):
        _check_payment(row)


def _check_payment(row: Payment) -> None:
    if not row.asked_minor:
        raise ValidationError({"asked_minor": _("Skriv ett belopp över noll.")})
    if (row.paid_on is None) != (row.paid_minor is None):
        lacking = "paid_on" if row.paid_on is None else "paid_minor"
        raise ValidationError({lacking: _("Skriv både dagen och beloppet som betalades.")})


def _in_no_search(row: ProjectPart) -> None:
    """Search finds the project."""


def _register(model: type[ProjectPart], title: str | Promise, *key: str) -> Register:
    return Register(
        model, title, "projects:projects", _columns(model), ("project", *key), "body", _settle, _check, _in_no_search
    )


PARTS = {
    "projektbudget": _register(BudgetYear, gettext_lazy("Projektens budget"), "year"),
    "projektbetalningar": _register(Payment, gettext_lazy("Projektens utbetalningar"), "payment_kind", "asked_on"),
    "ataganden": _register(Undertaking, gettext_lazy("Projektens åtaganden"), "undertaking_kind", "what"),
}
"""By what stands in the address."""
