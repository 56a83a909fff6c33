"""`./utblick init`, `serve`, `health`, `backup`, `restore`, `keys export` and `manage`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from django.core.management import call_command

from utblick.audit.actions import AlreadyInstalledError, create_installation
from utblick.audit.verification import verify
from utblick.operations import backup, keys, serving, setup
from utblick.operations.health import all_health
from utblick.ui.command_line import AddCommand
from utblick.values import system_actor


def register(command: AddCommand) -> None:
    starting = command("init", run_init, "make an empty, real installation")
    starting.add_argument("--municipality", required=True, metavar="NAMN")
    starting.add_argument("--code", default="", help="kommunkod, four digits")
    serving_it = command("serve", run_serve, "serve this installation: web and background jobs")
    serving_it.add_argument("--host", default="127.0.0.1")
    serving_it.add_argument("--port", type=int, default=8000)
    serving_it.add_argument("--workers", type=int, default=2)
    health = command("health", run_health, "tell how the installation is; exit code 1 when something has stopped")
    health.add_argument("--json", action="store_true")
    backing = command("backup", run_backup, "make a consistent backup while running; never holds the keys")
    backing.add_argument("--to", type=Path, metavar="FOLDER")
    restoring = command("restore", run_restore, "restore a backup into an empty installation")
    restoring.add_argument("archive", type=Path)
    restoring.add_argument("--keys", type=Path, help="the file made by `keys export`")
    exporting = command("keys export", run_keys_export, "write the installation's keys to a file, to be kept apart")
    exporting.add_argument("file", type=Path)
    managing = command("manage", run_manage, "a management command of Django, for developers")
    managing.add_argument("words", nargs=argparse.REMAINDER)


def run_init(asked: argparse.Namespace) -> int:
    setup.prepare()
    try:
        create_installation(system_actor("operations"), municipality=asked.municipality, code=asked.code)
    except AlreadyInstalledError:
        return _fail("Här finns redan en installation. Välj en annan mapp med UTBLICK_VAR.")
    print(f"En tom installation för {asked.municipality} är klar. Nästa steg: ./utblick admin create E-POST")
    return 0


def run_serve(asked: argparse.Namespace) -> int:
    setup.prepare()
    if setup.is_empty():
        return _fail("Här finns ingen installation. Kör ./utblick init, eller ./utblick demo reset för en demo.")
    try:
        return serving.serve(asked.host, asked.port, asked.workers)
    except serving.AlreadyServedError as error:
        return _fail(f"Utblick körs redan: {error}.")


def run_health(asked: argparse.Namespace) -> int:
    found = all_health()
    if asked.json:
        print(json.dumps([asdict(health) for health in found], ensure_ascii=False))
    else:
        for health in found:
            print(f"{health.state:5} {health.label}: {health.told} {health.remedy}".rstrip())
    return 1 if any(health.state == "stop" for health in found) else 0


def run_backup(asked: argparse.Namespace) -> int:
    try:
        made = backup.make(asked.to)
    except backup.BackupError as error:
        return _fail(str(error))
    print(f"Säkerhetskopia: {made}")
    return 0


def run_restore(asked: argparse.Namespace) -> int:
    try:
        backup.restore(asked.archive, asked.keys)
    except backup.BackupError as error:
        return _fail(str(error))
    if asked.keys is None:
        print("Återläst utan nycklar: händelseloggens kedja kan inte kontrolleras, och alla får logga in på nytt.")
        print("Återläs till en tom mapp med --keys FIL för att kontrollera den.")
        return 0
    report = verify()
    print(f"Återläst. {report.events} händelser, kedjan är {'hel' if report.whole else 'INTE hel'}.")
    return 0 if report.whole else 1


def run_keys_export(asked: argparse.Namespace) -> int:
    try:
        keys.export(asked.file)
    except FileExistsError:
        return _fail(f"{asked.file} finns redan. Välj ett annat namn.")
    print(f"Nycklarna finns i {asked.file}. Förvara filen skild från säkerhetskopiorna.")
    return 0


def run_manage(asked: argparse.Namespace) -> int:
    call_command(*asked.words)
    return 0


def _fail(told: str) -> int:
    print(told, file=sys.stderr)
    return 1
