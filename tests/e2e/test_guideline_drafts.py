"""Guidelines written in a real browser: copy, change by form and by text, mend, compare, adopt, supersede."""

from __future__ import annotations

import re

from e2e.reader import Reader

RULE = "kommunstyrelsen-godkänner"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}


def well(reader: Reader) -> None:
    """The page is accessible, fits a wide window and a phone, and nothing has gone wrong."""
    assert reader.accessibility_faults() == []
    for size in (NARROW, WIDE):
        reader.page.set_viewport_size(size)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    reader.assert_faultless()


def text_of(reader: Reader) -> str:
    return reader.page.locator("#id_text").input_value()


def write_text(reader: Reader, text: str) -> None:
    """Put a whole text in the field at once: typed key by key, twelve hundred lines take Chromium five seconds."""
    field = reader.page.locator("#id_text")
    field.evaluate("(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", text)


def begin_copy(reader: Reader) -> str:
    reader.open("/riktlinjer/")
    reader.press("Nytt utkast")
    well(reader)
    reader.press("Börja på en ny version")
    return reader.page.url


def change_by_form(reader: Reader) -> None:
    """KS' working committee approves instead of KS."""
    reader.named(f"Ändra {RULE}").click()
    reader.page.wait_for_url("**/regler/del/**")
    well(reader)
    reader.page.get_by_label("KS – kommunstyrelsen", exact=True).uncheck()
    reader.page.get_by_label(re.compile("KSAU – ")).check()
    reader.press("Spara")
    assert 'body = "KSAU"' in text_of(reader)


def adopt(reader: Reader, draft_url: str) -> None:
    reader.open(f"{draft_url}anta/")
    well(reader)
    reader.fill({"Beslutets dag": "2026-05-05", "Paragraf": "99", "Gäller från": "2026-06-01"})
    reader.press("Visa texten som antas")
    well(reader)
    assert re.search(r"[0-9a-f]{64}", reader.text) and "gäller till och med den 31 maj 2026" in reader.text
    reader.press("Anta")
    assert "KS § 99" in reader.text and "Ersätter här" in reader.text
    well(reader)


def compare(reader: Reader) -> None:
    reader.follow("Jämför med den antagna")
    assert f"Regeln {RULE}" in reader.text and "Organ ändrat från KS till KSAU" in reader.text
    assert reader.page.locator("ins").count() and reader.page.locator("del").count()
    well(reader)


def superseded(reader: Reader) -> None:
    reader.page.locator(".fact", has_text="Ersätter här").get_by_role("link").first.click()
    reader.page.wait_for_load_state()
    assert "Ersatt av" in reader.text and "Beslut som fattades då fortsätter att gälla" in reader.text
    well(reader)


def test_a_new_version_is_written_mended_compared_and_adopted(demo, new_reader):
    """From a draft through its mistakes to a set that supersedes another."""
    reader = new_reader(demo, "coordinator", viewport=WIDE)
    draft_url = begin_copy(reader)
    well(reader)
    change_by_form(reader)
    right = text_of(reader)
    typed = right.replace("Samarbete är ett medel", "Samverkan är ett gott medel")
    write_text(reader, typed.replace('body = "KSAU", label', 'body = "KSXX", label', 1))
    wrong = reader.page.locator("#findings [data-mistake]").first
    wrong.wait_for()
    line = int(wrong.get_attribute("data-line") or 0)
    assert "KSXX" in right.replace("KSAU", "KSXX").split("\n")[line - 1]
    assert "code-wrong" in (reader.page.locator(f"#rad-{line}").get_attribute("class") or "")
    wrong.click()
    chosen = reader.page.evaluate(
        "document.getSelection().toString() || id_text.value.slice(id_text.selectionStart, id_text.selectionEnd)"
    )
    assert '"KSXX"' in chosen
    well(reader)
    write_text(reader, typed)
    reader.page.get_by_text("Inga fel.").wait_for()
    reader.press("Spara")
    compare(reader)
    adopt(reader, draft_url)
    superseded(reader)
    reader.open(draft_url)
    assert "kan inte längre ändras" in reader.text
    well(reader)


def test_the_same_way_works_without_javascript(demo, new_reader):
    reader = new_reader(demo, "coordinator", java_script_enabled=False)
    reader.open("/riktlinjer/")
    reader.press("Nytt utkast")
    reader.press("Börja på en ny version")
    draft_url = reader.page.url
    reader.named(f"Ändra {RULE}").click()
    reader.page.wait_for_url("**/regler/del/**")
    reader.page.get_by_label("KS – kommunstyrelsen", exact=True).uncheck()
    reader.page.get_by_label(re.compile("KSAU – ")).check()
    reader.page.get_by_label("Vad regeln gör").select_option("cap")
    reader.press("Visa frågorna för valet")
    assert reader.page.get_by_label("Högst", exact=True).count() == 1
    reader.page.get_by_label("Vad regeln gör").select_option("decision")
    reader.press("Visa frågorna för valet")
    reader.page.get_by_label("Slags beslut").select_option("approval")
    reader.page.get_by_label(re.compile("KSAU – ")).check()
    reader.press("Spara")
    right = text_of(reader)
    assert 'body = "KSAU"' in right
    write_text(reader, right.replace('body = "KSAU", label', 'body = "KSXX", label', 1))
    reader.press("Kontrollera")
    assert "inte sparad än" in reader.text and "organet 'KSXX' finns inte" in reader.text
    wrong = reader.page.locator("#findings [data-mistake]").first
    line = reader.page.locator(f"#rad-{wrong.get_attribute('data-line')}")
    wrong.click()
    assert "code-wrong" in (line.get_attribute("class") or "")
    write_text(reader, right.replace("Samarbete är ett medel", "Samverkan är ett gott medel"))
    reader.press("Spara")
    reader.follow("Jämför med den antagna")
    assert f"Regeln {RULE}" in reader.text
    reader.open(f"{draft_url}anta/")
    reader.fill({"Beslutets dag": "2026-05-05", "Paragraf": "99", "Gäller från": "2026-06-01"})
    reader.press("Visa texten som antas")
    reader.press("Anta")
    assert "Ersätter här" in reader.text
    reader.assert_faultless()


def test_a_mistake_is_reached_and_mended_by_keyboard_alone(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    begin_copy(reader)
    keys = reader.page.keyboard
    reader.page.get_by_role("link", name="Till texten").focus()
    keys.press("Enter")
    keys.press("Tab") if reader.page.evaluate("document.activeElement.id") != "id_text" else None
    assert reader.page.evaluate("document.activeElement.id") == "id_text"
    keys.press("Control+Home")
    keys.type("[")
    reader.page.locator("#findings [data-mistake]").first.wait_for()
    for _ in range(40):
        keys.press("Tab")
        if reader.page.evaluate("document.activeElement.matches('[data-mistake]')"):
            break
    keys.press("Enter")
    assert reader.page.evaluate("[document.activeElement.id, id_text.selectionStart]") == ["id_text", 0]
    keys.press("Control+Home")
    keys.press("Delete")
    reader.page.get_by_text("Inga fel.").wait_for()
    for _ in range(40):
        keys.press("Tab")
        if reader.page.evaluate("document.activeElement.name") == "save":
            break
    keys.press("Enter")
    reader.page.get_by_text("Sparat.").wait_for()
    well(reader)
