"""`./utblick demo …` on a whole installation of its own."""

from __future__ import annotations

import fcntl
import os

import pytest

from demo_installation import copy_of, demo_of_the_run, told_when_built

DEMO_DATE = 6
ON_POSTGRES = bool(os.environ.get("UTBLICK_TEST_POSTGRES"))
FORGET_THE_END = "from utblick.jobs.models import Beat; Beat.objects.filter(pk='demo-built').delete()"


def date_of(place) -> str:
    return place.rows("clock_installation")[0][DEMO_DATE]


@pytest.fixture
def begun(new_installation, tmp_path, tmp_path_factory):
    """An empty place in which `demo begin --if-empty` was run, and what that said."""
    if ON_POSTGRES:
        place = new_installation("new")
        return place, place.run("demo", "begin", "--if-empty")
    demo = demo_of_the_run(tmp_path_factory)
    return copy_of(demo, tmp_path / "new"), told_when_built(demo)


def test_an_empty_place_gets_a_whole_demo_and_a_second_start_leaves_it_alone(begun):
    place, told = begun
    assert "Strandö kommun (exempel)" in told
    events = place.count("audit_event")
    assert place.run("demo", "begin", "--if-empty") == ""
    assert "finns redan" in place.fails("demo", "begin")[1]
    assert place.count("audit_event") == events


@pytest.mark.one_database
def test_a_demo_that_was_not_finished_is_made_anew(tmp_path, tmp_path_factory):
    place = copy_of(demo_of_the_run(tmp_path_factory), tmp_path / "unfinished")
    place.run("manage", "shell", "-c", FORGET_THE_END)
    assert "blev inte färdig" in place.run("demo", "begin", "--if-empty")
    assert place.run("demo", "begin", "--if-empty") == ""


@pytest.mark.one_database
def test_a_played_demo_is_set_aside_whole_and_can_be_had_again(new_installation, tmp_path, tmp_path_factory):
    demo = demo_of_the_run(tmp_path_factory)
    place, other = copy_of(demo, tmp_path / "played"), new_installation("again")
    assert "9\u00a0maj 2026" in place.run("demo", "date", "2026-05-09")
    assert "bara flyttas framåt" in place.fails("demo", "date", "2026-05-07")[1]
    with (place.var / "serve.lock").open("w", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write("process 1, http://127.0.0.1:8000")
        held.flush()
        assert "process 1" in place.fails("demo", "reset")[1]
    assert date_of(place) == "2026-05-09"

    assert "undanlagd" in place.run("demo", "reset")
    assert date_of(place) == "2026-05-06"
    place.run("audit", "verify")
    [kept] = (place.var / "set-aside").glob("*.tar")
    place.run("keys", "export", str(place.var / "keys.txt"))
    other.run("restore", str(kept), "--keys", str(place.var / "keys.txt"))
    assert date_of(other) == "2026-05-09"
    other.run("audit", "verify")


@pytest.mark.one_database
def test_a_real_municipality_is_never_overwritten(real_installation):
    place = real_installation("real")
    for words in (("demo", "begin"), ("demo", "reset")):
        code, told = place.fails(*words)
        assert (code, "riktig" in told) == (1, True)
    assert place.run("demo", "begin", "--if-empty") == ""
    assert place.fails("demo", "date", "2030-01-01")[0] == 1
    assert place.rows("clock_installation")[0][1] == "Provkommun"
