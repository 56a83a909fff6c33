"""Two processes write at once: no write is refused, and the chain does not fork."""

import json
import subprocess
import sys

WRITES = 500
WRITER = f"""
import django; django.setup()
import sys
from utblick.accounts.actions import create_account
from utblick.values import system_actor
for number in range({WRITES}):
    create_account(system_actor("tests"), email=f"{{sys.argv[1]}}-{{number}}@exempel.example", name="Prov")
"""


def test_two_processes_with_500_writes_each_are_neither_refused_nor_forked(real_installation):
    installation = real_installation("busy")
    before = json.loads(installation.run("audit", "verify", "--json"))["events"]
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, name], env=installation.environment, stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for process in processes:
        _, told = process.communicate(timeout=240)
        assert process.returncode == 0, told.decode()[-2000:]
    report = json.loads(installation.run("audit", "verify", "--json"))
    assert report["findings"] == []
    assert report["events"] == before + 2 * WRITES
