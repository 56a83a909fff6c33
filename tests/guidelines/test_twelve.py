"""Twelve questions: whatever is answered makes a set that loads, and that says what was answered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from utblick.guidelines import Decision, GuidelineSet, Verdict, evaluate, lint, load
from utblick.guidelines.decisions import Coverage
from utblick.guidelines.twelve import QUESTIONS, example_of, read_answers, section_of, to_toml, with_examples
from utblick.guidelines.vocabulary import TRIGGERS
from utblick.values import Money

TODAY = date(2027, 1, 1)
ASKED = date(2027, 6, 1)
KRONOR = st.integers(0, 10**9)
DECIDERS = st.sampled_from(["own", "KF", "KS", "KSAU", "KSF", "KD", "FC", "KLU"])
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)
DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31)).map(lambda day: f"{day:%m-%d}")
LEVELS = st.sampled_from(["must", "should"])


def told(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of the parts told, the rest left out."""
    return st.fixed_dictionaries({}, optional=parts)


ANSWERS = st.fixed_dictionaries(
    {"bodies": st.just({"KLU": "kommunledningsutskottet"})},
    optional={
        "document": told(
            municipality=LINES, title=LINES, adopted_by=st.sampled_from(["KF", "KS"]), authority_basis=LINES,
            valid_from=st.sampled_from(["2027", "2026-05", "2027-03-01"]),
            replaces=st.fixed_dictionaries({"id": st.just("kommunen-2027"), "title": LINES}),
            review=st.sampled_from(["each_term", "yearly", "every_second_year", "when_needed"]),
        ),
        "twin_towns": st.fixed_dictionaries({"enter": DECIDERS}, optional={"end": DECIDERS, "place": LINES}),
        "agreements": told(cooperation=DECIDERS, letters_of_intent=DECIDERS),
        "applications": st.fixed_dictionaries({"decides": DECIDERS}),
        "approval": st.fixed_dictionaries(
            {"by": DECIDERS | st.just("nobody")},
            optional={"over": KRONOR, "over_years": st.integers(0, 50), "outside_frame": st.booleans()},
        ),
        "delegation": st.fixed_dictionaries(
            {"allowed": st.booleans(), "to": st.lists(DECIDERS | st.just("chair"), min_size=1, max_size=3)},
            optional={
                "what": st.sampled_from(["application", "approval", "both"]), "up_to": KRONOR,
                "sub_delegable": st.booleans(), "next_meeting": st.booleans(), "report_days": st.integers(0, 3660),
            },
        ),
        "feasibility": st.fixed_dictionaries({"needs": st.sampled_from(["nothing", "decision", "same"])}),
        "children": st.fixed_dictionaries({"needs": st.sampled_from(["same", "no_approval", "unit_decides"])}),
        "networks": told(whole=DECIDERS, own_field=DECIDERS, fee_over=KRONOR, over_by=DECIDERS),
        "visits": told(
            inform=DECIDERS | st.just("nobody"), outside_own_field=st.booleans(), days_before=st.integers(0, 3660),
            report_to=DECIDERS, report_days=st.integers(0, 3660), level=LEVELS,
        ),
        "limits": told(
            grants=told(name=LINES, amount=KRONOR, last_day=DAYS, decides=DECIDERS, per_recipient=KRONOR),
            prohibitions=told(
                agreement_countries=st.lists(LINES, max_size=3), travel_over=KRONOR, money_abroad=st.booleans(),
                individuals=st.booleans(), outside_municipality=st.booleans(),
            ),
        ),
        "reports": told(
            to=DECIDERS, last_day=DAYS, project_to=DECIDERS, project_months=st.integers(1, 120), level=LEVELS,
            contents=st.lists(st.sampled_from(["results", "costs", "own_time", "journeys"]), unique=True),
        ),
    },
)  # fmt: skip


def the_set(answers: dict[str, Any]) -> GuidelineSet:
    return load(to_toml(read_answers(answers), TODAY), "utkast.toml")


def ask(answers: dict[str, Any], trigger: str, *decisions: Decision, **facts: object) -> Verdict:
    return evaluate([the_set(answers)], trigger, {"body": "KFN", **facts}, list(decisions), ASKED)


def uncommented(text: str) -> str:
    return re.sub(r"^#(?! )", "", text, flags=re.M)


def steps(verdict: Verdict) -> list[tuple[str, str]]:
    return [(step.kind, step.bodies[0]) for step in verdict.missing]


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_any_answers_make_a_set_that_loads_and_nothing_is_to_be_said_of(answers: dict[str, Any]) -> None:
    found = the_set(answers)
    assert lint([found]) == []
    cited = {rule.clause for rule in found.source.rules}
    assert all(clause.id in cited or clause.does for clause in found.source.clauses)


@settings(max_examples=50, deadline=None)
@given(ANSWERS)
def test_the_examples_of_what_is_not_answered_load_when_their_signs_are_taken_away(answers: dict[str, Any]) -> None:
    load(uncommented(to_toml(read_answers(answers), TODAY)), "utkast.toml")


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_an_unanswered_question_is_undetermined_never_allowed(answers: dict[str, Any]) -> None:
    found = the_set(answers)
    for trigger in sorted(set(TRIGGERS) - set(found.by_trigger)):
        assert evaluate([found], trigger, {"body": "KFN"}, [], ASKED).outcome == "undetermined", trigger


@settings(max_examples=100, deadline=None)
@given(ANSWERS, st.integers(0, 10**9), st.integers(0, 10), st.booleans())
def test_an_application_needs_the_approval_exactly_when_a_limit_is_passed(
    answers: dict[str, Any], cost: int, years: int, fits: bool
) -> None:
    answers = {**answers, "applications": {"decides": "own"}, "feasibility": {"needs": "same"}, "children": None}
    approval = {"by": "KS", **{key: value for key, value in answers.get("approval", {}).items() if key != "by"}}
    verdict = ask(
        {**answers, "approval": approval}, "application.submit",
        own_cost=Money.of(cost), budget_years=years, cost_within_frame=fits, is_feasibility_study=False,
        children_and_youth=False,
    )  # fmt: skip
    limits = [
        approval.get("over") is not None and cost > approval["over"],
        approval.get("over_years") is not None and years > approval["over_years"],
        approval.get("outside_frame", False) and not fits,
    ]
    without = approval.get("over") is None and approval.get("over_years") is None and not approval.get("outside_frame")
    assert verdict.outcome == "not_yet"
    assert (("approval", "KS") in steps(verdict)) == (without or any(limits))
    assert ("apply", "own") in steps(verdict) or ("apply", "KFN") in steps(verdict)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_yearly_pot_is_counted(pot: int, used: int, asked: int) -> None:
    answers = {"limits": {"grants": {"amount": pot, "decides": "KS"}}}
    decisions = [
        Decision("award", "KS", date(2027, 2, 1), covers=Coverage(reference="B-1", amount=Money.of(used))),
        Decision("award", "KS", date(2027, 5, 4), covers=Coverage(reference="B-2", amount=Money.of(asked))),
        Decision("award", "KS", date(2026, 5, 4), covers=Coverage(reference="B-0", amount=Money.of(pot))),
    ]
    verdict = ask(answers, "grant.award", *decisions, reference="B-2", amount_applied=Money.of(asked))
    assert verdict.outcome == ("allowed" if used + asked <= pot else "forbidden")


def test_a_school_decides_itself_when_that_was_answered() -> None:
    answers = {"applications": {"decides": "own"}, "approval": {"by": "KS"}, "children": {"needs": "unit_decides"}}
    school = ask(answers, "application.submit", actor_kind="unit", children_and_youth=True)
    assert (school.outcome, school.missing) == ("allowed", ())
    committee = ask(answers, "application.submit", actor_kind="committee", children_and_youth=True)
    assert steps(committee) == [("apply", "KFN"), ("approval", "KS")]


@pytest.mark.parametrize(
    "needs, wanted",
    [("nothing", []), ("decision", [("apply", "KFN")]), ("same", [("apply", "KFN"), ("approval", "KS")])],
)
def test_a_feasibility_study_needs_what_was_answered(needs: str, wanted: list[tuple[str, str]]) -> None:
    answers = {"applications": {"decides": "own"}, "approval": {"by": "KS"}, "feasibility": {"needs": needs}}
    for trigger in ("feasibility.join", "application.submit"):
        assert steps(ask(answers, trigger, is_feasibility_study=True)) == wanted


def test_a_delegate_decides_up_to_the_amount_and_not_above_it() -> None:
    answers = {
        "applications": {"decides": "own"},
        "delegation": {"allowed": True, "to": ["FC"], "up_to": 50_000, "next_meeting": True},
    }
    given_right = Decision("delegation", "KFN", date(2027, 1, 12), delegate="FC")
    decided = Decision("apply", "KFN", date(2027, 5, 3), delegate="FC")
    below = ask(answers, "application.submit", given_right, decided, own_cost=Money.of(50_000), principal_matter=False)
    above = ask(answers, "application.submit", given_right, decided, own_cost=Money.of(50_001), principal_matter=False)
    assert (below.outcome, above.outcome) == ("allowed", "not_yet")


def test_what_may_not_be_delegated_is_not_done_by_a_delegate() -> None:
    answers = {"applications": {"decides": "own"}, "delegation": {"allowed": False}}
    given_right = Decision("delegation", "KFN", date(2027, 1, 12), delegate="FC")
    decided = Decision("apply", "KFN", date(2027, 5, 3), delegate="FC")
    assert ask(answers, "application.submit", given_right, decided, principal_matter=False).outcome == "not_yet"


def test_nobody_is_asked_twice_when_the_same_body_decides_and_approves() -> None:
    answers = {"applications": {"decides": "KS"}, "approval": {"by": "KS"}}
    assert steps(ask(answers, "application.submit")) == [("apply", "KS")]


@pytest.mark.parametrize(
    "prohibitions, trigger, facts",
    [
        ({"agreement_countries": ["Utopia"]}, "agreement.enter", {"agreement_type": "twinning", "country": "Utopia"}),
        ({"agreement_countries": ["Utopia"]}, "partnership.enter", {"country": "Utopia"}),
        ({"travel_over": 20_000}, "travel.order", {"own_cost": Money.of(20_001)}),
        ({"money_abroad": True}, "aid.give", {"aid_kind": "money"}),
        ({"individuals": True}, "grant.award", {"applicant_kind": "individual"}),
        ({"outside_municipality": True}, "grant.apply", {"applicant_in_municipality": False}),
    ],
)
def test_a_standing_prohibition_holds_whoever_decides(
    prohibitions: dict[str, Any], trigger: str, facts: dict[str, object]
) -> None:
    answers = {"twin_towns": {"enter": "KF"}, "limits": {"prohibitions": prohibitions}}
    enter = Decision("enter", "KF", date(2027, 5, 3))
    assert ask(answers, trigger, enter, **facts).outcome == "forbidden"


def test_a_journey_within_the_limit_is_not_hindered() -> None:
    answers = {"limits": {"prohibitions": {"travel_over": 20_000}}}
    assert ask(answers, "travel.order", own_cost=Money.of(20_000)).outcome == "allowed"


def test_an_application_for_a_grant_after_the_last_day_is_refused() -> None:
    answers = {"limits": {"grants": {"last_day": "11-01"}}}
    assert ask(answers, "grant.apply", applied_on=date(2027, 11, 1)).outcome == "allowed"
    assert ask(answers, "grant.apply", applied_on=date(2027, 11, 2)).outcome == "forbidden"


@pytest.mark.parametrize("level, outcome", [("must", "not_yet"), ("should", "allowed")])
def test_a_visit_that_only_should_be_told_of_is_allowed_with_a_remark(level: str, outcome: str) -> None:
    verdict = ask({"visits": {"inform": "KSF", "days_before": 14, "level": level}}, "visit.incoming")
    assert verdict.outcome == outcome
    (step,) = verdict.missing or verdict.advised
    assert (step.bodies, step.deadline.days, step.deadline.direction) == (("KSF",), 14, "before")


def test_a_costly_membership_goes_to_another_body() -> None:
    answers = {"networks": {"own_field": "own", "fee_over": 50_000, "over_by": "KS"}}
    cheap = ask(answers, "membership.join", membership_scope="own_field", yearly_fee=Money.of(50_000))
    dear = ask(answers, "membership.join", membership_scope="own_field", yearly_fee=Money.of(50_001))
    assert (steps(cheap), steps(dear)) == ([("join", "KFN")], [("join", "KS")])


def test_the_yearly_report_has_its_day_and_its_contents() -> None:
    verdict = ask(
        {"reports": {"to": "KS", "last_day": "02-15", "contents": ["results", "own_time"], "level": "should"}},
        "year.end",
    )
    report, content = verdict.duties
    if report.kind == "content":
        report, content = content, report
    assert report.deadline is not None
    assert (report.to, report.deadline.on(date(2027, 12, 31)), report.level) == (("KS",), date(2028, 2, 15), "should")
    assert [item.name for item in content.items] == ["results", "own_time"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_has_an_example_that_is_read_in_plain_words(question: Any) -> None:
    example = example_of(question, read_answers({}))
    assert example.sentences and example.rules
    assert all(text.sv.endswith(".") and text.en.endswith(".") for text in example.sentences)
    assert section_of(question, with_examples(read_answers({}))) == example


def test_what_is_not_known_is_said_in_the_set() -> None:
    document = the_set({"twin_towns": {"enter": "KF"}}).document
    assert [words.sv[:8] for words in document.unknown][:2] == ["Fråga 3:", "Fråga 4:"]
    assert "application.submit" in document.silent_on and "agreement.enter" not in document.silent_on


def test_the_place_in_the_document_is_cited() -> None:
    verdict = ask(
        {"twin_towns": {"enter": "KF", "place": "§ 4 andra stycket"}}, "agreement.enter", agreement_type="twinning"
    )
    assert verdict.missing[0].citation.place == "§ 4 andra stycket"


@pytest.mark.parametrize(
    "answers",
    [
        {"document": {"municipality": "Rad ett\nkod = 1"}},
        {"document": {"title": " "}},
        {"twin_towns": {"enter": "nobody"}},
        {"twin_towns": {"enter": "XYZ"}},
        {"delegation": {"allowed": True}},
        {"approval": {"by": "KS", "over": -1}},
        {"limits": {"grants": {"last_day": "13-01"}}},
        {"question": {}},
    ],
)
def test_an_answer_that_cannot_be_meant_is_refused(answers: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read_answers(answers)


def test_the_text_is_written_for_someone_who_goes_on_in_it() -> None:
    text = to_toml(with_examples(read_answers({})), TODAY)
    headings = re.findall(r"^# ── (\d+) (.+?) ─+$", text, re.M)
    assert [(int(number), title) for number, title in headings] == [(one.number, one.title.sv) for one in QUESTIONS]
    assert max(len(line) for line in text.splitlines() if line.startswith("# ")) <= 100


def test_a_last_day_at_the_end_of_the_year_is_told_and_makes_no_application_late() -> None:
    """A rule against what comes after 31 December could never hold."""
    found = the_set({"limits": {"grants": {"last_day": "12-31"}}})
    assert lint([found]) == []
    assert not any(rule.id == "bidrag-för-sent" for rule in found.source.rules)
    assert "31 december" in next(clause for clause in found.source.clauses if clause.id == "11.5").sv
