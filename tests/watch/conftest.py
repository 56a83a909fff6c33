from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer

from utblick.watch.fetching import Fetcher, Limits
from watch.portal import FakePortal

QUICK = Limits(connect=5.0, read=0.8, whole=5.0, pause=0.0)


@pytest.fixture
def portal(httpserver: HTTPServer) -> FakePortal:
    return FakePortal(httpserver)


@pytest.fixture
def fetcher(portal: FakePortal) -> Iterator[Fetcher]:
    """Trusts the fake portal, and does not sleep."""
    with Fetcher(portal.base_url, QUICK, sleep=lambda _: None) as fetcher:
        yield fetcher


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[socket.socket], None]], str]]:
    """Starts a server that treats each connection as told; gives its address."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(treat: Callable[[socket.socket], None]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65536)
                        treat(connection)
                    except OSError:
                        continue

        threads.append(threading.Thread(target=serve, daemon=True))
        threads[-1].start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(timeout=5)


def reset(connection: socket.socket) -> None:
    """Break off as a crashing server does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.fixture
def municipality(db: None) -> None:
    """The invented municipality of `watch.municipality`."""
    from watch.municipality import found_municipality

    found_municipality()
