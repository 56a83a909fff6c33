"""Bringing an installation up to date: tables, triggers, cache, static files, schedules."""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from utblick.audit import triggers
from utblick.clock.queries import installation
from utblick.jobs.actions import store_schedules


def prepare() -> None:
    """Migrate when something is unapplied, and make what the product needs beside its tables. Safe to repeat."""
    Path(settings.VAR).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    triggers.install(connection)
    _collect_static()
    store_schedules()


def is_empty() -> bool:
    """Whether no municipality (and no demo) lives here yet."""
    return installation() is None


def _collect_static() -> None:
    """Collect the static files anew when any of the product's own has changed; one process at a time."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    sources = sorted(path for path in Path(settings.ROOT, "src").glob("utblick/*/static/**/*") if path.is_file())
    digest = hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in sources)).hexdigest()
    stamp = root / ".stamp"
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != digest:
            call_command("collectstatic", verbosity=0, interactive=False)
            stamp.write_text(digest)
