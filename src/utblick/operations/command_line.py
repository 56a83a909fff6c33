"""`./utblick`: gathers the commands of every room and runs the one that was asked for."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django

from utblick.ui.command_line import Run


def main(words: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    root = Path(__file__).resolve().parents[3]
    _ensure_keys(Path(os.environ.get("UTBLICK_VAR", root / "var")))
    django.setup()
    asked = _parser().parse_args(words)
    run: Run | None = getattr(asked, "run", None)
    if run is None:
        asked.parser.print_help()
        return 2
    try:
        return run(asked)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130


def _ensure_keys(var: Path) -> None:
    from utblick.operations import keys

    keys.ensure(var)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "utblick", description="Kommunens internationella samarbete efter egna riktlinjer."
    )
    parser.set_defaults(parser=parser)
    top = parser.add_subparsers(metavar="KOMMANDO")
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {"": top}

    def command(words: str, run: Run, help: str) -> argparse.ArgumentParser:
        group, _, name = words.rpartition(" ")
        if group not in groups:
            made = top.add_parser(group, help=f"{group} …")
            made.set_defaults(parser=made)
            groups[group] = made.add_subparsers(metavar="KOMMANDO")
        added = groups[group].add_parser(name, help=help, description=help)
        added.set_defaults(run=run, parser=added)
        return added

    from django.conf import settings

    for app in settings.INSTALLED_APPS:
        if app.startswith("utblick.") and find_spec(f"{app}.commands") is not None:
            import_module(f"{app}.commands").register(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
