"""The handbook's pages on writing guidelines: every example works as the page says."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

import pytest

from conftest import ROOT
from utblick.guidelines import DECISION_KINDS, FACTS, TRIGGERS, Coverage, Decision, evaluate, lint, load
from utblick.guidelines.effects import Effect
from utblick.guidelines.expectations import Then
from utblick.guidelines.loading import read_toml
from utblick.guidelines.scenarios import load_sets, read_scenarios, run_scenarios
from utblick.guidelines.tables import COMPARISONS
from utblick.guidelines.twelve import QUESTIONS, read_answers, to_toml
from utblick.values import Money
from utblick.web.handbook import page_of

FIRST, RULES, TRYING = (
    (ROOT / "docs" / "handbok" / name).read_text("utf-8")
    for name in ("08-skriva-riktlinjer.md", "09-riktlinjer-villkor-och-verkan.md", "10-prova-riktlinjer.md")
)
DAY = date(2027, 6, 1)
CODE = re.compile(r"`(\w+)`")


def blocks(page: str) -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)


SET, *MORE = blocks(FIRST)
EXAMPLES = blocks(RULES)
WHOLE = "\n".join([SET, *EXAMPLES])


def ask(trigger: str, *decisions: Decision, text: str = WHOLE, **facts: object) -> Any:
    known = {"body": "KFN", "principal_matter": False, "is_feasibility_study": False, **facts}
    return evaluate([load(text, "lilla.toml")], trigger, known, list(decisions), DAY)


def test_the_first_set_is_whole_and_has_no_mistake():
    remarks = lint([load(SET, "lilla.toml")])
    assert [remark for remark in remarks if remark.severity == "mistake"] == []


@pytest.mark.parametrize("block", MORE + EXAMPLES, ids=lambda block: block.splitlines()[1][:40])
def test_each_example_may_be_added_last_in_the_first_set(block):
    found = load(f"{SET}\n{block}", "lilla.toml")
    assert [remark for remark in lint([found]) if remark.severity == "mistake"] == []


def test_all_examples_together_answer_every_trigger_they_name():
    found = load(WHOLE, "lilla.toml")
    for trigger in found.by_trigger:
        assert evaluate([found], trigger, {"body": "KFN"}, [], DAY).trace


def test_the_pot_of_the_page_is_counted_and_each_association_has_its_cap():
    earlier = [Decision("award", "KS", date(2027, 2, 1), covers=_award("B-1", "F-1", 80_000))]
    late = {"applied_on": date(2027, 5, 1), "reference": "B-2", "recipient": "F-2"}
    own = Decision("award", "KS", DAY, covers=_award("B-2", "F-2", 20_000))
    assert ask("grant.award", *earlier, own, amount_applied=Money.of(20_000), **late).outcome == "allowed"
    assert ask("grant.award", *earlier, own, amount_applied=Money.of(20_001), **late).outcome == "forbidden"
    assert ask("grant.award", own, amount_applied=Money.of(25_001), **late).outcome == "forbidden"


def test_a_delegate_decides_up_to_the_amount_of_the_page():
    right = Decision("delegation", "KFN", date(2027, 1, 12), delegate="FC")
    decided = Decision("apply", "KFN", date(2027, 5, 3), delegate="FC")
    assert ask("application.submit", right, decided, own_cost=Money.of(50_000)).outcome == "allowed"
    assert ask("application.submit", right, decided, own_cost=Money.of(50_001)).outcome == "not_yet"


def test_an_amount_by_index_is_that_of_the_day():
    below = ask("travel.order", own_cost=Money.of(29_600))
    above = ask("travel.order", own_cost=Money.of(29_601))
    assert (below.outcome, above.missing[0].bodies) == ("undetermined", ("KS",))


def test_the_prohibition_of_the_page_holds_and_the_rest_is_permitted():
    assert ask("aid.give", aid_kind="money").outcome == "forbidden"
    assert ask("aid.give", aid_kind="advice").outcome == "allowed"


def test_the_scenarios_of_the_page_go_well():
    text = next(block for block in blocks(TRYING) if "[[scenarios]]" in block)
    read = read_scenarios(text, "lilla.scenarios.toml")
    results = run_scenarios(read, load_sets(read, lambda path: load(SET, str(path))))
    assert len(results) == 3 and all(result.passed for result in results), [result.told for result in results]


def test_the_scenarios_of_the_page_for_the_whole_set_go_well():
    _, text = (block for block in blocks(TRYING) if "[[scenarios]]" in block)
    read = read_scenarios(text, "hela.scenarios.toml")
    results = run_scenarios(read, load_sets(read, lambda path: load(WHOLE, str(path))))
    assert len(results) == 8 and all(result.passed for result in results), [result.told for result in results]


def test_the_council_decides_instead_of_the_board_above_the_limit_of_the_page():
    applied = Decision("apply", "KFN", date(2027, 5, 3))
    board = ask("application.submit", applied, own_cost=Money.of(1_000_000)).missing
    council = ask("application.submit", applied, own_cost=Money.of(1_000_001)).missing
    assert [[step.bodies for step in steps if step.kind == "approval"] for steps in (board, council)] == [
        [("KS",)],
        [("KF",)],
    ]


def test_the_list_of_effects_gives_each_kind_its_own_keys():
    part = RULES.partition("## Verkan")[2].partition("\n## ")[0]
    told = {}
    for kinds, keys, bare in re.findall(r"^- (`.*?`): (.*?)(, utan `label`)?\.$", part, re.M):
        told |= {kind: (set(CODE.findall(keys)), not bare) for kind in CODE.findall(kinds)}
    for effect in get_args(get_args(Effect)[0]):
        for kind in get_args(effect.model_fields["kind"].annotation):
            keys, has_label = told[kind]
            assert keys <= {*effect.model_fields} and has_label == ("label" in effect.model_fields), kind


def test_the_pages_name_everything_a_scenario_may_expect():
    for name in Then.model_fields:
        assert f"`{name}`" in TRYING, name


def test_a_case_that_lacks_a_fact_tells_which_one_as_the_page_says():
    text = next(block for block in blocks(TRYING) if "[[scenarios]]" in block)
    read = read_scenarios(
        text.replace('outcome = "undetermined", asks', 'outcome = "allowed", asks'), "x.scenarios.toml"
    )
    *_, last = run_scenarios(read, load_sets(read, lambda path: load(SET, str(path))))
    assert "för ett säkert svar behövs: own_cost" in last.told.sv


def test_the_answers_of_the_page_make_a_set():
    text = next(block for block in blocks(TRYING) if "[approval]" in block)
    made = to_toml(read_answers(read_toml(text, "svar.toml")[0]), DAY)
    assert "200 000 kronor" in load(made, "ny.toml").clauses["5"].sv


def test_the_pages_name_everything_a_rule_may_say():
    kinds = {
        name for effect in get_args(get_args(Effect)[0]) for name in get_args(effect.model_fields["kind"].annotation)
    }
    choices = {choice for fact in FACTS.values() for choice in fact.choices}
    asked = {*DECISION_KINDS} - {"information", "answer", "report", "frame"}
    for name in {*kinds, *TRIGGERS, *FACTS, *choices, *asked, *COMPARISONS, "all", "any", "not"}:
        assert f"`{name}`" in RULES or f'"{name}"' in RULES or f"{name} = " in RULES, name
    for question in QUESTIONS:
        assert f"`{question.name}`" in TRYING, question.name


@pytest.mark.parametrize("slug", ["skriva-riktlinjer", "riktlinjer-villkor-och-verkan", "prova-riktlinjer"])
def test_the_pages_are_served_with_their_examples_whole(slug):
    page = page_of(slug)
    assert page is not None and "<pre><code>" in page.html


def _award(reference: str, recipient: str, amount: int) -> Any:
    return Coverage(reference=reference, recipient=recipient, amount=Money.of(amount))
