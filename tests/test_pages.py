"""Every page that the demo links to asks the database at most twelve questions (design § 6), whoever reads it.

That the number does not grow with the rows is proven room by room, on lists of 25 and of many.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from undone import Undone
from utblick.accounts.queries import demo_accounts
from utblick.demo.actions import begin_demo

pytestmark = pytest.mark.django_db
BUDGET = 12
CHECKS = {"halsa/": 20}
"""The page of health asks at least one question a check, and there are as many checks as rooms want."""
FRAME = ("django_session", "accounts_user", "accounts_rolegrant", "SAVEPOINT")
"""Who asks, and the savepoints of the tests' own transaction: not of the page."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), Undone():
        begin_demo()
        yield


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def questions_by_page(client: Client) -> dict[str, list[str]]:
    """What each kind of linked page asks the database, one example of each."""
    asked: dict[str, list[str]] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop(0)
        try:
            route = resolve(urlsplit(path).path).route
        except Resolver404:
            continue
        if route in asked:
            continue
        with CaptureQueriesContext(
            connection,
        ) as questions:
            answer = client.get(path)
        asked[route] = [query["sql"] for query in questions if not any(word in query["sql"] for word in FRAME)]
        if answer.streaming:
            answer.close()
        elif answer.headers["Content-Type"].startswith("text/html"):
            links = _Links()
            links.feed(answer.content.decode())
            waiting += [link for link in (urljoin(path, href) for href in links.found) if link.startswith("/")]
    return asked


@pytest.mark.parametrize("name", ["Maria Lindqvist", "Elin Haddad", "Amir Rostami", "Hamid Farahani"])
def test_no_page_asks_more_than_twelve_questions(demo, name):
    client = Client()
    account = next(user for user in demo_accounts() if user.name == name)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = questions_by_page(client)
    assert len(asked) > 20
    over = {route: len(found) for route, found in asked.items() if len(found) > CHECKS.get(route, BUDGET)}
    assert over == {}
