"""Every page the demo links to, for each role: it answers, and is for everyone.

axe finds nothing (WCAG 2.2 A and AA), in the light and in the dark; it fits a phone and twice the size.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from e2e.crawling import FoundPage, crawl
from e2e.reader import ACCOUNTS, Part, Reader

HEALTH = {"/halsa/": 503}
"""Says by its status that something has stopped: here the worker until its first minute is over."""
DESKTOP, PHONE, TWICE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}, {"width": 640, "height": 400}


@dataclass
class Judged:
    """The elements that pages judged so far were built of.

    By kind of page for all rules but that of colours. For the colours all pages together: in the light each element
    within all that hold it, in the dark each by itself.
    """

    built: dict[str, set[Part]] = field(default_factory=dict)
    light: set[tuple[Part, ...]] = field(default_factory=set)
    dark: set[Part] = field(default_factory=set)

    def is_known(self, page: FoundPage) -> bool:
        """Whether this kind of page has been judged with all the elements that this one has."""
        return _add(page.parts, self.built.setdefault(page.route, set()))

    def new_in_the_light(self, page: FoundPage) -> frozenset[tuple[Part, ...]]:
        """The elements of the page that have not been seen within the same others, on whatever page."""
        new = page.nested - self.light
        self.light |= new
        return new

    def is_known_in_the_dark(self, page: FoundPage) -> bool:
        """Whether all the elements of the page have been seen in the dark, on whatever page."""
        return _add(page.parts, self.dark)


def _add(new: frozenset[Part], known: set[Part]) -> bool:
    """Whether all of them were known before; afterwards they are."""
    had = new <= known
    known |= new
    return had


@pytest.fixture(scope="module")
def judged() -> Judged:
    return Judged()


def faults_of(reader: Reader, page: FoundPage, judged: Judged) -> list[str]:
    """What is wrong with a page: WCAG in the light and the dark, 1.4.10 at 320 px, 1.4.4 at 200 % of 1280 px."""
    reader.page.set_viewport_size(DESKTOP)
    reader.open(page.path)
    faults = reader.accessibility_faults(colours=False) + reader.storage_faults()
    if new := judged.new_in_the_light(page):
        faults += reader.colour_faults(new)
    for size in (PHONE, TWICE):
        reader.page.set_viewport_size(size)
        faults += [f"{page.path} at {size['width']}: {told}" for told in [widest(reader)] if told]
    if not judged.is_known_in_the_dark(page):
        reader.page.emulate_media(color_scheme="dark")
        faults += [f"dark, 640: {fault}" for fault in reader.colour_faults()]
        reader.page.emulate_media(color_scheme="light")
    return faults


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


@pytest.mark.parametrize("role", ["", *ACCOUNTS])
def test_every_page_that_is_linked_answers_and_can_be_read_by_all(unchanged_demo, new_reader, judged, role):
    reader = new_reader(unchanged_demo, role)
    pages = crawl(reader, examples=3 if role == "coordinator" else 1)
    assert len(pages) > (15 if role else 3)
    assert [f"{page.status} {page.path}" for page in pages if page.status not in (200, HEALTH.get(page.path))] == []
    shown = [page for page in pages if page.is_html and page.status == 200]
    faults = [fault for page in shown if not judged.is_known(page) for fault in faults_of(reader, page, judged)]
    assert not faults, "\n".join(faults)
    reader.assert_faultless()
