"""An EU question from its page: the day confirmed, whether we are asked to answer, and the matter opened."""

from __future__ import annotations

from datetime import date


def test_the_coordinator_settles_a_remiss_and_opens_the_matter(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    reader.open("/eu-fragor/")
    assert reader.accessibility_faults() == []
    reader.follow("Äldre och barn i värmeböljor")
    assert "Svaren behöver ha kommit in senast den 1 juli." in reader.text
    assert reader.accessibility_faults() == []
    reader.press("Stämmer")
    assert "Stämmer sista dagen?" not in reader.text
    assert "Bekräftad av er." in reader.text

    reader.open("/eu-fragor/")
    reader.follow("Biblioteken och föreningslivet")
    assert "Strandö kommun" in reader.text
    assert "Remiss" in reader.page.locator("[aria-current=step]").inner_text()
    reader.press("Ja")
    assert "Vi väntas svara." in reader.text
    reader.press("Kultur- och fritidsnämnden")
    assert "Remiss av SOU 2026:901" in reader.text
    reader.move_date(date(2026, 8, 31))
    reader.open("/eu-fragor/")
    assert "Biblioteken och föreningslivet" not in reader.text
    reader.assert_faultless()


def test_a_questions_page_fits_a_small_screen(unchanged_demo, new_reader):
    reader = new_reader(unchanged_demo, "officer", viewport={"width": 320, "height": 640})
    for address in ("/eu-fragor/", "/eu-fragor/?body=&state=all"):
        reader.open(address)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.follow("rena stränder")
    assert "i sammanfattningen" in reader.text
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.assert_faultless()
