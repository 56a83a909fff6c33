"""What a page costs: questions to the database, time on the server, weight on the wire; and what is found how fast."""

from __future__ import annotations

import gzip
import http.client
import re
import time
from collections.abc import Iterator
from typing import Any

from bench.figures import Figure, median_and_95th, percentile
from bench.records import WORDS
from bench.world import CODES

ROUNDS, WARMING = 40, 4
LEFT_OUT = re.compile(r"^(account|mfa|ui:|operations:alive)")


def signed_in() -> Any:
    """A client of a coordinator who is also officer and registrar of one committee."""
    from django.test import Client

    from utblick.accounts.actions import create_account
    from utblick.accounts.models import User
    from utblick.values import system_actor

    email = "bench@exempel.example"
    roles = [("coordinator", ""), ("administrator", ""), ("officer", CODES[1]), ("registrar", CODES[1])]
    user = User.objects.filter(email=email).first() or create_account(
        system_actor("bench"), email=email, name="Kim Exempel", roles=roles
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def addresses(client: Any) -> list[str]:
    """Every page without arguments, and one page of each kind that search knows; those that answer with a page."""
    from django.urls import NoReverseMatch, reverse

    from utblick.search.models import SearchEntry

    found = []
    for name in dict.fromkeys(_names()):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    for kind in SearchEntry.objects.values_list("kind", flat=True).distinct().order_by("kind"):
        latest = SearchEntry.objects.filter(kind=kind).exclude(url="/").order_by("-pk")[:10]
        found += [entry.url for entry in latest if _is_page(client.get(entry.url))][:1]
    found.append(reverse("search:search") + f"?q={WORDS[3]}")
    return [path for path in dict.fromkeys(found) if _is_page(client.get(path))]


def count_queries(client: Any, paths: list[str]) -> dict[str, Figure]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = {}
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        counted[path] = len(asked)
    most = max(counted.values())
    over = [f"{path} {number}" for path, number in sorted(counted.items()) if number > 12]
    told = f"at most {most} on {len(paths)} pages" + (f"; over: {', '.join(map(_neutral, over))}" if over else "")
    return {"queries": Figure(told, most <= 12)}


def time_pages(port: int, client: Any, paths: list[str]) -> dict[str, Figure]:
    """From request to the last byte over the loopback, one request at a time; the worker runs beside."""
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    spent: dict[str, list[float]] = {}
    for path in paths:
        for _ in range(WARMING):
            ask(connection, path, cookie)
        spent[path] = [ask(connection, path, cookie)[0] * 1000 for _ in range(ROUNDS)]
    connection.close()
    both = {path: median_and_95th(values) for path, values in spent.items()}
    median, late = median_and_95th([value for values in spent.values() for value in values])
    slowest = max(both, key=lambda path: both[path][1])
    reached = all(half <= 50 and most <= 100 for half, most in both.values())
    told = (
        f"{both[slowest][0]:.0f} / {both[slowest][1]:.0f} ms ({_neutral(slowest)}); "
        f"all {len(paths)} pages together {median:.0f} / {late:.0f} ms"
    )
    rows = [f"| `{_neutral(path)}` | {half:.0f} | {most:.0f} |" for path, (half, most) in sorted(both.items())]
    more = "\n".join(["| page | p50 ms | p95 ms |", "|---|---|---|", *rows])
    return {"time": Figure(told, reached, more)}


def weigh(port: int, client: Any, path: str = "/") -> dict[str, Figure]:
    """A first visit: the page and every style sheet, script and picture it names, as sent to a browser."""
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    _, sent, html = ask(connection, path, cookie)
    named = re.findall(r'(?:<link[^>]+href|<script[^>]+src|<img[^>]+src|<use[^>]+href)="(/[^"#]+)', html.decode())
    parts = {name: ask(connection, name, cookie)[1] for name in dict.fromkeys(named)}
    connection.close()
    whole = (sent + sum(parts.values())) / 1000
    packed = (len(gzip.compress(html)) + sum(parts.values())) / 1000
    told = f"{whole:.0f} kB as sent: page {sent / 1000:.0f}, {len(parts)} files {sum(parts.values()) / 1000:.0f}"
    return {"weight": Figure(f"{told} ({packed:.0f} kB with the page gzipped)", whole <= 100)}


def time_search() -> dict[str, Figure]:
    from utblick.search.models import SearchEntry
    from utblick.search.queries import find
    from utblick.values import Actor, Grant

    actor = Actor("bench", name="bench", grants=frozenset({Grant("signed_in"), Grant("coordinator")}))
    questions = [" ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 2 + number % 3))
                 for number in range(300)]  # fmt: skip
    find(actor, questions[0])
    spent = []
    for question in questions:
        begun = time.perf_counter()
        find(actor, question)
        spent.append((time.perf_counter() - begun) * 1000)
    half, late = percentile(spent, 0.5), percentile(spent, 0.95)
    told = f"p95 {late:.0f} ms, p50 {half:.0f} ms, {SearchEntry.objects.count()} entries, 1–3 common words each"
    return {"search": Figure(told, late <= 50)}


def ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[float, int, bytes]:
    """One GET: seconds, bytes on the wire (body), and the body unpacked."""
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip", "Accept-Language": "sv"})
    answer = connection.getresponse()
    body = answer.read()
    spent = time.perf_counter() - begun
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return spent, len(body), gzip.decompress(body) if packed else body


def _names() -> Iterator[str]:
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
        for part in resolver.url_patterns:
            if isinstance(part, URLResolver):
                yield from walk(part, f"{prefix}{part.namespace}:" if part.namespace else prefix)
            elif isinstance(part, URLPattern) and part.name and not LEFT_OUT.match(prefix + part.name):
                yield prefix + part.name

    yield from walk(get_resolver(), "")


def _is_page(answer: Any) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


def _neutral(path: str) -> str:
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", path)
