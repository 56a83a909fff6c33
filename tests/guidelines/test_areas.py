"""The areas that a set sorts cooperation under (prioriterade områden, R2.1, G-09)."""

from __future__ import annotations

from datetime import date

import pytest

from guidelines.tyreso import PATH
from utblick.guidelines import GuidelineErrors, GuidelineSet, load

ON = date(2026, 6, 1)
SET = """
[document]
id = "egen"
title = "Egen"
kind = "guideline"
body = "KS"
rank = "KS"
valid_from = "2020"

[[bodies]]
code = "KS"
name = { sv = "styrelsen", en = "the board" }

[[clauses]]
id = "1"
place = "1"
kind = "definition"
sv = "Områden."
en = "Areas."

[[rules]]
id = "fritt"
triggers = ["development.start"]
clause = "1"
effect = { kind = "permit", label = { sv = "fritt", en = "free" } }
"""
AREA = """
[[areas]]
id = "{id}"
clause = "{clause}"
label = {{ sv = "område", en = "area" }}
"""


def with_areas(*areas: str) -> GuidelineSet:
    return load(SET + "".join(areas), "egen.toml")


def refused(*areas: str) -> str:
    with pytest.raises(GuidelineErrors) as caught:
        with_areas(*areas)
    return "\n".join(str(mistake) for mistake in caught.value.mistakes)


def test_g_09_the_tyreso_set_has_exactly_the_three_areas_of_its_clause_r2_1() -> None:
    areas = load(PATH.read_text("utf-8"), PATH.name).source.areas
    assert [(area.id, area.clause) for area in areas] == [
        ("own_services", "R2.1"), ("children_and_youth", "R2.1"), ("watching", "R2.1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "area"),
    [
        ({}, "own_services"),
        ({"children_and_youth": False}, "own_services"),
        ({"children_and_youth": True}, "children_and_youth"),
        ({"position_kind": "consultation"}, "watching"),
        ({"children_and_youth": True, "position_kind": "remiss"}, "children_and_youth"),
    ],
)
def test_g_09_work_is_sorted_by_what_is_known_and_the_rest_goes_to_the_area_without_condition(facts, area) -> None:
    assert load(PATH.read_text("utf-8"), PATH.name).area_of(facts, ON) == area


def test_a_set_without_areas_sorts_nothing() -> None:
    assert with_areas().area_of({"children_and_youth": True}, ON) == ""


def test_what_no_area_takes_has_none() -> None:
    only_children = AREA.format(id="unga", clause="1") + 'when = { fact = "children_and_youth", eq = true }\n'
    guidelines = with_areas(only_children)
    assert guidelines.area_of({}, ON) == ""
    assert guidelines.area_of({"children_and_youth": True}, ON) == "unga"


def test_an_area_is_named_once_on_a_clause_that_exists_and_one_at_most_takes_the_rest() -> None:
    one, other = AREA.format(id="a", clause="1"), AREA.format(id="b", clause="1")
    assert "a finns två gånger" in refused(one, one)
    assert "klausulen '9' finns inte" in refused(AREA.format(id="a", clause="9"))
    assert "egen.toml:32: bara ett område kan sakna when" in refused(one, other)
    assert "saken" in refused(one + 'when = { fact = "saken", eq = true }\n')
