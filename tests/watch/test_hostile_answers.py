"""Answers made to harm: each is refused, the run says so, and the health page says it in words."""

from __future__ import annotations

import gzip
import io
import resource
import socket
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from utblick.operations.health import all_health
from utblick.watch import actions
from utblick.watch.fetching import AddressRefused, Fetcher, FetchError, Limits
from utblick.watch.models import FetchRun, Source
from utblick.watch.sources.feed.source import Feed
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.reading import read_json, read_xml
from watch.conftest import QUICK
from watch.municipality import SOURCE, SYSTEM, fetched, given
from watch.portal import FakePortal, topic

SMALL = Limits(connect=5.0, read=2.0, whole=10.0, max_bytes=1_000_000, pause=0.0)
Served = Callable[[bytes, str], str]


@pytest.fixture
def served(httpserver: HTTPServer) -> Served:
    """Serves bytes under a content coding; gives the address."""

    def serve(body: bytes, coding: str) -> str:
        headers = {"Content-Encoding": coding} if coding else {}
        httpserver.expect_oneshot_request("/").respond_with_data(body, headers=headers)
        return httpserver.url_for("/")

    return serve


def refused(url: str, limits: Limits = SMALL) -> str:
    with Fetcher(url, limits) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(url)
    return error.value.kind


def test_a_gzip_bomb_is_given_up_at_the_limit_and_never_unpacked_whole(served: Served) -> None:
    """Two hundred megabytes of zeros in two hundred kilobytes: noticed after the first megabyte that comes out."""
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(served(bomb, "gzip")) == "too-big"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000, "kilobytes"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "compress", "x" * 5_000])
def test_packing_that_was_not_asked_for_or_is_put_in_layers_is_refused(served: Served, coding: str) -> None:
    assert refused(served(gzip.compress(b"{}", mtime=0), coding)) == "coding"


@pytest.mark.parametrize("body", [b"not packed", gzip.compress(b"x" * 1_000, mtime=0)[:-20], b"\x1f\x8b"])
def test_broken_packing_is_refused(served: Served, body: bytes) -> None:
    assert refused(served(body, "gzip")) == "coding"


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "", "identity"])
def test_what_is_packed_as_asked_for_is_read(served: Served, coding: str) -> None:
    text = b"towns " * 50_000
    packed = {"deflate": zlib.compress(text), "": text, "identity": text}.get(coding, gzip.compress(text))
    url = served(packed, coding)
    with Fetcher(url, SMALL) as fetcher:
        assert fetcher.get(url).body == text


def test_a_name_that_leads_elsewhere_the_second_time_it_is_asked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS that changes between the check and the request: what counts is the address that is connected to."""
    answers = iter(["8.8.8.8", "127.0.0.1", "169.254.169.254"])

    def changing(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    with Fetcher(limits=QUICK) as fetcher:
        monkeypatch.setattr(socket, "getaddrinfo", changing)
        fetcher.check("http://rebinding.example/")
        for _ in range(2):
            with pytest.raises(AddressRefused):
                fetcher.get("http://rebinding.example/")


def test_a_name_with_one_open_and_one_inner_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with Fetcher(limits=QUICK) as fetcher, pytest.raises(AddressRefused):
        fetcher.get("http://two-faced.example/")


def test_an_answer_that_has_not_changed_is_not_sent_again(httpserver: HTTPServer) -> None:
    asked: list[tuple[str, str]] = []

    def answer(request: Request) -> Response:
        asked.append((request.headers.get("If-None-Match", ""), request.headers.get("If-Modified-Since", "")))
        if asked[-1][0]:
            return Response(status=304)
        return Response("towns", headers={"ETag": '"one"', "Last-Modified": "Wed, 06 May 2026 06:00:00 GMT"})

    httpserver.expect_request("/list").respond_with_handler(answer)
    url = httpserver.url_for("/list")
    with Fetcher(url, QUICK) as fetcher:
        first = fetcher.get_if_changed(url)
        assert first is not None and first.body == b"towns"
        kept = fetcher.validators
    with Fetcher(url, QUICK) as later:
        later.validators = kept
        assert later.get_if_changed(url) is None
        assert later.download(url, io.BytesIO(), SMALL) is None
        assert later.get(url).body == b"towns", "an ordinary question asks for everything"
    condition = ('"one"', "Wed, 06 May 2026 06:00:00 GMT")
    assert asked == [("", ""), condition, condition, ("", "")]


@pytest.mark.usefixtures("municipality")
@pytest.mark.parametrize(
    ("body", "coding", "told"),
    [
        (b"x" * 2_000_000, "", "större än Utblick tar emot"),
        (gzip.compress(bytes(50_000_000), mtime=0), "gzip", "större än Utblick tar emot"),
        (gzip.compress(gzip.compress(b"{}", mtime=0), mtime=0), "gzip, gzip", "packat på ett sätt"),
        (b"PK\x03\x04" + bytes(500), "", "något annat än data"),
        (b"\xff\xfe\x00\xd8\x00", "", "något annat än data"),
        (b"[" * 200_000, "", "något annat än data"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "", "något annat än data"),
    ],
)
def test_a_portal_that_sends_harm_ends_in_a_run_that_says_so_on_the_health_page(
    portal: FakePortal, body: bytes, coding: str, told: str
) -> None:
    given(topic(1))
    actions.switch_source(SYSTEM, Source.objects.get(), enabled=True)
    headers = {"Content-Encoding": coding} if coding else {}
    portal.records = [topic(number) for number in range(1, 4)]
    portal.faults = [lambda: Response(body, 200, headers)] * 400  # type: ignore[list-item]
    run = actions.fetch(
        SOURCE, base_url=portal.base_url, open_fetcher=lambda base: Fetcher(base, SMALL, sleep=lambda _: None)
    )
    assert run.state in (FetchRun.State.FAILED, FetchRun.State.INCOMPLETE)
    health = next(one for one in all_health() if one.name == f"source:{SOURCE}")
    assert told in health.told


@pytest.mark.usefixtures("municipality")
def test_a_portal_that_leads_into_the_own_network_is_told_so(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/portal/assets/openid-login-config.json").respond_with_data("no", 404)
    for path in ("/search-api/prod/rest/search", "/search-api/prod/rest/facet"):
        httpserver.expect_request(path).respond_with_data("", 302, {"Location": "http://169.254.169.254/latest"})
    run = fetched(httpserver.url_for("").rstrip("/"))
    assert run.state == FetchRun.State.FAILED
    health = next(one for one in all_health() if one.name == f"source:{SOURCE}")
    assert "leder in i ett internt nät" in health.told


BILLION = "<!DOCTYPE a [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]><a>&a9;</a>"


@pytest.mark.parametrize(
    "body",
    [
        BILLION.encode(),
        BILLION.encode("utf-16"),
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://169.254.169.254/">]><a>&x;</a>',
        b"<a>" * 100_000,
        b"<rss>" + b"<item/>" * 1_100_000,
        b"\xff\xfe<\x00a",
        b"PK\x03\x04rest",
    ],
)
def test_xml_made_to_swell_to_reach_out_or_to_break_is_refused_with_the_reason(body: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        read_xml(body)
    assert error.value.reason


def test_a_zip_is_never_unpacked_as_an_answer() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.json", bytes(10_000_000))
    for read in (read_json, read_xml):
        with pytest.raises(Unreadable):
            read(packed.getvalue())


def test_a_feed_with_script_keeps_its_words_and_nothing_that_runs() -> None:
    feed = """<rss><channel><item><guid>1</guid><title>Towns &lt;script&gt;alert(1)&lt;/script&gt;meet</title>
    <link>javascript:alert(1)</link><description>&lt;img src=x onerror=alert(1)&gt;Read &lt;a href="data:text/html,x"
    onclick="x()"&gt;on&lt;/a&gt;&lt;iframe src="http://10.0.0.1"&gt;&lt;/iframe&gt;</description></item></channel></rss>"""
    (stage,) = Feed().parse(feed.encode()).stages
    assert (stage.url, stage.summary) == ("", "Read on")
    assert "<" not in stage.title
