"""What docs/guidelines-format.md shows works as it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from guidelines.tyreso import missing
from utblick.guidelines import (
    DECISION_KINDS,
    FACTS,
    OUTCOMES,
    TRIGGERS,
    decisions_from_json,
    evaluate,
    facts_from_json,
    load,
    parameters_from_json,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "guidelines-format.md").read_text(encoding="utf-8")
SET = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
FACTS_TEXT, DECISIONS_TEXT, MORE_DECISIONS = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_gives_the_answer_the_page_says() -> None:
    facts, decisions = facts_from_json(FACTS_TEXT), decisions_from_json(DECISIONS_TEXT)
    verdict = evaluate([load(SET, "exempel.toml")], "application.submit", facts, decisions, date(2026, 6, 1))
    assert (verdict.outcome, missing(verdict)) == ("not_yet", [("approval", "KS")])
    assert [text.sv for text in verdict.warnings] == []


def test_the_examples_limit_can_be_answered_another_way() -> None:
    chosen = parameters_from_json('{"limit": {"amount": 600000, "currency": "SEK"}}')
    guidelines = load(SET, "exempel.toml").with_parameters(chosen)
    facts, decisions = facts_from_json(FACTS_TEXT), decisions_from_json(DECISIONS_TEXT)
    assert evaluate([guidelines], "application.submit", facts, decisions, date(2026, 6, 1)).outcome == "allowed"


def test_the_other_decisions_of_the_page_are_read() -> None:
    assert [decision.kind for decision in decisions_from_json(MORE_DECISIONS)] == [
        "frame", "delegation", "approval", "apply",
    ]  # fmt: skip


def test_the_page_names_every_trigger_fact_choice_decision_and_outcome() -> None:
    choices = {choice for fact in FACTS.values() for choice in fact.choices}
    for name in {*TRIGGERS, *FACTS, *choices, *DECISION_KINDS, *OUTCOMES}:
        assert f"`{name}`" in PAGE, name
