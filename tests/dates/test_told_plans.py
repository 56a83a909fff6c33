"""Whole plans, word for word: every date and sentence of a dozen situations stands in `told/` to be read.

A change of words is seen there in review. Write them anew with UTBLICK_WRITE_TOLD=1.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dates.examples import BIND, ELECTION, FREE, REST, SUBMIT, calendars, decide, meeting, prepare
from utblick.dates.appeal import appeal_period
from utblick.dates.calendars import BodyCalendar, LeadTimes
from utblick.dates.picture import picture
from utblick.dates.planner import plan
from utblick.dates.plans import Plan
from utblick.dates.steps import Deadline, Step
from utblick.values import Text

TOLD = Path(__file__).parent / "told"
LAST = Deadline(date(2026, 9, 23))
PARTNER = Deadline(date(2026, 9, 23), bound_by=date(2026, 8, 28), time_confirmed=True)
QUICK = LeadTimes(document_stop_days=7, adjustment_days=3, dispatch_days=1, call_days=5)
CITED = Text("R4.5: styrelsen godkänner först", "R4.5: the board approves first")
CHAIN = (decide("BUN"), prepare("KSAU", after={"bun"}), decide("KS", after={"ksau"}), decide("KF", after={"ks"}))
ORDERED = (decide("KFN", ways={"other_order"}), decide("KS", after={"kfn"}, citation=CITED), SUBMIT)
BINDING = (*FREE[:2], BIND, SUBMIT)
SIGNING = (*FREE[:2], replace(BIND, irreversible=True))
ALL_WAYS = (decide("KFN", ways={"delegation", "frame_approval", "other_order"}), decide("KS"), SUBMIT)
IDEA = Step("idea", "prepare", Text("idén skrivs", "the idea is written"), days=10)


def autumn(day: str, deadline: Deadline = LAST, steps: tuple[Step, ...] = FREE, **more: object) -> Plan:
    bodies = more.pop("bodies", None) or calendars(2026)
    return plan(deadline, steps, bodies, REST, date.fromisoformat(day), landmarks=[ELECTION], **more)  # type: ignore[arg-type]


def cancelled() -> dict[str, BodyCalendar]:
    bodies = calendars(2026)
    return {**bodies, "KFN": replace(bodies["KFN"], meetings=(
        meeting("KFN", 2026, "06-15!"), meeting("KFN", 2026, "08-24"), meeting("KFN", 2026, "08-31*"),
    ))}  # fmt: skip


PLANS: dict[str, Callable[[], Plan]] = {
    "in-time": lambda: autumn("2026-05-06"),
    "after-the-stop": lambda: autumn("2026-08-20"),
    "all-ways": lambda: autumn("2026-08-20", steps=ALL_WAYS),
    "partner-in-may": lambda: autumn("2026-05-06", PARTNER, BINDING),
    "partner-in-august": lambda: autumn("2026-08-20", PARTNER, BINDING),
    "cancelled-meeting": lambda: autumn("2026-05-06", bodies=cancelled()),
    "other-order": lambda: autumn("2026-08-20", steps=ORDERED, bodies=calendars(2026, KFN=QUICK)),
    "irreversible": lambda: autumn("2026-05-06", steps=SIGNING),
    "one-decision-taken": lambda: autumn("2026-08-20", done={"kfn": date(2026, 6, 15)}),
    "too-late": lambda: autumn("2026-09-24"),
    "idea-first": lambda: autumn("2026-05-06", steps=(IDEA, decide("KS", after={"idea"}), SUBMIT)),
    "chain-to-the-council": lambda: plan(
        Deadline(date(2025, 12, 31)), CHAIN, calendars(2025, lead=LeadTimes()), REST, date(2025, 8, 1)
    ),
    "council-too-late": lambda: plan(
        Deadline(date(2025, 8, 29)), (decide("KF"),), calendars(2025), REST, date(2025, 8, 15)
    ),
    "forecast": lambda: plan(Deadline(date(2026, 3, 31)), FREE, calendars(2025), REST, date(2025, 11, 20)),
    "christmas": lambda: plan(Deadline(date(2026, 1, 20)), FREE, calendars(2025), REST, date(2025, 12, 1)),
    "adjusts-at-once": lambda: autumn("2026-05-06", bodies=calendars(2026, KFN=LeadTimes(immediate_adjustment=True))),
}


def as_told(name: str, found: object) -> str:
    """What stands in the file of that name; writes it first when asked to."""
    text = json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
    file = TOLD / f"{name}.json"
    if os.environ.get("UTBLICK_WRITE_TOLD"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return file.read_text("utf-8")


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_told_word_for_word(name: str) -> None:
    found = PLANS[name]().to_json()
    assert json.loads(as_told(name, found)) == json.loads(json.dumps(found))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plan_in_one_language_is_that_half_of_the_whole(language: str) -> None:
    def half(value: object) -> object:
        if isinstance(value, dict):
            return value[language] if set(value) == {"sv", "en"} else {key: half(one) for key, one in value.items()}
        return [half(one) for one in value] if isinstance(value, list) else value

    for make in PLANS.values():
        assert make().to_json(language) == half(make().to_json())


@pytest.mark.parametrize("name", ["in-time", "after-the-stop", "partner-in-august", "forecast"])
def test_a_picture_is_drawn_from_the_same_days(name: str) -> None:
    found = repr(picture(PLANS[name]()))
    assert json.loads(as_told(f"{name}-picture", found)) == found


def test_an_appeal_period_is_told_word_for_word() -> None:
    found = [appeal_period(date(2016, 10, 19)).to_json(), appeal_period(date(2026, 12, 3)).to_json("sv")]
    assert json.loads(as_told("appeal", found)) == json.loads(json.dumps(found))
