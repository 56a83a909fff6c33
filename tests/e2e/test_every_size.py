"""One example of each kind of page at 320 px, at 200 % and in the dark; and the chain without JavaScript."""

from __future__ import annotations

from datetime import date

from e2e import town_twinning
from e2e.crawling import Part, crawl
from e2e.reader import Reader

PHONE, TWICE = {"width": 320, "height": 640}, {"width": 640, "height": 400}


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
