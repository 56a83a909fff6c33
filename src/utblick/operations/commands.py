"""`./utblick migrate`, `init`, `serve` …"""

from __future__ import annotations

import argparse

from django.core.management import call_command

from utblick.ui.command_line import AddCommand


def register(command: AddCommand) -> None:
    managing = command("manage", run_manage, "a management command of Django, for developers")
    managing.add_argument("words", nargs=argparse.REMAINDER)


def run_manage(asked: argparse.Namespace) -> int:
    call_command(*asked.words)
    return 0
