"""Every recorded day of the EU portal, fetched day by day as a municipality would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from conftest import shared_folder
from installation import Installation
from prove.proofs import LeftOut

FIRST, LAST = date(2026, 3, 13), date(2026, 6, 26)
AGAIN_EVERY = 10


def every_recorded_day() -> list[str]:
    """106 days: every listed reference stored on its day, a second fetch without news, no call withdrawn."""
    with tempfile.TemporaryDirectory(prefix="utblick-replay-") as folder, replay_server() as address:
        open_installation(Path(folder))
        from utblick.audit.actions import move_demo_date
        from utblick.audit.verification import verify
        from utblick.values import system_actor
        from utblick.watch.models import Call, FetchRun, RawRecord

        begun, day, again = time.monotonic(), FIRST, 0
        while day <= LAST:
            ask(address, f"/_replay/day?day={day}", "POST")
            if day > FIRST:
                move_demo_date(system_actor("prove"), day)
            fetch(address, day)
            listed = set(ask(address, "/_replay/listed"))
            stored = set(RawRecord.objects.filter(last_seen_on=day).values_list("reference", flat=True))
            assert listed <= stored, f"{day}: {len(listed - stored)} of {len(listed)} not stored"
            if (day - FIRST).days % AGAIN_EVERY == 0:
                second = fetch(address, day)
                assert (second.new, second.changed) == (0, 0), f"{day}: second fetch {second.new}, {second.changed}"
                again += 1
            day += timedelta(days=1)
        report = verify()
        assert report.whole, report.findings[:3]
        states = list(FetchRun.objects.values_list("state", flat=True))
        missing = Call.objects.filter(missing_days__gte=3).count()
        assert not Call.objects.filter(withdrawn_on__isnull=False).exists()
        return [
            f"{(LAST - FIRST).days + 1} days, {len(states)} runs in {time.monotonic() - begun:.0f} s: "
            f"{states.count('complete')} complete, {len(states) - states.count('complete')} not",
            f"{sum(FetchRun.objects.values_list('requests', flat=True))} requests, "
            f"{Call.objects.count()} calls, {RawRecord.objects.count()} raw contents kept",
            "every reference that the portal listed on a day was stored that day",
            f"{again} second fetches of the same day: 0 new, 0 changed",
            f"{missing} calls said to be missing on the last day, none said to be withdrawn",
            f"{report.events} events, the chain is whole",
        ]


def fetch(address: str, day: date) -> Any:
    from utblick.watch.actions import fetch as fetch_source

    run = fetch_source("funding-tenders", base_url=address)
    assert run.day == day, f"the run is of {run.day}, not {day}"
    assert run.state != "failed", f"{day}: {run.problems}"
    return run


def open_installation(folder: Path) -> None:
    """An installation of its own in this process, whose date can be moved."""
    if "django" in sys.modules and "DJANGO_SETTINGS_MODULE" in os.environ:
        raise LeftOut("Django is already set up in this process")
    os.environ.update(Installation(folder / "var", "").environment)
    import django

    from utblick.operations import keys

    keys.ensure(folder / "var")
    django.setup()
    from utblick.audit.actions import create_installation
    from utblick.operations import setup
    from utblick.values import system_actor
    from utblick.watch.actions import make_default_fields

    setup.prepare()
    create_installation(system_actor("prove"), municipality="Provkommun (exempel)", demo_date=FIRST)
    make_default_fields(system_actor("prove"))


@contextmanager
def replay_server() -> Iterator[str]:
    """The recorded portal on a free port; gives its address."""
    folder = shared_folder()
    if folder is None:
        raise LeftOut("the recorded data is not there")
    command = [sys.executable, str(folder / "tools" / "ftportal_replay.py"), "--day", FIRST.isoformat(), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        try:
            yield address.group()
        finally:
            server.terminate()


def ask(address: str, path: str, method: str = "GET") -> Any:
    with urllib.request.urlopen(urllib.request.Request(address + path, method=method)) as answer:
        return json.load(answer)
