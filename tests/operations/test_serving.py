"""`utblick serve` answers, is one group that dies together, and says who runs when started twice."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database


@pytest.fixture
def served(real_installation):
    installation = real_installation("served")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "utblick.operations.command_line", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert f"http://localhost:{port}/" in process.stdout.readline()
    yield installation, process, port
    process.kill()
    process.wait()
    process.stdout.close()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/halsa/levande", timeout=2) as response:
            return response.status == 200
    except OSError:
        return False


def processes_of(installation) -> list[str]:
    """Every process that carries this installation's var/ in its environment."""
    needle = f"UTBLICK_VAR={installation.var}\0".encode()
    others = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and entry.name != str(os.getpid()))
    return [entry.name for entry in others if needle in environment_of(entry)]


def environment_of(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes() + b"\0"
    except OSError:
        return b""


def gone(installation) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not processes_of(installation):
            return True
        time.sleep(0.2)
    return False


def test_a_second_start_says_who_runs(served):
    installation, process, port = served
    code, told = installation.fails("serve", "--port", str(port + 1))
    assert code == 1
    assert str(process.pid) in told and str(port) in told


def test_stopping_ends_every_process(served):
    installation, process, port = served
    assert answers(port)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert gone(installation)


def test_killing_the_parent_leaves_no_process_behind(served):
    installation, process, port = served
    process.kill()
    assert gone(installation), processes_of(installation)
    assert not answers(port)


def test_serving_nothing_says_what_to_do(new_installation):
    code, told = new_installation("empty").fails("serve")
    assert code == 1 and "./utblick init" in told
