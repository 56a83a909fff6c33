"""Two versions of a document are told apart in plain words."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.small_sets import BY_KS, FORBID, head, rule
from utblick.guidelines.condition_words import condition_in_words
from utblick.guidelines.versions import compare_versions, word_difference

TEXT = head() + rule(BY_KS) + rule(FORBID, name="annan")
TABLES: dict[str, Any] = tomllib.loads(TEXT, parse_float=Decimal)


def changed(**other: Any) -> dict[str, Any]:
    """The small set with its first rule's effect changed."""
    tables = deepcopy(TABLES)
    tables["rules"][0]["effect"].update(other)
    return tables


def test_a_version_is_like_itself_whatever_the_order_of_its_parts():
    other = deepcopy(TABLES)
    other["rules"].reverse()
    assert compare_versions(TABLES, TABLES) == compare_versions(TABLES, other) == []


def test_another_body_is_told_as_from_and_to():
    rule = TABLES["rules"][0]
    before = {**TABLES, "rules": [{**rule, "effect": {"kind": "inform", "body": "KS"}}]}
    after = {**TABLES, "rules": [{**rule, "effect": {"kind": "inform", "body": "KSAU"}}]}
    (found,) = compare_versions(before, after)
    assert [text.sv for text in found.sentences] == [f"Regeln {rule['id']}: organ ändrat från KS till KSAU"]
    assert found.sentences[0].en == f"Rule {rule['id']}: body changed from KS to KSAU"


def test_what_was_added_and_removed_is_named_with_what_it_says():
    other = deepcopy(TABLES)
    gone = other["clauses"].pop(0)
    other["clauses"].append({**gone, "id": "9.9", "sv": "Ny.", "en": "New."})
    removed, added = compare_versions(TABLES, other)
    assert (removed.change, removed.name, removed.says.sv) == ("removed", gone["id"], gone["sv"])
    assert (added.change, added.name, added.says.en) == ("added", "9.9", "New.")
    assert removed.sentences[0].sv == f"Klausulen {gone['id']}: borttagen"


def test_the_document_s_head_comes_first_with_each_key():
    other = deepcopy(TABLES)
    other["document"] |= {"review_by": "2030", "paragraph": "99"}
    (found,) = compare_versions(TABLES, other)
    assert found.table == "document" and "Dokumentet: ska ses över senast tillagt: 2030" in [
        text.sv for text in found.sentences
    ]


def test_a_condition_is_told_in_words_before_and_after():
    rule = deepcopy(TABLES["rules"][0])
    limit = {"amount": 200000, "currency": "SEK"}
    rule["when"] = {"all": [{"fact": "own_cost", "gt": limit}, {"not": {"fact": "body", "eq": "KS"}}]}
    (found,) = compare_versions({"rules": [{**rule, "when": None}]}, {"rules": [rule]})
    (value,) = found.values
    assert value.what.sv == "villkor"
    assert (
        value.after.sv
        == "den egna kostnaden är mer än 200\u00a0000\u00a0kr och inte (svaret på ”Vilken nämnd äger saken?” är KS)"
    )


@pytest.mark.parametrize(
    "condition, words",
    [
        (None, "alltid"),
        ({"fact": "urgent", "eq": True}, "svaret på ”Kan nästa sammanträde inte inväntas?” är ja"),
        (
            {"fact": "visit_start", "within": {"from": "09-01", "to": "11-01"}},
            "besökets första dag ligger inom 09-01–11-01",
        ),
        ({"parameter": "limit", "in": ["a", "b"]}, "tolkningen limit är a eller b"),
        ({"any": [{"fact": "own_cost", "gt": {"parameter": "limit"}}]}, "den egna kostnaden är mer än gränsen limit"),
        ({"fact": "finns_inte", "eq": 3}, "finns_inte är 3"),
        ("inget villkor", "inget villkor"),
        ({"fact": "country", "in": {"list": "länder"}}, "svaret på ”Vilket land?” är listan länder"),
        (
            {"fact": "own_cost", "lte": {"index": "pbb", "times": Decimal("0.5")}},
            "den egna kostnaden är högst 0,5 × pbb",
        ),
    ],
)
def test_conditions_are_told_in_words_also_when_they_are_wrong(condition, words):
    assert condition_in_words(condition).sv == words


def test_texts_differ_word_by_word():
    found = word_difference("Nämnden beslutar själv.", "Nämnden beslutar alltid själv om detta.")
    assert [(word.change, word.text) for word in found] == [
        ("same", "Nämnden beslutar "),
        ("removed", "själv."),
        ("added", "alltid själv om detta."),
    ]


@settings(max_examples=100)
@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_the_words_of_a_difference_give_both_texts_back(before, after):
    found = word_difference(before.lstrip(), after.lstrip())
    assert "".join(word.text for word in found if word.change != "removed") in (after.lstrip(), before.lstrip())
    assert "".join(word.text for word in found if word.change == "removed").split() == [
        word for one in found if one.change == "removed" for word in one.text.split()
    ]


@pytest.mark.parametrize(
    "tables", [{}, {"document": 3, "rules": {"a": 1}, "clauses": ["x", 4]}, {"rules": [{"id": 3}]}]
)
def test_drafts_with_mistakes_are_compared_as_far_as_they_go(tables):
    assert compare_versions(tables, TABLES) and compare_versions(TABLES, tables)


def test_very_long_texts_are_not_compared_word_by_word():
    before, after = "ord " * 2000, "annat " * 2000
    assert [word.change for word in word_difference(before, after)] == ["removed", "added"]
