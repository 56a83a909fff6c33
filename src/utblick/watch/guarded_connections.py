"""Connections that never lead into the own network, and never outlast their request."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore2
import httpx2

from utblick.watch.fetching import AddressRefused


def guarded_transport(backend: GuardedBackend) -> httpx2.HTTPTransport:
    """Asks over connections of the backend's alone."""
    transport = httpx2.HTTPTransport(verify=_trust(), trust_env=False)
    transport._pool.close()
    transport._pool = httpcore2.ConnectionPool(ssl_context=_trust(), network_backend=backend, keepalive_expiry=5.0)
    return transport


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that are trusted, read once: it takes longer than most answers."""
    return httpx2.create_ssl_context(trust_env=False)


class GuardedBackend(httpcore2.SyncBackend):
    """Connects only to addresses on the open internet, and to the exact host and port that the operator named."""

    def __init__(self, trusted: set[tuple[str, int]]) -> None:
        self.trusted = trusted
        self.ends_at = float("inf")

    def addresses(self, host: str, port: int) -> list[str]:
        """The host's addresses, each of them allowed; raises `AddressRefused` or `httpcore2.ConnectError`."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"no such host: {host}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if (host.lower(), port) not in self.trusted:
            for address in addresses:
                if not is_open_internet(address):
                    raise AddressRefused(f"{host} leads to {address}, which is not on the open internet")
        return addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        error: Exception | None = None
        for address in self.addresses(host, port):
            left = _shorter(timeout, self.ends_at)
            try:
                return TimedStream(super().connect_tcp(address, port, left, local_address, socket_options), self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failure:
                error = failure
        raise error or httpcore2.ConnectError(f"no address for {host}")


class TimedStream(httpcore2.NetworkStream):
    """A connection whose every read and write also keeps to the end of the whole request."""

    def __init__(self, inner: httpcore2.NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _shorter(timeout, self._backend.ends_at))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _shorter(timeout, self._backend.ends_at))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _shorter(timeout, self._backend.ends_at)
        return TimedStream(self._inner.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def is_open_internet(address: str) -> bool:
    """False for loopback, private, link-local, multicast and reserved addresses, also when wrapped in IPv6."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is not None:
            parsed = inner
        elif parsed in ipaddress.ip_network("64:ff9b::/96"):
            parsed = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
    return parsed.is_global and not parsed.is_multicast


def _shorter(timeout: float | None, ends_at: float) -> float:
    left = ends_at - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the whole request took too long")
    return left if timeout is None else min(timeout, left)
