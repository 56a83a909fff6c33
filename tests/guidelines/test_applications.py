"""Applications: R4.3–R4.6 and the law around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guidelines.tyreso import APPLY, APPROVAL, ask, ask_application, cited, frame, missing
from utblick.guidelines import Coverage, Decision
from utblick.values import Money

BOTH = [("apply", "KFN"), ("approval", "KS")]
DELEGATION = Decision("delegation", "KS", date(2026, 1, 13), delegate="KSAU")
BY_KSAU = replace(APPROVAL, delegate="KSAU")


def test_g33_without_decisions_both_steps_are_missing_with_clause_deadline_and_ways() -> None:
    verdict = ask_application()
    assert (verdict.outcome, missing(verdict)) == ("not_yet", BOTH)
    apply, approval = verdict.missing
    assert (apply.citation.clause, approval.citation.clause) == ("R4.4", "R4.5")
    assert (approval.deadline.anchor, approval.deadline.direction, approval.after) == ("submission", "before", ())
    assert approval.ways.frame
    assert approval.ways.conditional
    assert [way.to for way in approval.ways.delegation] == [("KSAU",)]


def test_g32_with_the_committee_alone_the_boards_approval_is_missing() -> None:
    assert missing(ask_application(APPLY)) == [("approval", "KS")]


def test_g33_with_the_board_alone_the_committees_decision_is_missing() -> None:
    verdict = ask_application(APPROVAL)
    assert (verdict.outcome, missing(verdict)) == ("not_yet", [("apply", "KFN")])


def test_r45_either_order_is_enough_by_default() -> None:
    later = replace(APPLY, on=date(2026, 5, 30))
    assert ask_application(APPLY, APPROVAL).outcome == "allowed"
    assert ask_application(APPROVAL, later).outcome == "allowed"


def test_r45_the_order_is_a_parameter() -> None:
    late_committee = replace(APPLY, on=date(2026, 5, 30))
    committee_first = {"approval_order": "committee_first"}
    executive_first = {"approval_order": "executive_first"}
    assert ask_application(APPLY, APPROVAL, parameters=committee_first).outcome == "allowed"
    assert missing(ask_application(APPROVAL, late_committee, parameters=committee_first)) == [("approval", "KS")]
    assert ask_application(APPROVAL, late_committee, parameters=executive_first).outcome == "allowed"
    assert missing(ask_application(APPLY, APPROVAL, parameters=executive_first)) == [("apply", "KFN")]
    assert ask_application(parameters=executive_first).missing[1].after == ("tyreso-2010/kommunstyrelsen-godkänner",)


def test_r45_a_conditional_decision_may_come_first_whatever_the_order() -> None:
    conditional = replace(APPLY, conditional_on="KS")
    executive_first = {"approval_order": "executive_first"}
    assert missing(ask_application(conditional)) == [("approval", "KS")]
    verdict = ask_application(conditional, APPROVAL, parameters=executive_first)
    assert verdict.outcome == "allowed"
    assert any("under förutsättning" in text.sv for text in verdict.warnings)


def test_r45_a_conditional_decision_counts_for_nothing_where_the_parameter_says_so() -> None:
    conditional = replace(APPLY, conditional_on="KS")
    verdict = ask_application(conditional, APPROVAL, parameters={"conditional_decision": "not_allowed"})
    assert missing(verdict) == [("apply", "KFN")]
    assert "villkorat" in verdict.missing[0].notes[0].sv


def test_a_decision_conditional_on_a_body_that_never_decided_does_not_count() -> None:
    verdict = ask_application(replace(APPLY, conditional_on="KF"), APPROVAL)
    assert missing(verdict) == [("apply", "KFN")]


def test_r45_an_approval_after_submission_never_counts_and_is_a_deviation() -> None:
    late = replace(APPROVAL, on=date(2026, 10, 6))
    verdict = ask_application(APPLY, late, submitted_on=date(2026, 9, 20), on=date(2026, 10, 10))
    assert verdict.outcome == "not_yet"
    assert verdict.missing[0].late == late
    assert [text.sv for text in verdict.deviations] == [
        "avvikelse (R4.5): godkännande KS § 112, 2026-10-06 kom efter 2026-09-20"
    ]


def test_r45_submitted_with_nothing_decided_is_a_deviation_for_each_step() -> None:
    verdict = ask_application(submitted_on=date(2026, 5, 30))
    assert len(verdict.deviations) == 2
    assert "fanns inte 2026-05-30" in verdict.deviations[0].sv


def test_r45_decided_on_the_day_of_submission_counts_and_nothing_deviates() -> None:
    verdict = ask_application(APPLY, APPROVAL, submitted_on=APPROVAL.on)
    assert (verdict.outcome, verdict.deviations) == ("allowed", ())


def test_r45_a_refusal_forbids_until_a_new_approval() -> None:
    refused = replace(APPROVAL, outcome="avslag")
    assert ask_application(APPLY, refused).outcome == "forbidden"
    assert ask_application(APPLY, refused, replace(APPROVAL, on=date(2026, 5, 31))).outcome == "allowed"


@pytest.mark.parametrize("outcome", ["återremiss", "bordläggning", "utgår"])
def test_r45_other_outcomes_are_no_approval(outcome: str) -> None:
    assert ask_application(APPLY, replace(APPROVAL, outcome=outcome)).outcome == "not_yet"


def test_decided_but_not_adjusted_warns_and_does_not_stop() -> None:
    verdict = ask_application(APPLY, replace(APPROVAL, adjusted=False))
    assert verdict.outcome == "allowed"
    assert "KS § 112, 2026-05-26: beslutat, ej justerat" in [text.sv for text in verdict.warnings]


def test_g33_a_partner_is_bound_by_the_mandate_and_needs_the_same() -> None:
    verdict = ask_application(trigger="application.commit", role="partner")
    assert (missing(verdict), verdict.missing[1].deadline.anchor) == (BOTH, "commitment")
    late = ask_application(
        APPLY, APPROVAL, trigger="application.commit", role="partner", committed_on=date(2026, 5, 20)
    )
    assert (late.outcome, len(late.deviations)) == ("not_yet", 1)


def test_g33_the_boards_own_project_needs_one_decision_by_default() -> None:
    verdict = ask_application(body="KS")
    assert missing(verdict) == [("apply", "KS")]
    assert ask_application(replace(APPLY, body="KS"), body="KS").outcome == "allowed"
    separate = ask_application(body="KS", parameters={"own_projects": "approves_separately"})
    assert missing(separate) == [("apply", "KS"), ("approval", "KS")]


def test_g34_joining_a_feasibility_study_is_allowed_with_r46_cited() -> None:
    verdict = ask("feasibility.join", body="KFN")
    assert (verdict.outcome, cited(verdict)) == ("allowed", ["R4.6"])


def test_g34_applying_for_a_feasibility_study_is_exempt_with_notice_by_default() -> None:
    verdict = ask_application(is_feasibility_study=True)
    assert (verdict.outcome, verdict.missing) == ("allowed", ())
    assert cited(verdict)[0] == "R4.6"
    assert ("KSF",) in [duty.to for duty in verdict.duties]
    other = ask_application(is_feasibility_study=True, parameters={"feasibility_application": "approval"})
    assert missing(other) == BOTH


def test_g34_the_gate_returns_when_a_feasibility_study_becomes_a_project() -> None:
    verdict = ask("project.start", body="KFN", after_feasibility_study=True)
    assert missing(verdict) == [("approval", "KS")]
    assert ask("project.start", body="KFN", after_feasibility_study=False).outcome == "allowed"


def test_g31_a_project_is_the_committees_own() -> None:
    assert "R4.3" in cited(ask("project.start", body="KFN", after_feasibility_study=False))


def test_a_frame_approval_covers_programme_committee_and_period_and_counts_what_is_left() -> None:
    verdict = ask_application(APPLY, frame(cap=Money.of(100_000), used=Money.of(50_000)))
    assert verdict.outcome == "allowed"
    assert "kvar av ramen: 10000.00 SEK" in [note.sv for step in verdict.fulfilled for note in step.notes]
    counted = ask_application(APPLY, frame(max_count=3, used_count=2))
    assert "ansökningar kvar i ramen: 0" in [note.sv for step in counted.fulfilled for note in step.notes]


@pytest.mark.parametrize(
    "scope",
    [
        {"cap": Money.of(100_000), "used": Money.of(60_001)},
        {"max_count": 2, "used_count": 2},
        {"programme": "Erasmus+"},
        {"body": "BUN"},
        {"valid_to": date(2026, 5, 31)},
        {"valid_from": date(2026, 6, 2)},
    ],
)
def test_a_frame_that_does_not_reach_covers_nothing(scope: dict[str, Any]) -> None:
    assert missing(ask_application(APPLY, frame(**scope))) == [("approval", "KS")]


def test_a_frame_with_a_cap_asks_for_the_own_cost() -> None:
    verdict = ask_application(APPLY, frame(cap=Money.of(100_000)), own_cost=None)
    assert (verdict.outcome, [question.fact for question in verdict.questions]) == ("undetermined", ["own_cost"])


def test_a_frame_counts_only_where_the_parameter_allows_it() -> None:
    assert ask_application(APPLY, frame(), parameters={"frame_approval": "not_allowed"}).outcome == "not_yet"


def test_kl_637_a_delegated_approval_counts_when_the_right_was_given() -> None:
    assert ask_application(APPLY, DELEGATION, BY_KSAU).outcome == "allowed"
    assert ask_application(APPLY, BY_KSAU).outcome == "not_yet"
    assert ask_application(APPLY, DELEGATION, replace(BY_KSAU, delegate="ordförande")).outcome == "not_yet"
    assert ask_application(APPLY, DELEGATION, BY_KSAU, parameters={"delegated_approval": "not_allowed"}).outcome == (
        "not_yet"
    )


def test_kl_637_a_committee_may_let_its_head_of_administration_apply() -> None:
    given = Decision("delegation", "KFN", date(2026, 1, 19), delegate="kulturchef")
    assert ask_application(given, replace(APPLY, delegate="kulturchef"), APPROVAL).outcome == "allowed"
    limited = {"delegated_application": "not_allowed"}
    assert (
        ask_application(given, replace(APPLY, delegate="kulturchef"), APPROVAL, parameters=limited).outcome == "not_yet"
    )


def test_a_delegation_has_the_limit_of_the_set_and_of_the_delegation_itself() -> None:
    limit = {"delegation_limit": Money.of(40_000)}
    assert ask_application(APPLY, DELEGATION, BY_KSAU, parameters=limit).outcome == "allowed"
    over = ask_application(APPLY, DELEGATION, BY_KSAU, parameters=limit, own_cost=Money(4_000_001))
    assert over.outcome == "not_yet"
    capped = replace(DELEGATION, covers=Coverage(cap=Money.of(39_999)))
    assert ask_application(APPLY, capped, BY_KSAU).outcome == "not_yet"


def test_kl_638_goals_direction_scope_and_quality_cannot_be_delegated() -> None:
    assert ask_application(APPLY, DELEGATION, BY_KSAU, principal_matter=True).outcome == "not_yet"
    unknown = ask_application(APPLY, DELEGATION, BY_KSAU, principal_matter=None)
    assert (unknown.outcome, [question.fact for question in unknown.questions]) == (
        "undetermined",
        ["principal_matter"],
    )


def test_kl_639_the_chair_may_approve_an_urgent_case_if_empowered() -> None:
    given = Decision("delegation", "KS", date(2026, 1, 13), delegate="chair")
    by_chair = replace(APPROVAL, delegate="chair")
    verdict = ask_application(APPLY, given, by_chair, urgent=True)
    assert verdict.outcome == "allowed"
    assert any("KL 6:39" in text.sv for text in verdict.warnings)
    assert ask_application(APPLY, given, by_chair, urgent=False).outcome == "not_yet"
    assert ask_application(APPLY, by_chair, urgent=True).outcome == "not_yet"
    strict = ask_application(APPLY, given, by_chair, urgent=True, parameters={"urgent_case": "not_allowed"})
    assert strict.outcome == "not_yet"


def test_an_approval_is_for_one_application_unless_the_parameter_says_the_call() -> None:
    other = replace(APPROVAL, covers=Coverage(reference="A-2", call="CERV-1"))
    assert ask_application(APPLY, other).outcome == "not_yet"
    assert ask_application(APPLY, other, parameters={"approval_validity": "one_call"}).outcome == "allowed"
    another_call = replace(APPROVAL, covers=Coverage(reference="A-2", call="CERV-2"))
    assert ask_application(APPLY, another_call, parameters={"approval_validity": "one_call"}).outcome == "not_yet"


def test_a_threshold_for_approval_exists_only_when_chosen() -> None:
    assert missing(ask_application(APPLY)) == [("approval", "KS")]
    chosen = {"approval_threshold": Money.of(50_000)}
    assert ask_application(APPLY, parameters=chosen).outcome == "allowed"
    assert ask_application(APPLY, parameters=chosen, own_cost=Money.of(50_000)).outcome == "not_yet"
    assert ask_application(APPLY, parameters=chosen, own_cost=None).outcome == "undetermined"
    assert ask_application(APPLY, parameters=chosen, own_cost=Money(100, "EUR")).outcome == "undetermined"


def test_a_company_applicant_must_ask_and_the_answer_settles_it() -> None:
    verdict = ask_application(actor_kind="company")
    assert (verdict.outcome, [question.body for question in verdict.questions]) == ("undetermined", ["KSF"])
    answer = Decision("answer", "KSF", date(2026, 5, 29))
    assert ask_application(answer, actor_kind="company").outcome == "allowed"
    assert ask_application(replace(answer, outcome="avslag"), actor_kind="company").outcome == "forbidden"
    as_committee = ask_application(actor_kind="company", parameters={"company_applicant": "as_committee"})
    assert missing(as_committee) == BOTH
    own_board = ask_application(actor_kind="company", parameters={"company_applicant": "own_board"})
    assert own_board.outcome == "allowed"


def test_resubmission_needs_an_approval_after_the_rejection_by_default() -> None:
    rejected: dict[str, Any] = {"trigger": "application.resubmit", "rejected_on": date(2026, 5, 28)}
    assert missing(ask_application(APPLY, APPROVAL, **rejected)) == [("approval", "KS")]
    new = replace(APPROVAL, on=date(2026, 5, 29))
    assert ask_application(APPLY, APPROVAL, new, **rejected).outcome == "allowed"
    old = ask_application(APPLY, APPROVAL, parameters={"resubmission": "old_holds"}, **rejected)
    assert old.outcome == "allowed"


def test_a_change_of_cost_or_role_needs_a_new_approval_and_other_changes_a_notice() -> None:
    change: dict[str, Any] = {"trigger": "application.change", "changed_on": date(2026, 5, 28), "role_changed": False}
    cost = ask_application(APPROVAL, own_cost_changed=True, **change)
    assert missing(cost) == [("approval", "KS")]
    small = ask_application(own_cost_changed=False, **change)
    assert missing(small) == [("information", "KSF")]
    always = {"changed_after_approval": "always_new"}
    assert missing(ask_application(own_cost_changed=False, parameters=always, **change)) == [("approval", "KS")]
    inform = {"changed_after_approval": "inform_only"}
    assert missing(ask_application(own_cost_changed=True, parameters=inform, **change)) == [("information", "KSF")]


def test_g11_the_funding_test_is_a_standing_duty_and_no_gate() -> None:
    verdict = ask("development.start", body="BUN")
    assert (verdict.outcome, [duty.citation.clause for duty in verdict.duties]) == ("allowed", ["R2.3"])
    assert "R2.3" in [duty.citation.clause for duty in ask_application().duties]


def test_g03_to_g12_the_decision_paper_is_told_what_it_must_contain() -> None:
    content = next(duty for duty in ask_application().duties if duty.kind == "content")
    levels = {item.clause: item.level for item in content.items}
    assert levels == {
        "R1.2": "must", "R1.3": "must", "R1.4": "must", "R1.6": "must", "R1.7": "must",
        "R2.2": "should", "R2.4": "should", "R3.7": "should",
    }  # fmt: skip


def test_kl_68_a_set_adopted_by_the_board_says_that_its_basis_for_binding_others_is_not_recorded() -> None:
    assert any("KL 6:8" in text.sv for text in ask_application().warnings)
    assert not any("KL 6:8" in text.sv for text in ask_application(body="KS").warnings)


def test_an_unknown_fact_never_passes_silently() -> None:
    verdict = ask_application(APPLY, is_feasibility_study=None)
    assert verdict.outcome == "undetermined"
    assert [question.fact for question in verdict.questions] == ["is_feasibility_study"]
    assert ask_application(APPLY, APPROVAL, is_feasibility_study=None).outcome == "allowed"
