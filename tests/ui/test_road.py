"""*Vägen till sista dag*: the drawing and its equal table, of a real plan."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils.html import escape

from utblick.dates.calendars import BodyCalendar, MeetingDate, rest_weeks
from utblick.dates.picture import Picture, picture
from utblick.dates.planner import plan
from utblick.dates.steps import Deadline, Landmark, Step
from utblick.ui.road import BASELINE, HIGHEST, LANE, LEVEL, TOP, Drawing, drawing
from utblick.values import Text

HOSTILE = "Nämnden <b>&"


def meetings(code: str, *days: str) -> tuple[MeetingDate, ...]:
    return tuple(MeetingDate(code, date.fromisoformat(f"2026-{day}")) for day in days)


def the_way(today: date) -> Picture:
    calendars = {
        "KS": BodyCalendar(
            "KS", Text("kommunstyrelsen", "the board"), "executive_board", meetings("KS", "06-09", "09-08")
        ),
        "KFN": BodyCalendar("KFN", Text(HOSTILE, "Committee"), "committee", meetings("KFN", "05-18", "08-24", "09-21")),
    }
    steps = [
        Step("kfn", "decide", Text("Nämnden", "Committee"), "KFN", ways=frozenset({"delegation", "frame_approval"})),
        Step("ks", "decide", Text("Styrelsen", "Board"), "KS"),
        Step("submit", "submit", Text("Lämnas in", "Submitted")),
    ]
    election = [Landmark(date(2026, 9, 13), Text("Val", "Election"))]
    found = plan(Deadline(date(2026, 9, 23)), steps, calendars, rest_weeks([2026]), today, landmarks=election)
    return picture(found, opened=date(2026, 5, 6))


@pytest.fixture(scope="module")
def early() -> Picture:
    return the_way(date(2026, 5, 6))


@pytest.fixture(scope="module")
def late() -> Picture:
    return the_way(date(2026, 8, 20))


def html_of(found: Picture) -> str:
    return Template("{% load ui %}{% road picture %}").render(Context({"picture": found}))


def signs(drawn: Drawing) -> list[str]:
    return [mark.row_id for lane in drawn.lanes for mark in lane.marks]


def test_every_sign_is_a_link_with_a_name_of_its_own_to_its_row(early: Picture) -> None:
    html = html_of(early)
    links = re.findall(r'<a href="#([^"]+)" aria-label="([^"]+)"', html)
    rows = re.findall(r'<tr id="([^"]+)"', html)
    assert len(links) > 10
    assert sorted(target for target, _name in links) == sorted(rows)
    assert len({name for _target, name in links}) == len(links)


def test_the_drawing_is_a_group_named_and_described_in_words(early: Picture) -> None:
    html = html_of(early)
    assert 'role="group" aria-labelledby="vag-title" aria-describedby="vag-desc"' in html
    assert f'<desc id="vag-desc">{escape(early.description.sv)}</desc>' in html
    assert 'role="img"' not in html


def test_the_drawing_is_well_formed_and_escaped(early: Picture) -> None:
    html = html_of(early)
    root = ElementTree.fromstring(re.sub(r"&(nbsp|middot);", " ", html))
    assert root.tag == "section"
    assert "Nämnden &lt;b&gt;&amp;" in html
    assert "style=" not in html


def test_the_table_shows_the_same_days_as_the_drawing_in_order_of_time(early: Picture) -> None:
    drawn = drawing(early, "sv")
    assert sorted(signs(drawn)) == sorted(row.row_id for row in drawn.rows)
    assert [row.on for row in drawn.rows] == sorted(row.on for row in drawn.rows)


def test_what_is_planned_last_or_closed_is_said_in_words(early: Picture, late: Picture) -> None:
    notes = {row.note for row in drawing(early, "sv").rows}
    assert {"planerat", "stängt"} <= notes
    assert any("sista möjliga" in note for note in notes)
    assert ">stängt</text>" in html_of(late)


def test_the_ways_that_remain_run_at_heights_of_their_own_and_have_names(late: Picture) -> None:
    lane = next(lane for lane in drawing(late, "sv").lanes if lane.paths)
    assert len(lane.paths) >= 2
    assert len({path.y for path in lane.paths}) == len(lane.paths)
    assert "Delegation" in {path.label for path in lane.paths}
    assert {path.y for path in lane.paths} == {mark.y for mark in lane.marks if mark.shape == "way"}


def test_no_sign_covers_another(early: Picture, late: Picture) -> None:
    for found in (early, late):
        for lane in drawing(found, "sv").lanes:
            places = [(float(mark.x.rstrip("%")), mark.y) for mark in lane.marks]
            assert all(
                abs(one[0] - other[0]) >= 1.6 or one[1] != other[1]
                for number, one in enumerate(places)
                for other in places[number + 1 :]
            )


def test_lanes_follow_one_another_without_meeting(late: Picture) -> None:
    drawn = drawing(late, "sv")
    top = TOP
    for lane in drawn.lanes:
        assert lane.levels <= HIGHEST
        assert lane.y == top + BASELINE + LEVEL * lane.levels
        top += LANE + LEVEL * lane.levels
    assert drawn.bottom == top


def test_english_readers_get_english_words(early: Picture) -> None:
    drawn = drawing(early, "en")
    assert drawn.lanes[0].label == "Call"
    assert drawn.landmarks[0].label == "Election"


def test_two_pictures_on_one_page_share_no_id(early: Picture) -> None:
    assert not set(signs(drawing(early, "sv", "a"))) & set(signs(drawing(early, "sv", "b")))
