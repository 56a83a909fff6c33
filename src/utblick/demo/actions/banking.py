"""Reading a project bank for Strandö, and judging half of what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.demo.data.banks import FILE_NAME, HEADS, NOT_OURS, READ_ON, ROWS, THERE_ALREADY
from utblick.projects.actions.bank_findings import ask_reading, link_found, refuse_found
from utblick.projects.models import BankFinding, Project
from utblick.values import Actor


def steps() -> list[tuple[date, Callable[[Actor], None]]]:
    """The one step, with its day."""
    return [(READ_ON, _read)]


def _read(actor: Actor) -> None:
    content = "".join(";".join(f'"{cell}"' for cell in row) + "\n" for row in (HEADS, *ROWS)).encode()
    ask_reading(actor, FILE_NAME, [content], len(content))
    refused = BankFinding.objects.get(title=NOT_OURS)
    refuse_found(actor, refused, version=refused.version)
    known = BankFinding.objects.get(title=THERE_ALREADY)
    link_found(actor, known, Project.objects.get(title=THERE_ALREADY), version=known.version)
