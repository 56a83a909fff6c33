"""The demo, built once for a module's tests; what a test writes is undone after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from utblick.accounts.models import User
from utblick.demo.actions import begin_demo


class _Undone:
    """A transaction that is always rolled back, and inside which durable ones may open (as Django's own tests do)."""

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic._from_testcase = True  # type: ignore[attr-defined]
        self._atomic.__enter__()

    def __exit__(self, *_: object) -> None:
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), _Undone():  # type: ignore[attr-defined]
        begin_demo()
        yield


@pytest.fixture
def demo(built: None) -> Iterator[None]:
    """The demo as it stands when new."""
    with _Undone():
        yield


@pytest.fixture
def signed_in(demo: None) -> Client:
    """Signed in as kultur- och fritidsförvaltningen's officer."""
    return client_of("Handläggare, kultur och fritid")


def client_of(account: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(title=account))
    return client
