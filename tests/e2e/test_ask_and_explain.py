"""*Får vi …?* to an answer that is kept, opened and printed, in a real browser."""

from __future__ import annotations

import re

import pypdfium2
import pytest

ASK = "/riktlinjer/far-vi/"
QUESTIONS = [
    ("Vilken nämnd äger saken?", "Kultur- och fritidsnämnden"),
    ("Är det en nämnd eller ett bolag?", "en nämnd"),
    ("Gäller det en förstudie inför ett kommande projekt?", "Nej"),
    ("Är saken principiell, av större vikt, eller rör den mål, inriktning, omfattning eller kvalitet?", "Nej"),
]


def choose(reader, search="lämna projekt"):
    reader.open(ASK)
    reader.fill({"Vad tänker ni göra?": search})
    reader.page.locator("main").get_by_role("button", name="Sök").click()
    reader.follow("Lämna in en projektansökan")


def answer_all(reader):
    """Answer what is asked, whatever the order, until the answer is certain."""
    answers = dict(QUESTIONS)
    while "Svar enligt riktlinjerna" not in reader.text:
        question = next(name for name in answers if reader.page.locator("form").get_by_text(name).count())
        reader.fill({question: answers.pop(question)})
        reader.press("Nästa")
        reader.page.wait_for_load_state()


def faultless(reader):
    assert reader.accessibility_faults() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.assert_faultless()


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 320, "height": 720}}], ids=["desktop", "320 px"])
def test_asked_step_by_step_kept_on_a_matter_opened_and_printed(demo, new_reader, options):
    reader = new_reader(demo, "officer", **options)
    choose(reader)
    faultless(reader)
    answer_all(reader)
    assert "Inte ännu" in reader.text and "R4.5" in reader.text and "KFN" in reader.text
    assert reader.text.count("KL 6:8") == 1
    faultless(reader)

    reader.press("Behåll svaret på ett ärende")
    faultless(reader)
    reader.page.get_by_role("radio").first.check()
    reader.press("Behåll svaret")
    assert re.search(r"/riktlinjer/svar/[0-9a-f-]{36}/$", reader.page.url)
    for words in ("Svaret är sparat", "Elin Haddad", "Det här hade ändrat svaret", "Hade ", "Klausulerna i sitt"):
        assert words in reader.text
    faultless(reader)

    reader.page.emulate_media(media="print")
    assert reader.page.get_by_role("heading", name="Det här hade ändrat svaret").is_visible()
    assert not reader.page.get_by_role("link", name="Bilaga som PDF").is_visible()
    reader.page.emulate_media(media="screen")
    address = reader.page.get_by_role("link", name="Bilaga som PDF").get_attribute("href")
    content = reader.context.request.get(demo.url(address)).body()
    with pypdfium2.PdfDocument(content) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Bilaga: svar enligt riktlinjerna" in text and "Inte ännu" in text


def test_an_application_leads_to_its_answer_and_back(demo, new_reader):
    reader = new_reader(demo, "officer")
    reader.open("/ansokningar/?lage=open")
    reader.page.locator("main table").get_by_role("link").first.click()
    application = reader.page.locator("main").get_by_role("link", name="Varför? Öppna svaret")
    if not application.count():
        reader.page.locator("main").get_by_role("link", name=re.compile("ansökan", re.I)).first.click()
    reader.press("Varför? Öppna svaret")
    assert "Så här är svaret i dag" in reader.text and "Reglerna som prövades" in reader.text
    faultless(reader)
    reader.page.locator(".back").first.click()
    reader.page.wait_for_url(re.compile("/ansokningar/"))


def test_the_whole_way_works_without_javascript_and_by_keyboard(demo, new_reader):
    reader = new_reader(demo, "officer", java_script_enabled=False)
    choose(reader)
    answer_all(reader)
    assert "Inte ännu" in reader.text
    link = reader.page.get_by_role("link", name="Behåll svaret på ett ärende")
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile("/behall/"))
    reader.page.get_by_role("radio").first.focus()
    reader.page.keyboard.press("Space")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile("/riktlinjer/svar/"))
    assert "Svaret är sparat" in reader.text
    reader.assert_faultless()
