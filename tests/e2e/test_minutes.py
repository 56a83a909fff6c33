"""A meeting of 25 items in a real browser, from its agenda to sent extracts; its papers opened again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pypdfium2

from e2e.filled_meeting import CHAIR, CLERK, DAY, JAV, PLAIN, RESERVED, SECOND, THIRD, VOTED, fill

CLICKED, LATE, WITHDRAWN = "Gemensam vänortsdag i höst", "Brådskande svar till Cēsis", PLAIN[-1]
POINTS = "Beredningsgruppen föreslår kommunstyrelsen en vänortsdag.\nKostnaden är högst 30 000 kronor."
REASON = "En digital dag hade räckt."


def recorded(demo: Any) -> list[dict[str, Any]]:
    """The items as they are stored, in the agenda's order."""
    with closing(sqlite3.connect(demo.installation.var / "utblick.sqlite3", timeout=60)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute(
            "SELECT item.* FROM cases_agendaitem item JOIN cases_minutes kept ON kept.id = item.minutes_id "
            'JOIN organisation_meeting met ON met.id = kept.meeting_id WHERE met."on" = ? ORDER BY item.position',
            (DAY.isoformat(),),
        )
        return [dict(row) for row in rows]


def papers(reader: Any, page: str, name: str) -> tuple[str, str]:
    """A paper's words as PDF and as Word."""
    address = f"{page}papper/{name}"
    with pypdfium2.PdfDocument(reader.context.request.get(f"{address}.pdf").body()) as document:
        in_pdf = " ".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    word = docx.Document(BytesIO(reader.context.request.get(f"{address}.docx").body()))
    in_word = "\n".join(paragraph.text for paragraph in word.paragraphs)
    plain = str.maketrans({"\u00a0": " ", "\u00ad": "", "\u200b": "", "\ufffe": ""})
    return " ".join(in_pdf.translate(plain).split()), " ".join(in_word.translate(plain).split())


def test_a_meeting_of_25_items_from_agenda_to_sent_extracts(demo, new_reader):
    """Issue 5, must show 4: votes, jäv, reservations, a late, a withdrawn and a referred item."""
    clerk = new_reader(demo, "board_clerk")
    clerk.open("/arenden/protokoll/")
    clerk.page.locator("main tr", has_text="27 januari").get_by_role("link").first.click()
    clerk.press("Börja föredragningslistan")
    page = clerk.page.url
    clerk.press("Lägg till en punkt")
    clerk.fill({"Rubrik": CLICKED})
    clerk.press("Lägg till")
    fill(demo.installation.environment, "items")
    clerk.open(page)
    clerk.press("Utfärda kallelsen")
    for words in papers(clerk, page, "kallelse"):
        assert all(item["title"] in words for item in recorded(demo))
        assert "Kallelse" in words and "tisdag 27 januari 2026" in words

    clerk.press("Lägg till en punkt")
    clerk.fill({"Rubrik": LATE})
    clerk.press("Lägg till")
    assert "sent tillkommet" in clerk.text
    clerk.follow(WITHDRAWN)
    clerk.press("Låt punkten utgå")
    clerk.fill({"Varför": "Frågan är redan besvarad."})
    clerk.press("Låt punkten utgå")
    clerk.open(page)
    clerk.press("Närvaro")
    clerk.press("Spara närvaron")
    clerk.press("Öppna sammanträdet")
    clerk.fill({"Öppnades kl.": "16:00", "Sekreterare": CLERK, "Justerare": SECOND})
    clerk.press("Öppna och numrera")

    clerk.follow(CLICKED)
    item = clerk.page.url
    clerk.press("Votering")
    votes = {CHAIR: "ja", SECOND: "ja", THIRD: "nej"}
    clerk.fill({"Ja betyder": "förslaget", "Nej betyder": "en digital dag", **votes})
    clerk.press("Spara voteringen")
    assert "Med 2 ja mot 1 nej" in clerk.text
    clerk.press("Reservation")
    clerk.fill({"Den som reserverar sig": THIRD, "Motivering": REASON})
    clerk.press("Spara")
    clerk.press("Skriv beslutet")
    clerk.fill({"Utfall": "återremiss", "Beslut": POINTS})
    clerk.press("Spara beslutet")
    clerk.open(page)
    clerk.follow(LATE)
    clerk.press("Jäv")
    clerk.fill({"Den som är jävig": SECOND})
    clerk.press("Spara")
    assert not clerk.accessibility_faults()
    fill(demo.installation.environment, "course")
    clerk.open(page)
    clerk.press("Avsluta sammanträdet")
    clerk.fill({"Avslutades kl.": "18:30"})
    clerk.press("Avsluta")
    clerk.press("Protokollet är justerat")
    clerk.fill({"Justerat den": date(2026, 2, 10), "Plats": "Stadshuset"})
    clerk.press("Spara")
    assert "Protokollet justerades" in clerk.text

    items = recorded(demo)
    first = items[0]["paragraph"]
    assert [row["paragraph"] for row in items] == list(range(first, first + 25))
    outcomes = [row["outcome"] for row in items]
    assert [outcomes.count(one) for one in ("bifall", "återremiss", "utgår")] == [23, 1, 1]
    assert sum(row["late"] for row in items) == sum(row["withdrawn"] for row in items) == 1
    for words in papers(clerk, page, "protokoll"):
        for row in items:
            assert f"§ {row['paragraph']}" in words and row["title"] in words
            assert all(line in words for line in row["wording"].splitlines())
        assert words.count("Med 2 ja mot 1 nej") == len(VOTED) + 1 == 5
        assert words.count(f"{SECOND} deltar inte i ärendet på grund av jäv") == len(JAV) + 1 == 2
        assert words.count("Skäl i Ärende") + words.count(REASON) == len(RESERVED) + 1 == 3
        assert "Utgår. Frågan är redan besvarad." in words and "Sent tillkommet." in words
        assert f"{CHAIR}" in words and "Stadshuset" in words

    clerk.open(item)
    clerk.press("Expediera utdraget")
    clerk.fill({"Mottagare": "Kommunstyrelsen\nregistrator.ks@exempel.example"})
    clerk.press("Expediera")
    assert clerk.text.count("Expedierat") == 2 and "Kommunstyrelsen" in clerk.text
    clerk.assert_faultless()
