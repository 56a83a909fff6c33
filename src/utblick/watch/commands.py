"""`./utblick watch …` and `bench relevance`: reading sources and measuring the matching from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from utblick.ui.command_line import AddCommand
from utblick.values import system_actor
from utblick.watch import actions, relevance_bench
from utblick.watch.models import FetchRun
from utblick.watch.sources.registry import known_codes

COMPLETE, FAILED, INCOMPLETE = 0, 1, 3
OPERATOR = system_actor("operator")


def register(command: AddCommand) -> None:
    codes = known_codes()
    fetching = command("watch fetch", run_fetch, "read a source now; exit code 0 complete, 1 failed, 3 incomplete")
    fetching.add_argument("source", choices=codes)
    fetching.add_argument("--base-url", metavar="URL", help="read from here instead; trusted for this host and port")
    fetching.add_argument("--json", action="store_true")
    setting = command("watch source", run_source, "switch daily reading of a source on or off, or move its address")
    setting.add_argument("source", choices=codes)
    switch = setting.add_mutually_exclusive_group()
    switch.add_argument("--on", action="store_true")
    switch.add_argument("--off", action="store_true")
    setting.add_argument("--base-url", metavar="URL", help='read from here from now on; "" is the real address')
    rereading = command("watch reread", run_reread, "try to understand quarantined records again")
    rereading.add_argument("source", choices=codes)
    rereading.add_argument("--all", action="store_true", help="every record, not only those in quarantine")
    measuring = command("bench relevance", run_bench_relevance, "measure the matching on calls that have been judged")
    measuring.add_argument("--calls", type=Path, required=True, metavar="CALLS.jsonl")
    measuring.add_argument("--labels", type=Path, required=True, metavar="LABELS.csv")
    measuring.add_argument("--json", action="store_true")


def run_fetch(asked: argparse.Namespace) -> int:
    try:
        run = actions.fetch(asked.source, base_url=asked.base_url)
    except actions.AlreadyFetchingError:
        print("Källan hämtas redan av en annan process.", file=sys.stderr)
        return FAILED
    if asked.json:
        print(json.dumps(_told(run), ensure_ascii=False))
    else:
        print(
            f"{run.source.code}: {run.get_state_display()}. {run.seen} poster, {run.new} nya, {run.changed} ändrade, "
            f"{run.quarantined} i karantän, {run.requests} frågor."
        )
        if run.covers_from and run.covers_to:
            print(f"  dagarna {run.covers_from.isoformat()} till {run.covers_to.isoformat()}")
        for problem in run.problems:
            print(f"  {problem}")
    return {FetchRun.State.COMPLETE: COMPLETE, FetchRun.State.FAILED: FAILED}.get(FetchRun.State(run.state), INCOMPLETE)


def run_source(asked: argparse.Namespace) -> int:
    source = actions.ensure_source(OPERATOR, asked.source)
    if asked.base_url is not None:
        actions.point_source(OPERATOR, source, asked.base_url)
    if asked.on or asked.off:
        actions.switch_source(OPERATOR, source, enabled=asked.on)
    switched = "på" if source.enabled else "av"
    print(f"{source.code}: daglig hämtning {switched}, adress {source.base_url or 'källans egen'}")
    return 0


def run_reread(asked: argparse.Namespace) -> int:
    source = actions.ensure_source(OPERATOR, asked.source)
    actions.read_again(OPERATOR, source, everything=asked.all)
    return 0


def run_bench_relevance(asked: argparse.Namespace) -> int:
    try:
        calls = relevance_bench.read_calls(asked.calls)
        measured = relevance_bench.measure(calls, relevance_bench.read_labels(asked.labels))
    except relevance_bench.UnreadableError as error:
        print(error, file=sys.stderr)
        return FAILED
    print(json.dumps(measured, ensure_ascii=False) if asked.json else relevance_bench.told(measured))
    return COMPLETE


def _told(run: FetchRun) -> dict[str, object]:
    return {
        "source": run.source.code,
        "state": run.state,
        "complete": run.state == FetchRun.State.COMPLETE,
        "seen": run.seen,
        "new": run.new,
        "changed": run.changed,
        "quarantined": run.quarantined,
        "unread": run.unread,
        "requests": run.requests,
        "covers": [day.isoformat() for day in (run.covers_from, run.covers_to) if day],
        "problems": run.problems,
    }
