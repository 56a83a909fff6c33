"""How long a large Excel file takes into a register, and that the second time changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from bench.figures import Figure
from installation import Installation

ROWS, SECONDS, MEGABYTES = 50_000, 30, 300
HEADS = ["Slag", "Riktning", "Vad", "Med vem", "Hör till", "Första dag", "Sista dag", "Unga 13–17 år", "Egen kostnad"]


def measure(folder: Path) -> dict[str, Figure]:
    """One process that reads the file twice as the background job does: checked whole, then stored in batches."""
    path = folder / "exchanges.xlsx"
    write_exchanges(path, ROWS)
    installation = Installation(folder / "registers", "")
    installation.run("init", "--municipality", "Provkommun")
    command = [sys.executable, str(Path(__file__).with_name("reading_in.py")), str(path)]
    process = subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first, second = json.loads(process.stdout.read())
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    assert first["new"] == ROWS, first
    megabytes = usage.ru_maxrss / 1024
    text = (
        f"{first['seconds']:.0f} s ({first['work']:.0f} s of one core); again {second['seconds']:.0f} s and "
        f"{second['events']} events; {megabytes:.0f} MB at most"
    )
    reached = first["seconds"] <= SECONDS and second["events"] == 0 and megabytes <= MEGABYTES
    return {"registers": Figure(text, reached)}


def write_exchanges(path: Path, rows: int) -> None:
    """Invented exchanges of many years."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADS)
    for number in range(rows):
        day = date(2010, 1, 1) + timedelta(number % 5_000)
        sheet.append(
            ["skolsamarbete", "de kommer hit", f"Utbyte {number}", f"Ort {number % 900}", "KFN", day,
             day + timedelta(5), number % 30, 100 + number % 1_000]
        )  # fmt: skip
    book.save(path)
