"""Every page the demo links to, for each role: it answers, and axe finds nothing (WCAG 2.2 A and AA)."""

from __future__ import annotations

import pytest

from e2e.crawling import FoundPage, Part, crawl
from e2e.reader import ACCOUNTS, Reader

HEALTH = {"/halsa/": 503}
"""Says by its status that something has stopped: here the worker until its first minute is over."""


@pytest.fixture(scope="module")
def judged() -> dict[str, set[Part]]:
    """What axe has already judged of each kind of page: the elements they were built of."""
    return {}


def axe_faults(reader: Reader, pages: list[FoundPage], judged: dict[str, set[Part]]) -> list[str]:
    """What axe finds on the pages that have something it has not seen on their kind of page before."""
    faults: list[str] = []
    for page in pages:
        seen = judged.setdefault(page.route, set())
        if not page.is_html or page.status != 200 or page.parts <= seen:
            continue
        seen |= page.parts
        reader.open(page.path)
        faults += reader.accessibility_faults() + reader.storage_faults()
    return faults


@pytest.mark.parametrize("role", ["", *ACCOUNTS])
def test_every_page_that_is_linked_answers_and_can_be_read_by_all(unchanged_demo, new_reader, judged, role):
    reader = new_reader(unchanged_demo, role)
    pages = crawl(reader, examples=3 if role == "coordinator" else 1)
    assert len(pages) > (15 if role else 3)
    assert [f"{page.status} {page.path}" for page in pages if page.status not in (200, HEALTH.get(page.path))] == []
    faults = axe_faults(reader, pages, judged)
    assert not faults, "\n".join(faults)
    reader.assert_faultless()
