"""The demo, built once for a module's tests; what a test writes is undone after it.

Tests of a place that is not the demo stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from built_demo import build_demo
from undone import Undone
from utblick.accounts.models import User


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), Undone():
        build_demo()
        yield


@pytest.fixture
def demo(built: None, db: None) -> None:
    """The demo as it stands when new."""


@pytest.fixture
def signed_in(demo: None) -> Client:
    """Signed in as kultur- och fritidsförvaltningen's officer."""
    return client_of("Handläggare, kultur och fritid")


def client_of(account: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(title=account))
    return client
