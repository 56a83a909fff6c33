"""Only safe addresses, and every request ends (design § 3, Addresses)."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from utblick.watch.fetching import USER_AGENT, AddressRefused, Fetcher, FetchError, Limits
from utblick.watch.guarded_connections import is_open_internet
from watch.conftest import QUICK, reset

RawServer = Callable[[Callable[[socket.socket], None]], str]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.8/",
        "http://192.168.1.1:8080/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http:///nowhere",
        "http://example.org:99999999/",
    ],
)
def test_an_address_that_is_not_on_the_open_internet_is_refused(url: str) -> None:
    with Fetcher(limits=QUICK) as fetcher, pytest.raises(AddressRefused):
        fetcher.get(url)


def test_the_operators_address_is_trusted_for_exactly_that_host_and_port(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("welcome")
    base = httpserver.url_for("")
    with Fetcher(base, QUICK) as fetcher:
        assert fetcher.get(base + "/").body == b"welcome"
        with pytest.raises(AddressRefused):
            fetcher.get(f"http://127.0.0.2:{httpserver.port}/")
        with pytest.raises(AddressRefused):
            fetcher.get(f"http://{httpserver.host}:{httpserver.port + 1}/")


def test_a_redirect_to_the_own_network_is_refused(httpserver: HTTPServer) -> None:
    for target in ("http://169.254.169.254/", "http://127.0.0.1:1/", "//10.1.2.3/", "file:///etc/passwd"):
        httpserver.expect_oneshot_request("/away").respond_with_data(status=302, headers={"Location": target})
        with Fetcher(httpserver.url_for(""), QUICK) as fetcher, pytest.raises(AddressRefused):
            fetcher.get(httpserver.url_for("/away"))


def test_a_redirect_on_the_trusted_place_is_followed_but_not_for_ever(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data("here")
    httpserver.expect_request("/round").respond_with_data(status=302, headers={"Location": "/round"})
    with Fetcher(httpserver.url_for(""), QUICK) as fetcher:
        assert fetcher.get(httpserver.url_for("/old")).body == b"here"
        with pytest.raises(FetchError, match="leads on") as error:
            fetcher.get(httpserver.url_for("/round"))
    assert error.value.kind == "redirects"


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_the_open_internet_is_open(address: str) -> None:
    assert is_open_internet(address)


@pytest.mark.parametrize("address", ["224.0.0.1", "100.64.0.1", "fd00::1", "::", "::ffff:10.0.0.1", "fe80::1%eth0"])
def test_special_addresses_are_not_the_open_internet(address: str) -> None:
    assert not is_open_internet(address)


def test_a_proxy_in_the_environment_is_not_used(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    httpserver.expect_request("/").respond_with_data("direct")
    with Fetcher(httpserver.url_for(""), QUICK) as fetcher:
        assert fetcher.get(httpserver.url_for("/")).body == b"direct"


def test_the_server_is_told_who_asks(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def look(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response("ok")

    httpserver.expect_request("/").respond_with_handler(look)
    with Fetcher(httpserver.url_for(""), QUICK) as fetcher:
        fetcher.get(httpserver.url_for("/"))
    assert seen == [USER_AGENT]


def test_an_answer_larger_than_the_limit_is_not_read_to_its_end(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 5000)
    with Fetcher(httpserver.url_for(""), Limits(max_bytes=4999)) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(httpserver.url_for("/"))
    assert error.value.kind == "too-big"


def test_a_silent_server_ends_in_a_timeout(raw_server: RawServer) -> None:
    base = raw_server(lambda _: time.sleep(1.5))
    with Fetcher(base, QUICK) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(base)
    assert error.value.kind == "timeout"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_a_server_that_drips_ends_too(raw_server: RawServer, start: bytes) -> None:
    """Every byte comes within the read timeout; only the limit on the whole request ends it, in head and body."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 50:
            connection.sendall(bytes([letter]))
            time.sleep(0.05)

    base = raw_server(drip)
    began = time.monotonic()
    with Fetcher(base, Limits(read=1.0, whole=0.4)) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(base)
    assert error.value.kind == "timeout"
    assert time.monotonic() - began < 2


def test_a_broken_connection_is_told_as_such(raw_server: RawServer) -> None:
    base = raw_server(reset)
    with Fetcher(base, QUICK) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(base)
    assert error.value.kind == "reset"


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        base = f"http://127.0.0.1:{server.getsockname()[1]}"
    with Fetcher(base, QUICK) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(base)
    assert error.value.kind == "unreachable"


def test_requests_to_a_foreign_host_are_paced_and_to_the_operators_own_are_not(httpserver: HTTPServer) -> None:
    slept: list[float] = []
    httpserver.expect_request("/").respond_with_data("ok")
    with Fetcher(httpserver.url_for(""), Limits(pause=1.0), sleep=slept.append) as fetcher:
        for _ in range(3):
            fetcher.get(httpserver.url_for("/"))
        assert slept == []
        for _ in range(3):
            with pytest.raises(AddressRefused):
                fetcher.get("http://10.0.0.8/")
    assert len(slept) == 2
    assert all(0.5 < seconds <= 1.0 for seconds in slept)


def test_a_server_that_cannot_prove_its_name_is_not_listened_to(raw_server: RawServer) -> None:
    """Over https an answer in plain text is no answer: the check of certificates is never left out."""
    base = raw_server(lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")).replace("http:", "https:")
    with Fetcher(base, QUICK) as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(base)
    assert error.value.kind == "unreachable"
