"""Storing what a file tells of a register: in batches, each one change with its events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import require
from utblick.cooperation.actions.agreements import set_partners
from utblick.cooperation.actions.networks import set_members
from utblick.cooperation.models import Agreement, Network
from utblick.cooperation.tables.checking import Checked, Planned, single
from utblick.cooperation.tables.reading import Known
from utblick.cooperation.tables.registers import Register
from utblick.search.actions import store_entries
from utblick.values import Actor, in_batches

BATCH = 200
Progress = Callable[[int], None]


def store_table(actor: Actor, register: Register, checked: Checked, progress: Progress | None = None) -> None:
    """Store a checked file. Raises ValidationError for one with mistakes, and when the register has changed since.

    Everything is checked before anything is stored. A run that is cut short is finished by reading the same file
    again: what is there already is left as it is. ``progress`` is told how many rows are done.
    """
    if checked.mistakes:
        raise ValidationError(_("Filen har fel. Inget har lästs in."))
    known, done = Known.now(), 0
    for some in in_batches(checked.planned, BATCH):
        try:
            _store(actor, register, some, known)
        except IntegrityError as error:
            raise ValidationError(_("Registret ändrades medan filen lästes in. Läs in den igen.")) from error
        done += len(some)
        if progress is not None:
            progress(done)


def _store(actor: Actor, register: Register, some: Sequence[Planned], known: Known) -> None:
    news = [one for one in some if one.pk is None]
    rows: list[Any] = [register.model(**single(register, one.told)) for one in news]
    for row in rows:
        register.settle(row, known, actor)
    verb = f"{register.kind}.import"
    changed = register.rows(actor).in_bulk([one.pk for one in some if one.pk is not None])
    bodies = sorted({_body_of(register, row) for row in [*rows, *changed.values()]})
    with change(actor, verb, Standing(bodies[0])) as opened:
        for body in bodies:
            require(actor, verb, Standing(body))
        opened.add_all(rows)
        for row, one in zip(rows, news, strict=True):
            _set_many(opened, row, one.told)
            register.after(opened, row)
        for one in some:
            if one.pk is not None:
                _alter(opened, register, changed[one.pk], one, known)
        store_entries(opened, [entry for row in [*rows, *changed.values()] if (entry := register.entry(row))])


def _alter(opened: Change, register: Register, row: Any, one: Planned, known: Known) -> None:
    before = row.values()
    for name, value in single(register, one.told).items():
        setattr(row, name, value)
    register.settle(row, known, opened.actor)
    require(opened.actor, f"{register.kind}.import", Standing(_body_of(register, row)))
    new = {name: value for name, value in row.values().items() if before[name] != value}
    opened.alter(row, version=one.version, **new)
    _set_many(opened, row, one.told)


def _set_many(opened: Change, row: Any, told: dict[str, Any]) -> None:
    if "partners" not in told:
        return
    if isinstance(row, Agreement):
        set_partners(opened, row, told["partners"])
    elif isinstance(row, Network):
        set_members(opened, row, told["partners"])


def _body_of(register: Register, row: Any) -> str:
    return str(getattr(row, f"{register.body}_id")) if register.body else ""
