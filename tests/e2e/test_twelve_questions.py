"""Twelve questions in a real browser: to a draft without seeing TOML, by keyboard, on a phone, without JavaScript."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from e2e.reader import Reader
from guidelines.replayed import application
from utblick.guidelines.matters import matters_to_json

START = "/riktlinjer/tolv-fragor/"
SPRING = date(2026, 4, 1)
PHONE = {"width": 320, "height": 640}


def say(reader: Reader, question: str, answers: dict[str, str | bool]) -> None:
    """Answer the question that is shown, and go on."""
    assert reader.page.locator("h1").inner_text() == question
    reader.fill(answers)
    assert reader.accessibility_faults() == []
    reader.press("Spara och fortsätt")


def pass_over(reader: Reader, question: str) -> None:
    assert reader.page.locator("h1").inner_text() == question
    reader.press("Vet inte / står inte")


def answer_all(reader: Reader) -> None:
    """A threshold, a delegation, a yearly pot and a prohibition; what the clerk does not know is passed over."""
    say(reader, "Dokumentet", {"Kommun": "Björkvik kommun (exempel)", "Hur ofta": "En gång varje mandatperiod"})
    say(
        reader,
        "Vänorter",
        {"Vem beslutar om att ingå": "Kommunfullmäktige", "Vem beslutar om att säga": "Kommunfullmäktige"},
    )
    pass_over(reader, "Andra avtal")
    say(reader, "Projektansökningar", {"Vem beslutar om ansökan?": "Nämnden själv"})
    say(reader, "Godkännande", {"Vem ska godkänna": "Kommunstyrelsen", "Bara när den egna": "200 000"})
    say(
        reader,
        "Delegation",
        {"Får beslutet": "Ja", "Till vem?": "Förvaltningschefen", "Upp till": "50 000", "Beslutet anmäls": True},
    )
    say(reader, "Förstudier", {"Vad behöver": "Varken beslut"})
    say(reader, "Skolor, barn och unga", {"Vad gäller": "Skolan eller enheten"})
    pass_over(reader, "Nätverk")
    say(reader, "Besök", {"Vem ska få veta": "Kommunstyrelseförvaltningen", "Hur många dagar": "14"})
    say(reader, "Bidrag och förbud", {"Hur mycket delas ut": "100 000", "Sista dag": "1 november", "Enskilda": True})
    say(reader, "Redovisning", {"Till vem redovisas årets": "Kommunstyrelsen", "Senast vilken dag": "15 februari"})


def test_twelve_questions_make_a_draft_that_has_no_mistake(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    reader.open("/riktlinjer/utkast/nytt/")
    reader.press("Svara på tolv frågor")
    answer_all(reader)
    for words in (
        "Riktlinjerna i klartext", "om den egna kostnaden är över 200 000 kronor", "högst 50 000 kronor", "1 november",
        "Enskilda personer får inga bidrag", "Det här är inte besvarat", "Andra avtal", "hittade inget fel",
    ):  # fmt: skip
        assert words in reader.text, words
    assert reader.accessibility_faults() == []
    reader.press("Öppna utkastet")
    text = reader.page.input_value("#id_text")
    assert "# ── 5 Godkännande" in text and "amount = 200000" in text
    assert "fel" not in reader.page.locator("#findings").inner_text().lower().split()
    reader.press("Svaren på frågorna")
    assert "Riktlinjerna i klartext" in reader.text
    reader.assert_faultless()
    assert reader.storage_faults() == []


def test_the_draft_of_the_answers_is_tried_on_what_has_been_adopted_and_replaces_it(demo, new_reader, tmp_path: Path):
    """Must show 7: twelve questions → draft → lint → replay → adopt → supersede."""
    earlier = [application(number, on=SPRING, deadline=SPRING) for number in (1, 2, 3)]
    (tmp_path / "arenden.json").write_text(matters_to_json(earlier), "utf-8")
    reader = new_reader(demo, "coordinator")
    reader.open(START)
    older = reader.page.locator("[name=replaces] option").nth(1).inner_text()
    reader.fill({"Vem antar det?": "Kommunfullmäktige", "Ersätter det": older})
    reader.press("Spara och fortsätt")
    reader.open(reader.page.url.replace("/2/", "/4/"))
    reader.fill({"Vem beslutar om ansökan?": "Nämnden själv"})
    reader.press("Spara och fortsätt")
    reader.press("Vet inte / står inte")
    reader.page.get_by_text("Alla frågor").click()
    reader.follow("Visa allt i klartext")
    assert f"Det ersätter {older}" in reader.text and "hittade inget fel" in reader.text
    reader.press("Öppna utkastet")
    draft = reader.page.url
    assert "Inga fel" in reader.text
    reader.press("Pröva bakåt")
    assert "utkast:" in reader.page.locator("[name=proposal]").input_value()
    reader.page.get_by_label("Ärenden ur en fil").set_input_files(tmp_path / "arenden.json")
    reader.press("Pröva förslaget")
    reader.page.get_by_text("Av 3 ärenden hade").wait_for()
    reader.open(draft)
    reader.press("Till antagande")
    reader.fill({"Beslutets dag": "2026-05-05", "Paragraf": "41", "Gäller från": "2026-06-01"})
    reader.press("Visa texten som antas")
    assert "gäller till och med den 31 maj 2026" in reader.text
    reader.press("Anta")
    assert "KF § 41" in reader.text and "Ersätter här" in reader.text
    assert reader.accessibility_faults() == []
    reader.assert_faultless()


def test_an_answer_is_read_back_at_once_and_going_back_loses_nothing(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    reader.open(START)
    reader.press("Spara och fortsätt")
    assert "Så här läser Utblick det" in reader.text and "Exempel" in reader.text
    reader.fill({"Vem beslutar om att ingå": "Kommunstyrelsen"})
    reader.press("Visa hur Utblick läser svaret")
    assert "Kommunstyrelsen beslutar om att ingå, ändra och förlänga vänortsavtal." in reader.text
    reader.press("Spara och fortsätt")
    reader.page.get_by_role("link", name="Föregående fråga").click()
    assert reader.page.locator("[name=enter]").input_value() == "KS"
    reader.assert_faultless()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {"viewport": PHONE}], ids=["no-script", "phone"])
def test_the_questions_work_without_javascript_and_on_a_phone(demo, new_reader, options):
    reader = new_reader(demo, **options)
    reader.sign_in("coordinator")
    reader.open(START)
    for _question in range(12):
        if "viewport" in options:
            width = reader.page.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"], reader.page.url
        reader.press("Vet inte / står inte" if "/11/" in reader.page.url else "Spara och fortsätt")
    assert "Riktlinjerna i klartext" in reader.text
    assert reader.page.locator("main li a").count() >= 11
    reader.assert_faultless()


def test_a_question_is_answered_by_keyboard_alone(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    reader.open(START)
    keys = reader.page.keyboard
    reader.page.locator("[name=municipality]").focus()
    for _field in range(7):
        keys.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent").strip() == "Spara och fortsätt"
    keys.press("Enter")
    reader.page.wait_for_url("**/2/")
    reader.page.locator("[name=enter]").focus()
    keys.type("Kommunf")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent").strip() == "Visa hur Utblick läser svaret"
    keys.press("Space")
    reader.page.get_by_text("Kommunfullmäktige beslutar om att ingå").wait_for()
    reader.assert_faultless()


def test_a_wrong_amount_is_told_beside_its_field_and_in_the_summary(demo, new_reader):
    reader = new_reader(demo, "coordinator")
    reader.open(START)
    reader.press("Spara och fortsätt")
    reader.open(reader.page.url.replace("/2/", "/5/"))
    reader.fill({"Vem ska godkänna": "Kommunstyrelsen", "Bara när den egna": "mycket"})
    reader.press("Spara och fortsätt")
    assert "Skriv hela kronor med siffror" in reader.text
    assert reader.accessibility_faults() == []
    reader.assert_faultless()
