"""The example a clerk wrote from the handbook alone: without a mistake, and every scenario as expected."""

from __future__ import annotations

import pytest

from conftest import ROOT
from utblick.governance.scenario_commands import run_file
from utblick.governance.set_files import load_set
from utblick.guidelines import lint

FOLDER = ROOT / "guidelines" / "exempel"
RESULTS = run_file(FOLDER / "bjorkvik.scenarios.toml")


def test_nothing_is_to_be_said_of_the_set():
    assert lint([load_set(FOLDER / "bjorkvik.toml")]) == []


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.scenario.name)
def test_each_scenario_goes_as_expected(result):
    assert result.passed, result.told


def test_the_scenarios_show_every_clause_that_requires_something():
    shown = {result.scenario.clause for result in RESULTS}
    rules = load_set(FOLDER / "bjorkvik.toml").source.rules
    assert {rule.clause for rule in rules} - shown == set()
