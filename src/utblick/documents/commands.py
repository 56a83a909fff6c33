"""`./utblick documents …`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from utblick.ui.command_line import AddCommand


def register(command: AddCommand) -> None:
    checking = command("documents check", run_check, "tell what is wrong with a Word template of your own")
    checking.add_argument("file", type=Path, metavar="TEMPLATE.docx")


def run_check(asked: argparse.Namespace) -> int:
    """Every problem on a line of its own; 1 when the template cannot be used, else 0."""
    from utblick.documents.word import check_template

    try:
        problems = check_template(asked.file.read_bytes())
    except OSError as error:
        print(f"Filen {asked.file} går inte att läsa: {error.strerror}.", file=sys.stderr)
        return 1
    for problem in problems:
        print(problem.text.sv)
    if any(problem.stops for problem in problems):
        print("Mallen går inte att använda än.", file=sys.stderr)
        return 1
    print("Mallen går att använda.")
    return 0
