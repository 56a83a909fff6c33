"""What every test may ask for."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest

from installation import Installation

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path | None:
    """The recorded data: $UTBLICK_SHARED, else ../shared; None when it is not there."""
    folder = Path(os.environ.get("UTBLICK_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


DATABASE_FIXTURES = {"db", "transactional_db", "new_installation", "real_installation"}


LONGEST = (
    "e2e/test_every_page.py", "e2e/test_story.py", "e2e/test_guideline_drafts.py",
    "tests/test_pages.py", "e2e/test_twelve_questions.py", "e2e/test_first_hour.py", "e2e/test_coordinators_year.py",
    "e2e/test_ask_and_explain.py", "demo/test_commands.py",
    "watch/test_watch_command.py", "operations/test_backup.py",
)  # fmt: skip
"""Begun first, in this order: a file is run by one worker, and none should be left alone with one at the end."""


NO_DATABASE = {"dates", "guidelines", "matching", "values"}
"""Folders of the pure rooms: not even looked into on PostgreSQL, and on SQLite nothing there may ask a database."""
ON_POSTGRES = bool(os.environ.get("UTBLICK_TEST_POSTGRES"))


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL the browser's tests and those of pure rooms are not looked into: reading them takes a while."""
    return True if ON_POSTGRES and collection_path.name in {*NO_DATABASE, "e2e"} else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs recorded data that is not there, and on PostgreSQL what never asks a database."""
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get("/".join(item.path.parts[-2:]), len(order)))
    astray = [item.nodeid for item in items if item.path.parent.name in NO_DATABASE and asks_database(item)]
    assert not astray, f"a pure room asks a database: {astray}"
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("shared") and shared_folder() is None) or (ON_POSTGRES and not asks_database(item))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        chosen = set(left_out)
        items[:] = [item for item in items if item not in chosen]


def pytest_collection_finish() -> None:
    """All that has been read by now stays: it is not looked through again, and the rest seldom (a thirtieth of all)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(500_000, 20, 100)


def asks_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes a database."""
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(scope="session", autouse=True)
def whole_pages_only(django_test_environment: None) -> None:
    """Django's test client keeps the context of every template, also of each field and part: only the page's is kept.

    The rest is asked for by nobody, and copying it took a tenth of all rendering.
    """
    from django.template import Template
    from django.test.utils import _TestState

    told, plain = Template._render, _TestState.saved_data.template_render

    def render(template: Template, context: Any) -> Any:
        is_inner = inside.get()
        token = inside.set(True)
        try:
            return (plain if is_inner else told)(template, context)
        finally:
            inside.reset(token)

    inside = ContextVar("inside", default=False)
    Template._render = render  # type: ignore[method-assign]


@pytest.fixture
def shared() -> Path:
    """The folder of recorded data; tests that ask for it are marked `shared`."""
    folder = shared_folder()
    assert folder is not None
    return folder


@pytest.fixture
def arranging() -> Iterator[None]:
    """Lets a test write rows directly while it arranges its own world."""
    from utblick.audit import guard

    with guard.opened():
        yield


@pytest.fixture
def new_installation(tmp_path: Path) -> Callable[[str], Installation]:
    """Makes installations of their own: on SQLite, or each on a PostgreSQL database of its own."""

    def make(name: str) -> Installation:
        url = os.environ.get("UTBLICK_DATABASE_URL", "")
        if url:
            url = new_database(url, f"{name}_{uuid4().hex[:8]}")
        return Installation(tmp_path / name, url)

    return make


@pytest.fixture
def real_installation(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Installation]:
    """Makes copies of an installation that `utblick init` has made once in the whole run."""

    def make(name: str) -> Installation:
        base = tmp_path_factory.getbasetemp()
        pattern = initialised(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)
        shutil.copytree(pattern.var, tmp_path / name)
        url = pattern.database_url
        if url:
            url = new_database(url, f"{name}_{uuid4().hex[:8]}", template=url.rpartition("/")[2])
        return Installation(tmp_path / name, url)

    return make


def initialised(folder: Path) -> Installation:
    """The installation that others are copied from, made by whoever comes first. Never changed."""
    url = os.environ.get("UTBLICK_DATABASE_URL", "")
    pattern = Installation(folder / "initialised", f"{url.rpartition('/')[0]}/initialised" if url else "")
    with (folder / "initialising.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "initialising.done").exists():
            if url:
                new_database(url, "initialised")
            pattern.run("init", "--municipality", "Provkommun")
            (folder / "initialising.done").touch()
    return pattern


def new_database(url: str, name: str, template: str = "template1") -> str:
    """A PostgreSQL database beside the one of ``url``: empty, or a copy of another one that nobody uses."""
    import psycopg

    server, _, _ = url.rpartition("/")
    host = unquote(server.rpartition("@")[2])
    with psycopg.connect(host=host, user="utblick", dbname="utblick", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{server}/{name}"
