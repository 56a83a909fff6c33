"""Answering by mail, by keyboard, and choosing to be told: in a real browser."""

from __future__ import annotations


def test_a_mail_link_is_followed_from_utskick_and_answered_and_a_stand_taken_by_keyboard(demo, new_reader):
    """users.md § 3: opening changes nothing, the button answers, a second use says so."""
    reader = new_reader(demo, "coordinator")
    reader.open("/utlysningar/besked/")
    reader.page.get_by_label("Byggnadsnämnden", exact=True).select_option("weekly")
    reader.page.get_by_role("button", name="Spara", exact=True).click()
    assert "Sparat." in reader.text
    reader.follow("Utskick")
    reader.page.get_by_role("link", name="för Barn- och utbildningsnämnden").first.click()
    link = reader.page.get_by_role("link", name="Intressant").first.get_attribute("href")
    stranger = new_reader(demo)
    for _ in range(2):
        stranger.open(str(link))
        assert "Länken är personlig för Johan Berggren" in stranger.text
    stranger.page.get_by_role("button", name="Intressant").click()
    assert "Tack, svaret är antecknat" in stranger.text
    stranger.assert_faultless()
    again = new_reader(demo)
    again.page.goto(demo.url(str(link)))
    assert "redan besvarat" in again.text

    officer = new_reader(demo, "officer")
    officer.open("/utlysningar/stallning/KFN/?choice=new")
    row = officer.page.locator("tr[data-stands]").first
    title = row.get_by_role("link").first.inner_text()
    row.focus()
    with officer.page.expect_navigation():
        officer.page.keyboard.press("2")
    assert title not in officer.page.locator("main").inner_text()
    officer.page.get_by_role("button", name="Ångra").first.click()
    assert "Ångrat. KFN: Ny." in officer.text and title in officer.page.locator("main").inner_text()
    officer.assert_faultless()
    reader.assert_faultless()
