"""Two processes that record decisions at once: no gap and no double (KL: one series a body and year)."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import django; django.setup()
import sys
from datetime import date
from utblick.cases import actions
from utblick.cases.actions import PointAnswer
from utblick.organisation.models import Body, Keeping
from utblick.audit import guard
from utblick.clock.queries import today
from utblick.values import system_actor
me = system_actor("tests")
if sys.argv[1] == "begin":
    with guard.opened():
        body = Body.objects.create(code="KFN", name="Nämnden", sort_name="n", body_kind="committee")
        Keeping.objects.create(body=body, valid_from=date(2020, 1, 1), minutes_here=True, register_here=True)
else:
    for number in range(int(sys.argv[1])):
        matter = actions.open_matter(me, body_code="KFN", title=f"Nr {number}")
        actions.record_decision(me, matter, points=[PointAnswer("att bifalla")], decided_on=today())
"""
EACH = 20


def test_two_processes_give_no_gap_and_no_double(real_installation):
    installation = real_installation("numbering")
    command = [sys.executable, "-c", SCRIPT]
    subprocess.run([*command, "begin"], env=installation.environment, check=True)
    both = [subprocess.Popen([*command, str(EACH)], env=installation.environment) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    counters = {row[0]: row[1] for row in installation.rows("cases_counter")}
    assert set(counters.values()) == {2 * EACH}
    numbers = {value for row in installation.rows("cases_decision") for value in row if isinstance(value, str)}
    assert {str(number) for number in range(1, 2 * EACH + 1)} <= numbers
    assert len(installation.rows("cases_decision")) == 2 * EACH
    assert "whole" in installation.run("audit", "verify")
