"""`./utblick plan`: *Hinner vi?* for a call and a nämnd, from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from utblick.clock.queries import today
from utblick.dates.steps import Deadline
from utblick.governance.queries import Road, road
from utblick.organisation.queries import body
from utblick.projects.gate import COMMIT, SUBMIT, last_day_of
from utblick.ui.command_line import AddCommand
from utblick.watch.models import Call


def register(command: AddCommand) -> None:
    planning = command("plan", run_plan, "plan backwards from a call's last day through the meeting calendar")
    planning.add_argument("call", help="the call's identifier")
    planning.add_argument("--body", required=True, help="the nämnd that would apply, e.g. KFN")
    planning.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD")
    planning.add_argument("--role", choices=["coordinator", "partner", "associated"], default="coordinator")
    planning.add_argument("--bound-by", type=date.fromisoformat, metavar="YYYY-MM-DD")
    planning.add_argument("--feasibility-study", action="store_true")
    planning.add_argument("--json", action="store_true")


def run_plan(asked: argparse.Namespace) -> int:
    day = asked.today or today()
    call = Call.objects.filter(identifier=asked.call).order_by("-last_deadline_on").first()
    owner = body(asked.body, day)
    if call is None or owner is None:
        wrong = (
            f"Utlysningen {asked.call} finns inte här." if call is None else f"Organet {asked.body} finns inte {day}."
        )
        print(wrong, file=sys.stderr)
        return 1
    last = last_day_of(call, day)
    if last is None:
        print(f"Utlysningen {asked.call} har ingen sista dag.", file=sys.stderr)
        return 1
    facts = {
        "body": owner.code,
        "actor_kind": "company" if owner.body_kind == "company_board" else "committee",
        "role": asked.role,
        "is_feasibility_study": asked.feasibility_study,
        "principal_matter": False,
        "call": call.identifier,
        "programme": call.programme_sv or None,
    }
    trigger = SUBMIT if asked.role == "coordinator" else COMMIT
    known = {name: value for name, value in facts.items() if value is not None}
    _print(road(trigger, known, [], Deadline(last, bound_by=asked.bound_by), day), asked.json)
    return 0


def _print(found: Road, as_json: bool) -> None:
    if as_json:
        told = {**found.plan.to_json(), "outcome": found.verdict.outcome}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(found.plan.verdict_sentence)
    for step in found.plan.steps:
        print(f"  {step.latest or 'stängt'}  {step.step.label}: {step.explanation}")
        for way in step.remaining:
            print(f"      återstår {way.on}  {way.label}: {way.explanation}")
    print(found.plan.sentence)
