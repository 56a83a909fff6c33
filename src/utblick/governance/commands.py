"""`./utblick guidelines …`: everything about a guideline set that needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from utblick.governance import author_commands, replay_commands, scenario_commands
from utblick.governance.set_files import load_set, read_sets, unreadable
from utblick.guidelines import (
    ExchangeError,
    GuidelineErrors,
    decisions_from_json,
    evaluate,
    facts_from_json,
    json_schema,
    lint,
)
from utblick.ui.command_line import AddCommand


def register(command: AddCommand) -> None:
    evaluating = command("guidelines evaluate", run_evaluate, "answer a question by guideline sets")
    evaluating.add_argument("--set", action="append", required=True, type=Path, dest="sets", metavar="FILE")
    evaluating.add_argument("--trigger", required=True)
    evaluating.add_argument("--facts", type=Path, required=True, metavar="FILE")
    evaluating.add_argument("--decisions", type=Path, metavar="FILE")
    evaluating.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    evaluating.add_argument("--json", action="store_true")
    checking = command("guidelines check", run_check, "tell every mistake in guideline sets, with file and line")
    checking.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of sets")
    checking.add_argument("--quiet", action="store_true", help="tell mistakes only, no remarks")
    command("guidelines schema", run_schema, "print the JSON Schema of a guideline set")
    scenario_commands.register(command)
    author_commands.register(command)
    replay_commands.register(command)


def run_evaluate(asked: argparse.Namespace) -> int:
    try:
        sets = [load_set(path) for path in asked.sets]
        facts = facts_from_json(asked.facts.read_text("utf-8"))
        decisions = decisions_from_json(asked.decisions.read_text("utf-8")) if asked.decisions else []
        verdict = evaluate(sets, asked.trigger, facts, decisions, asked.on)
    except OSError as error:
        print(unreadable(error), file=sys.stderr)
        return 1
    except (GuidelineErrors, ExchangeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if asked.json:
        print(json.dumps(verdict.to_json(), ensure_ascii=False, indent=1))
        return 0
    print(verdict.label)
    for step in verdict.missing:
        print(f"  saknas: {step.label} ({', '.join(step.bodies)}; {step.citation.clause})")
    for question in verdict.questions:
        print(f"  fråga: {question.text}")
    for line in (*verdict.reasons, *verdict.warnings, *verdict.deviations):
        print(f"  {line}")
    return 0


def run_check(asked: argparse.Namespace) -> int:
    sets, mistakes = read_sets(asked.paths)
    remarks = lint(sets)
    for mistake in mistakes:
        print(mistake)
    for remark in remarks:
        if remark.severity == "mistake" or not asked.quiet:
            print(remark)
    return 1 if mistakes or any(remark.severity == "mistake" for remark in remarks) else 0


def run_schema(asked: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return 0
