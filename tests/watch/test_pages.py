"""Watched pages and feeds: read politely, told only when something is new, a call only when a person says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from hostile import HOSTILE, encoded
from utblick.audit import guard
from utblick.clock.queries import today
from utblick.watch import actions, queries
from utblick.watch.fetching import Fetcher, Limits
from utblick.watch.models import Call, PageChange, WatchedPage
from utblick.watch.pages import main_text, side_by_side
from utblick.watch.queries.pages import failing_pages
from watch.municipality import SYSTEM, actor, next_day
from watch.test_watch_pages import client_of

pytestmark = pytest.mark.usefixtures("municipality")
QUICK = Limits(connect=5.0, read=0.8, whole=5.0, pause=0.0, max_bytes=200_000)
PAGE = """<!doctype html><html><head><title>Fonden</title><script>var a = "nytt varje gång {n}";</script></head><body>
<nav><a href="/">Hem</a> {n}</nav><main><h1>Utlysningar</h1><p>Vi delar ut bidrag.</p>{more}
<p>Senast uppdaterad: 12 maj {n}</p></main><footer>Besökare nummer {n}</footer></body></html>"""
FEED = """<rss version="2.0"><channel><title>Fonden</title>{items}</channel></rss>"""
ITEM = "<item><guid>{n}</guid><title>Nyhet {n}</title><link>https://exempel.example/{n}</link></item>"


class Site:
    """A web site of our own: what it answers, and what it was asked."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("/utlysningar")
        self.robots = Response("", 404)
        self.answer: Response | Callable[[Request], Response] = html()
        self.asked: list[Request] = []
        server.expect_request("/robots.txt").respond_with_handler(lambda _: self.robots)
        server.expect_request("/utlysningar").respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        return self.answer if isinstance(self.answer, Response) else self.answer(request)

    def look(self, page: WatchedPage) -> WatchedPage:
        """Read the page as the operator of this very server."""
        page.refresh_from_db()
        actions.look_at(page, lambda: Fetcher(self.url, QUICK, sleep=lambda _: None))
        page.refresh_from_db()
        return page


def html(more: str = "", n: int = 1) -> Response:
    return Response(PAGE.format(n=n, more=more), mimetype="text/html", headers={"ETag": f'"{n}"'})


def feed(*numbers: int) -> Response:
    return Response(FEED.format(items="".join(ITEM.format(n=n) for n in numbers)), mimetype="application/rss+xml")


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def watched(site: Site, form: str = "page") -> WatchedPage:
    return actions.register_page(actor("coordinator"), name="Fonden", url=site.url, form=form, body_code="KFN")


def test_the_first_reading_only_remembers_and_what_changes_by_itself_is_no_change(site: Site) -> None:
    page = site.look(watched(site))
    assert page.text == "Utlysningar\nVi delar ut bidrag."
    site.answer = html(n=2)
    page = site.look(page)
    assert (page.read_on, page.problem, PageChange.objects.count()) == (today(), "", 0)


def test_a_new_line_waits_for_a_person_and_grows_while_it_waits(site: Site) -> None:
    page = site.look(watched(site))
    site.answer = html("<p>Ny omgång öppnar i mars.</p>", 2)
    site.look(page)
    site.answer = html("<p>Ny omgång öppnar i mars.</p><p>Sök senast i maj.</p>", 3)
    site.look(page)
    change = PageChange.objects.get()
    rows = [(row.old, row.new) for row in side_by_side(change.old_text, change.new_text) if row.differs]
    assert rows == [(None, "Ny omgång öppnar i mars."), (None, "Sök senast i maj.")]
    site.answer = html(n=4)
    site.look(page)
    assert not PageChange.objects.exists()


def test_a_page_that_has_not_changed_is_asked_for_with_its_mark(site: Site) -> None:
    page = site.look(watched(site))
    site.answer = lambda request: Response(status=304) if request.headers.get("If-None-Match") == '"1"' else html("!")
    page = site.look(page)
    assert (page.problem, page.text, PageChange.objects.count()) == ("", "Utlysningar\nVi delar ut bidrag.", 0)


@pytest.mark.parametrize(
    ("robots", "problem"),
    [
        (Response("User-agent: *\nDisallow: /utlys"), "robots"),
        (Response("User-agent: Utblick\nDisallow: /"), "robots"),
        (Response("User-agent: *\nDisallow: /annat"), ""),
        (Response("", 403), ""),
        (Response("", 503), "silent"),
        (Response(b"\xff\xfe\x00", 200), ""),
    ],
)
def test_robots_txt_decides(site: Site, robots: Response, problem: str) -> None:
    site.robots = robots
    assert site.look(watched(site)).problem == problem
    assert bool(site.asked) == (problem == "")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (Response("gone", 404), "status"),
        (Response("broken", 500), "status"),
        (Response(b"%PDF-1.7", mimetype="application/pdf"), "no_text"),
        (Response("<html><script>only()</script></html>", mimetype="text/html"), "no_text"),
        (Response("x" * 300_000, mimetype="text/html"), "too_big"),
        (Response("", 302, headers={"Location": "http://169.254.169.254/latest/"}), "refused"),
        (Response("", 302, headers={"Location": "http://localhost:1/"}), "refused"),
    ],
)
def test_an_answer_that_cannot_be_read_is_no_change(site: Site, answer: Response, problem: str) -> None:
    page = site.look(watched(site))
    site.answer = answer
    page = site.look(page)
    assert (page.problem, page.failing_since, page.text) == (problem, today(), "Utlysningar\nVi delar ut bidrag.")
    assert not PageChange.objects.exists()
    next_day("2026-05-10")
    assert failing_pages(SYSTEM, today()) == 1
    site.answer = html()
    page = site.look(page)
    assert (page.problem, page.failing_since, failing_pages(SYSTEM, today())) == ("", None, 0)


def test_an_address_that_somebody_typed_never_leads_into_an_own_network(site: Site) -> None:
    page = watched(site)
    assert actions.look_at(page).problem == "refused"
    assert site.asked == []


def test_a_feeds_new_entries_are_told_once_each(site: Site) -> None:
    site.answer = feed(1, 2)
    page = site.look(watched(site, "feed"))
    assert not PageChange.objects.exists()
    site.answer = feed(3, 1, 2)
    site.look(page)
    site.look(page)
    change = PageChange.objects.get()
    assert (change.title, change.link) == ("Nyhet 3", "https://exempel.example/3")


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel>&a;</channel></rss>",
        "<html></html>",
        "not xml",
        "<rss>" + "<a>" * 500,
    ],
)
def test_a_hostile_feed_is_refused(site: Site, body: str) -> None:
    site.answer = Response(body, mimetype="application/xml")
    assert site.look(watched(site, "feed")).problem == "no_feed"


def test_a_feed_with_script_is_plain_text_on_the_page(site: Site) -> None:
    site.answer = feed(1)
    page = site.look(watched(site, "feed"))
    item = (
        "<item><guid>2</guid><title>&lt;script&gt;alert(1)&lt;/script&gt; Nytt</title><link>javascript:alert(1)</link>"
    )
    site.answer = Response(FEED.format(items=f"{item}<description>&lt;img onerror=x&gt; Text</description></item>"))
    site.look(page)
    shown = client_of("officer", "KFN").get(PageChange.objects.get().get_absolute_url()).content.decode()
    assert "alert(1)</script>" not in shown and "javascript:" not in shown and "onerror" not in shown


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-1"])
def test_every_usual_encoding_of_a_page_is_read(encoding: str) -> None:
    told = f'<meta charset="{encoding}"><p>Skärgård åt öster</p>'
    assert main_text(told.encode(encoding)) == "Skärgård åt öster"


def test_broken_markup_still_gives_its_text() -> None:
    assert main_text(b"<main><p>Ett<div>Tv\xc3\xa5</main></nav><b>utanf\xc3\xb6r") == "Ett\nTvå"
    assert main_text(b"<nav><p>Bara meny") == "Bara meny"
    for value in HOSTILE.values():
        main_text(value.encode("utf-8", "replace"))


@pytest.mark.one_database
def test_a_person_makes_a_call_of_a_change(site: Site) -> None:
    page = site.look(watched(site))
    site.answer = html("<h2>Musikmedel 2027</h2><p>Kulturskolor kan söka.</p>", 2)
    site.look(page)
    change = PageChange.objects.get()
    client = client_of("officer", "KFN")
    assert "Se vad som är nytt på en bevakad sida" in client.get("/").content.decode()
    shown = client.get(change.get_absolute_url()).content.decode()
    assert "<ins>Musikmedel 2027</ins>" in shown and f"?andring={change.pk}" in shown
    entering = client.get(f"/utlysningar/ny/?andring={change.pk}").content.decode()
    assert 'value="Musikmedel 2027"' in entering and site.url in entering
    told = {"title": "Musikmedel 2027", "programme": "Fonden", "closes": "mars 2027"}
    client.post(f"/utlysningar/ny/?andring={change.pk}", told)
    change.refresh_from_db()
    assert (change.answer, change.call) == ("call", Call.objects.get())
    assert not queries.page_changes(SYSTEM).exists()


@pytest.mark.one_database
def test_nothing_for_us_is_said_by_one_button_and_can_be_taken_back(site: Site) -> None:
    page = site.look(watched(site))
    site.answer = html("<p>Ny chef.</p>", 2)
    site.look(page)
    change = PageChange.objects.get()
    client = client_of("coordinator")
    client.post(change.get_absolute_url(), {"nothing": "1"})
    change.refresh_from_db()
    assert change.answer == "nothing" and change.decided_by
    client.post(change.get_absolute_url(), {"waiting": "1"})
    change.refresh_from_db()
    assert (change.answer, change.decided_on) == ("waiting", None)
    assert client_of("officer", "BUN").post(change.get_absolute_url(), {"nothing": "1"}).status_code == 403
    assert client_of("reader", "KFN").get(change.get_absolute_url()).status_code == 200


@pytest.mark.one_database
def test_a_page_is_added_and_altered_by_hand_and_rubbish_is_answered() -> None:
    client = client_of("officer", "KFN")
    told = {"name": "ESF", "url": "https://exempel.example/plan", "form": "page", "body_code": "KFN"}
    assert client.post("/utlysningar/sidor/ny/", told).status_code == 302
    page = WatchedPage.objects.get()
    assert client.post("/utlysningar/sidor/ny/", told).status_code == 422
    assert (
        client.post("/utlysningar/sidor/ny/", {**told, "url": told["url"] + "2", "body_code": "KS"}).status_code == 422
    )
    altered = {**told, "name": "ESF-rådet", "enabled": "on", "version": "1"}
    assert client.post(page.get_absolute_url(), altered).status_code == 302
    assert client.post(page.get_absolute_url(), {**altered, "name": "Annat"}).status_code == 409
    for value in [*HOSTILE.values(), "file:///etc/passwd", "https://a:b@exempel.example/", "https://", "http://[::1"]:
        posted = {**told, "url": encoded(value)}
        assert client.post("/utlysningar/sidor/ny/", posted).status_code == 422
    assert client_of("reader", "KFN").get("/utlysningar/sidor/ny/").status_code == 403


@pytest.mark.one_database
def test_the_pages_ask_the_same_few_questions_however_much_is_watched(site: Site) -> None:
    page = site.look(watched(site))
    site.answer = html("<p>Nytt.</p>", 2)
    site.look(page)
    change = PageChange.objects.get()
    client = client_of("coordinator")
    addresses = ["/utlysningar/sidor/", page.get_absolute_url(), change.get_absolute_url(), "/utlysningar/sidor/ny/"]

    def asked() -> list[int]:
        counted = []
        for address in addresses:
            with CaptureQueriesContext(connection) as questions:
                assert client.get(address).status_code == 200
            counted.append(len(questions))
        return counted

    def more(number: int, start: int) -> None:
        with guard.opened():
            pages = WatchedPage.objects.bulk_create(
                WatchedPage(name=f"Sida {n}", url=f"https://exempel.example/{n}", body_code="KFN")
                for n in range(start, start + number)
            )
            PageChange.objects.bulk_create(PageChange(page=row, seen_on=today(), title="Nytt") for row in pages)
            PageChange.objects.bulk_create(PageChange(page=page, seen_on=today(), title="Nytt") for _ in pages)

    more(25, 0)
    few = asked()
    more(2_475, 25)
    assert asked() == few
    assert max(few) <= 12
