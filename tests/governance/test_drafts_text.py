"""The form changes its part of the text and nothing else."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import get_args

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from utblick.governance.drafting.conditions import ConditionRow, NotAValue, amount_of, condition_part, rows_of
from utblick.governance.drafting.effects import PARTS, effect_of, initial_of
from utblick.governance.drafting.forms import BodyForm, ClauseForm, DocumentForm
from utblick.governance.drafting.names import Names
from utblick.governance.drafting.rule_form import RuleForm
from utblick.governance.drafting.skeleton import skeleton
from utblick.governance.drafting.splicing import NotSpliceable, add_block, read, remove_block, set_keys
from utblick.governance.drafting.toml_values import toml_value
from utblick.governance.drafting.words import EFFECT_KINDS
from utblick.guidelines import load
from utblick.guidelines.effects import Effect
from utblick.values import Text

SETS = sorted((ROOT / "guidelines").glob("*.toml"))
TEXT = """# överst

[document] # huvudet
title = "Ett"   # titeln
list = [
  1, # ett
]
a.b = 1

# om regeln
[[rules]]
id = "r1"

[rules.effect]
kind = "warn" # slaget

# om nästa
[[rules]]
id = "r2"
effect = { kind = "warn" }
# sist"""


def test_only_the_value_is_replaced():
    assert set_keys(TEXT, ("document",), {"title": "Två"}) == TEXT.replace('"Ett"', '"Två"')


def test_an_equal_value_is_left_as_written():
    assert set_keys(TEXT, ("document",), {"title": "Ett", "list": [1]}) == TEXT


def test_a_key_is_added_after_the_others_and_taken_away_with_its_line():
    added = set_keys(TEXT, ("document",), {"kind": "guideline"})
    assert added == TEXT.replace("a.b = 1\n", 'a.b = 1\nkind = "guideline"\n')
    assert set_keys(added, ("document",), {"kind": None}) == TEXT


def test_a_table_under_the_part_is_replaced_by_a_line():
    found = set_keys(TEXT, ("rules", 0), {"effect": {"kind": "permit"}})
    assert 'id = "r1"\neffect = { kind = "permit" }\n' in found and "[rules.effect]" not in found
    assert "# om nästa\n[[rules]]" in found and "# sist" in found


def test_a_dotted_key_is_replaced_whole():
    assert read(set_keys(TEXT, ("document",), {"a": {"b": 2, "c": 3}}))["document"]["a"] == {"b": 2, "c": 3}


def test_a_part_goes_with_its_tables_and_its_neighbours_keep_their_comments():
    found = remove_block(TEXT, ("rules", 0))
    assert [rule["id"] for rule in read(found)["rules"]] == ["r2"]
    assert "# om regeln\n" in found and "# om nästa\n[[rules]]" in found and "slaget" not in found


def test_a_part_is_added_after_the_last_of_its_list_or_at_the_end():
    assert '\n[[rules]]\nid = "r3"\n' in add_block(TEXT, "rules", {"id": "r3"})
    assert add_block("", "clauses", {"id": "1"}) == '\n[[clauses]]\nid = "1"\n'


@pytest.mark.parametrize(
    "act",
    [
        lambda: set_keys('document = { id = "a" }', ("document",), {"id": "b"}),
        lambda: set_keys('rules = [{ id = "a" }]', ("rules", 0), {"id": "b"}),
        lambda: add_block('rules = [{ id = "a" }]', "rules", {"id": "b"}),
        lambda: remove_block('rules = [{ id = "a" }]', ("rules", 0)),
    ],
)
def test_what_is_written_in_one_line_is_left_to_the_text(act):
    with pytest.raises(NotSpliceable):
        act()


VALUES = st.recursive(
    st.text(max_size=8)
    | st.integers(-(10**12), 10**12)
    | st.booleans()
    | st.dates()
    | st.decimals(-(10**6), 10**6, places=3, allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(VALUES)
def test_every_value_is_read_back_as_it_was(value):
    assert tomllib.loads(f"x = {toml_value(value)}", parse_float=Decimal)["x"] == value


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([("document",), ("rules", 0), ("rules", 1)]),
    st.dictionaries(st.text(max_size=6), VALUES | st.none(), max_size=4),
)
def test_any_change_of_one_part_leaves_the_others_alone(path, values):
    before = read(TEXT)
    after = read(set_keys(TEXT, path, values))
    here = after["document"] if path == ("document",) else after["rules"][path[1]]
    for key, value in values.items():
        assert here.get(key) == value
    for index in {0, 1} - {path[-1]}:
        assert after["rules"][index] == before["rules"][index]


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.stem)
def test_a_form_that_is_saved_untouched_leaves_every_shipped_set_as_it_was(file):
    """Each part of each set, through the form as a browser sends it back."""
    text = file.read_text("utf-8")
    tables = read(text)
    names, told = Names(tables), 0
    for listed, form_class in (("clauses", ClauseForm), ("bodies", BodyForm), ("rules", RuleForm)):
        for index, table in enumerate(tables.get(listed, [])):
            told += _untouched(text, names, form_class, (listed, index), table)
    told += _untouched(text, names, DocumentForm, ("document",), tables["document"])
    assert told >= 0.8 * sum(len(tables.get(listed, [])) for listed in ("clauses", "bodies", "rules"))


def _untouched(text, names, form_class, path, table) -> bool:
    initial = form_class.initial_of(table)
    if initial is None:
        return False
    sent = QueryDict(mutable=True)
    for key, value in initial.items():
        if isinstance(value, list):
            sent.setlist(key, value)
        elif value is not None and value is not False:
            sent[key] = "on" if value is True and not key.startswith("value_") else str(value)
    form = form_class(names, sent, initial=initial)
    assert form.is_valid(), (path, form.errors)
    assert set_keys(text, path, form.table(table)) == text
    return True


@pytest.mark.parametrize(
    "row, table",
    [
        (("own_cost", "gt", "200 000 kr"), {"fact": "own_cost", "gt": {"amount": 200000, "currency": "SEK"}}),
        (("own_cost", "lte", "parameter gräns"), {"fact": "own_cost", "lte": {"parameter": "gräns"}}),
        (
            ("own_cost", "lt", "0,5 prisbasbelopp"),
            {"fact": "own_cost", "lt": {"index": "prisbasbelopp", "times": Decimal("0.5")}},
        ),
        (("urgent", "eq", "nej"), {"fact": "urgent", "eq": False}),
        (("role", "in", "partner, samordnare"), {"fact": "role", "in": ["partner", "coordinator"]}),
        (("body", "not_eq", "KS"), {"not": {"fact": "body", "eq": "KS"}}),
        (("country", "in", "listan länder"), {"fact": "country", "in": {"list": "länder"}}),
        (
            ("visit_start", "within", "09-01 – 11-01"),
            {"fact": "visit_start", "within": {"from": "09-01", "to": "11-01"}},
        ),
        (("parameter:order", "eq", "fritt"), {"parameter": "order", "eq": "fritt"}),
        (("budget_years", "gte", "2"), {"fact": "budget_years", "gte": 2}),
    ],
)
def test_a_row_is_a_condition_and_back(row, table):
    assert condition_part(ConditionRow(*row)) == table
    (found,) = rows_of(table).rows
    assert condition_part(found) == table


@pytest.mark.parametrize(
    "row", [("own_cost", "eq", "1 kr"), ("urgent", "eq", "kanske"), ("finns_inte", "eq", "x"), ("own_cost", "gt", ""),
            ("starts_on", "gt", "i går"), ("parameter:x", "gt", "1"), ("role", "eq", "kung"),
            ("visit_start", "within", "x")],
)  # fmt: skip
def test_a_row_that_says_nothing_says_what_it_expects(row):
    with pytest.raises(NotAValue) as told:
        condition_part(ConditionRow(*row))
    assert isinstance(told.value.expected, Text) and told.value.expected.sv and told.value.expected.en


@pytest.mark.parametrize(
    "condition",
    ["x", {"all": 0}, {"all": [{"fact": "urgent", "eq": True}] * 6}, {"any": [{"all": []}]}, {"not": {"all": []}},
     {"fact": "own_cost", "gt": {"amount": 1}}, {"fact": "urgent"}],
)  # fmt: skip
def test_what_rows_cannot_say_is_not_rows(condition):
    assert rows_of(condition) is None


def test_every_kind_of_effect_has_a_word_and_the_form_knows_all_but_two():
    union = get_args(Effect)[0]
    kinds = {kind for table in get_args(union) for kind in get_args(table.model_fields["kind"].annotation)}
    assert kinds == {kind for kind, _word in EFFECT_KINDS}
    assert kinds - set(PARTS) == {"cost_split", "priority"}


def test_keys_that_the_form_does_not_ask_for_are_kept():
    effect = {
        "kind": "decision",
        "decision": "apply",
        "body": "KS",
        "not_before": "starts_on",
        "label": {"sv": "a", "en": "b"},
    }
    told = {**initial_of(effect), "effect_deciders": ["KF"]}
    assert effect_of(told, effect) == {**effect, "body": "KF"}
    assert "not_before" not in effect_of({**told, "effect_kind": "ask", "effect_body": "KS"}, effect)


def test_an_effect_that_the_form_cannot_say_is_left_to_the_text():
    label = {"sv": "a", "en": "b"}
    for effect in (
        {"kind": "decision", "chain": [{"body": "KS", "decision": "apply"}], "label": label},
        {"kind": "duty", "label": label, "deadline": {"yearly": "11-01"}},
        {"kind": "priority", "label": label, "order": []},
        {"kind": "cap", "label": label, "amount": {"index": "pbb", "year": 2026}},
        {"kind": ["x"]}, "x", None, {"kind": "warn", "label": 3},
    ):  # fmt: skip
        assert initial_of(effect) is None


@pytest.mark.parametrize("title", ["Riktlinjer", 'Åtgärder "x"', "!!!", "ترجمة", "x" * 300])
def test_an_empty_draft_is_a_set_without_mistakes(title):
    assert load(skeleton(title, "KS", 'Kommun"styrelsen', "KS", 2026), "x").document.title == title


@pytest.mark.parametrize("written, amount", [("1 kr", 1), ("580 000 SEK", 580000), ("12,50", Decimal("12.50"))])
def test_amounts_are_read_as_clerks_write_them(written, amount):
    assert amount_of(written) == {"amount": amount, "currency": "SEK"}
