"""Matters as a file: what goes out comes back, and what is wrong is refused whole with its number."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.replayed import application, many, membership
from utblick.guidelines import ExchangeError
from utblick.guidelines.matters import MOST, matters_from_json, matters_to_json

ONE = {"reference": "A-1", "trigger": "application.submit", "on": "2026-06-01"}


def test_matters_go_out_and_come_back_the_same():
    matters = [*many(50), membership(), application(deadline=date(2026, 9, 23), is_open=True)]
    unique = {matter.reference: matter for matter in matters}
    assert matters_from_json(matters_to_json(unique.values())) == list(unique.values())


def test_only_reference_trigger_and_day_are_needed():
    [matter] = matters_from_json(json.dumps([ONE]))
    assert (matter.reference, matter.on, matter.is_open, matter.deadline) == ("A-1", date(2026, 6, 1), False, None)


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"on": None}, "on saknas"),
        ({"on": "2026-02-30"}, "datum ÅÅÅÅ-MM-DD som finns"),
        ({"on": 20260601}, "datum"),
        ({"trigger": "application.sumbit"}, "menade du application.submit"),
        ({"trigger": ""}, "trigger: väntade en text"),
        ({"reference": None}, "reference saknas"),
        ({"reference": "x" * 301}, "högst 300 tecken"),
        ({"title": "rad\nrad"}, "title: väntade en text"),
        ({"is_open": "ja"}, "is_open: väntade true eller false"),
        ({"deadline": "snart"}, "deadline: väntade ett datum"),
        ({"facts": {"own_csot": 1}}, "own_csot.*menade du own_cost"),
        ({"facts": {"own_cost": 1}}, "own_cost: väntade ett belopp med valuta"),
        ({"facts": ["a"]}, "fakta: väntade ett objekt"),
        ({"decisions": [{"kind": "apply", "body": "KFN"}]}, "beslut 1: on saknas"),
        ({"decisions": {"a": 1}}, "beslut: väntade en lista"),
        ({"titel": "x"}, "titel.*menade du title"),
    ],
)
def test_a_wrong_matter_is_told_with_its_number_and_nothing_is_read(wrong, told):
    second = {**ONE, "reference": "A-2", **wrong}
    with pytest.raises(ExchangeError, match=rf"^ärende 2: .*{told}"):
        matters_from_json(json.dumps([ONE, second]))


@pytest.mark.parametrize(
    "text, told",
    [
        ("", "rad 1: inte giltig JSON"),
        ("[\n{,}]", "rad 2: inte giltig JSON"),
        ("{}", "ärenden: väntade en lista"),
        ("[1]", "ärende 1: väntade ett objekt"),
        ("[" * 100_000, "inte läsbar JSON"),
        (json.dumps([ONE, ONE]), "ärende 2: .*har redan ärende 1"),
        ("[" + ",".join(["1"] * (MOST + 1)) + "]", f"högst {MOST}"),
        (" " * 20_000_001, "högst 20000000"),
    ],
)
def test_a_file_that_is_no_list_of_matters_is_refused(text, told):
    with pytest.raises(ExchangeError, match=told):
        matters_from_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3),
    max_leaves=8,
)
FIELD = st.sampled_from(["reference", "title", "trigger", "facts", "decisions", "on", "is_open", "deadline"])


@settings(max_examples=150)
@given(st.dictionaries(FIELD, JSON))
def test_whatever_stands_in_a_field_it_is_read_or_refused_with_its_number(value):
    try:
        matters_from_json(json.dumps([{**ONE, **value}]))
    except ExchangeError as error:
        assert str(error).startswith("ärende 1: ")
