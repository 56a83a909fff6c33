"""Reads recorded days into an installation of its own, in a process of its own; prints what came of it as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

FAULTS = ("500", "400", "html", "truncated", "empty", "hang", "reset")
DAYS_EACH = 20
TRIES = 5
"""As many runs a day as the product itself tries."""


def main() -> None:
    """``open VAR DAY`` | ``move DAY`` | ``kept`` | ``read ADDRESS faults|twice|once DAY …``; in the environment of
    the installation."""
    import django

    command, *words = sys.argv[1:]
    if command == "open":
        from utblick.operations import keys

        keys.ensure(Path(words[0]))
    django.setup()
    told: Any = None
    if command == "open":
        open_installation(date.fromisoformat(words[1]))
    elif command == "move":
        move_to(words[0])
    elif command == "kept":
        told = kept()
    else:
        told = read(words[0], words[1], words[2:])
    print(json.dumps(told))


def open_installation(day: date) -> None:
    """An installation whose date can be moved, with the shipped bevakningsområden of three bodies."""
    from utblick.audit.actions import create_installation
    from utblick.operations import setup
    from utblick.organisation.actions import register_body
    from utblick.values import system_actor
    from utblick.watch.actions import make_default_fields

    prove = system_actor("prove")
    setup.prepare()
    create_installation(prove, municipality="Provkommun (exempel)", demo_date=day)
    for code, kind in (("KS", "executive_board"), ("KFN", "committee"), ("BUN", "committee")):
        register_body(prove, code=code, name=f"Nämnden {code}", body_kind=kind)
    make_default_fields(prove)


def move_to(day: str) -> None:
    from utblick.audit.actions import move_demo_date
    from utblick.clock.queries import today
    from utblick.values import system_actor
    from utblick.watch.actions import refresh_deadlines

    if date.fromisoformat(day) > today():
        move_demo_date(system_actor("prove"), date.fromisoformat(day))
        refresh_deadlines(date.fromisoformat(day))


def kept() -> dict[str, Any]:
    from utblick.audit.verification import verify
    from utblick.watch.models import FetchRun
    from watch.kept import digest_of_everything

    report = verify()
    assert report.whole, report.findings[:3]
    return {"digest": digest_of_everything(), "events": report.events, "runs": FetchRun.objects.count()}


def read(address: str, how: str, days: list[str]) -> dict[str, Any]:
    """Read each day as a municipality would. ``twice``: with a second run each day, which may leave one row only.
    ``faults``: with failures of every kind on days and at moments drawn by lot."""
    from utblick.watch.models import Call, CallVersion, FetchRun, RawRecord
    from watch.kept import one_run_more, rows_by_table

    begun, stored, withdrawn, faults = time.monotonic(), {}, {}, drawn_faults(days) if how == "faults" else {}
    drawn = sum(len(one) for one in faults.values())
    for day in days:
        ask(address, f"/_replay/day?day={day}", "POST")
        move_to(day)
        until_complete(address, faults.get(day, {}))
        stored[day] = sorted(RawRecord.objects.filter(last_seen_on=day).values_list("reference", flat=True))
        gone = Call.objects.filter(withdrawn_on=day)
        withdrawn.update({call.facts_reference: day for call in gone})
        if how == "twice":
            before = rows_by_table()
            fetch(address, {})
            assert rows_by_table() == one_run_more(before), f"{day}: a second run left more than its row"
    told = [
        (version.seen_on.isoformat(), version.call.facts_reference, change["old"], change["new"], version.move)
        for version in CallVersion.objects.select_related("call")
        for change in version.changes
        if change["field"] == "deadlines"
    ]
    runs = list(FetchRun.objects.values_list("state", flat=True))
    return {
        **kept(),
        "stored": stored,
        "told": told,
        "withdrawn": withdrawn,
        "still_withdrawn": Call.objects.filter(withdrawn_how="absence").count(),
        "missing": Call.objects.filter(missing_days__gte=3, withdrawn_on=None).count(),
        "calls": Call.objects.count(),
        "contents": RawRecord.objects.count(),
        "requests": sum(FetchRun.objects.values_list("requests", flat=True)),
        "runs": len(runs),
        "complete": runs.count("complete"),
        "faults": drawn - sum(len(one) for one in faults.values()),
        "seconds": round(time.monotonic() - begun),
    }


def drawn_faults(days: list[str]) -> dict[str, dict[int, tuple[str, int]]]:
    """Day → number of the request before which so many failures of a kind are put; every kind on its own days."""
    chance = random.Random(20)
    drawn: dict[str, dict[int, tuple[str, int]]] = {}
    for kind in FAULTS:
        for day in chance.sample(days, min(DAYS_EACH, len(days))):
            drawn.setdefault(day, {})[chance.randint(1, 60)] = (kind, chance.randint(1, 9))
    return drawn


def until_complete(address: str, faults: dict[int, tuple[str, int]]) -> None:
    """As often as the product tries in a day; the failures strike in the first run."""
    for _ in range(TRIES):
        if fetch(address, faults).state == "complete":
            return
        faults = {}


def fetch(address: str, faults: dict[int, tuple[str, int]]) -> Any:
    from utblick.watch.actions import fetch as fetch_source
    from utblick.watch.fetching import Answer, Fetcher, Limits

    class Disturbed(Fetcher):
        def post(self, *words: Any) -> Answer:
            if fault := faults.pop(self.requests, None):
                ask(address, f"/_replay/fault?kind={fault[0]}&count={fault[1]}", "POST")
            return super().post(*words)

    limits = Limits(read=1.0 if faults else 30.0)
    return fetch_source(
        "funding-tenders", base_url=address, open_fetcher=lambda base: Disturbed(base, limits, sleep=lambda _: None)
    )


def ask(address: str, path: str, method: str = "GET") -> Any:
    with urllib.request.urlopen(urllib.request.Request(address + path, method=method)) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main()
