"""Projects as a register that goes out and comes in as Excel."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.models import Agreement
from utblick.cooperation.tables.columns import Column, columns_of
from utblick.cooperation.tables.naming import row_named
from utblick.cooperation.tables.reading import Known, WrongCellError
from utblick.cooperation.tables.registers import Register, refuse_disorder
from utblick.projects.actions.projects import add_lead, entry_of, kept_until_of
from utblick.projects.models import Application, Project
from utblick.projects.models.projects import RATE_PARTS, Currency
from utblick.ui.cells import Cell
from utblick.values import Actor, Text

_MOST_RATE = 1_000
_END = ("closed_on", "competence", "experience", "resources", "kept_until", "followed_up_on", "effect")


def _columns() -> tuple[Column, ...]:
    ways: dict[str, dict[str, Any]] = {
        "application": {"read": partial(row_named, Application)},
        "agreement": {"read": partial(row_named, Agreement)},
        "rate": {"read": _rate, "show": lambda value: value / RATE_PARTS},
    }
    columns = columns_of(Project, new=("application", *_END), out=("body",))
    return tuple(replace(column, **ways.get(column.name, {})) for column in columns)


def _rate(cell: Cell, known: Known) -> int:
    """Kronor for one euro, in the parts that a project keeps it in."""
    try:
        rate = Decimal(str(cell).replace(",", "."))
        if not rate.is_finite() or not 0 < rate <= _MOST_RATE:
            raise InvalidOperation
    except InvalidOperation:
        raise WrongCellError(Text("Skriv kursen som 11,25.", "Write the rate as 11.25.")) from None
    return max(1, round(rate * RATE_PARTS))


def _settle(row: Project, known: Known, actor: Actor) -> None:
    """What is not told of a new project follows from its application, as when it is begun on its page."""
    if row._state.adding:
        row.body_id = row.application.body_id
        row.title = row.title or row.application.title
        row.starts_on = row.starts_on or row.application.answered_on or today()
    if row.closed_on and not row.kept_until and row.ends_on:
        row.kept_until = kept_until_of(row, row.closed_on)


def _check(row: Project, known: Known, is_new: bool) -> None:
    if is_new and row.application.answer != Application.Answer.GRANTED:
        raise ValidationError({"application": _("Ansökan är inte beviljad. Skriv in beskedet först.")})
    for name in ("closed_on", "followed_up_on", "rated_on"):
        refuse_to_come(getattr(row, name), name)
    refuse_disorder(row, "starts_on", "ends_on")
    _check_rate(row)
    _check_end(row)


def _check_rate(row: Project) -> None:
    if row.currency == Currency.SEK and (row.rate or row.rated_on):
        raise ValidationError({"rate": _("En kurs har en dag, och finns bara för belopp i euro.")})
    if row.rate and not row.rated_on:
        raise ValidationError({"rated_on": _("Skriv vilken dag kursen gällde.")})
    if row.rated_on and not row.rate:
        raise ValidationError({"rate": _("Skriv kursen som gällde den dagen.")})


def _check_end(row: Project) -> None:
    results = any(text.strip() for text in (row.competence, row.experience, row.resources))
    if row.closed_on and not results:
        raise ValidationError({"competence": _("Skriv minst ett av de tre resultaten.")})
    if not row.closed_on and (results or row.kept_until or row.followed_up_on):
        raise ValidationError({"closed_on": _("Skriv vilken dag projektet avslutades.")})
    if row.effect and not row.followed_up_on:
        raise ValidationError({"followed_up_on": _("Skriv vilken dag det följdes upp.")})


PROJECTS = Register(
    Project, gettext_lazy("Projekt"), "projects:projects", _columns(), ("application",), "body", _settle, _check,
    entry_of, add_lead, ("title", "starts_on"), ("application",),
)  # fmt: skip
