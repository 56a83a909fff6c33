"""Backward planning through real and invented calendars (design: planning; KL 5, 6, 13)."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dates.examples import BIND, DATES_2026, ELECTION, FREE, REST, SUBMIT, calendars, decide, meeting, prepare
from utblick.dates.calendars import LeadTimes
from utblick.dates.planner import plan
from utblick.dates.steps import Deadline, Step
from utblick.values import Text

TOWN_TWINNING = Deadline(date(2026, 9, 23))
QUICK = LeadTimes(document_stop_days=7, adjustment_days=3, dispatch_days=1, call_days=5)


def election_autumn(today, deadline=TOWN_TWINNING, steps=FREE, bodies=None, **more):
    bodies = bodies or calendars(2026)
    return plan(deadline, steps, bodies, REST, today, landmarks=[ELECTION], **more)


def ways(planned):
    return [way.kind for way in planned.remaining]


def test_the_election_autumn_is_in_time_when_begun_in_may():
    found = election_autumn(date(2026, 5, 6))
    assert found.verdict == "yes"
    assert found.verdict_sentence.sv == "Ja, vi hinner till 23 september."
    kfn, ks = found.step("kfn"), found.step("ks")
    assert (kfn.planned, kfn.latest, kfn.slack_days) == (date(2026, 6, 15), date(2026, 8, 24), 70)
    assert (ks.planned, ks.latest, ks.slack_days) == (date(2026, 6, 9), date(2026, 9, 8), 91)
    assert found.step("submit").latest == date(2026, 9, 23)


def test_a_meeting_whose_document_stop_has_passed_is_named_with_the_day_it_passed():
    explanation = election_autumn(date(2026, 5, 6)).step("kfn").explanation
    assert "KFN 18 maj nås inte: handlingsstoppet 4 maj har passerat." in explanation.sv
    assert "KFN 18 May is out of reach: its document stop of 4 May has passed." in explanation.en


def test_august_papers_are_ready_before_the_resting_weeks():
    kfn = election_autumn(date(2026, 5, 6)).step("kfn")
    papers = kfn.milestone("papers")
    assert papers.latest == date(2026, 7, 3)
    assert kfn.milestone("stop").latest == date(2026, 8, 10)
    assert "Klart före vilan v. 28–31" in kfn.explanation.sv


def test_papers_after_the_rest_are_not_moved_when_the_writing_fits():
    ks = election_autumn(date(2026, 5, 6)).step("ks")
    assert ks.milestone("papers").latest == ks.milestone("stop").latest == date(2026, 8, 25)
    assert ks.milestone("start").latest == date(2026, 8, 11)


def test_a_date_names_its_document_stop_and_the_election_near_it():
    explanation = election_autumn(date(2026, 5, 6)).step("ks").explanation
    assert "Handlingsstopp 14 dagar före KS 8 september" in explanation.sv
    assert "KS 8 september ligger 5 dagar före valet 13 september." in explanation.sv
    assert "KS 8 September is 5 days before the election 13 September." in explanation.en


def test_on_20_august_the_committee_is_closed_and_what_remains_stands_in_order():
    found = election_autumn(date(2026, 8, 20))
    kfn, ks = found.step("kfn"), found.step("ks")
    assert kfn.status == "closed"
    assert (kfn.planned, kfn.latest) == (None, date(2026, 8, 24))
    assert ways(kfn) == ["delegation", "other_order", "immediate_adjustment", "extra_meeting", "chair_urgent"]
    assert [way.on.isoformat() for way in kfn.remaining] == [
        "2026-09-23",
        "2026-09-21",
        "2026-09-21",
        "2026-08-27",
        "2026-09-23",
    ]
    assert (ks.status, ks.planned, ks.slack_days) == ("tight", date(2026, 9, 8), 0)
    assert "6 dagar att skriva i stället för 14 dagar" in ks.explanation.sv
    assert found.verdict == "tight"
    assert "kultur- och fritidsnämnden" in found.verdict_sentence.sv


def test_a_later_meeting_that_is_too_late_by_its_minutes_says_so():
    kfn = election_autumn(date(2026, 8, 20)).step("kfn")
    assert "KFN 21 september är för sent: med justering efter 14 dagar finns utdraget 6 oktober" in (kfn.explanation.sv)


def test_a_body_that_adjusts_immediately_may_meet_days_before_the_last_day():
    prompt = replace(LeadTimes(), immediate_adjustment=True)
    found = election_autumn(date(2026, 8, 20), bodies=calendars(2026, lead=prompt))
    assert found.step("kfn").status == "tight"
    assert found.step("kfn").planned == date(2026, 9, 21)


def test_a_partner_is_planned_to_the_day_it_binds_itself():
    partner = Deadline(date(2026, 9, 23), bound_by=date(2026, 8, 28))
    found = election_autumn(date(2026, 5, 6), partner, (*FREE[:2], BIND, SUBMIT))
    assert found.step("ks").latest == date(2026, 6, 9)
    assert found.step("bind").latest == date(2026, 8, 28)
    assert found.step("submit").latest == date(2026, 9, 23)
    assert "binder sig 28 augusti" in found.remarks[0].sv


def test_a_partner_in_late_august_has_only_unusual_ways_and_the_answer_is_no():
    partner = Deadline(date(2026, 9, 23), bound_by=date(2026, 8, 28))
    found = election_autumn(date(2026, 8, 20), partner, (*FREE[:2], BIND, SUBMIT))
    assert found.verdict == "no"
    assert ways(found.step("ks")) == ["extra_meeting", "chair_urgent"]
    assert "extra sammanträde, 27 augusti" in found.sentence.sv


def test_a_cancelled_meeting_moves_the_plan_and_the_plan_says_so():
    rows = {"KFN": "05-18 06-15! 08-24 09-21", "KS": "05-12 06-09 08-11* 09-08"}
    kfn = election_autumn(date(2026, 5, 6), bodies=calendars(2026, rows)).step("kfn")
    assert kfn.planned == date(2026, 8, 24)
    assert "KFN 15 juni är inställt." in kfn.explanation.sv


def test_a_cancelled_last_meeting_brings_the_latest_date_forward():
    rows = {"KFN": "05-18 06-15 08-24! 09-21", "KS": "05-12 06-09 08-11* 09-08"}
    kfn = election_autumn(date(2026, 5, 6), bodies=calendars(2026, rows)).step("kfn")
    assert kfn.latest == date(2026, 6, 15)
    assert "KFN 24 augusti är inställt." in kfn.explanation.sv


def test_meetings_are_told_in_order_of_time_however_the_calendar_is_listed():
    rows = {"KFN": "06-15! 05-18! 08-24 09-21", "KS": "05-12 06-09 08-11* 09-08"}
    said = election_autumn(date(2026, 5, 6), bodies=calendars(2026, rows)).step("kfn").explanation.sv
    assert said.index("KFN 18 maj är inställt.") < said.index("KFN 15 juni är inställt.")


def test_the_summer_gap_of_98_days_leaves_the_reserve_date_before_unusual_ways():
    found = plan(Deadline(date(2025, 9, 5)), FREE, calendars(2025), REST, date(2025, 5, 21))
    ks = found.step("ks")
    assert ks.status == "closed"
    assert ks.latest == date(2025, 6, 3)
    assert ways(ks) == ["reserve_date", "extra_meeting", "chair_urgent"]
    assert ks.remaining[0].on == date(2025, 8, 12)


def test_the_summer_gap_is_bridged_when_the_work_begins_in_spring():
    found = plan(Deadline(date(2025, 9, 5)), FREE, calendars(2025), REST, date(2025, 4, 1))
    assert found.verdict in ("yes", "tight")
    assert found.step("ks").latest == date(2025, 6, 3)
    assert found.step("kfn").latest == date(2025, 5, 19)


def test_christmas_takes_its_part_of_a_hundred_days():
    found = plan(Deadline(date(2025, 3, 27)), FREE, calendars(2025), REST, date(2024, 12, 17))
    assert found.step("ks").planned == found.step("ks").latest == date(2025, 3, 4)
    assert found.step("kfn").planned == found.step("kfn").latest == date(2025, 2, 17)
    assert "KS 14 januari 2025 ger för lite tid att förbereda." in found.step("ks").explanation.sv


def test_no_papers_are_written_at_christmas():
    found = plan(Deadline(date(2025, 1, 31)), (decide("KS"),), calendars(2025), REST, date(2024, 11, 20))
    papers = found.step("ks").milestone("papers")
    assert papers.latest == date(2024, 12, 20)
    assert "v. 52–1" in papers.explanation.sv


def test_same_day_committee_and_working_committee_need_immediate_adjustment_or_the_report():
    found = _chain(date(2025, 8, 1), LeadTimes())
    assert found.step("bun").planned == found.step("ksau").planned == date(2025, 9, 24)
    said = found.step("ksau").explanation
    assert "Protokollet från BUN är inte justerat när KSAU bereder" in said.sv
    assert "tjänsteskrivelsen" in said.sv
    assert "Utdraget från BUN kommer efter kallelsen till KS" in found.step("ks").explanation.sv


def test_a_prompt_committee_is_adjusted_before_the_board_is_called():
    found = _chain(date(2025, 8, 1), QUICK)
    assert "kommer efter kallelsen" not in found.step("ks").explanation.sv


def test_the_order_within_a_day_decides_whether_a_same_day_preparation_is_possible():
    bodies = calendars(2025)
    first = replace(bodies["KSAU"], meetings=tuple(replace(one, order_in_day=0) for one in bodies["KSAU"].meetings))
    found = _chain(date(2025, 8, 1), LeadTimes(), {**bodies, "KSAU": first})
    assert found.step("bun").latest < found.step("ksau").latest


def test_a_chain_to_the_council_keeps_its_order_and_its_week_of_notice_KL_5_13():
    short = LeadTimes(document_stop_days=3, call_days=2, adjustment_days=2)
    found = _chain(date(2025, 8, 1), short)
    days = [found.step(key).planned for key in ("bun", "ksau", "ks", "kf")]
    assert days == sorted(days)
    council = found.step("kf")
    assert (council.planned - council.milestone("call").planned).days == 7
    assert (council.planned - council.milestone("stop").planned).days >= 8


def _chain(today, lead, bodies=None):
    steps = (
        decide("BUN"),
        prepare("KSAU", after={"bun"}),
        decide("KS", after={"ksau"}),
        decide("KF", after={"ks"}),
    )
    return plan(Deadline(date(2025, 12, 31)), steps, bodies or calendars(2025, lead=lead), REST, today)


def test_the_council_has_no_urgent_decision_by_its_chair_KL_6_39():
    found = plan(Deadline(date(2025, 8, 29)), (decide("KF"),), calendars(2025), REST, date(2025, 8, 15))
    assert ways(found.step("kf")) == ["extra_meeting"]
    assert "KL 5:12" in found.step("kf").remaining[0].explanation.sv


def test_the_chairs_urgent_decision_is_last_reported_and_never_waited_for_KL_6_39():
    last = election_autumn(date(2026, 8, 20)).step("kfn").remaining[-1]
    assert last.kind == "chair_urgent"
    assert "anmäls vid nästa sammanträde" in last.explanation.sv
    assert "inte tillåtet att vänta tills det blir brådskande" in last.explanation.sv


def test_submission_does_not_wait_for_legal_force_KL_13_14():
    found = election_autumn(date(2026, 5, 6)).step("submit")
    assert found.planned == date(2026, 6, 30)
    assert "laga kraft (KL 13:14)" in found.explanation.sv
    assert "ogjort" not in found.explanation.sv


def test_an_irreversible_act_is_warned_about_but_not_moved_KL_13_14():
    signing = replace(BIND, irreversible=True)
    found = election_autumn(date(2026, 5, 6), steps=(*FREE[:2], signing)).step("bind")
    assert found.planned == date(2026, 6, 30)
    assert "kan inte göras ogjort" in found.explanation.sv
    assert "Laga kraft tidigast omkring 23 juli." in found.explanation.sv


def test_ordered_steps_closed_by_their_order_may_take_the_other_order():
    steps = (
        decide("KFN", ways={"other_order"}),
        decide("KS", after={"kfn"}),
        SUBMIT,
    )
    bodies = calendars(2026, KFN=QUICK)
    ordered = election_autumn(date(2026, 8, 17), steps=steps, bodies=bodies).step("kfn")
    assert (ordered.status, ordered.planned) == ("tight", date(2026, 8, 24))
    closed = election_autumn(date(2026, 8, 20), steps=steps, bodies=bodies).step("kfn")
    assert closed.status == "closed"
    assert ways(closed)[0] == "other_order"
    assert closed.remaining[0].on == date(2026, 9, 21)
    assert "KS (8 september) kan besluta först" in closed.remaining[0].explanation.sv
    assert "under förutsättning" in closed.remaining[0].explanation.sv


def test_a_meeting_too_late_for_the_order_and_too_early_for_the_other_does_not_hide_the_next():
    steps = (decide("KFN", ways={"other_order"}), decide("KS", after={"kfn"}), SUBMIT)
    bodies = calendars(2026, {**DATES_2026, "KFN": "09-04 09-21"}, KFN=QUICK)
    closed = election_autumn(date(2026, 8, 20), steps=steps, bodies=bodies).step("kfn")
    assert closed.status == "closed"
    assert [way.on for way in closed.remaining if way.kind == "other_order"] == [date(2026, 9, 21)]


def test_a_board_that_decides_after_a_committee_has_its_extract_when_it_is_called():
    rows = {"KFN": "05-18 06-15 08-24", "KS": "05-12 06-23 09-08"}
    steps = (decide("KFN"), decide("KS", after={"kfn"}), SUBMIT)
    found = election_autumn(date(2026, 5, 6), steps=steps, bodies=calendars(2026, rows))
    assert found.step("kfn").latest == date(2026, 6, 15)
    assert found.step("ks").planned == date(2026, 9, 8)


def test_a_hurried_paper_is_tight_even_when_no_slack_is_asked_for():
    found = election_autumn(date(2026, 8, 20), tight_days=0)
    assert found.step("ks").status == "tight"
    assert election_autumn(date(2026, 8, 11), tight_days=0).step("ks").status == "ok"


def test_what_is_done_is_shown_as_done_and_no_longer_planned():
    found = election_autumn(date(2026, 8, 20), done={"kfn": date(2026, 6, 15)})
    assert found.step("kfn").status == "done"
    assert found.step("kfn").planned == date(2026, 6, 15)
    assert found.step("kfn").milestones == ()


def test_papers_made_from_a_shared_draft_take_the_lead_between_them():
    shared = election_autumn(date(2026, 8, 20), done={"kfn": date(2026, 6, 15)}).step("ks")
    assert shared.milestone("start").latest == date(2026, 8, 22)
    assert "Underlaget görs ur det som KFN har, på 3 dagar." in shared.explanation.sv
    alone = election_autumn(date(2026, 8, 20)).step("ks")
    assert alone.milestone("start").latest == date(2026, 8, 11)


def test_papers_at_the_clerk_in_time_keep_a_meeting_open_after_its_stop():
    found = election_autumn(date(2026, 8, 20), done={"kfn.papers": date(2026, 8, 10)}).step("kfn")
    assert (found.status, found.planned) == ("tight", date(2026, 8, 24))
    late = election_autumn(date(2026, 8, 20), done={"kfn.papers": date(2026, 8, 11)}).step("kfn")
    assert late.status == "closed"


def test_a_calendar_that_ends_before_the_deadline_is_forecast_and_marked_preliminary():
    found = plan(Deadline(date(2026, 3, 31)), FREE, calendars(2025), REST, date(2025, 11, 20))
    ks = found.step("ks")
    assert ks.preliminary
    assert ks.planned == date(2026, 1, 13)
    assert "Datumet är preliminärt." in ks.explanation.sv
    assert any("preliminärt" in remark.sv for remark in found.remarks)


def test_after_the_last_day_everything_open_is_closed_and_nothing_remains():
    found = election_autumn(date(2026, 9, 24))
    assert [answer.status for answer in found.steps] == ["closed", "closed", "closed"]
    assert all(answer.remaining == () for answer in found.steps)
    assert found.verdict == "no"
    assert found.verdict_sentence.sv == "Nej, sista dag var 23 september."


def test_work_before_the_papers_delays_the_meeting_it_serves():
    idea = Step("idea", "prepare", Text("idén skrivs", "the idea is written"), days=10)
    steps = (idea, decide("KS", after={"idea"}), SUBMIT)
    found = election_autumn(date(2026, 5, 6), steps=steps)
    assert found.step("idea").planned == date(2026, 5, 16)
    assert found.step("ks").planned == date(2026, 9, 8)
    assert found.step("idea").latest == date(2026, 8, 11)


def test_a_free_extra_meeting_in_the_calendar_is_used_as_any_other():
    bodies = calendars(2026)
    more = replace(bodies["KFN"], meetings=(*bodies["KFN"].meetings, meeting("KFN", 2026, "09-07+")))
    found = election_autumn(date(2026, 8, 20), bodies={**bodies, "KFN": more}).step("kfn")
    assert found.status == "tight"
    assert found.planned == date(2026, 9, 7)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"steps": (decide("KFN"), decide("KFN"))}, "same key"),
        ({"steps": (decide("KFN", after={"nowhere"}),)}, "nowhere"),
        ({"steps": (decide("KFN", after={"ks"}), decide("KS", after={"kfn"}))}, "cycle"),
        ({"bodies": {"KS": calendars(2026)["KS"]}}, "no calendar for: KFN"),
        ({"done": {"kf": date(2026, 5, 1)}}, "kf"),
        ({"done": {"ks": date(2026, 5, 7)}}, "done after today"),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        election_autumn(date(2026, 5, 6), **change)


def test_a_decision_without_body_is_refused():
    with pytest.raises(ValueError, match="must"):
        Step("x", "decide", Text("x", "x"))


def test_a_plan_is_plain_json_in_one_language_or_both():
    found = election_autumn(date(2026, 8, 20))
    both = json.loads(json.dumps(found.to_json()))
    assert both["verdict"] == "tight"
    assert set(both["sentence"]) == {"sv", "en"}
    english = found.to_json("en")
    assert english["steps"][0]["remaining"][0]["label"] == "Delegation"
    assert english["steps"][1]["planned"] == "2026-09-08"


def test_the_sentence_to_the_chief_says_where_when_and_when_the_papers_are_due():
    sentence = election_autumn(date(2026, 5, 6)).sentence
    assert sentence.sv == (
        "Ja, vi hinner till 23 september. Beslut: kultur- och fritidsnämnden 15 juni (underlag senast 1 juni) "
        "och kommunstyrelsen 9 juni (underlag senast 26 maj)."
    )
    assert "the executive board 9 June (papers by 26 May)" in sentence.en
