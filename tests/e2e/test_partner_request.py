"""A partner request on its whole way in a real browser: a saved mail becomes an idea, and is answered by hand."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from email.message import EmailMessage
from pathlib import Path

TEXT = """Dear friends,

the Town of Przykładowo in Poland looks for a Swedish partner for a meeting of choirs and young musicians, in CERV.

Please let us know by Friday 22 May 2026 if you would like to join us.

Zofia Wzór
Town of Przykładowo"""


def saved_mail() -> bytes:
    made = EmailMessage()
    made["From"] = "Zofia Wzór <zofia@przykladowo.example>"
    made["Subject"] = "Choirs across the sea"
    made["Date"] = "Tue, 05 May 2026 08:00:00 +0000"
    made["Message-ID"] = "<choirs@przykladowo.example>"
    made.set_content(TEXT)
    return made.as_bytes()


def test_a_saved_mail_becomes_an_idea(demo, new_reader, tmp_path):
    """Issue 4, must show 7: a partner request from .eml to idea."""
    path = tmp_path / "Choirs across the sea.eml"
    path.write_bytes(saved_mail())
    coordinator = new_reader(demo, "coordinator")
    coordinator.open("/partner/forfragningar/ny/")
    coordinator.page.set_input_files("input[type=file]", [path])
    coordinator.press("Läs in")
    assert "Please let us know by Friday 22 May 2026 if you would like to join us." in coordinator.text
    assert "fredag 22 maj 2026" in coordinator.text and "Verkar höra till" in coordinator.text
    coordinator.press("Gå igenom och skicka till nämnd")
    assert coordinator.page.input_value("#id_organisation") == "Town of Przykładowo"
    assert coordinator.page.input_value("#id_answer_by") == "2026-05-22"
    coordinator.fill({"Vad gäller det?": "Körer över havet", "Skicka till": "Kultur- och fritidsnämnden"})
    coordinator.press("Spara")

    officer = new_reader(demo, "officer")
    officer.open("/")
    officer.follow("Säg ja eller nej till Körer över havet")
    request = officer.page.url
    officer.press("Ja")
    assert "Ja från oss. Avsändaren väntar på svar." in officer.text
    officer.press("Gör en idé av den")
    assert officer.page.input_value("#id_what") == "Körer över havet"
    officer.press("Registrera idén")
    assert "en partnerförfrågan" in officer.text
    assert not officer.accessibility_faults()
    officer.open(request)
    assert "Har blivit en idé" in officer.text
    officer.page.get_by_text("På engelska", exact=True).click()
    assert "Dear Zofia Wzór" in officer.text
    officer.fill({"Vilken dag svarade ni?": date(2026, 5, 6)})
    officer.press("Notera svaret")
    assert "Besvarad" in officer.text
    assert not officer.accessibility_faults()
    coordinator.assert_faultless()
    officer.assert_faultless()


def test_a_question_in_the_open_form_is_seen_when_its_mail_has_confirmed_it(demo, new_reader):
    """On a phone without scripts: asked, not seen, confirmed from the mail, seen."""
    asker = new_reader(demo, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    asker.open("/partner/fraga/")
    asker.fill(
        {
            "Vad vill du?": "Jag söker en partner",
            "Vad gäller det?": "Brevvänner i Lettland",
            "Vem frågar?": "Exempelskolan",
            "Ditt namn": "Kim Exempel",
            "Din e-post": "kim@exempel.example",
        }
    )
    asker.press("Skicka")
    assert "Ett steg kvar" in asker.text and "Brevvänner" not in asker.text
    coordinator = new_reader(demo, "coordinator")
    coordinator.open("/partner/forfragningar/")
    assert "Brevvänner" not in coordinator.text
    asker.open(link_in_mail(demo.installation.var))
    asker.press("Bekräfta")
    assert "Tack" in asker.text
    coordinator.open("/partner/forfragningar/")
    coordinator.follow("Brevvänner i Lettland")
    assert "Exempelskolan" in coordinator.text
    asker.assert_faultless()
    coordinator.assert_faultless()


def link_in_mail(var: Path) -> str:
    """The link of the mail that waits in the outbox."""
    with closing(sqlite3.connect(var / "utblick.sqlite3")) as database:
        (body,) = database.execute("SELECT body FROM jobs_outgoingmail WHERE key LIKE 'ask:%'").fetchone()
    found = re.search(r"http://[^/]+(/\S+)", body)
    assert found is not None
    return found[1]
