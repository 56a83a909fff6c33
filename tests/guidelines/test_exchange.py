"""Facts, decisions and verdicts as JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal as Number

import pytest

from guidelines.tyreso import APPLY, TYRESO, ask_application, frame
from utblick.guidelines import Coverage, Decision, ExchangeError, decisions_from_json, evaluate, facts_from_json
from utblick.guidelines.exchange import decision_to_json
from utblick.values import Money


def test_facts_are_read_with_their_types_and_null_is_unknown() -> None:
    text = """{"body": "KFN", "own_cost": {"amount": 580000.5, "currency": "SEK"}, "urgent": false, "role": null,
      "submitted_on": "2026-09-20", "bodies": ["KFN", "BUN"], "budget_years": 3, "own_time": 12.5}"""
    assert facts_from_json(text) == {
        "body": "KFN",
        "own_cost": Money(58_000_050),
        "urgent": False,
        "submitted_on": date(2026, 9, 20),
        "bodies": ("KFN", "BUN"),
        "budget_years": 3,
        "own_time": Number("12.5"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"nämnd": "KFN"}', "kända:"),
        ('{"own_kost": 1}', "menade du own_cost?"),
        ('{"own_cost": 580000}', "belopp med valuta"),
        ('{"own_cost": {"amount": 1.001, "currency": "SEK"}}', "högst två decimaler"),
        ('{"own_cost": {"amount": "NaN", "currency": "SEK"}}', "högst två decimaler"),
        ('{"own_cost": {"amount": 1e400, "currency": "SEK"}}', "högst två decimaler"),
        ('{"own_cost": {"amount": 1e999999, "currency": "SEK"}}', "högst två decimaler"),
        ('{"own_cost": {"amount": 1, "currency": "kr"}}', "valutakod"),
        ('{"own_time": NaN}', "väntade ett tal"),
        ('{"body": "K\\u0000S"}', "väntade en text"),
        ('{"body": "K\\ud800S"}', "väntade en text"),
        ('{"urgent": "nej"}', "väntade true eller false"),
        ('{"role": "chef"}', "kända: associated, coordinator, partner"),
        ('{"role": ["partner"]}', "menade du partner?"),
        ('{"submitted_on": "2026-02-30"}', "datum"),
        ('{"submitted_on": "20260220"}', "datum"),
        ('{"bodies": "KFN"}', "lista"),
        ('{"budget_years": true}', "väntade ett tal"),
        ('{"body": " "}', "väntade en text"),
        ('{\n"body": KFN}', "rad 2"),
        ("[]", "väntade ett objekt"),
        ("[" * 100_000, "JSON"),
        (" " * 1_000_001, "högst"),
    ],
)  # fmt: skip
def test_wrong_facts_are_refused_with_what_was_expected(text: str, expected: str) -> None:
    with pytest.raises(ExchangeError, match=expected.replace("?", r"\?")):
        facts_from_json(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"kind": "approval", "body": "KS"}]', "beslut 1: on saknas"),
        ('[{"kind": "godkännande", "body": "KS", "on": "2026-05-26"}]', "beslut 1: beslutsslaget"),
        ('[{"kind": "approval", "body": "KS", "on": "2026-05-26", "outcome": "ja"}]', "utfallet 'ja' finns inte"),
        ('[{"kind": "approval", "body": "KS", "on": "26/5"}]', "datum"),
        ('[{"kind": "approval", "body": "KS", "on": "2026-05-26", "datum": 1}]', "nyckeln 'datum' finns inte"),
        ('[{"kind": "frame", "body": "KS", "on": "2026-05-26", "covers": {"cap": 5}}]', "belopp med valuta"),
        ('[{"kind": "frame", "body": "KS", "on": "2026-05-26", "covers": {"max_count": -1}}]', "heltal från 0"),
        ("[5]", "beslut 1: väntade ett objekt"),
        ("{}", "väntade en lista"),
    ],
)  # fmt: skip
def test_wrong_decisions_are_refused_with_their_number(text: str, expected: str) -> None:
    with pytest.raises(ExchangeError, match=expected):
        decisions_from_json(text)


def test_a_decision_survives_the_way_out_and_in() -> None:
    full = frame(cap=Money.of(100_000), used=Money(5_050), max_count=3, used_count=1)
    other = Decision("apply", "KFN", date(2026, 5, 18), conditional_on="KS", adjusted=False, covers=Coverage("A-1"))
    text = json.dumps([decision_to_json(full), decision_to_json(other)])
    assert decisions_from_json(text) == [full, other]


def test_a_verdict_is_plain_json_with_every_part() -> None:
    verdict = ask_application(APPLY)
    plain = json.loads(json.dumps(verdict.to_json()))
    assert list(plain) == [
        "outcome", "label", "trigger", "on", "missing", "advised", "fulfilled", "duties", "questions", "reasons",
        "warnings", "deviations", "citations", "costs", "priorities", "trace",
    ]  # fmt: skip
    assert plain["outcome"] == "not_yet"
    assert plain["label"] == {"sv": "Inte ännu", "en": "Not yet"}
    step = plain["missing"][0]
    assert (step["body"], step["clause"], step["deadline"]) == (
        "KS", "R4.5", {"anchor": "submission", "days": 0, "direction": "before"},
    )  # fmt: skip
    assert plain["fulfilled"][0]["decision"]["paragraph"] == "45"
    assert any(line["rule"] == "kommunstyrelsen-godkänner" and line["held"] is True for line in plain["trace"])


def test_a_stranger_gets_a_verdict_from_two_json_texts() -> None:
    facts = facts_from_json('{"body": "KFN", "actor_kind": "committee", "is_feasibility_study": false}')
    decisions = decisions_from_json('[{"kind": "approval", "body": "KS", "on": "2026-05-26", "paragraph": "112"}]')
    verdict = evaluate([TYRESO], "application.submit", facts, decisions, date(2026, 6, 1))
    assert (verdict.outcome, [step.bodies for step in verdict.missing]) == ("not_yet", [("KFN",)])
