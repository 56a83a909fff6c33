"""Grants to associations as registers that go out and come in as Excel. Decisions, payments and reports only go out."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.clock.queries import today
from utblick.cooperation.actions import association_grants as actions
from utblick.cooperation.grant_costs import CostError, Costs, read_costs, written
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.cooperation.tables.columns import Column, columns_of
from utblick.cooperation.tables.naming import named_columns
from utblick.cooperation.tables.reading import Known, WrongCellError
from utblick.cooperation.tables.registers import Register
from utblick.ui.cells import Cell
from utblick.values import Actor, Text

_LATER = (
    "assessment", "assessed_on", "decided_on", "decided_by", "paragraph", "granted_minor", "decision_reason", "paid_on",
    "reported_on", "told", "came", "came_minors", "spent_minor", "lacks", "reminded_on", "reclaim_minor", "reclaim_on",
    "reclaim_reason", "withdrawn_on",
)  # fmt: skip


def _costs(cell: Cell, known: Known) -> Costs:
    try:
        return read_costs(str(cell))
    except CostError as error:
        told = Text(f"Rad {error.row}: skriv som ”Buss 12 000”.", f"Line {error.row}: write as “Bus 12 000”.")
        raise WrongCellError(told) from error


def _grant_columns() -> tuple[Column, ...]:
    columns = columns_of(AssociationGrant, new=("scheme",), out=("body", "organisation", "partner", *_LATER))
    return tuple(
        replace(column, read=_costs, show=lambda costs: written(costs) or None) if column.name == "costs" else column
        for column in named_columns(columns, {"scheme": GrantScheme})
    )


def _settle_grant(row: AssociationGrant, known: Known, actor: Actor) -> None:
    if row._state.adding:
        row.body_id = row.scheme.body_id
        row.applied_on = row.applied_on or today()
        actions.set_report_day(row)
    row.organisation, row.partner = known.partner_named(row.association), known.partner_named(row.town)


def _check_grant(row: AssociationGrant, known: Known, is_new: bool) -> None:
    actions.check_grant(row)


def _settle_scheme(row: GrantScheme, known: Known, actor: Actor) -> None:
    return None


def _check_scheme(row: GrantScheme, known: Known, is_new: bool) -> None:
    if not 1990 <= row.year <= 2199:
        raise ValidationError({"year": _("Skriv ett år mellan 1990 och 2199.")})
    actions.check_scheme(row)


SCHEMES = Register(
    GrantScheme, gettext_lazy("Medel att fördela"), "cooperation:association_grants", columns_of(GrantScheme),
    ("name", "year"), "body", _settle_scheme, _check_scheme, actions.entry_of_scheme,
)  # fmt: skip
GRANTS = Register(
    AssociationGrant, gettext_lazy("Föreningsbidrag"), "cooperation:association_grants", _grant_columns(),
    ("scheme", "association", "town", "starts_on"), "body", _settle_grant, _check_grant, actions.entry_of,
    optional=("applied_on",),
)  # fmt: skip
