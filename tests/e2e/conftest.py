"""The demo served for real, and readers with a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from demo_installation import Served, copy_of, demo_of_the_run, put_back, served
from e2e.reader import Reader

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
"""The same Chromium twice in Debian; the one that has no windows takes half as much of the machine."""
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for this folder: its event loop must be gone before other tests use the database."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def unchanged_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo on its first day, for tests that change nothing; served once for this folder."""
    with served(copy_of(demo_of_the_run(tmp_path_factory), tmp_path_factory.mktemp("demo") / "var")) as running:
        yield running


@pytest.fixture
def demo(unchanged_demo: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo on its first day, for one test alone: afterwards everything is put back."""
    yield unchanged_demo
    put_back(unchanged_demo.installation, demo_of_the_run(tmp_path_factory))


@pytest.fixture
def new_reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens windows: ``new_reader(served, role="officer", **options of the browser context)``."""
    opened: list[Reader] = []

    def make(at: Served, role: str = "", **options: Any) -> Reader:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "sv-SE", **options})
        reader = Reader(at, context, context.new_page())
        opened.append(reader)
        if role:
            reader.sign_in(role)
        return reader

    yield make
    for reader in opened:
        reader.context.close()
