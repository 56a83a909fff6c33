"""`./utblick guidelines replay` and `export-matters`: past matters judged by a proposed set, from files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from utblick.governance import hooks
from utblick.governance.replaying.words import answer, body_name, kind_name
from utblick.governance.set_files import load_set, unreadable
from utblick.guidelines import ExchangeError, GuidelineErrors
from utblick.guidelines.matters import LARGEST, matters_from_json, matters_to_json
from utblick.guidelines.replay_json import result_to_json
from utblick.guidelines.replay_summary import Summary, summary_of
from utblick.guidelines.replaying import replay
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor


def register(command: AddCommand) -> None:
    replaying = command("guidelines replay", run_replay, "judge past matters by a proposed set; no days are counted")
    replaying.add_argument("--old", nargs="+", required=True, type=Path, metavar="FILE", help="the sets in force")
    replaying.add_argument("--new", nargs="+", required=True, type=Path, metavar="FILE", help="the sets that would be")
    replaying.add_argument("--matters", required=True, type=Path, metavar="FILE.json")
    replaying.add_argument("--json", action="store_true")
    exporting = command("guidelines export-matters", run_export, "write this installation's matters as JSON")
    exporting.add_argument("--from", dest="since", type=date.fromisoformat, metavar="YYYY-MM-DD")
    exporting.add_argument("--to", type=Path, metavar="FILE.json", help="a new file; without it to the screen")


def run_replay(asked: argparse.Namespace) -> int:
    try:
        old, new = ([load_set(path) for path in paths] for paths in (asked.old, asked.new))
        matters = matters_from_json(_read(asked.matters))
    except OSError as error:
        print(unreadable(error), file=sys.stderr)
        return 1
    except (GuidelineErrors, ExchangeError) as error:
        print(error, file=sys.stderr)
        return 1
    result = replay(old, new, matters)
    if asked.json:
        print(json.dumps(result_to_json(result), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_told(summary_of(result))))
    return 0


def run_export(asked: argparse.Namespace) -> int:
    text = matters_to_json(hooks.matters(system_actor("export"), asked.since))
    if asked.to is None:
        print(text, end="")
        return 0
    try:
        with asked.to.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"{asked.to} finns redan. Välj ett annat namn.", file=sys.stderr)
        return 1
    except OSError as error:
        print(unreadable(error), file=sys.stderr)
        return 1
    return 0


def _told(found: Summary) -> Sequence[str]:
    lines = [answer(found)]
    for flow in found.flows:
        if flow.source != flow.target:
            way = f"från {body_name(flow.source)} till {body_name(flow.target)}"
            lines.append(f"  {flow.count} {kind_name(flow.kind).lower()}: {way}")
    lines.append(f"  {found.open_affected} öppna ärenden berörs vid övergången, {found.unaffected} berörs inte alls")
    if found.not_compared:
        lines.append(f"  {found.not_compared} jämförs inte: inga äldre riktlinjer gällde den dagen")
    return lines


def _read(path: Path) -> str:
    """A file's text. Raises ExchangeError for one that is too large or not in UTF-8; OSError."""
    with path.open("rb") as file:
        content = file.read(4 * LARGEST + 1)
    if len(content) > 4 * LARGEST:
        raise ExchangeError(f"{path}: filen är större än {4 * LARGEST} byte")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path}: filen är inte skriven i UTF-8 (byte {error.start})") from None
