"""Every page that the demo links to, as several people see it: few questions to the database, and forms that hold.

That the number of questions does not grow with the rows is proven room by room, on lists of 25 and of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from built_demo import build_demo
from hostile import HOSTILE, JUDGED_BY_THE_DATABASE, encoded
from undone import Undone, read_out
from utblick.accounts.queries import demo_accounts

pytestmark = pytest.mark.django_db
BUDGET = 12
CHECKS = {"halsa/": 20}
"""The page of health asks at least one question a check, and there are as many checks as rooms want."""
FRAME = ("django_session", "accounts_user", "accounts_rolegrant", "SAVEPOINT")
"""Who asks, and the savepoints of the tests' own transaction: not of the page."""
LEFT_ALONE = ("konto/", "demo/", "sprak/")
"""Signing out, changing role and the date would end the walk; their own tests try them."""


@dataclass
class Form:
    """A form of a page: how and where it is sent, what it holds hidden, and the names of what can be written."""

    method: str
    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    @property
    def route(self) -> str:
        return route_of(self.action)


class Page:
    """One linked page: its route, what it asked the database, its links and its forms."""

    def __init__(self, path: str) -> None:
        self.path, self.route = path, route_of(path)
        self.questions: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []

    def note_question(self, execute: Callable[..., Any], sql: str, *told: Any) -> Any:
        """Count a question to the database that is the page's own."""
        if not any(word in sql for word in FRAME):
            self.questions.append(sql)
        return execute(sql, *told)

    def read(self, text: str) -> None:
        for part in lxml.html.document_fromstring(text or "<html/>").iter("a", "form", "input", "select", "textarea"):
            if part.tag == "a" and part.get("href"):
                self.links.append(urljoin(self.path, part.get("href")).partition("#")[0])
            elif part.tag == "form":
                self.forms.append(Form(part.get("method", "get"), urljoin(self.path, part.get("action", ""))))
            elif part.get("name") and self.forms:
                if part.get("type") == "hidden":
                    self.forms[-1].hidden[part.get("name")] = part.get("value", "")
                elif part.get("type") != "file":
                    self.forms[-1].written.append(part.get("name"))


@cache
def route_of(path: str) -> str:
    """The pattern of an address of ours, "?" for any other."""
    try:
        return resolve(urlsplit(path).path).route
    except Resolver404:
        return "?"


def linked_pages(client: Client) -> Iterator[Page]:
    """One example of each kind of linked page, from the start page on."""
    seen = {"?"}
    waiting = ["/"]
    while waiting:
        page = Page(waiting.pop(0))
        if page.route in seen or page.route.startswith(LEFT_ALONE):
            continue
        seen.add(page.route)
        with connection.execute_wrapper(page.note_question):
            answer = client.get(page.path)
        read_out(answer)
        if not answer.streaming and answer.headers["Content-Type"].startswith("text/html"):
            page.read(answer.content.decode())
            waiting += page.links
            yield page


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), Undone():
        build_demo()
        yield


READERS = ["Maria Lindqvist", "Elin Haddad", "Amir Rostami", "Hamid Farahani"]
"""The coordinator, an officer, a nämndsekreterare and an elected member.

On PostgreSQL the coordinator alone, who sees most: what the others see differs by who asks, not by the database.
"""


def readers() -> list[str]:
    return READERS if connection.vendor == "sqlite" else READERS[:1]


def client_of(name: str) -> Client:
    account = next(user for user in demo_accounts() if user.name == name)
    client = Client(raise_request_exception=False)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(scope="module")
def pages_of(demo, django_db_blocker) -> dict[str, list[Page]]:
    """The linked pages as each of the readers sees them."""
    with django_db_blocker.unblock():
        return {reader: list(linked_pages(client_of(reader))) for reader in readers()}


@pytest.mark.parametrize(
    "reader", [READERS[0], *(pytest.param(name, marks=pytest.mark.one_database) for name in READERS[1:])]
)
def test_no_page_asks_more_than_twelve_questions(pages_of, reader):
    pages = pages_of[reader]
    assert len(pages) > 15
    many = {page.path: len(page.questions) for page in pages if len(page.questions) > CHECKS.get(page.route, BUDGET)}
    assert many == {}


def test_no_form_breaks_on_hostile_values(pages_of):
    """The shared table in every field that can be written, one value at a time; the answer is never a server error.

    On PostgreSQL those of the values that databases judge differently.
    A form that one reader has tried in full is not tried again as another."""
    tried: set[tuple[str, ...]] = set()
    broken = []
    for reader, pages in pages_of.items():
        client = client_of(reader)
        for form in [form for page in pages for form in page.forms if form.written]:
            if form.route.startswith(LEFT_ALONE) or (form.route, *form.written) in tried:
                continue
            tried.add((form.route, *form.written))
            broken += breaks(client, form)
    assert len(tried) > 15
    assert not broken, "\n".join(broken)


def breaks(client: Client, form: Form) -> Iterator[str]:
    """The hostile values that a form answers with a server error."""
    for word in HOSTILE if connection.vendor == "sqlite" else JUDGED_BY_THE_DATABASE:
        with Undone():
            send = client.post if form.method == "post" else client.get
            answer = send(form.action, form.hidden | dict.fromkeys(form.written, encoded(HOSTILE[word])))
        if answer.status_code >= 500:
            yield f"{form.action} {word}: {answer.status_code}"
