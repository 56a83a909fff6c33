"""What each effect of a rule does to the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guidelines.small_sets import BY_KF, BY_KS, FORBID, LABEL, PERMIT, head, rule, small
from utblick.guidelines import Coverage, Decision, GuidelineErrors, GuidelineSet, Verdict, evaluate, load
from utblick.guidelines.verdicts import When
from utblick.values import Money

ON = date(2026, 6, 1)
SHOULD = "level = 'should'\n"
CHIEF = """
[[bodies]]
code = "förvaltningschef"
name = { sv = "förvaltningschefen", en = "the head of administration" }
"""


def ask(guidelines: GuidelineSet, *decisions: Decision, on: date = ON, **facts: Any) -> Verdict:
    return evaluate([guidelines], "project.start", facts, decisions, on)


def advised(effect: str) -> str:
    return rule(effect).replace("clause = ", SHOULD + "clause = ")


def effect(kind: str, **more: str) -> str:
    told = "".join(f", {key} = {value}" for key, value in more.items())
    return f'{{ kind = "{kind}", {LABEL}{told} }}'


def kronor(amount: int) -> str:
    return f'{{ amount = {amount}, currency = "SEK" }}'


class TestShould:
    def test_a_decision_that_only_should_be_taken_warns_and_does_not_stop(self) -> None:
        verdict = ask(small(advised(BY_KS)))
        assert (verdict.outcome, verdict.missing) == ("allowed", ())
        assert [step.bodies for step in verdict.advised] == [("KS",)]
        assert any(text.sv == "bör: Beslut (1)" for text in verdict.warnings)
        assert verdict.deviations == ()

    def test_what_should_be_avoided_is_allowed_with_a_warning(self) -> None:
        verdict = ask(small(advised(FORBID)))
        assert verdict.outcome == "allowed"
        assert [text.sv for text in verdict.warnings] == ["bör undvikas: Beslut (1)"]

    def test_a_step_that_one_rule_demands_and_another_advises_is_demanded(self) -> None:
        both = small(rule(BY_KS), advised(BY_KS).replace('id = "regel"', 'id = "annan"'))
        assert ask(both).outcome == "not_yet"


class TestPause:
    @pytest.mark.parametrize(("on", "outcome"), [("2026-06-30", "not_yet"), ("2026-07-01", "allowed")])
    def test_a_pause_lasts_through_its_last_day(self, on: str, outcome: str) -> None:
        paused = small(rule(effect("pause", until='"2026-06-30"')), rule(PERMIT, name="annan"))
        assert ask(paused, on=date.fromisoformat(on)).outcome == outcome


class TestConsult:
    def test_an_opinion_must_be_had_before(self) -> None:
        guidelines = small(rule(effect("consult", body='"KS"')))
        assert ask(guidelines).outcome == "not_yet"
        assert ask(guidelines, Decision("opinion", "KS", ON)).outcome == "allowed"
        assert ask(guidelines, Decision("information", "KS", ON)).outcome == "not_yet"


class TestCaps:
    POT = small(
        rule(PERMIT, name="fri"),
        rule(effect("cap", amount=kronor(100_000), counts='"year"', pot='"vänort"', per='["pot"]')),
    )

    def given(self, amount: int, on: date = date(2026, 3, 1), **more: Any) -> Decision:
        return Decision("award", "KS", on, covers=Coverage(amount=Money.of(amount), pot="vänort", **more))

    def test_what_is_left_of_a_pot_is_counted_from_earlier_awards_of_the_year(self) -> None:
        given = self.given(70_000)
        assert ask(self.POT, given, amount_applied=Money.of(30_000)).outcome == "allowed"
        verdict = ask(self.POT, given, amount_applied=Money.of(30_001))
        assert verdict.outcome == "forbidden"
        assert [text.sv for text in verdict.reasons] == ["Beslut (1)", "kvar: 30000.00 SEK", "Beslut (1)"]

    def test_awards_of_another_year_pot_or_outcome_or_day_to_come_do_not_count(self) -> None:
        others = [
            self.given(90_000, date(2025, 12, 31)),
            self.given(90_000, date(2026, 6, 2)),
            Decision("award", "KS", ON, "avslag", covers=Coverage(amount=Money.of(90_000), pot="vänort")),
            Decision("award", "KS", ON, covers=Coverage(amount=Money.of(90_000), pot="annan")),
        ]
        assert ask(self.POT, *others, amount_applied=Money.of(100_000)).outcome == "allowed"

    def test_an_award_for_the_matter_itself_is_not_counted_against_it(self) -> None:
        own = self.given(80_000, reference="A")
        assert ask(self.POT, own, reference="A", amount_applied=Money.of(80_000)).outcome == "allowed"
        assert ask(self.POT, own, reference="B", amount_applied=Money.of(80_000)).outcome == "forbidden"

    def test_an_unknown_amount_is_asked_for(self) -> None:
        verdict = ask(self.POT)
        assert (verdict.outcome, [question.fact for question in verdict.questions]) == (
            "undetermined",
            ["amount_applied"],
        )

    def test_a_cap_for_each_association_counts_only_its_own(self) -> None:
        each = small(rule(PERMIT, name="fri"), rule(effect("cap", amount=kronor(50), counts='"ever"',
                                                           per='["recipient"]')))  # fmt: skip
        given = self.given(40, date(2020, 1, 1), recipient="F1")
        assert ask(each, given, amount_applied=Money.of(20), recipient="F1").outcome == "forbidden"
        assert ask(each, given, amount_applied=Money.of(20), recipient="F2").outcome == "allowed"
        assert [one.fact for one in ask(each, given, amount_applied=Money.of(20)).questions] == ["recipient"]

    def test_a_cap_for_each_participant_grows_with_them(self) -> None:
        each = small(rule(PERMIT, name="fri"), rule(effect("cap", amount=kronor(500), per='["participant"]')))
        assert ask(each, amount_applied=Money.of(1_000), participants=2).outcome == "allowed"
        assert ask(each, amount_applied=Money.of(1_001), participants=2).outcome == "forbidden"


class TestIndexesAndLists:
    INDEX = """
[[indexes]]
id = "basbelopp"
label = { sv = "basbeloppet", en = "the base amount" }
values = [
    { from = 2025-01-01, value = { amount = 100, currency = "SEK" } },
    { from = 2026-01-01, value = { amount = 200, currency = "SEK" } },
]
[[lists]]
id = "land"
label = { sv = "programmets länder", en = "the programme's countries" }
values = [{ from = 2026-01-01, names = ["Kenya"] }]
"""

    def asked(self, when: str, on: date = ON, **facts: Any) -> Verdict:
        text = head() + self.INDEX + rule(PERMIT, name="fri") + rule(FORBID, when)
        return evaluate([load(text, "index.toml")], "project.start", facts, [], on)

    @pytest.mark.parametrize(("year", "amount", "outcome"), [
        (2026, 100, "allowed"), (2026, 101, "forbidden"), (2025, 50, "allowed"), (2025, 51, "forbidden"),
        (2024, 1, "undetermined"),
    ])  # fmt: skip
    def test_a_limit_follows_its_index(self, year: int, amount: int, outcome: str) -> None:
        limit = '{ fact = "own_cost", gt = { index = "basbelopp", times = 0.5 } }'
        assert self.asked(limit, date(year, 6, 1), own_cost=Money.of(amount)).outcome == outcome

    def test_a_limit_may_name_the_year_of_its_index(self) -> None:
        limit = '{ fact = "own_cost", gt = { index = "basbelopp", year = 2025 } }'
        assert self.asked(limit, own_cost=Money.of(101)).outcome == "forbidden"

    @pytest.mark.parametrize(("country", "outcome"), [("kenya", "forbidden"), ("Uganda", "allowed"),
                                                      (None, "undetermined")])  # fmt: skip
    def test_a_list_of_countries_is_read_as_of_the_day(self, country: str | None, outcome: str) -> None:
        assert self.asked('{ fact = "country", in = { list = "land" } }', country=country).outcome == outcome

    def test_a_list_before_its_first_day_answers_nothing(self) -> None:
        early = self.asked('{ fact = "country", in = { list = "land" } }', date(2025, 1, 1), country="Kenya")
        assert early.outcome == "undetermined"

    @pytest.mark.parametrize(("day", "outcome"), [("2026-11-01", "forbidden"), ("2026-11-02", "allowed"),
                                                  ("2026-08-31", "allowed")])  # fmt: skip
    def test_a_window_of_the_year(self, day: str, outcome: str) -> None:
        window = '{ fact = "applied_on", within = { from = "09-01", to = "11-01" } }'
        assert self.asked(window, applied_on=date.fromisoformat(day)).outcome == outcome

    @pytest.mark.parametrize(("day", "outcome"), [("2026-12-31", "forbidden"), ("2026-01-05", "forbidden"),
                                                  ("2026-02-01", "allowed")])  # fmt: skip
    def test_a_window_over_new_year(self, day: str, outcome: str) -> None:
        window = '{ fact = "applied_on", within = { from = "12-01", to = "01-10" } }'
        assert self.asked(window, applied_on=date.fromisoformat(day)).outcome == outcome

    def test_a_list_of_bodies_may_hold_one(self) -> None:
        assert self.asked('{ fact = "bodies", has = "BUN" }', bodies=("KFN", "BUN")).outcome == "forbidden"


class TestContents:
    ITEMS = (
        '[{ name = "behov", label = { sv = "behov", en = "need" }, clause = "1" },'
        ' { name = "nytta", label = { sv = "nytta", en = "benefit" }, clause = "1", level = "should" },'
        ' { name = "kalkyl", label = { sv = "kalkyl", en = "estimate" }, clause = "1", attachment = true }]'
    )
    PAPER = small(rule(PERMIT, name="fri"), rule(effect("content", items=ITEMS)))

    def test_while_nobody_has_told_what_the_paper_holds_the_list_is_only_shown(self) -> None:
        verdict = ask(self.PAPER)
        assert verdict.outcome == "allowed"
        assert [item.lacking for item in verdict.duties[0].items] == [False, False, False]

    def test_what_must_be_there_stops_and_what_should_be_there_warns(self) -> None:
        verdict = ask(self.PAPER, contents=("nytta",), attachments=("kalkyl",))
        assert (verdict.outcome, verdict.reasons[-1].sv) == ("not_yet", "saknas: behov (1)")
        verdict = ask(self.PAPER, contents=("behov",), attachments=("kalkyl",))
        assert (verdict.outcome, verdict.warnings[0].sv) == ("allowed", "bör finnas: nytta (1)")
        assert ask(self.PAPER, contents=("behov",), attachments=()).outcome == "not_yet"


class TestDelegation:
    SET = head() + CHIEF + rule(BY_KS) + rule(
        '{ kind = "may_delegate", about = ["start"], body = "KS", to = ["förvaltningschef"], sub_delegable = true,'
        f" up_to = {kronor(100)}, next_meeting = true }}",
        name="delegation",
    )  # fmt: skip
    RIGHT = Decision("delegation", "KS", date(2026, 1, 1), delegate="förvaltningschef")
    PASSED_ON = Decision("delegation", "KS", date(2026, 2, 1), delegate="enhetschef", given_by="förvaltningschef")
    TAKEN = Decision("approval", "KS", ON, delegate="enhetschef")

    def asked(self, *decisions: Decision, text: str = SET, cost: int = 100) -> Verdict:
        facts = {"own_cost": Money.of(cost), "principal_matter": False}
        return evaluate([load(text, "delegation.toml")], "project.start", facts, decisions, ON)

    def test_a_right_given_on_holds_when_the_set_lets_it_be_given_on(self) -> None:
        assert self.asked(self.RIGHT, self.PASSED_ON, self.TAKEN).outcome == "allowed"
        firm = self.SET.replace("sub_delegable = true, ", "")
        assert self.asked(self.RIGHT, self.PASSED_ON, self.TAKEN, text=firm).outcome == "not_yet"

    def test_a_right_that_was_never_had_cannot_be_given_on(self) -> None:
        assert self.asked(self.PASSED_ON, self.TAKEN).outcome == "not_yet"

    def test_the_limit_holds_also_for_who_got_it_in_turn(self) -> None:
        assert self.asked(self.RIGHT, self.PASSED_ON, self.TAKEN, cost=101).outcome == "not_yet"

    def test_a_delegated_decision_is_reported_back_at_the_next_meeting(self) -> None:
        direct = Decision("approval", "KS", ON, "bifall", "7", delegate="förvaltningschef")
        [duty] = self.asked(self.RIGHT, direct).duties
        assert (duty.kind, duty.by, duty.to, duty.next_meeting) == ("report", "förvaltningschef", ("KS",), True)

    def test_a_decision_by_a_right_given_on_is_reported_back_too(self) -> None:
        [duty] = self.asked(self.RIGHT, self.PASSED_ON, self.TAKEN).duties
        assert (duty.rule, duty.by, duty.to) == ("delegation", "enhetschef", ("KS",))

    def test_what_may_not_be_delegated_is_not(self) -> None:
        barred = self.SET + rule(effect("no_delegation", about='["start"]'), name="spärr")
        direct = Decision("approval", "KS", ON, delegate="förvaltningschef")
        assert self.asked(self.RIGHT, direct, text=self.SET).outcome == "allowed"
        assert self.asked(self.RIGHT, direct, text=barred).outcome == "not_yet"


class TestAround:
    def test_costs_are_split_between_visitor_and_host(self) -> None:
        split = effect(
            "cost_split", shares='[{ name = "resa", label = { sv = "resa", en = "travel" }, payer = "visitor" }]'
        )
        [cost] = ask(small(rule(PERMIT, name="fri"), rule(split))).costs
        assert (cost.name, cost.payer, cost.unless_agreed) == ("resa", "visitor", True)

    def test_an_order_of_priority_tells_on_which_steps_a_matter_stands(self) -> None:
        order = effect(
            "priority",
            order='[{ name = "vänort", label = { sv = "vänort", en = "twin" }, points = 3,'
            ' when = { fact = "destination", eq = "twin_town" } },'
            ' { name = "annat", label = { sv = "annat", en = "other" } }]',
        )
        told = ask(small(rule(PERMIT, name="fri"), rule(order)), destination="other").priorities
        assert [(rung.name, rung.points, rung.held) for rung in told] == [("vänort", 3, False), ("annat", 0, True)]

    def test_a_meeting_every_so_often_says_how_often(self) -> None:
        meets = effect("cadence", every="{ years = 4 }")
        [duty] = ask(small(rule(PERMIT, name="fri"), rule(meets))).duties
        assert duty.every_months == 48

    def test_a_report_to_several_is_made_when_the_last_of_them_has_it(self) -> None:
        report = rule(effect("report", to='["KS", "KF"]'))
        to_one = Decision("report", "KS", date(2026, 5, 1))
        to_both = (to_one, Decision("report", "KF", date(2026, 5, 20)))
        guidelines = small(rule(PERMIT, name="fri"), report)
        assert ask(guidelines, to_one).duties[0].fulfilled_by is None
        assert ask(guidelines, *to_both).duties[0].fulfilled_by == to_both[1]

    def test_a_duty_that_may_follow_is_asked_about_afterwards(self) -> None:
        report = rule(effect("report", to='["KS"]'), '{ fact = "is_twin_town", eq = true }')
        guidelines = small(report.replace("project.start", "visit.completed"))
        verdict = evaluate([guidelines], "visit.completed", {}, [], ON)
        assert [question.fact for question in verdict.questions] == ["is_twin_town"]

    def test_a_judgement_of_principle_without_a_name_is_remarked(self) -> None:
        when = '{ fact = "principal_matter", eq = true }'
        guidelines = small(rule(PERMIT, name="fri"), rule(BY_KF, when))
        nameless = ask(guidelines, principal_matter=True)
        assert [text.sv for text in nameless.warnings] == [
            "vem som har bedömt om saken är principiell är inte antecknat"
        ]
        assert ask(guidelines, principal_matter=True, principal_judged_by="kommundirektören").warnings == ()


class TestDeadlines:
    @pytest.mark.parametrize(("when", "anchored", "expected"), [
        (When("start", 0, "before", 2), "2026-08-31", "2026-06-30"),
        (When("start", 3, "after", 1), "2026-12-31", "2027-02-03"),
        (When("start", 0, "before", 0, "11-01", "before"), "2026-03-01", "2025-11-01"),
        (When("start", 0, "before", 0, "02-29", "same"), "2026-03-01", "2026-02-28"),
        (When("start", 10, "before"), "2026-03-05", "2026-02-23"),
    ])  # fmt: skip
    def test_a_deadline_falls_on_a_day(self, when: When, anchored: str, expected: str) -> None:
        assert when.on(date.fromisoformat(anchored)) == date.fromisoformat(expected)


class TestMistakes:
    @pytest.mark.parametrize(("wrong", "told"), [
        (rule(PERMIT).replace("clause = ", SHOULD + "clause = "), 'level = "should" hör till'),
        (rule(effect("cap", amount='{ index = "basbelop", times = 1 }')), "indexet"),
        (rule(effect("cap", amount="{ amount = 5 }")), "currency saknas"),
        (rule(FORBID, '{ fact = "country", in = { list = "länder" } }'), "listan"),
        (rule(FORBID, '{ fact = "own_cost", gt = 5 }'), "belopp med valuta"),
        (rule(FORBID, '{ fact = "applied_on", within = { from = "13-01", to = "02-01" } }'), "en dag på året, MM-DD"),
        (rule(effect("cadence", every="{ }")), "years eller months"),
        (rule(effect("report", deadline='{ yearly = "11-01", days = 3 }')), "antingen yearly"),
        (rule(effect("report", deadline='{ anchor = "starten" }')), "tidpunkten 'starten'"),
    ])  # fmt: skip
    def test_each_mistake_is_told_with_its_line(self, wrong: str, told: str) -> None:
        with pytest.raises(GuidelineErrors) as caught:
            small(wrong)
        [mistake] = caught.value.mistakes
        assert told in str(mistake) and mistake.line > 20


def test_a_cap_that_is_not_reached_says_so_in_the_trace() -> None:
    capped = small(rule(PERMIT, name="fri"), rule(effect("cap", amount=kronor(100)), name="tak"))
    told = {cost: ask(capped, amount_applied=Money.of(cost)).trace for cost in (100, 101)}
    assert "1 (tak): taket är inte nått" in [text.sv for text in told[100]]
    assert "1 (tak) gäller: gäller alltid" in [text.sv for text in told[101]]


class TestNotice:
    """A deadline before the event: one who is told later than that is told too late, and the answer says so."""

    INFORMED = effect("inform", body='"KS"', deadline='{ direction = "before", days = 14 }')
    EVENT = date(2026, 6, 15)

    def warned(self, told_on: date, text: str, **facts: Any) -> list[str]:
        verdict = ask(small(text), Decision("information", "KS", told_on), on=self.EVENT, **facts)
        assert verdict.outcome == "allowed"
        return [warning.sv for warning in verdict.warnings]

    def test_on_the_last_day_nothing_is_said_and_a_day_later_it_is(self) -> None:
        happened = {"happened_on": self.EVENT}
        assert self.warned(date(2026, 6, 1), rule(self.INFORMED), **happened) == []
        assert self.warned(date(2026, 6, 2), rule(self.INFORMED), **happened) == [
            "KS fick besked 2026-06-02, 13 dagar före; det ska vara minst 14 dagar före (1)"
        ]

    def test_what_should_be_had_is_told_as_such_and_in_english(self) -> None:
        told = Decision("information", "KS", date(2026, 6, 14))
        (warning,) = ask(small(advised(self.INFORMED)), told, on=self.EVENT, happened_on=self.EVENT).warnings
        assert warning.en == "KS was told on 2026-06-14, 1 day before; it should be at least 14 days before (1)"

    def test_a_decision_that_came_late_is_named(self) -> None:
        text = rule(
            effect("decision", decision='"start"', body='"KS"', deadline='{ direction = "before", months = 1 }')
        )
        decided = Decision("start", "KS", date(2026, 5, 16), paragraph="9")
        (warning,) = ask(small(text), decided, on=self.EVENT, happened_on=self.EVENT).warnings
        assert warning.sv == "KS § 9, 2026-05-16 kom 30 dagar före; det ska vara minst 1 månad före (1)"

    def test_nothing_is_said_while_the_day_of_the_event_is_unknown_or_the_deadline_counts_from_another(self) -> None:
        assert self.warned(date(2026, 6, 14), rule(self.INFORMED)) == []
        elsewhere = self.INFORMED.replace("days = 14", 'days = 14, anchor = "visit.start"')
        assert self.warned(date(2026, 6, 14), rule(elsewhere), happened_on=self.EVENT) == []
