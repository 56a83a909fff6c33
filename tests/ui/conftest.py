"""A frame of the tests' own around every page."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from utblick.ui import shell
from utblick.ui.shell import Demo, PageLink, Shell

FRAME = Shell(
    municipality="Strandö kommun (exempel)",
    accent="#7a3b0b",
    today=date(2026, 5, 6),
    search_url="/sok/",
    sign_out_url="/ut/",
    account="Maria Lindqvist",
    account_links=(PageLink("Mitt konto", "/konto/"),),
    demo=Demo(date(2026, 5, 6), "/demo/datum/", "/demo/tyreso/"),
)


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr(shell, "_provider", lambda _request: FRAME)
    return FRAME


@pytest.fixture
def page_request(frame: Shell, settings: object) -> HttpRequest:
    settings.ROOT_URLCONF = "ui.site"  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return RequestFactory().get("/")
