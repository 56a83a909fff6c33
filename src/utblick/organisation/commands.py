"""`./utblick calendar …`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from utblick.clock.queries import today
from utblick.organisation.actions import PlanRefused, import_plan
from utblick.organisation.meeting_plans import Unreadable, read, rows_of_file, year_of
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor


def register(command: AddCommand) -> None:
    importing = command("calendar import", run_import, "read a meeting plan in (CSV, text or XLSX); all or nothing")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--year", type=int, help="the year of dates written without one (default: as in the plan)")


def run_import(asked: argparse.Namespace) -> int:
    try:
        rows = rows_of_file(asked.file.name, asked.file.read_bytes())
        done = import_plan(system_actor("organisation"), read(rows, asked.year or year_of(rows) or today().year))
    except OSError as error:
        print(f"Filen {asked.file} går inte att läsa: {error.strerror}.", file=sys.stderr)
        return 1
    except Unreadable as unreadable:
        print(unreadable.told.sv, file=sys.stderr)
        return 1
    except PlanRefused as refused:
        for mistake in refused.checked.mistakes:
            print(f"Rad {mistake.line}: {mistake.told.sv}", file=sys.stderr)
        print(f"{len(refused.checked.mistakes)} fel. Inget är inläst.", file=sys.stderr)
        return 1
    print(f"{done.added} nya, {done.changed} ändrade, {done.left} som förut.")
    return 0
