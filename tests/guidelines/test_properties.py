"""What holds for every matter: order of rules, three-valued logic, documents that come later."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.small_sets import PERMIT, rule, small
from guidelines.tyreso import TYRESO
from utblick.guidelines import FACTS, TRIGGERS, Coverage, Decision, GuidelineSet, evaluate
from utblick.values import Money

ON = date(2026, 6, 1)
BODIES = st.sampled_from(["KS", "KFN", "BUN", "KF", "KSF"])
MONEY = st.builds(Money, st.sampled_from([0, 4_000_000, 10_000_000]), st.sampled_from(["SEK", "EUR"]))
DATES = st.integers(-40, 5).map(lambda days: ON + timedelta(days))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "yes_no": st.booleans(),
    "number": st.integers(0, 9),
    "money": MONEY,
    "date": DATES,
    "body": BODIES,
    "bodies": st.lists(BODIES, min_size=1, max_size=3, unique=True).map(tuple),
    "text": st.sampled_from(["A", "B"]),
}
FACT_VALUES = {
    name: st.sampled_from(sorted(fact.choices)) if fact.choices else VALUES[fact.kind]
    for name, fact in FACTS.items()
    if not fact.event
}
COVERAGE = st.builds(
    Coverage,
    reference=st.sampled_from([None, "A", "B"]),
    call=st.sampled_from([None, "A"]),
    programme=st.sampled_from([None, "A"]),
    body=st.none() | BODIES,
    cap=st.none() | MONEY,
    max_count=st.sampled_from([None, 1]),
    used_count=st.integers(0, 1),
)
DECISIONS = st.lists(
    st.builds(
        Decision,
        st.sampled_from(
            ["information", "answer", "apply", "opinion", "approval", "enter", "join", "frame", "delegation"]
        ),
        BODIES,
        DATES,
        st.sampled_from(["bifall", "bifall", "bifall", "avslag", "återremiss"]),
        conditional_on=st.sampled_from([None, None, "KS", "KFN", "KF"]),
        delegate=st.sampled_from([None, None, "KSAU", "chair"]),
        covers=COVERAGE,
    ),
    max_size=6,
)
LIKELY_DECISIONS = st.lists(
    st.builds(
        Decision,
        st.sampled_from(["apply", "approval", "approval", "frame", "delegation"]),
        st.sampled_from(["KS", "KFN"]),
        DATES,
        st.sampled_from(["bifall", "bifall", "bifall", "bifall", "avslag"]),
        conditional_on=st.sampled_from([None, None, None, "KS", "KFN"]),
        delegate=st.sampled_from([None, None, None, "KSAU", "chair"]),
        covers=st.one_of(st.just(Coverage()), COVERAGE),
    ),
    min_size=2,
    max_size=8,
)
APPLICATIONS = [name for name in sorted(TRIGGERS) if name.startswith("application.")]
PARAMETERS = st.fixed_dictionaries(
    {
        name: st.sampled_from([option.value for option in parameter.options])
        if parameter.options
        else st.sampled_from([None, Money.of(50_000)])
        for name, parameter in TYRESO.parameters.items()
    }
)
TRIGGER = st.sampled_from(sorted(TRIGGERS))


@st.composite
def matters(draw: st.DrawFn) -> tuple[dict[str, object], dict[str, object]]:
    """Facts of which some are known, and the same matter with every fact known."""
    full = draw(st.fixed_dictionaries(FACT_VALUES))
    known = draw(st.sets(st.sampled_from(sorted(full))))
    return {name: full[name] for name in known}, full


@given(matters(), DECISIONS, TRIGGER, PARAMETERS, st.data())
@settings(max_examples=200, deadline=None)
def test_a_certain_answer_stays_when_unknown_facts_become_known(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
    data: st.DataObject,
) -> None:
    some, full = matter
    sets = [TYRESO.with_parameters(parameters)]
    before = evaluate(sets, trigger, some, decisions, ON)
    more = {**some, **{name: full[name] for name in data.draw(st.sets(st.sampled_from(sorted(full))))}}
    after = evaluate(sets, trigger, more, decisions, ON)
    if before.outcome != "undetermined":
        assert after.outcome == before.outcome


@given(matters(), LIKELY_DECISIONS, st.sampled_from(APPLICATIONS), PARAMETERS)
@settings(max_examples=200, deadline=None)
def test_a_certain_answer_about_an_application_stays_with_all_facts_known(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
) -> None:
    some, full = matter
    settled = {"body": "KFN", "actor_kind": "committee", "is_feasibility_study": False}
    sets = [TYRESO.with_parameters(parameters)]
    before = evaluate(sets, trigger, {**some, **settled}, decisions, ON)
    after = evaluate(sets, trigger, {**full, **settled}, decisions, ON)
    assert before.outcome in ("undetermined", after.outcome)


@given(matters(), DECISIONS, TRIGGER, PARAMETERS)
@settings(max_examples=150, deadline=None)
def test_an_undetermined_answer_says_what_would_settle_it(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
) -> None:
    verdict = evaluate([TYRESO.with_parameters(parameters)], trigger, matter[0], decisions, ON)
    if verdict.outcome == "undetermined":
        assert verdict.questions or verdict.reasons


@given(matters(), DECISIONS, TRIGGER, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_rules_and_decisions_does_not_matter(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    shuffler: random.Random,
) -> None:
    rules = list(TYRESO.source.rules)
    shuffler.shuffle(rules)
    shuffled = GuidelineSet.of(TYRESO.source.model_copy(update={"rules": rules}), TYRESO.filename)
    one = evaluate([TYRESO], trigger, matter[0], decisions, ON)
    other = evaluate([shuffled], trigger, matter[0], decisions, ON)
    assert one.to_json() == other.to_json()


@given(matters(), DECISIONS, st.integers(0, 3000))
@settings(max_examples=50, deadline=None)
def test_a_later_document_never_changes_a_verdict_dated_before_it(
    matter: tuple[dict[str, object], dict[str, object]], decisions: list[Decision], days: int
) -> None:
    later = small(rule(PERMIT), name="senare", rank="KF", valid_from=(ON + timedelta(days + 1)).isoformat())
    alone = evaluate([TYRESO], "project.start", matter[0], decisions, ON)
    both = evaluate([later, TYRESO], "project.start", matter[0], decisions, ON)
    assert alone.to_json() == both.to_json()
