"""`utblick serve`: the web server and the worker as one process group that dies together."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import IO

from django.conf import settings

KEEPER = "trap '' TERM INT; read _; kill -TERM 0; sleep 8; kill -KILL 0"
"""Reads a pipe that only `serve` holds open: when serve dies, however it dies, the whole group is ended."""


class AlreadyServedError(Exception):
    """Another process serves this installation; the text says which."""


def serve(host: str, port: int, workers: int = 2) -> int:
    """Serve until stopped; returns 0 when asked to stop and 1 when a part died by itself.

    The worker is started when the first page can be had, which it would otherwise make wait.
    """
    held = _take_lock(host, port)
    reading, writing = os.pipe()
    keeper = subprocess.Popen(["/bin/sh", "-c", KEEPER], stdin=reading, process_group=0)
    os.close(reading)
    environment = {
        **os.environ,
        "UTBLICK_HOSTS": _hosts(host),
        **_public_address(host, port),
        "UTBLICK_LOG_LEVEL": os.environ.get("UTBLICK_LOG_LEVEL", "WARNING"),
    }
    web = subprocess.Popen(_web_command(host, port, workers), env=environment, process_group=keeper.pid)
    parts = [web]
    signal.signal(signal.SIGTERM, _raise_stop)
    try:
        _tell_when_ready(host, port, web)
        worker = subprocess.Popen(_worker_command(), env=environment, process_group=keeper.pid)
        parts.append(worker)
        while web.poll() is None and worker.poll() is None:
            time.sleep(0.5)
        print("En del av Utblick dog av sig själv. Se loggen ovan.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(keeper.pid, parts)
        os.close(writing)
        held.close()


def served_by() -> str:
    """Who serves this installation now ("process 17, http://127.0.0.1:8000"); "" when nobody does."""
    try:
        with (Path(settings.VAR) / "serve.lock").open("r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return ""
    except BlockingIOError:
        return (Path(settings.VAR) / "serve.lock").read_text("utf-8").strip()
    return ""


def _web_command(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--log-level", "warning", "--no-ws",
        "utblick.config.wsgi:application",
    ]  # fmt: skip


def _worker_command() -> list[str]:
    return [sys.executable, "-m", "utblick.operations.worker"]


def _hosts(host: str) -> str:
    chosen = os.environ.get("UTBLICK_HOSTS", "localhost,127.0.0.1")
    return chosen if host in chosen.split(",") or host in ("0.0.0.0", "::") else f"{chosen},{host}"


def _public_address(host: str, port: int) -> dict[str, str]:
    """Where links in mail lead, when the operator has not said it: to what is served here."""
    if "UTBLICK_URL" in os.environ or os.environ.get("UTBLICK_ORIGINS"):
        return {}
    return {"UTBLICK_URL": f"http://{_shown(host)}:{port}"}


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "localhost") else host


def _take_lock(host: str, port: int) -> IO[str]:
    path = Path(settings.VAR) / "serve.lock"
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        told = file.read().strip()
        file.close()
        raise AlreadyServedError(told) from None
    file.truncate(0)
    file.write(f"process {os.getpid()}, http://{host}:{port}")
    file.flush()
    return file


def _tell_when_ready(host: str, port: int, web: subprocess.Popen[bytes]) -> None:
    shown = _shown(host)
    address = f"http://{shown}:{port}/"
    for _ in range(150):
        if web.poll() is not None:
            return
        try:
            with urllib.request.urlopen(
                f"http://{'127.0.0.1' if shown == 'localhost' else shown}:{port}/halsa/levande", timeout=2
            ):
                print(f"Utblick svarar på {address} (avsluta med Ctrl-C)", flush=True)
                return
        except OSError:
            time.sleep(0.1)


def _raise_stop(*_: object) -> None:
    raise KeyboardInterrupt


def _end(group: int, parts: list[subprocess.Popen[bytes]]) -> None:
    for part in parts:
        if part.poll() is None:
            part.send_signal(signal.SIGTERM)
    for part in parts:
        try:
            part.wait(timeout=8)
        except subprocess.TimeoutExpired:
            part.kill()
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
