"""Asking other servers politely and safely: limits on time and size, pacing per host, no way into the own network."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import urljoin, urlsplit

from utblick.watch.inflating import BadCoding, Inflater
from utblick.watch.unread import MOST_OF_A_RUN, Unread, unread

USER_AGENT = "Utblick/1 (municipal monitoring of EU calls; reads slowly)"
DEFAULT_PORTS = {"http": 80, "https": 443}
CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""What an answer says of itself, and how that is asked by the next time."""
REDIRECTS = {301, 302, 303, 307, 308}


class FetchError(Exception):
    """An answer that could not be had. ``kind`` is one of the words in `KINDS`."""

    KINDS: tuple[str, ...] = (
        "timeout", "reset", "unreachable", "too-big", "coding", "refused-address", "redirects",
    )  # fmt: skip

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class AddressRefused(FetchError):  # noqa: N818
    """The address leads to a machine that is not on the open internet, and the operator has not named it."""

    def __init__(self, message: str) -> None:
        super().__init__("refused-address", message)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes granted to one request. ``whole`` ends an answer that drips for ever."""

    connect: float = 10.0
    read: float = 30.0
    whole: float = 60.0
    max_bytes: int = 60_000_000
    pause: float = 1.0
    """Least seconds between two requests to the same host; the operator's own address is not paced."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, read to its end."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """One polite client, for one thread. ``trusted`` is the base URL that the operator gave, or None.

    Every address is resolved once and the connection goes to the address that was checked, also after a redirect.
    ``validators`` are what servers said of their answers (ETag, Last-Modified) by address: what `get_if_changed` asks
    by. They grow as answers come; whoever has made use of the answers keeps them for the next time. ``unread`` are the
    answers that nobody could read, by their hash.
    Raises `FetchError`; never follows a redirect off https.
    """

    def __init__(
        self,
        trusted: str | None = None,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        import httpx2

        from utblick.watch.guarded_connections import GuardedBackend, guarded_transport

        self.limits = limits or Limits()
        self.sleep = sleep
        self.requests = 0
        self.validators: dict[str, dict[str, str]] = {}
        self.unread: dict[str, Unread] = {}
        self._trusted = {_place(trusted)} if trusted else set()
        self._last_asked: dict[str, float] = {}
        self._backend = GuardedBackend(self._trusted)
        self._client = httpx2.Client(
            transport=guarded_transport(self._backend),
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            timeout=httpx2.Timeout(self.limits.read, connect=self.limits.connect),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def check(self, url: str) -> None:
        """Raise `FetchError` if ``url`` may not be asked, or its host is not known."""
        import httpcore2

        host, port = _place(url)
        try:
            self._backend.addresses(host, port)
        except httpcore2.ConnectError as error:
            raise FetchError("unreachable", str(error)) from error

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self._ask("GET", url, headers=headers)

    def get_if_changed(self, url: str) -> Answer | None:
        """The answer; None when the server says that it is the one last had."""
        return self._if_changed(url, None, self.limits)

    def download(self, url: str, file: BinaryIO, limits: Limits) -> Answer | None:
        """As `get_if_changed`, the body written to ``file`` as it comes, within limits of its own."""
        return self._if_changed(url, file, limits)

    def _if_changed(self, url: str, file: BinaryIO | None, limits: Limits) -> Answer | None:
        told = self.validators.get(url, {})
        asked = {header: told[name] for name, header in CONDITIONS.items() if name in told}
        answer = self._ask("GET", url, into=file, limits=limits, headers=asked)
        if answer.status == 304:
            return None
        if answer.status == 200:
            self.validators[url] = {name: answer.headers[name][:300] for name in CONDITIONS if answer.headers.get(name)}
        return answer

    def note_unread(self, url: str, found: bytes | BinaryIO, reason: str) -> None:
        """Keep an answer that cannot be read, and forget what its server said of it: next time it is sent anew."""
        self.validators.pop(url, None)
        if len(self.unread) < MOST_OF_A_RUN:
            answer = unread(url, io.BytesIO(found) if isinstance(found, bytes) else found, reason)
            self.unread.setdefault(answer.digest, answer)

    def post(
        self,
        url: str,
        params: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes, str]],
    ) -> Answer:
        """A multipart form; each file is (file name, content, content type)."""
        return self._ask("POST", url, params=params, files=files)

    def _ask(
        self,
        method: str,
        url: str,
        redirects_left: int = 3,
        into: BinaryIO | None = None,
        limits: Limits | None = None,
        **content: Any,
    ) -> Answer:
        import httpx2

        self._pace(url)
        self.requests += 1
        try:
            answer = self._read(method, url, content, into, limits or self.limits)
        except httpx2.TimeoutException as error:
            raise FetchError("timeout", f"no answer in time from {_host(url)}") from error
        except (httpx2.ConnectError, httpx2.UnsupportedProtocol) as error:
            raise FetchError("unreachable", f"cannot reach {_host(url)}: {error}") from error
        except httpx2.TransportError as error:
            raise FetchError("reset", f"{_host(url)} broke off: {error}") from error
        except BadCoding as error:
            raise FetchError("coding", f"{_host(url)} sent what cannot be unpacked: {error}") from error
        except httpx2.InvalidURL as error:
            raise FetchError("reset", f"{_host(url)} sent what cannot be read: {error}") from error
        if answer.status not in REDIRECTS or "location" not in answer.headers:
            return answer
        target = urljoin(answer.url, answer.headers["location"])
        if not redirects_left or (answer.url.startswith("https:") and not target.startswith("https:")):
            raise FetchError("redirects", f"{_host(url)} leads on to {target[:200]}")
        if method == "GET":
            content.pop("params", None)
        return self._ask(method, target, redirects_left - 1, into, limits, **content)

    def _read(self, method: str, url: str, content: dict[str, Any], into: BinaryIO | None, limits: Limits) -> Answer:
        self._backend.ends_at = time.monotonic() + limits.whole
        body, length = io.BytesIO(), 0
        with self._client.stream(method, url, **content) as response:
            target = into if into is not None and response.status_code == 200 else body
            inflater = Inflater(response.headers.get("content-encoding", ""))
            for chunk in response.iter_raw():
                for piece in inflater.pieces(chunk):
                    length += len(piece)
                    if length > limits.max_bytes:
                        raise FetchError("too-big", f"{_host(url)} sent more than {limits.max_bytes} bytes")
                    target.write(piece)
            inflater.end()
            return Answer(response.status_code, str(response.url), dict(response.headers), body.getvalue())

    def _pace(self, url: str) -> None:
        place = _place(url)
        if place in self._trusted:
            return
        wait = self._last_asked.get(place[0], -self.limits.pause) + self.limits.pause - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        self._last_asked[place[0]] = time.monotonic()


def _place(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"not a web address: {url[:200]!r}") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise AddressRefused(f"not a web address: {url[:200]!r}")
    return parts.hostname.lower(), port or DEFAULT_PORTS[parts.scheme]


def _host(url: str) -> str:
    return urlsplit(url).netloc[:200]
