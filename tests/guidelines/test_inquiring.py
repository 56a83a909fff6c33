"""*Får vi …?* asks only for what matters, and stops when nothing more can matter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.shipped import LAW, SHIPPED
from guidelines.small_sets import BY_KF, BY_KS, EXEMPT, PERMIT, rule, small
from guidelines.test_properties import FACT_VALUES, ON, PARAMETERS, TRIGGER
from guidelines.tyreso import ASKED, TYRESO
from utblick.guidelines import FACTS, GuidelineSet, evaluate
from utblick.guidelines.inquiring import next_questions, progress
from utblick.guidelines.outlines import outline_of
from utblick.values import Money


def asked(*sets: GuidelineSet, **facts: Any) -> list[str | None]:
    return [question.fact for question in next_questions(sets, "project.start", facts, ON)]


def test_an_application_is_asked_about_what_the_guidelines_turn_on_and_no_more() -> None:
    """G-33: an application needs its nämnd, its kind of applicant and whether it is a feasibility study."""
    found = [question.fact for question in next_questions([TYRESO], "application.submit", {}, ASKED)]
    assert set(found[:3]) == {"body", "actor_kind", "is_feasibility_study"}
    assert "country" not in found and "submitted_on" not in found


def test_nothing_is_asked_when_the_answer_is_certain() -> None:
    assert next_questions([TYRESO], "feasibility.join", {}, ASKED) == ()
    assert asked(small(rule(BY_KS))) == []


def test_what_is_exempted_anyway_is_not_asked() -> None:
    exempted = small(
        rule(BY_KS, '{ fact = "urgent", eq = true }'), rule(EXEMPT, name="undantag"), rule(PERMIT, name="fritt")
    )
    assert asked(exempted) == []


def test_the_most_deciding_question_comes_first() -> None:
    """Without an end date in play nothing is required, whatever the other two are."""

    def both(other: str) -> str:
        return f'{{ all = [{{ fact = "time_limited", eq = true }}, {{ fact = "{other}", eq = true }}] }}'

    found = small(
        rule(PERMIT, name="fritt"), rule(BY_KS, both("urgent"), "snabbt"), rule(BY_KF, both("resources_added"), "dyrt")
    )
    assert asked(found)[0] == "time_limited"
    assert asked(found, time_limited=False) == []


def test_facts_that_matter_only_together_are_asked() -> None:
    either = (
        '{ any = [{ all = [{ fact = "urgent", eq = true }, { fact = "time_limited", eq = true }] },'
        ' { all = [{ fact = "urgent", eq = false }, { fact = "time_limited", eq = false }] }] }'
    )
    assert set(asked(small(rule(BY_KF, either, "båda"), rule(PERMIT, name="fritt")))) == {"urgent", "time_limited"}


def test_an_amount_within_a_right_to_delegate_is_asked_for_because_it_says_who_decides() -> None:
    limited = TYRESO.with_parameters({"delegation_limit": Money.of(100_000)})
    told = {"body": "KFN", "actor_kind": "committee", "is_feasibility_study": False}
    found = [question.fact for question in next_questions([limited], "application.submit", told, ASKED)]
    assert "own_cost" in found


def test_progress_counts_what_is_told_and_what_is_left() -> None:
    before = progress([TYRESO], "application.submit", {}, ASKED)
    after = progress([TYRESO], "application.submit", {"body": "KFN", "country": "Kenya"}, ASKED)
    assert before.told == 0 and after.told == 1 and after.left < before.left
    assert progress([TYRESO], "feasibility.join", {}, ASKED).share == 1.0


def in_kronor(value: object) -> object:
    """What the form asks for: an amount in another currency cannot be held against a limit in kronor."""
    return Money(value.minor, "SEK") if isinstance(value, Money) else value


@given(st.fixed_dictionaries(FACT_VALUES), TRIGGER, PARAMETERS, st.data())
@settings(max_examples=100, deadline=None)
def test_asked_to_the_end_nothing_unknown_matters(
    full: dict[str, object], trigger: str, parameters: dict[str, Any], data: st.DataObject
) -> None:
    """Facts never asked for cannot change the answer or the steps, whatever they are."""
    other = data.draw(st.sampled_from([TYRESO.with_parameters(parameters), *SHIPPED]))
    sets = [other, *data.draw(st.sampled_from([(), LAW]))]
    told: dict[str, object] = {}
    for _ in FACTS:
        questions = next_questions(sets, trigger, told, ON)
        if not questions:
            break
        fact = questions[0].fact
        assert fact is not None and fact not in told and not FACTS[fact].event
        told[fact] = in_kronor(full[fact])
    verdict = evaluate(sets, trigger, told, [], ON)
    assert not [question for question in verdict.questions if question.fact]
    assert all(step.certain for step in verdict.missing)
    others = data.draw(st.fixed_dictionaries(FACT_VALUES))
    after = evaluate(sets, trigger, {**others, **told}, [], ON)
    assert outline_of(after) == outline_of(verdict)
