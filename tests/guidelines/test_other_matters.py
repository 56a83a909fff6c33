"""Agreements, partnerships, memberships, visits, reports and what is not regulated: R3.5, R4.1, R4.2, R4.7–R4.9."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guidelines.tyreso import ask, cited, missing
from utblick.guidelines import Coverage, Decision

KS = Decision("enter", "KS", date(2026, 5, 26), paragraph="113")
KF = Decision("enter", "KF", date(2026, 5, 28), paragraph="60")
OPINION = Decision("opinion", "KS", date(2026, 5, 26), paragraph="114")
TOLD = Decision("information", "KSF", date(2026, 5, 29))


def test_g26_only_the_council_enters_a_twin_town_agreement_after_the_boards_opinion() -> None:
    verdict = ask("agreement.enter", KS, agreement_type="twinning", body="KFN")
    assert (verdict.outcome, missing(verdict)) == ("not_yet", [("opinion", "KS"), ("enter", "KF")])
    assert verdict.missing[1].after == (verdict.missing[0].id,)
    assert verdict.citations[0].law == ("KL 5:26", "KL 5:28")
    assert ask("agreement.enter", OPINION, KF, agreement_type="twinning", body="KFN").outcome == "allowed"


def test_kl_528_an_opinion_that_was_not_recorded_is_remarked() -> None:
    verdict = ask("agreement.enter", KF, agreement_type="twinning", body="KFN")
    assert verdict.outcome == "allowed"
    assert any("KL 5:26, 5:28" in note.sv for step in verdict.fulfilled for note in step.notes)


def test_g26_only_the_council_terminates_and_kl_1314_warns() -> None:
    wrong = ask("agreement.terminate", replace(KF, kind="terminate", body="KS"), agreement_type="twinning", body="KFN")
    assert wrong.outcome == "not_yet"
    right = ask("agreement.terminate", OPINION, replace(KF, kind="terminate"), agreement_type="twinning", body="KFN")
    assert right.outcome == "allowed"
    assert any("KL 13:14" in text.sv for text in right.warnings)


def test_g26_renewing_counts_as_entering_by_default() -> None:
    facts: dict[str, Any] = {"agreement_type": "twinning", "body": "KFN", "actor_kind": "committee"}
    assert ("enter", "KF") in missing(ask("agreement.renew", **facts))
    free = ask("agreement.renew", parameters={"renewal": "free"}, **facts)
    assert free.outcome == "allowed"


def test_g27_the_board_signs_cooperation_agreements_and_by_default_letters_of_intent() -> None:
    facts: dict[str, Any] = {"body": "KFN", "actor_kind": "committee"}
    assert missing(ask("agreement.enter", agreement_type="cooperation", **facts)) == [("enter", "KS")]
    assert missing(ask("agreement.enter", agreement_type="loi", **facts)) == [("enter", "KS")]
    assert ask("agreement.enter", KS, agreement_type="loi", **facts).outcome == "allowed"
    free = {"letter_of_intent": "free"}
    assert ask("agreement.enter", agreement_type="loi", parameters=free, **facts).outcome == "allowed"


@pytest.mark.parametrize("kind", ["grant", "consortium"])
def test_grant_and_consortium_agreements_need_no_new_round_when_the_decision_named_who_signs(kind: str) -> None:
    facts: dict[str, Any] = {"agreement_type": kind, "body": "KFN", "actor_kind": "committee"}
    assert ask("agreement.enter", signatory_named=True, **facts).outcome == "allowed"
    assert missing(ask("agreement.enter", signatory_named=False, **facts)) == [("enter", "KS")]
    unknown = ask("agreement.enter", **facts)
    assert [question.fact for question in unknown.questions] == ["signatory_named"]
    signs = {"grant_agreements": "executive_signs"}
    assert ask("agreement.enter", signatory_named=True, parameters=signs, **facts).outcome == "not_yet"
    covered = {"grant_agreements": "covered"}
    assert ask("agreement.enter", signatory_named=False, parameters=covered, **facts).outcome == "allowed"


def test_a_cooperation_agreement_is_terminated_by_the_board_unless_the_parameter_says_ask() -> None:
    facts: dict[str, Any] = {"agreement_type": "cooperation", "body": "KFN", "actor_kind": "committee"}
    assert missing(ask("agreement.terminate", **facts)) == [("terminate", "KS")]
    asked = ask("agreement.terminate", parameters={"terminate_cooperation": "ask_ksf"}, **facts)
    assert [question.body for question in asked.questions] == ["KSF"]


def test_a_company_decides_its_own_agreements_but_kl_103_principal_ones_go_to_the_council() -> None:
    facts: dict[str, Any] = {"agreement_type": "cooperation", "actor_kind": "company"}
    assert ask("agreement.enter", principal_matter=False, **facts).outcome == "allowed"
    assert missing(ask("agreement.enter", principal_matter=True, **facts)) == [("opinion", "KF")]
    assert ask("agreement.enter", **facts).outcome == "undetermined"
    same = {"company_agreements": "as_committee"}
    assert missing(ask("agreement.enter", principal_matter=False, parameters=same, **facts)) == [("enter", "KS")]


def test_an_agreement_of_another_type_is_asked_about() -> None:
    verdict = ask("agreement.enter", agreement_type="other", actor_kind="committee", body="KFN")
    assert (verdict.outcome, [question.body for question in verdict.questions]) == ("undetermined", ["KSF"])


def test_g28_the_board_enters_a_partnership_besides_approving_the_application() -> None:
    verdict = ask("partnership.enter", Decision("approval", "KS", date(2026, 5, 26)), body="KFN")
    assert missing(verdict) == [("enter", "KS")]
    assert ask("partnership.enter", KS, body="KFN").outcome == "allowed"


def test_g25_the_partnership_case_covers_results_country_and_own_benefit() -> None:
    content = ask("partnership.enter", body="KFN").duties[0]
    assert [item.name for item in content.items] == ["results_framework", "eligible_country", "own_benefit", "goal"]


def test_g29_who_joins_a_network_follows_its_scope() -> None:
    assert missing(ask("membership.join", membership_scope="whole_municipality", body="KFN")) == [("join", "KS")]
    assert missing(ask("membership.join", membership_scope="own_field", body="KFN")) == [("join", "KFN")]
    unclear = ask("membership.join", membership_scope="unclear", body="KFN")
    assert [question.body for question in unclear.questions] == ["KSF"]
    unknown = ask("membership.join", body="KFN")
    assert [question.fact for question in unknown.questions] == ["membership_scope"]


def test_other_memberships_are_a_parameter() -> None:
    facts: dict[str, Any] = {"membership_scope": "own_field", "body": "KFN"}
    board = ask("membership.join", parameters={"other_memberships": "executive"}, **facts)
    assert missing(board) == [("join", "KS")]
    asked = ask("membership.join", parameters={"other_memberships": "ask_ksf"}, **facts)
    assert asked.outcome == "undetermined"


def test_g35_the_administration_is_informed_before_a_visit_and_nothing_is_approved() -> None:
    facts: dict[str, Any] = {"visit_in_own_field": True, "body": "KFN", "visit_start": date(2026, 6, 3)}
    verdict = ask("visit.incoming", **facts)
    assert missing(verdict) == [("information", "KSF")]
    assert (verdict.missing[0].deadline.anchor, verdict.missing[0].deadline.direction) == ("visit.start", "before")
    assert ask("visit.incoming", TOLD, **facts).outcome == "allowed"


def test_g35_information_after_the_visit_began_is_a_deviation() -> None:
    late = replace(TOLD, on=date(2026, 6, 4))
    verdict = ask(
        "visit.incoming", late, visit_in_own_field=True, body="KFN", visit_start=date(2026, 6, 3), on=date(2026, 6, 10)
    )
    assert (verdict.outcome, len(verdict.deviations)) == ("not_yet", 1)


def test_g35_a_visit_outside_the_own_field_is_asked_about() -> None:
    verdict = ask("visit.incoming", visit_in_own_field=False, body="KFN")
    assert [question.body for question in verdict.questions] == ["KSF"]


def test_g36_twin_town_visits_both_ways_are_reported_to_the_boards_next_meeting() -> None:
    for direction in ("incoming", "outgoing"):
        verdict = ask("visit.completed", is_twin_town=True, visit_direction=direction, body="KFN")
        duty = verdict.duties[0]
        assert (verdict.outcome, duty.to, duty.next_meeting, duty.citation.clause) == ("allowed", ("KS",), True, "R4.8")
    only_here = {"twin_visits": "incoming"}
    out = ask("visit.completed", is_twin_town=True, visit_direction="outgoing", body="KFN", parameters=only_here)
    assert out.duties == ()


def test_g36_the_report_is_open_until_the_board_has_noted_it() -> None:
    facts: dict[str, Any] = {
        "is_twin_town": True,
        "visit_direction": "incoming",
        "body": "KFN",
        "visit_end": date(2026, 5, 20),
    }
    noted = Decision("report", "KS", date(2026, 5, 26), covers=Coverage())
    assert ask("visit.completed", **facts).duties[0].fulfilled_by is None
    assert ask("visit.completed", noted, **facts).duties[0].fulfilled_by == noted
    too_early = replace(noted, on=date(2026, 5, 19))
    assert ask("visit.completed", too_early, **facts).duties[0].fulfilled_by is None


def test_g36_other_visits_are_not_reported() -> None:
    assert ask("visit.completed", is_twin_town=False, body="KFN").duties == ()


def test_g37_each_committee_reports_at_the_end_of_the_year() -> None:
    verdict = ask("year.end", body="KFN")
    yearly = next(duty for duty in verdict.duties if duty.kind == "annual_report")
    assert (yearly.by, yearly.to, yearly.citation.clause) == ("KFN", ("KS",), "R4.9")
    assert {"R2.3", "R4.9", "R5.4"} == {duty.citation.clause for duty in verdict.duties}


def test_g30_the_board_is_told_of_all_ongoing_cooperation() -> None:
    duty = next(duty for duty in ask("year.end", body="KFN").duties if duty.citation.clause == "R5.4")
    assert (duty.by, duty.to) == ("KSF", ("KS",))


def test_g20_other_contacts_are_free_with_r35_cited() -> None:
    verdict = ask("contact.new", body="KFN")
    assert (verdict.outcome, cited(verdict)) == ("allowed", ["R3.5"])


def test_travel_is_not_regulated_unless_the_parameter_says_so() -> None:
    verdict = ask("travel.order", body="KFN")
    assert verdict.outcome == "allowed"
    assert "reglerar inte" in verdict.reasons[0].sv
    assert missing(ask("travel.order", body="KFN", parameters={"outgoing_travel": "committee_decides"})) == [
        ("order", "KFN")
    ]
