"""The schema for editors and the answers of the shipped sets, word for word (`told/`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from guidelines.replayed import application, membership, old_set, proposal
from guidelines.shipped import LAW
from guidelines.tyreso import PATH
from guidelines.word_for_word import as_told
from utblick.guidelines import TRIGGERS, GuidelineSet, evaluate, json_schema, load
from utblick.guidelines.condition_words import condition_in_words
from utblick.guidelines.replay_json import result_to_json
from utblick.guidelines.replaying import replay
from utblick.guidelines.versions import compare_versions
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


@pytest.mark.parametrize(("old", "new"), [("malmo-2006", "malmo-2016"), ("goteborg", "svenljunga")])
def test_what_differs_between_two_sets_is_told_word_for_word(old: str, new: str) -> None:
    found = [asdict(one) for one in compare_versions(tables(old), tables(new))]
    assert as_told(f"{old}-{new}", found) == json.loads(json.dumps(found, default=str))


def test_every_condition_of_the_shipped_sets_is_told_word_for_word() -> None:
    files = sorted(PATH.parent.rglob("*.toml"))
    texts = [condition_in_words(when) for file in files for when in conditions(tomllib.loads(file.read_text("utf-8")))]
    found = sorted({(text.sv, text.en) for text in texts})
    assert as_told("conditions", found) == json.loads(json.dumps(found))


def test_a_replay_is_told_word_for_word() -> None:
    matters = [application(1, on=date(2026, 4, 1)), application(2, cost=900_000), application(3, is_open=True)]
    found = result_to_json(replay([old_set()], [proposal()], [*matters, membership()]))
    assert as_told("replay", found) == json.loads(json.dumps(found, default=str))


def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((PATH.parent / f"{name}.toml").read_text("utf-8"))


def conditions(tables: dict[str, Any]) -> Iterator[Any]:
    for rule in tables.get("rules", []):
        if "when" in rule:
            yield rule["when"]
