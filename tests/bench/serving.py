"""The served installation: its processes and their memory, and how soon a fresh clone answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import Figure, NotMeasured
from installation import ROOT, Installation

PATIENCE = 300


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(installation: Installation) -> Iterator[tuple[int, int]]:
    """Serve with two web processes and the worker; gives the port and the process id of `serve`."""
    port = free_port()
    command = [sys.executable, "-m", "utblick.operations.command_line", "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if f":{port}/" not in process.stdout.readline():
            process.kill()
            raise NotMeasured("utblick serve did not start")
        try:
            yield port, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def memory(serve: int) -> dict[str, Figure]:
    """Proportional set size, of the largest web process and of the worker with all its processes."""
    web, worker = [], 0.0
    for child in children(serve):
        words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        if b"granian" in words:
            web = [pss(process) for process in children(child)]
        elif b"utblick.operations.worker" in words:
            worker = sum(pss(process) for process in tree(child))
    if not web or not worker:
        raise NotMeasured("the processes were not found")
    told = f"{max(web):.0f} MB ({len(web)} of them) / {worker:.0f} MB"
    return {"memory": Figure(told, max(web) <= 160 and worker <= 250)}


def pss(process: int) -> float:
    """Megabytes of memory that a process holds, shared pages by its share."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in path.read_text().split()]


def tree(process: int) -> list[int]:
    return [process, *(one for child in children(process) for one in tree(child))]


def starts(folder: Path) -> dict[str, Figure]:
    """Clone the committed tree, `make run`, wait for the first page; then the same again."""
    clone = folder / "clone"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("UTBLICK_", "DJANGO_"))}
    environment.pop("PYTHONPATH", None)
    begun = time.perf_counter()
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    first = time.perf_counter() - begun + _until_page(clone, environment)
    second = _until_page(clone, environment)
    told = f"{first:.0f} s; {second:.1f} s"
    return {"start": Figure(told, first <= 60 and second <= 10)}


def _until_page(clone: Path, environment: dict[str, str]) -> float:
    port, begun = free_port(), time.perf_counter()
    command = ["make", "-s", "run", f"PORT={port}"]
    log = clone / "var-bench.log"
    with log.open("w") as told:
        process = subprocess.Popen(
            command, cwd=clone, env=environment, stdout=told, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                    last = log.read_text(errors="replace").strip().splitlines()[-1:]
                    raise NotMeasured(f"make run gave no page: {' '.join(last)[:120]}")
                time.sleep(0.1)
            return time.perf_counter() - begun
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=60)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        raise
    except OSError:
        return False
