"""`./utblick audit …`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from utblick.audit.verification import verify, write_head
from utblick.ui.command_line import AddCommand


def register(command: AddCommand) -> None:
    verifying = command("audit verify", run_verify, "recompute the event log's chain and compare it with the head file")
    verifying.add_argument("--json", action="store_true", help="print the report as JSON")
    command("audit head", run_head, "append the chain's head to the head file now")


def run_verify(asked: argparse.Namespace) -> int:
    report = verify()
    if asked.json:
        print(json.dumps({**asdict(report), "whole": report.whole}, ensure_ascii=False))
    else:
        for finding in report.findings:
            print(f"{finding.what} at event {finding.seq}: {finding.told}")
        print(f"{report.events} events, head {report.head[:16]}: {'whole' if report.whole else 'NOT whole'}")
    return 0 if report.whole else 1


def run_head(asked: argparse.Namespace) -> int:
    print(write_head() or "no events yet", end="\n")
    return 0
