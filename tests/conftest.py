"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path | None:
    """The recorded data: $UTBLICK_SHARED, else ../shared; None when it is not there."""
    folder = Path(os.environ.get("UTBLICK_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if shared_folder() is None:
        left_out = [item for item in items if item.get_closest_marker("shared")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("shared")]


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
