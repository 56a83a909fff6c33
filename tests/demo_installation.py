"""The demo as a whole installation of its own: built once a test run, copied, served, and put back."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from installation import Installation

DATABASE = "utblick.sqlite3"
DO_WHAT_WAITS = """
from django.utils.module_loading import import_string
from django_q.models import OrmQ
while (job := OrmQ.objects.order_by("id").first()) is not None:
    import_string(job.task["func"])(*job.task["args"])
    job.delete()
"""
"""Else every copy that is served, and the one put back after every test, would do the first day's jobs anew."""


@dataclass(frozen=True)
class GuardedInstallation(Installation):
    """An installation on SQLite in which a write outside `audit.change` is refused."""

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "UTBLICK_AUDIT_GUARD": "1"}


def demo_of_the_run(temporary: pytest.TempPathFactory) -> Installation:
    """The demo on its first day, built by whoever asks first; the others wait. Never changed: take a copy."""
    folder = _shared_folder_of_the_run(temporary.getbasetemp()) / "demo-template"
    folder.mkdir(parents=True, exist_ok=True)
    built = GuardedInstallation(folder / "demo", "")
    with (folder / "building.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            told = built.run("demo", "begin", "--if-empty")
            built.run("manage", "shell", "-c", DO_WHAT_WAITS)
            (folder / "built").write_text(told)
    return built


def told_when_built(demo: Installation) -> str:
    """What `utblick demo begin --if-empty` said when it made the demo of the run."""
    return (demo.var.parent / "built").read_text()


def copy_of(installation: Installation, folder: Path) -> Installation:
    """The same installation in a place of its own."""
    shutil.copytree(installation.var, folder)
    return GuardedInstallation(folder, "")


def put_back(installation: Installation, first: Installation) -> None:
    """Make a demo what it was, while it is served: when its last job is done, with the first one's database."""
    with closing(sqlite3.connect(installation.var / DATABASE, timeout=60)) as played:
        for _ in range(600):
            if played.execute("SELECT count(*) FROM django_q_ormq").fetchone() == (0,):
                break
            time.sleep(0.1)
        else:
            raise AssertionError("a job has not ended in a minute")
        with closing(sqlite3.connect(first.var / DATABASE)) as original:
            original.backup(played)


@dataclass(frozen=True)
class Served:
    """An installation that answers at an address."""

    installation: Installation
    address: str

    def url(self, path: str) -> str:
        return self.address + path


@contextmanager
def served(installation: Installation) -> Iterator[Served]:
    """Serve an installation with the product's own web server and worker, until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "utblick.operations.command_line", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        told = process.stdout.readline()
        assert f":{port}/" in told, f"utblick serve did not start: {told!r}"
        yield Served(installation, f"http://localhost:{port}")
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def _shared_folder_of_the_run(base_temporary: Path) -> Path:
    """A folder that all workers of one test run have in common."""
    return base_temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else base_temporary


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
