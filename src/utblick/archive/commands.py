"""`./utblick archive …`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.core.exceptions import ValidationError

from utblick.archive.actions import import_package
from utblick.archive.packing.reading import BrokenPackageError
from utblick.archive.queries.packages import matter_named, package_now
from utblick.clock import recorded_at
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor

ACTOR = system_actor("command")


def register(command: AddCommand) -> None:
    packing = command("archive package", run_package, "write the archive package of a closed matter to a folder")
    packing.add_argument("reference", metavar="REF", help="the matter's dnr or reference")
    packing.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    importing = command("archive import", run_import, "set up a matter again from its archive package")
    importing.add_argument("package", type=Path, metavar="FOLDER", help="the package's own folder, with METS.xml")


def run_package(asked: argparse.Namespace) -> int:
    found = matter_named(ACTOR, asked.reference)
    if len(found) != 1:
        told = "finns inte här" if not found else "finns hos flera myndigheter; ange Utblicks referens"
        return _fail(f"Ärendet {asked.reference} {told}.")
    if found[0].closed_on is None:
        return _fail(f"Ärendet {asked.reference} är inte avslutat.")
    try:
        print(package_now(found[0], recorded_at()).write_to(asked.to))
    except FileExistsError as error:
        return _fail(f"Mappen {error.filename} finns redan.")
    except OSError as error:
        return _fail(f"Paketet kunde inte skrivas: {error}.")
    return 0


def run_import(asked: argparse.Namespace) -> int:
    try:
        matter = import_package(ACTOR, asked.package)
    except BrokenPackageError as error:
        return _fail(f"Paketet är inte helt. {error}")
    except ValidationError as refused:
        return _fail(" ".join(refused.messages))
    print(f"{matter.case_number or matter.reference}: {matter.title}")
    return 0


def _fail(told: str) -> int:
    print(told, file=sys.stderr)
    return 1
