"""`./utblick demo …` on a whole installation of its own."""

from __future__ import annotations

import fcntl
import time


def test_a_new_place_gets_the_demo_in_time_and_a_second_start_leaves_it_alone(new_installation):
    place = new_installation("new")
    started = time.monotonic()
    told = place.run("demo", "begin", "--if-empty")
    assert "Strandö kommun (exempel)" in told
    assert time.monotonic() - started < 30
    events = place.count("audit_event")
    assert place.run("demo", "begin", "--if-empty") == ""
    assert place.count("audit_event") == events
    assert "finns redan" in place.fails("demo", "begin")[1]


def test_a_played_demo_is_set_aside_whole_and_can_be_had_again(new_installation):
    place, other = new_installation("played"), new_installation("again")
    place.run("demo", "begin")
    assert "8\u00a0september 2026" in place.run("demo", "date", "2026-09-08")
    assert "bara flyttas framåt" in place.fails("demo", "date", "2026-09-01")[1]
    assert "undanlagd" in place.run("demo", "reset")
    assert place.rows("clock_installation")[0][5] == "2026-05-06"
    place.run("audit", "verify")
    [kept] = (place.var / "set-aside").glob("*.tar")
    place.run("keys", "export", str(place.var / "keys.txt"))
    other.run("restore", str(kept), "--keys", str(place.var / "keys.txt"))
    assert other.rows("clock_installation")[0][5] == "2026-09-08"
    other.run("audit", "verify")


def test_a_real_municipality_is_never_overwritten(new_installation):
    place = new_installation("real")
    place.run("init", "--municipality", "Provkommun")
    for words in (("demo", "begin"), ("demo", "reset")):
        code, told = place.fails(*words)
        assert (code, "riktig" in told) == (1, True)
    assert place.run("demo", "begin", "--if-empty") == ""
    assert place.fails("demo", "date", "2030-01-01")[0] == 1
    assert place.rows("clock_installation")[0][1] == "Provkommun"


def test_a_demo_that_was_cut_off_is_built_anew(new_installation):
    place = new_installation("cut")
    place.run("demo", "begin")
    place.run(
        "manage", "shell", "-c", "from utblick.jobs.models import Beat; Beat.objects.filter(pk='demo-built').delete()"
    )
    assert "blev inte färdig" in place.run("demo", "begin", "--if-empty")
    assert place.rows("clock_installation")[0][5] == "2026-05-06"


def test_a_demo_is_not_set_aside_while_it_is_served(new_installation):
    place = new_installation("served")
    place.run("demo", "begin")
    with (place.var / "serve.lock").open("w", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write("process 1, http://127.0.0.1:8000")
        held.flush()
        assert "process 1" in place.fails("demo", "reset")[1]
    assert place.count("organisation_body") > 10
