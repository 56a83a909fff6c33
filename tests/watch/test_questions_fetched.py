"""Runs from sources of papers over a real server: pages, windows, what is not asked twice, and what breaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from utblick.audit import guard
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.watch import queries
from utblick.watch.models import EuPaper, EuQuestion, FetchRun, RawRecord, Source
from utblick.watch.sources.registry import known_codes
from watch.law import Law, dumped, government, referral, the_question, work
from watch.municipality import actor, next_day
from watch.test_fetch import rows_by_table

pytestmark = pytest.mark.usefixtures("municipality")
State = FetchRun.State
LISTS = ("faktapromemoria", "remisser", "rattsliga-dokument/proposition",
         "rattsliga-dokument/statens-offentliga-utredningar",
         "rattsliga-dokument/departementsserien-och-promemorior", "rattsliga-dokument/lagradsremiss",
         "rattsliga-dokument/kommittedirektiv", "kommenterade-dagordningar")  # fmt: skip
CELLAR = "/webapi/rdf/sparql"
RIKSDAGEN = "/dokumentlista/"


@pytest.fixture
def law(httpserver: HTTPServer) -> Law:
    return Law(httpserver)


@pytest.fixture
def mirror(law: Law) -> Law:
    """The mirror of the government's site with one remiss and its page."""
    (listed, page) = referral(1, "Remiss av SOU 2026:4 Stränder", "# R\n\nSista dag att svara är den 12 juni 2026.")
    law.answers = {f"/{name}.json": b"[]" for name in LISTS}
    law.answers["/remisser.json"] = listed.body
    law.answers["/remisser/2026/04/remiss-1.md"] = page.body
    return law


def cellar_of(*records: RawRecord) -> Any:
    """CELLAR with these works: those of the day asked for, or those named."""
    rows = [row for record in records for row in json.loads(record.body)["results"]["bindings"]]

    def answer(asked: Mapping[str, str]) -> bytes:
        query = asked["query"]
        found = [
            row
            for row in rows
            if row["celex"]["value"] in query or ("PROP_REG" in query and f'>= "{row["date"]["value"]}"' in query)
        ]
        return dumped({"results": {"bindings": found}})

    return answer


def test_a_list_and_the_page_of_a_remiss_are_read_and_the_run_says_which_days_it_covered(mirror: Law) -> None:
    run = mirror.fetched("g0v")
    assert (run.state, run.problems, run.seen, run.new) == (State.COMPLETE, [], 2, 1)
    assert (run.covers_from, run.covers_to) == (date(2026, 4, 6), date(2026, 5, 6))
    assert run.requests == len(LISTS) + 1 == len(mirror.asked)
    assert the_question("SOU 2026:4").next_on == date(2026, 6, 12)


def test_a_second_run_the_same_day_adds_one_run_row_and_asks_for_no_page_again(mirror: Law) -> None:
    mirror.fetched("g0v")
    before = rows_by_table()
    run = mirror.fetched("g0v")
    assert (run.state, run.new, run.changed) == (State.COMPLETE, 0, 0)
    assert len(mirror.asked) == len(LISTS)
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_a_list_that_has_not_changed_is_not_sent_again_and_the_run_is_complete(mirror: Law) -> None:
    mirror.etags = {f"/{name}.json": '"1"' for name in LISTS}
    mirror.fetched("g0v")
    next_day("2026-05-07")
    run = mirror.fetched("g0v")
    assert sorted(mirror.conditions) == sorted(f"/{name}.json" for name in LISTS)
    assert (run.state, run.seen) == (State.COMPLETE, 0)
    next_day("2026-05-08")
    mirror.etags["/remisser.json"] = '"2"'
    assert mirror.fetched("g0v").seen == 1


def test_a_page_is_asked_for_again_after_a_week_and_at_once_when_its_list_has_changed(mirror: Law) -> None:
    page = "/remisser/2026/04/remiss-1.md"
    mirror.fetched("g0v")
    for day, again in (("2026-05-07", False), ("2026-05-13", True), ("2026-05-14", False)):
        next_day(day)
        mirror.fetched("g0v")
        assert (page in mirror.asked) is again, day
    changed = government("referral", "/remisser/2026/04/remiss-1/", "Remiss av SOU 2026:4", updated="2026-05-14")
    mirror.answers["/remisser.json"] = changed.body
    next_day("2026-05-15")
    mirror.fetched("g0v")
    assert page in mirror.asked


def test_papers_from_before_the_horizon_are_left_in_their_list(mirror: Law) -> None:
    mirror.answers["/faktapromemoria.json"] = government("memorandum", "/f/1/", "Gammal", published="2019-01-02").body
    assert mirror.fetched("g0v").seen == 2


def test_a_run_after_a_weeks_pause_covers_the_gap(law: Law) -> None:
    law.answers[CELLAR] = cellar_of(work("52026PC0112", date="2026-05-08"))
    law.fetched("cellar")
    assert not EuQuestion.objects.exists()
    next_day("2026-05-13")
    run = law.fetched("cellar")
    assert (run.covers_from, run.covers_to) == (date(2026, 5, 3), date(2026, 5, 13))
    assert (run.state, run.new) == (State.COMPLETE, 1)
    shown = next(one for one in queries.source_pictures(actor("coordinator")) if one.code == "cellar")
    assert shown.covered == (date(2026, 5, 3), date(2026, 5, 13))


def test_what_lacks_a_swedish_title_is_asked_for_again_each_day_for_ten_days(law: Law) -> None:
    law.answers[CELLAR] = cellar_of(work("52026PC0112", title_sv="", title_en="Bathing places"))
    law.fetched("cellar")
    days = []
    for number in range(7, 19):
        next_day(f"2026-05-{number:02d}")
        law.fetched("cellar")
        days += [number] if any("52026PC0112" in asked for asked in law.asked) else []
    assert days == list(range(7, 17))
    law.answers[CELLAR] = cellar_of(
        work("52026PC0112", eurovoc="http://eurovoc.europa.eu/12", title_en="Bathing places")
    )
    assert EuPaper.objects.get().title_sv == ""


def test_a_late_swedish_title_is_taken_in_when_it_comes(law: Law) -> None:
    law.answers[CELLAR] = cellar_of(work("52026PC0112", title_sv="", title_en="Bathing places"))
    law.fetched("cellar")
    next_day("2026-05-09")
    law.answers[CELLAR] = cellar_of(
        work("52026PC0112", eurovoc="http://eurovoc.europa.eu/12", title_en="Bathing places")
    )
    run = law.fetched("cellar")
    assert (run.new, run.changed) == (0, 1)
    assert EuPaper.objects.get().title_sv


def test_pages_are_followed_until_a_page_comes_again(law: Law) -> None:
    def listed(asked: Mapping[str, str]) -> bytes:
        if asked["doktyp"] != "prop":
            return dumped({"dokumentlista": {"@sida": "1"}})
        page = min(int(asked["p"]), 3)
        document = {"dok_id": f"HD03{page}", "doktyp": "prop", "titel": f"Proposition {page}", "datum": "2026-05-02",
                    "traff": str(len(law.asked)), "score": str(len(law.asked))}  # fmt: skip
        following = f"//data.riksdagen.se/dokumentlista/?doktyp=prop&p={page + 1}"
        return dumped({"dokumentlista": {"@sida": str(page), "@nasta_sida": following, "dokument": document}})

    law.answers[RIKSDAGEN] = listed
    run = law.fetched("riksdagen")
    assert (run.state, run.new) == (State.COMPLETE, 3)
    assert sum("doktyp=prop" in asked for asked in law.asked) == 4
    before = rows_by_table()
    assert law.fetched("riksdagen").changed == 0
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_a_full_feed_that_does_not_reach_back_says_so_and_is_complete(law: Law) -> None:
    items = "".join(
        f"<item><guid>{n}</guid><link>https://www.regeringen.se/r/{n}</link><title>Remiss {n}</title>"
        f"<category domain='2099'>Remiss</category><pubDate>Tue, 05 May 2026 08:00:00 +0200</pubDate></item>"
        for n in range(100)
    )
    law.answers["/Filter/RssFeed"] = f"<rss><channel>{items}</channel></rss>".encode()
    run = law.fetched("regeringen")
    assert run.state == State.COMPLETE
    assert "2026-05-05" in run.problems[0]


@pytest.mark.parametrize("status", [500, 403])
def test_a_source_that_does_not_answer_gives_a_clear_state_and_the_next_run_covers_the_same_days(
    mirror: Law, status: int
) -> None:
    mirror.fetched("g0v")
    next_day("2026-05-07")
    before = rows_by_table()
    mirror.faults = [status] * 100
    run = mirror.fetched("g0v")
    assert (run.state, run.problems[-1]) == (State.FAILED, "gave up: the source does not answer")
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}
    mirror.faults = []
    next_day("2026-05-12")
    assert mirror.fetched("g0v").covers_from == date(2026, 5, 3)


def test_a_fault_now_and_then_is_overcome(mirror: Law) -> None:
    mirror.faults = [503, 429]
    assert mirror.fetched("g0v").state == State.COMPLETE


@pytest.mark.parametrize(("status", "times"), [(400, 1), (404, 1), (429, 3), (503, 3)])
def test_only_a_busy_server_is_asked_again(law: Law, status: int, times: int) -> None:
    law.faults = [status] * 100
    assert law.fetched("cellar").state == State.FAILED
    assert [law.asked.count(asked) for asked in dict.fromkeys(law.asked)] == [times] * 3, "three lost questions end it"


def test_consultations_are_asked_for_unpacked(law: Law, httpserver: HTTPServer) -> None:
    """Their service packs slowly and breaks off."""
    law.fetched("have-your-say")
    assert {request.headers.get("Accept-Encoding") for request, _ in httpserver.log} == {"identity"}


@pytest.mark.parametrize("body", [b"<html>underh\xc3\xa5ll</html>", b"", b"\xff\xfe", b'{"a": 1}', b"[" * 5_000])
def test_an_answer_in_another_shape_makes_the_run_incomplete_and_takes_nothing_away(mirror: Law, body: bytes) -> None:
    mirror.answers["/faktapromemoria.json"] = body
    run = mirror.fetched("g0v")
    assert (run.state, run.new) == (State.INCOMPLETE, 1)
    assert "/faktapromemoria.json" in run.problems[0]


def test_an_empty_window_is_an_answer(law: Law) -> None:
    law.answers["/webapi/notification/ingestion"] = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><page>1</page><moreEntries>false</moreEntries></feed>'
    )
    assert law.fetched("cellar-feed").state == State.COMPLETE


def test_notifications_without_titles_get_them_from_cellar_and_case_law_is_left(law: Law) -> None:
    def entry(name: str, identifier: str) -> str:
        return (
            f"<entry><title>$item.title</title><updated>2026-05-05T10:01:36+02:00</updated><cellarId>{name}</cellarId>"
            f"<type>create</type><identifiers><identifier>{identifier}</identifier></identifiers></entry>"
        )

    entries = entry("cellar:1", "celex:52026PC0112") + entry("cellar:2", "celex:62026CJ0001")
    law.answers["/webapi/notification/ingestion"] = (
        f"<feed><page>1</page><moreEntries>false</moreEntries>{entries}</feed>".encode()
    )
    law.answers[CELLAR] = cellar_of(work("52026PC0112"))
    run = law.fetched("cellar-feed")
    assert (run.state, run.new, run.quarantined) == (State.COMPLETE, 1, 0)
    assert the_question("COM(2026) 112").title
    assert EuPaper.objects.count() == 1
    before = rows_by_table()
    law.fetched("cellar-feed")
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}


def test_a_run_killed_while_it_stores_loses_and_doubles_nothing(mirror: Law) -> None:
    source = mirror.fetched("g0v").source
    with guard.opened():
        FetchRun.objects.update(state=State.RUNNING, ended_at=None)
        Source.objects.update(last_complete_on=None, last_complete_at=None)
        RawRecord.objects.filter(reference__endswith="#more").update(understood=False)
    before = rows_by_table()
    run = mirror.fetched("g0v")
    assert (run.state, FetchRun.objects.exclude(pk=run.pk).get().state) == (State.COMPLETE, State.INTERRUPTED)
    assert rows_by_table() == {**before, "watch_fetchrun": before["watch_fetchrun"] + 1}
    assert (EuPaper.objects.count(), EuQuestion.objects.count()) == (1, 1)
    source.refresh_from_db()
    assert source.last_complete_on == today()


def test_every_known_source_is_shown_with_few_questions_of_the_database(
    django_assert_max_num_queries: Any, mirror: Law
) -> None:
    mirror.fetched("g0v")
    from utblick.watch import actions

    for code in known_codes():
        source = actions.ensure_source(actor("coordinator"), code)
        with guard.opened():
            FetchRun.objects.bulk_create(
                FetchRun(source=source, day=today(), started_at=recorded_at(), state="failed", ended_at=recorded_at())
                for _ in range(12)
            )
    reader = actor("coordinator")
    with django_assert_max_num_queries(4):
        pictures = queries.source_pictures(reader)
    assert [len(picture.runs) for picture in pictures] == [10] * len(known_codes())
    assert len(known_codes()) >= 9
