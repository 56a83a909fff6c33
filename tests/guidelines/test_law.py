"""The law as sets of its own, above what a municipality has adopted."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.small_sets import BY_KF, BY_KS, PERMIT, head, rule, small
from guidelines.test_properties import DECISIONS, ON, PARAMETERS, TRIGGER, matters
from guidelines.tyreso import TYRESO, ask, missing
from utblick.guidelines import Decision, GuidelineErrors, GuidelineSet, Verdict, evaluate, load
from utblick.guidelines.scenarios import load_sets, read_scenarios

FOLDER = Path(__file__).resolve().parents[2] / "guidelines" / "lag"
LAW = [load(file.read_text("utf-8"), file.name) for file in sorted(FOLDER.glob("*.toml"))]
KL = next(one for one in LAW if one.document.id == "kommunallagen")
BOARD_FIRST = (
    '{ kind = "consult", body = "KS", before = "KF", label = { sv = "Styrelsen yttrar sig", en = "The board speaks" } }'
)
BOTH = '{ kind = "decision", decision = "approval", any_of = ["KF", "KS"], label = { sv = "Beslut", en = "Decision" } }'


@pytest.mark.parametrize("law", LAW, ids=lambda law: law.document.id)
def test_every_paragraph_has_a_chapter_a_link_name_and_every_rule_its_law(law: GuidelineSet) -> None:
    document = law.document
    assert (document.kind, document.rank, document.body) == ("law", "law", "Riksdagen")
    for clause in law.source.clauses:
        chapter, paragraph = re.fullmatch(r"\w+-(\d+):(\d+)", clause.id).groups()  # type: ignore[union-attr]
        assert clause.place.startswith(f"{chapter} kap. {paragraph} §")
        assert clause.link_name is not None
        assert clause.link_name.startswith(f"{chapter} kap. {paragraph} § ")
    assert all(rule.law for rule in law.source.rules)


def test_a_citation_of_the_law_carries_its_paragraph_and_link_name() -> None:
    verdict = evaluate([KL], "membership.join", {"principal_matter": True, "actor_kind": "committee"}, [], ON)
    shown = {one["clause"]: one for one in verdict.to_json()["citations"]}
    assert shown["KL-5:1"]["link_name"] == "5 kap. 1 § kommunallagen (2017:725)"
    assert shown["KL-5:28"]["law"] == ["KL 5:26", "KL 5:28"]


@given(matters(), DECISIONS, TRIGGER, PARAMETERS)
@settings(max_examples=200, deadline=None)
def test_kommunallagen_changes_no_answer_in_a_matter_that_is_not_of_principle(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
) -> None:
    """Rank: law adds what it demands and takes nothing away."""
    facts = {**matter[0], "principal_matter": False}
    tyreso = TYRESO.with_parameters(parameters)
    alone = evaluate([tyreso], trigger, facts, decisions, ON)
    together = evaluate([tyreso, KL], trigger, facts, decisions, ON)
    assert together.outcome == alone.outcome
    assert set(missing(together)) - {("opinion", "KS")} == set(missing(alone)) - {("opinion", "KS")}


@given(matters(), DECISIONS, TRIGGER, PARAMETERS, st.data())
@settings(max_examples=200, deadline=None)
def test_with_the_law_too_a_certain_answer_stays_when_unknown_facts_become_known(
    matter: tuple[dict[str, object], dict[str, object]],
    decisions: list[Decision],
    trigger: str,
    parameters: dict[str, Any],
    data: st.DataObject,
) -> None:
    partly, full = matter
    sets = data.draw(st.permutations([TYRESO.with_parameters(parameters), *LAW]))
    before = evaluate(sets, trigger, partly, decisions, ON)
    if before.outcome != "undetermined":
        assert evaluate(sets, trigger, full, decisions, ON).outcome == before.outcome


@pytest.mark.parametrize(
    "file", sorted((FOLDER.parent / "scenarios").glob("*.scenarios.toml")), ids=lambda file: file.name
)
def test_above_every_shipped_set_kommunallagen_only_adds_the_boards_opinion(file: Path) -> None:
    """KL 5:28; asked of every shipped scenario as if it were no matter of principle."""
    read = read_scenarios(file.read_text("utf-8"), file.name)
    sets = load_sets(read, lambda path: load((file.parent / path).read_text("utf-8"), path))
    own = [one for one in sets if one.document.id != KL.document.id]
    for scenario in read.scenarios if own else ():
        facts = {**scenario.facts, "principal_matter": False}
        alone = evaluate(own, scenario.when, facts, scenario.decided, scenario.on)
        together = evaluate([*own, KL], scenario.when, facts, scenario.decided, scenario.on)
        added = set(missing(together)) - set(missing(alone))
        assert together.outcome == alone.outcome, scenario.name
        assert added <= {("opinion", "KS")}, scenario.name


# ---- An opinion before another body's decision: KL 5:28 -----------------------------------------------------------


def _asked(*rules: str, decisions: tuple[Decision, ...] = (), **facts: Any) -> Verdict:
    return ask("project.start", *decisions, sets=[small(*rules)], **facts)


def test_an_opinion_is_asked_for_before_the_decision_of_that_body() -> None:
    verdict = _asked(rule(BY_KF, name="kf"), rule(BOARD_FIRST, name="yttrande"))
    assert missing(verdict) == [("opinion", "KS"), ("approval", "KF")]
    assert verdict.missing[1].after == ("liten/yttrande",)


@pytest.mark.parametrize("decided", [BY_KS, BOTH])
def test_no_opinion_is_asked_for_when_another_body_may_decide(decided: str) -> None:
    verdict = _asked(rule(decided, name="beslut"), rule(BOARD_FIRST, name="yttrande"))
    assert [step.kind for step in verdict.missing] == ["approval"]
    assert [citation.clause for citation in verdict.citations] == ["1"]
    alone = _asked(rule(BOARD_FIRST, name="yttrande"))
    assert (alone.outcome, alone.citations, len(alone.reasons)) == ("undetermined", (), 1)


def test_an_opinion_that_came_after_the_decision_does_not_undo_it_but_is_not_taken_for_one() -> None:
    rules = rule(BY_KF, name="kf"), rule(BOARD_FIRST, name="yttrande")
    verdict = _asked(*rules, decisions=(Decision("approval", "KF", date(2026, 5, 12)),))
    assert verdict.outcome == "allowed"
    assert [text.sv for text in verdict.warnings] == ["yttrandet är inte registrerat (KL 5:26, 5:28)"]


def test_an_opinion_against_does_not_bind_the_body_that_decides() -> None:
    rules = rule(BY_KF, name="kf"), rule(BOARD_FIRST, name="yttrande")
    against = Decision("opinion", "KS", date(2026, 4, 21), outcome="avslag")
    verdict = _asked(*rules, decisions=(against,))
    assert (verdict.outcome, missing(verdict)) == ("not_yet", [("approval", "KF")])
    assert _asked(*rules, decisions=(against, Decision("approval", "KF", date(2026, 5, 12)))).outcome == "allowed"


def test_the_opinion_is_as_uncertain_as_the_decision_it_prepares() -> None:
    maybe = rule(BY_KF, '{ fact = "principal_matter", eq = true }', name="kf")
    verdict = _asked(maybe, rule(PERMIT, name="annars"), rule(BOARD_FIRST, name="yttrande"))
    assert verdict.outcome == "undetermined"
    assert [(step.kind, step.certain) for step in verdict.missing] == [("opinion", False), ("approval", False)]
    assert [question.fact for question in verdict.questions] == ["principal_matter"]


def test_an_opinion_that_one_rule_surely_and_another_perhaps_asks_for_is_sure() -> None:
    chain = (
        '{ kind = "decision", chain = [{ body = "KS", decision = "opinion" }, { body = "KF", decision = "approval" }],'
        ' label = { sv = "Båda", en = "Both" } }'
    )
    maybe = rule(chain, '{ fact = "principal_matter", eq = true }', name="kedja")
    verdict = _asked(maybe, rule(BY_KF, name="kf"), rule(BOARD_FIRST, name="yttrande"))
    assert [(step.kind, step.certain) for step in verdict.missing] == [("opinion", True), ("approval", True)]


def test_the_law_adds_the_opinion_to_a_municipalitys_own_rule_that_the_council_decides() -> None:
    own = small(rule(BY_KF, name="kf"), rank="KF")
    verdict = ask("project.start", sets=[own, KL], principal_matter=False)
    assert missing(verdict) == [("opinion", "KS"), ("approval", "KF")]
    assert {citation.document for citation in verdict.citations} == {"liten", "kommunallagen"}


def test_the_body_that_speaks_and_the_one_that_decides_must_exist() -> None:
    wrong = BOARD_FIRST.replace('before = "KF"', 'before = "FK"')
    with pytest.raises(GuidelineErrors, match=r"liten\.toml:\d+: .*FK.*finns inte"):
        small(rule(wrong))


# ---- Documents whose text is not known ----------------------------------------------------------------------------

UNKNOWN = 'unknown = [{ sv = "Texten.", en = "The text." }]\n\n[[bodies]]'


def _unread(name: str = "gammal", rank: str = "KF") -> GuidelineSet:
    text = head(name, rank).partition("\n[[clauses]]")[0].replace("\n[[bodies]]", UNKNOWN, 1)
    return load(text, f"{name}.toml")


def test_nothing_is_certainly_allowed_beside_a_document_whose_text_is_not_known() -> None:
    permitting = small(rule(PERMIT))
    assert ask("project.start", sets=[permitting]).outcome == "allowed"
    verdict = ask("project.start", sets=[permitting, _unread()])
    assert verdict.outcome == "undetermined"
    assert verdict.reasons[-1].sv == "Texten till Dokumentet gammal (KF) är inte känd; fråga den som har dokumentet."


def test_what_another_document_demands_is_still_demanded() -> None:
    verdict = ask("project.start", sets=[small(rule(BY_KS)), _unread()])
    assert (verdict.outcome, missing(verdict)) == ("not_yet", [("approval", "KS")])


@pytest.mark.parametrize(("table", "line"), [("clauses", 1), ("rules", 1)])
def test_only_a_document_that_says_its_text_is_unknown_may_lack_clauses_and_rules(table: str, line: int) -> None:
    text = head() if table == "rules" else head().partition("\n[[clauses]]")[0]
    with pytest.raises(GuidelineErrors, match=rf"liten\.toml:{line}: {table} saknas"):
        load(text, "liten.toml")


def test_the_lineage_of_tyreso_names_the_two_documents_by_their_decisions() -> None:
    """G-02, B-2."""
    folder = FOLDER.parent
    for replaced in TYRESO.document.replaces:
        document = load((folder / f"{replaced.id}.toml").read_text("utf-8"), f"{replaced.id}.toml").document
        assert (document.title, document.body, str(document.date), document.paragraph) == (
            replaced.title,
            replaced.body,
            str(replaced.date),
            replaced.paragraph,
        )
