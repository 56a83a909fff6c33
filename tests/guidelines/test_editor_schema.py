"""The JSON Schema for editors: it holds the shipped sets, refuses what loading refuses, and explains each key."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guidelines.schema_check import as_editors_read, fits
from guidelines.small_sets import BY_KS, LABEL, head, rule
from utblick.guidelines import FACTS, TRIGGERS, GuidelineErrors, json_schema, load

GUIDELINES = Path(__file__).resolve().parents[2] / "guidelines"
SHIPPED = [file for file in sorted(GUIDELINES.rglob("*.toml")) if not file.name.endswith(".scenarios.toml")]
SCHEMA = json_schema()


def accepted(text: str) -> bool:
    return fits(as_editors_read(tomllib.loads(text)), SCHEMA, SCHEMA)


def every_schema(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_schema(part)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_each_shipped_set_fits_the_schema(file: Path) -> None:
    assert accepted(file.read_text("utf-8"))


CONDITIONS = [
    ('{ fact = "urgent", eq = true }', True),
    ('{ fact = "urgent", eq = "ja" }', False),
    ('{ fact = "urgent", lt = 4 }', False),
    ('{ fact = "urgent", eq = true, known = true }', False),
    ('{ fact = "urgent" }', False),
    ('{ fact = "brådskande", eq = true }', False),
    ('{ fact = "role", eq = "partner" }', True),
    ('{ fact = "role", in = ["partner", "coordinator"] }', True),
    ('{ fact = "role", in = ["parner"] }', False),
    ('{ fact = "country", in = ["Kenya"] }', True),
    ('{ fact = "own_cost", gt = { amount = 5, currency = "SEK" } }', True),
    ('{ fact = "own_cost", gt = { amount = 5 } }', False),
    ('{ fact = "own_cost", gt = { amount = -5, currency = "SEK" } }', False),
    ('{ fact = "own_cost", gt = { amount = "5", currency = "SEK" } }', False),
    ('{ fact = "own_cost", gt = 5 }', False),
    ('{ fact = "budget_years", in = [1, 2] }', True),
    ('{ fact = "budget_years", gt = "tre" }', False),
    ('{ fact = "starts_on", gte = 2026-01-01 }', True),
    ('{ fact = "starts_on", within = { from = "09-01", to = "11-01" } }', True),
    ('{ fact = "starts_on", within = "09-01" }', False),
    ('{ fact = "contents", has = "budget" }', True),
    ('{ fact = "contents", eq = "budget" }', False),
    ('{ all = [{ fact = "urgent", eq = true }, { not = { fact = "urgent", known = true } }] }', True),
    ('{ all = [{ fact = "urgent", eq = true }], fact = "urgent" }', False),
    ('{ any = [{ fact = "urgent", eq = 5 }] }', False),
    ("{ any = [] }", False),
]


@pytest.mark.parametrize(("when", "right"), CONDITIONS)
def test_the_schema_and_loading_agree_on_conditions(when: str, right: bool) -> None:
    text = head() + rule(BY_KS, when)
    assert accepted(text) == right
    if right:
        load(text, "x.toml")
    else:
        with pytest.raises(GuidelineErrors):
            load(text, "x.toml")


@pytest.mark.parametrize(
    ("effect", "right"),
    [
        ('{ kind = "permit", ' + LABEL + " }", True),
        ('{ kind = "permit" }', False),
        ('{ kind = "besluta", ' + LABEL + " }", False),
        ('{ kind = "decision", decision = "approval", body = "KS", ' + LABEL + " }", True),
        ('{ kind = "decision", decision = "aproval", body = "KS", ' + LABEL + " }", False),
        ('{ kind = "cap", amount = { amount = 5, currency = "SEK" }, ' + LABEL + " }", True),
        ('{ kind = "cap", amount = { amount = 5 }, ' + LABEL + " }", False),
        ('{ kind = "review", every = { years = 2 }, ' + LABEL + " }", True),
        ('{ kind = "review", every = { years = 200 }, ' + LABEL + " }", False),
        ('{ kind = "report", deadline = { anchor = "start", days = 3 }, ' + LABEL + " }", True),
        ('{ kind = "report", deadline = { anchor = "begin" }, ' + LABEL + " }", False),
        ('{ kind = "permit", ' + LABEL + ', okänd = 1 }', False),
    ],
)  # fmt: skip
def test_the_schema_knows_the_effects(effect: str, right: bool) -> None:
    assert accepted((head() + rule(effect)).replace("okänd", "okand")) == right


def test_the_schema_is_plain_json_without_null_or_references_that_lead_nowhere() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    for schema in every_schema(SCHEMA):
        assert schema.get("type") != "null"
        assert schema != {}
        if isinstance(schema.get("$ref"), str):
            assert schema["$ref"].removeprefix("#/$defs/") in SCHEMA["$defs"]


def test_each_table_and_each_key_says_what_it_means() -> None:
    for name, table in [("SetFile", SCHEMA), *SCHEMA["$defs"].items()]:
        assert table["description"].strip(), name
        for key, value in table["properties"].items():
            assert value["description"].strip(), f"{name}.{key}"


def test_triggers_and_facts_are_offered_with_their_words() -> None:
    offered = SCHEMA["$defs"]["Rule"]["properties"]["triggers"]["items"]
    assert offered["enum"] == list(TRIGGERS)
    assert len(offered["x-taplo"]["docs"]["enumValues"]) == len(TRIGGERS)
    assert SCHEMA["$defs"]["Condition"]["properties"]["fact"]["enum"] == list(FACTS)


def test_what_a_set_needs_at_least_is_required() -> None:
    assert {"document", "bodies"} <= set(SCHEMA["required"])
    assert {"id", "title", "kind", "body", "rank", "valid_from"} <= set(SCHEMA["$defs"]["Document"]["required"])
    assert not accepted("[document]\n")
