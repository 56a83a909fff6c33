"""Large files into a register: asked for, checked by a job, confirmed, and stored by a job."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.audit.change import change
from utblick.audit.policy import require
from utblick.clock.queries import today
from utblick.cooperation.actions.tables import store_table
from utblick.cooperation.models import TableReading
from utblick.cooperation.tables.checking import Checked, check_file
from utblick.cooperation.tables.registers import REGISTERS
from utblick.documents.staging import stage, staged, unstage
from utblick.jobs.actions import lease, move_cursor, queue
from utblick.ui.cells import Unreadable
from utblick.ui.languages import spoken
from utblick.values import Actor, system_actor

KEPT_MISTAKES = 200
TABLES = system_actor("tables")
_CHECK, _STORE = "utblick.cooperation.jobs.check_table", "utblick.cooperation.jobs.store_table"
State = TableReading.State


def ask_reading(actor: Actor, register: str, file_name: str, content: bytes) -> TableReading:
    """Keep a file and let a job check it. Raises PermissionDenied for who may not read into the register."""
    require(actor, f"{REGISTERS[register].kind}.import")
    digest = stage(content)
    with change(actor, "table_reading.ask") as opened:
        reading = TableReading(register=register, file_name=file_name[:200], sha256=digest)
        reading.asked_by, reading.asked_on = actor.label, today()
        queue(_CHECK, str(reading.pk))
        return opened.add(reading)


def confirm_reading(actor: Actor, reading: TableReading) -> TableReading:
    """Let a job store a file that has been checked. Raises ValidationError for one that is not ready."""
    if reading.state != State.READY:
        raise ValidationError(_("Filen kan inte läsas in nu. Så här står det till."))
    with change(actor, "table_reading.confirm") as opened:
        queue(_STORE, str(reading.pk))
        return opened.alter(reading, version=reading.version, state=State.STORING)


def check_reading(reading: TableReading) -> None:
    """What the file would do. Done again it changes nothing."""
    with lease(reading.progress, seconds=600) as mine:
        if mine and reading.state == State.CHECKING:
            with translation.override(_asker(reading).language):
                _note(reading, **_as_checked(reading))


def store_reading(reading: TableReading) -> None:
    """Store the file as who confirmed it, with the rights of today. A run that was cut short goes on where it was."""
    with lease(reading.progress, seconds=600) as mine:
        if not mine or reading.state != State.STORING:
            return
        asker = _asker(reading)
        with translation.override(asker.language):
            try:
                actor, register = actor_of(asker, today()), REGISTERS[reading.register]
                store_table(actor, register, _checked(reading), lambda rows: move_cursor(reading.progress, rows))
            except (ValidationError, Unreadable) as refused:
                _note(reading, state=State.REFUSED, refused=_why(refused))
                return
        _note(reading, state=State.DONE)
        unstage(reading.sha256)


def _as_checked(reading: TableReading) -> dict[str, Any]:
    try:
        checked = _checked(reading)
    except (ValidationError, Unreadable) as refused:
        return {"state": State.REFUSED, "refused": _why(refused)}
    some = [[one.row, one.column, one.told] for one in checked.mistakes[:KEPT_MISTAKES]]
    told = {"total": checked.total, "new": len(checked.new), "changed": len(checked.changed)}
    state = State.WRONG if checked.mistakes else State.READY if checked.planned else State.DONE
    return {**told, "wrong": len(checked.mistakes), "mistakes": some, "state": state}


def _checked(reading: TableReading) -> Checked:
    content = staged(reading.sha256)
    if content is None:
        raise ValidationError(_("Filen finns inte kvar. Välj den igen."))
    return check_file(actor_of(_asker(reading), today()), REGISTERS[reading.register], content)


def _why(refused: ValidationError | Unreadable) -> str:
    return spoken(refused.told) if isinstance(refused, Unreadable) else " ".join(refused.messages)


def _asker(reading: TableReading) -> User:
    return User.objects.get(pk=reading.asked_by.removeprefix("user:"))


def _note(reading: TableReading, **new: Any) -> None:
    with change(TABLES, "table_reading.note") as opened:
        opened.alter(reading, **new)
