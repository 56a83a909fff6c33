"""The schema for editors and the answers of the shipped sets, word for word (`told/`)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from guidelines.shipped import LAW
from guidelines.tyreso import PATH
from guidelines.word_for_word import as_told
from utblick.guidelines import TRIGGERS, GuidelineSet, evaluate, json_schema, load
from utblick.values import Money

ON = date(2026, 6, 1)
TOLD = {
    "body": "KFN",
    "actor_kind": "committee",
    "is_feasibility_study": False,
    "own_cost": Money.of(120_000),
    "country": "Lettland",
    "is_twin_town": True,
    "starts_on": date(2026, 9, 1),
    "applied_on": date(2026, 5, 20),
    "participants": 50,
}
"""What is known of the matter that every trigger is asked about; the rest is not known."""
SETS = ("tyreso-2010", "sandviken")


def test_the_schema_for_editors_is_told_word_for_word() -> None:
    found = json_schema()
    assert as_told("schema", found) == json.loads(json.dumps(found))


@pytest.mark.parametrize("name", SETS)
def test_the_answers_of_a_shipped_set_are_told_word_for_word(name: str) -> None:
    """Every trigger, with the law above, in both languages."""
    found = answers(load((PATH.parent / f"{name}.toml").read_text("utf-8"), f"{name}.toml"))
    assert as_told(f"answers-{name}", found) == json.loads(json.dumps(found, default=str))


def answers(guidelines: GuidelineSet) -> dict[str, object]:
    """The whole verdict by trigger."""
    return {trigger: evaluate((*LAW, guidelines), trigger, TOLD, [], ON).to_json() for trigger in sorted(TRIGGERS)}
