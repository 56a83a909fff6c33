"""`./utblick demo begin`, `demo reset` and `demo date`."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date

from utblick.audit.actions import DateNotForwardError
from utblick.clock.queries import installation, is_demo, today
from utblick.demo import actions
from utblick.operations import setup
from utblick.operations.backup import BackupError
from utblick.ui import formats
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor

REAL = "Här finns en riktig kommun. En demo byggs aldrig över riktiga uppgifter. Välj en annan mapp med UTBLICK_VAR."


def register(command: AddCommand) -> None:
    beginning = command("demo begin", run_begin, "make the demo in an empty database")
    beginning.add_argument("--if-empty", action="store_true", help="do nothing when a municipality lives there")
    command("demo reset", run_reset, "set the played demo aside in var/set-aside and make a new one")
    moving = command("demo date", run_date, "move the demo's date forward, never back")
    moving.add_argument("day", type=date.fromisoformat, metavar="YYYY-MM-DD")


def run_begin(asked: argparse.Namespace) -> int:
    setup.prepare()
    found = installation()
    if found is not None and found.demo and not actions.is_whole():
        print("Demon blev inte färdig förra gången. Den byggs om.")
        return run_reset(asked)
    if found is not None:
        if asked.if_empty:
            return 0
        told = "Demon finns redan. Kör ./utblick demo reset för att börja om." if found.demo else REAL
        return _fail(told)
    return _begin()


def run_reset(asked: argparse.Namespace) -> int:
    setup.prepare()
    if installation() is None:
        return _begin()
    try:
        kept = actions.set_aside()
    except actions.NotADemoError:
        return _fail(REAL)
    except actions.ServedError as error:
        return _fail(f"Utblick körs: {error}. Avsluta det först.")
    except BackupError as error:
        return _fail(f"Demon gick inte att lägga undan, och finns kvar. {error}")
    print(f"Den förra demon är undanlagd: {kept}")
    setup.prepare()
    return _begin()


def run_date(asked: argparse.Namespace) -> int:
    setup.prepare()
    if not is_demo():
        return _fail("Här finns ingen demo, och i en riktig kommun följer datumet kalendern.")
    try:
        moved = actions.move_date(system_actor("demo"), asked.day)
    except DateNotForwardError:
        return _fail(f"Demon står på {formats.day(today(), 'sv')}. Datumet kan bara flyttas framåt.")
    except actions.TooFarError:
        return _fail("Flytta högst 400 dagar åt gången.")
    print(f"Demon står nu på {formats.weekday_day(moved.after, 'sv')}. {moved.days} dagar har gått.")
    return 0


def _begin() -> int:
    started = time.monotonic()
    actions.begin_demo()
    print(f"Demon är klar efter {time.monotonic() - started:.1f} sekunder: Strandö kommun (exempel).")
    return 0


def _fail(told: str) -> int:
    print(told, file=sys.stderr)
    return 1
