"""Law before KF before KS before committee; specific before general; later before earlier; else ask (design § 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guidelines.small_sets import BY_KF, BY_KS, EXEMPT, FORBID, PERMIT, rule, small
from guidelines.tyreso import ask, missing
from utblick.guidelines import GuidelineSet, Verdict

URGENT = '{ fact = "urgent", eq = true }'


def start(*sets: GuidelineSet, **facts: Any) -> Verdict:
    return ask("project.start", sets=sets, body="KFN", **facts)


def test_the_higher_document_decides() -> None:
    council = small(rule(BY_KF), name="kf", rank="KF")
    board = small(rule(BY_KS), name="ks")
    assert missing(start(council, board)) == missing(start(board, council)) == [("approval", "KF")]


def test_law_cannot_be_exempted_by_a_guideline() -> None:
    law = small(rule(FORBID), name="lag", rank="law")
    assert start(law, small(rule(EXEMPT), name="ks")).outcome == "forbidden"


def test_the_specific_rule_decides_among_equals() -> None:
    general = small(rule(BY_KS), name="a")
    specific = small(rule(BY_KF, URGENT), name="b")
    assert missing(start(general, specific, urgent=True)) == [("approval", "KF")]
    assert missing(start(general, specific, urgent=False)) == [("approval", "KS")]


def test_the_later_document_decides_among_equals() -> None:
    assert missing(start(small(rule(BY_KS), name="a"), small(rule(BY_KF), name="b", valid_from="2024-01-01"))) == [
        ("approval", "KF")
    ]


def test_otherwise_nobody_can_tell_and_both_are_cited() -> None:
    verdict = start(small(rule(BY_KS), name="a"), small(rule(BY_KF), name="b"))
    assert verdict.outcome == "undetermined"
    assert verdict.reasons[-1].sv == "Dokumentet a 1 och Dokumentet b 1 säger emot varandra"
    assert [citation.document for citation in verdict.citations] == ["a", "b"]


def test_an_exception_in_the_same_document_holds_and_the_trace_says_what_yielded() -> None:
    guidelines = small(rule(BY_KS, name="krav"), rule(EXEMPT, URGENT, name="undantag"))
    verdict = start(guidelines, urgent=True)
    assert verdict.outcome == "allowed"
    assert any("(krav)" in text.sv and "viker för" in text.sv for text in verdict.trace)


def test_documents_that_ask_the_same_body_do_not_ask_twice() -> None:
    assert missing(start(small(rule(BY_KS), name="a"), small(rule(BY_KS), name="b"))) == [("approval", "KS")]


def test_a_forbidding_rule_forbids_also_what_is_approved() -> None:
    verdict = start(small(rule(FORBID, URGENT), rule(PERMIT, name="annars")), urgent=True)
    assert verdict.outcome == "forbidden"


def test_silence_is_no_permission() -> None:
    verdict = start(small(rule(BY_KS, URGENT)), urgent=False)
    assert (verdict.outcome, verdict.reasons[0].sv) == (
        "undetermined",
        "Ingen regel svarar på om ni får starta ett projekt.",
    )


def test_no_document_in_force_is_no_permission() -> None:
    verdict = ask("project.start", sets=[small(rule(PERMIT))], on=date(2019, 12, 31))
    assert (verdict.outcome, verdict.reasons[0].sv) == ("undetermined", "Inget dokument gällde den dagen.")


def test_g02_a_document_in_force_ends_the_one_it_replaces() -> None:
    old = small(rule(BY_KS), name="gammal")
    replaced = '\n[[document.replaces]]\ntitle = "gammal"\nid = "gammal"\n'
    new = small(replaced, rule(PERMIT), name="ny", valid_from="2026-03-01")
    assert ask("project.start", sets=[old, new], on=date(2026, 2, 28)).outcome == "not_yet"
    assert ask("project.start", sets=[old, new], on=date(2026, 3, 1)).outcome == "allowed"


def test_a_start_known_only_to_the_year_is_remarked_within_that_year() -> None:
    guidelines = small(rule(PERMIT), valid_from="2026")
    assert "gäller från 2026" in ask("project.start", sets=[guidelines], on=date(2026, 5, 1)).warnings[0].sv
    assert ask("project.start", sets=[guidelines], on=date(2027, 1, 1)).warnings == ()


def test_any_of_all_of_and_concerned_bodies() -> None:
    label = 'label = { sv = "Beslut", en = "Decision" }'
    any_of = small(rule('{ kind = "decision", decision = "approval", any_of = ["KF", "KS"], ' + label + " }"))
    assert missing(start(any_of)) == [("approval", "KF+KS")]
    concerned = small(rule('{ kind = "decision", decision = "approval", all_of = ["concerned"], ' + label + " }"))
    assert missing(start(concerned, bodies=("BUN", "KFN"))) == [("approval", "BUN"), ("approval", "KFN")]
    assert missing(start(concerned)) == [("approval", "concerned")]


def test_an_unknown_trigger_or_fact_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match=r"menade du project\.start"):
        ask("project.star", sets=[small(rule(PERMIT))])
    with pytest.raises(ValueError, match="menade du own_cost"):
        start(small(rule(PERMIT)), own_cots=1)
