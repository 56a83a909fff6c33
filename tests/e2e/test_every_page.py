"""Every page the demo links to, for each role: it answers, and axe finds nothing (WCAG 2.2 A and AA).

One example of each kind of page is also read at 320 px, at 200 % and in the dark, and without JavaScript.
"""

from __future__ import annotations

import fcntl
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from demo_installation import shared_folder_of_the_run
from e2e import town_twinning
from e2e.crawling import FoundPage, Part, crawl
from e2e.reader import ACCOUNTS, Reader

PHONE, TWICE = {"width": 320, "height": 640}, {"width": 640, "height": 400}

HEALTH = {"/halsa/": 503}
"""Says by its status that something has stopped: here the worker until its first minute is over."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all workers of the run, with a file for each kind of page: the elements that axe has judged there."""
    folder = shared_folder_of_the_run(tmp_path_factory.getbasetemp()) / "judged"
    folder.mkdir(exist_ok=True)
    return folder


def has_something_new(page: FoundPage, judged: Path) -> bool:
    """Whether a page has an element that no worker has taken on for this kind of page; from now on it is taken on."""
    with (judged / sha256(page.route.encode()).hexdigest()).open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        new = {" ".join(part) for part in page.parts} - set(file.read().splitlines())
        file.writelines(f"{part}\n" for part in sorted(new))
    return bool(new)


def axe_faults(reader: Reader, pages: list[FoundPage], judged: Path) -> list[str]:
    """What axe finds on the pages that have something it has not seen on their kind of page before."""
    faults: list[str] = []
    for page in pages:
        if page.is_html and page.status == 200 and has_something_new(page, judged):
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


def widest(reader: Reader) -> str:
    """Which element makes the page wider than the window; "" when none does."""
    return str(
        reader.page.evaluate(
            """() => {
              const room = document.documentElement.clientWidth;
              if (document.scrollingElement.scrollWidth <= room) return "";
              const wide = [...document.querySelectorAll("main *, header *, aside *, footer *")]
                .filter(part => part.getBoundingClientRect().right > room + 0.5);
              const told = wide.slice(-3).map(
                part => `${part.tagName}.${part.className} ${part.textContent.trim().slice(0, 40)}`
              );
              return `${document.scrollingElement.scrollWidth} px: ${told.join(" | ")}`;
            }"""
        )
    )


def test_every_kind_of_page_fits_a_phone_and_twice_the_size_and_the_dark(unchanged_demo, new_reader):
    """WCAG 1.4.10 at 320 px, 1.4.4 at 200 % of 1280 px; contrast in the dark."""
    tried: set[str] = set()
    in_the_dark: set[Part] = set()
    faults: list[str] = []
    for role in ("coordinator", "officer", "clerk"):
        pages = [page for page in crawl(new_reader(unchanged_demo, role)) if page.is_html and page.route not in tried]
        tried |= {page.route for page in pages}
        reader = new_reader(unchanged_demo, role, viewport=PHONE, color_scheme="dark")
        for page in pages:
            reader.page.set_viewport_size(PHONE)
            reader.open(page.path)
            faults += [f"{page.path} at 320: {told}" for told in [widest(reader)] if told]
            reader.page.set_viewport_size(TWICE)
            faults += [f"{page.path} at 640: {told}" for told in [widest(reader)] if told]
            if not page.parts <= in_the_dark:
                in_the_dark |= page.parts
                faults += [f"dark, 640: {fault}" for fault in reader.accessibility_faults()]
        reader.assert_faultless()
    assert not faults, "\n".join(faults)


def test_without_javascript_pages_render_and_forms_post(demo, new_reader):
    """An idea becomes an application on a phone without scripts; nothing is hidden behind them."""
    reader = new_reader(demo, viewport=PHONE, java_script_enabled=False)
    application = town_twinning.begun_application(reader)
    assert "Inte ännu" in reader.text
    town_twinning.open_call(reader)
    reader.follow("Vägen till sista dag")
    assert "Dag för dag" in reader.text
    reader.move_date(date(2026, 5, 7))
    reader.open("/sok/?q=Ungas fritid")
    reader.follow(town_twinning.TITLE)
    reader.open(application)
    town_twinning.note_submitted(reader, application, date(2026, 5, 7))
    assert "R4.5" in reader.text
    reader.assert_faultless()
