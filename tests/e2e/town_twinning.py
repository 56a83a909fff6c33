"""The steps of the main job as people take them, from the call to the application sent. Used by the story's tests."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from e2e.reader import Reader

CALL = "CERV-2026-CITIZENS-TOWN-TT"
TITLE = "Ungas fritid på två språk"
REPORT = {
    "arende": {
        "Sammanfattning": "Nämnden vill söka bidrag för ett vänortsmöte med Cēsis i maj 2027.",
        "Beskrivning av ärendet": "Femtio unga möts under tre dagar. Kultursekreteraren leder arbetet.",
    },
    "bedomning": {
        "Mål": "Nämndens mål om ungas delaktighet.",
        "Kompetens": "Två fritidsledare lär sig leda internationella ungdomsmöten.",
        "Mervärde": "Föreningarna får en varaktig kontakt.",
        "Nytta för varje part": "Strandö: metoder för ungdomsråd\nCēsis: metoder för öppen fritidsverksamhet",
        "Hållbarhet och demokrati": "Unga från båda orterna utformar programmet.",
    },
    "kostnad": {"Vem undertecknar": "kultur- och fritidschefen", "Fortsättning": "Mötena ryms i ramen från 2028."},
    "forslag": {},
}
"""What the officer writes in each step of the tjänsteskrivelse, beyond what is filled in already."""


def open_call(reader: Reader) -> None:
    """From the list of calls to the Town Twinning call."""
    reader.open("/utlysningar/")
    reader.page.locator(f"main tr:has-text('{CALL}') a, main a:has-text('vänort')").first.click()
    reader.page.wait_for_load_state()
    assert CALL in reader.text


def register_idea(reader: Reader, what: str = TITLE) -> None:
    """The idea in a minute: from the call's page, with Cēsis as partner."""
    open_call(reader)
    reader.press("Registrera en idé")
    reader.fill({"Vad vill ni göra?": what, "Vilken partner?": "Cēsis"})
    reader.press("Registrera idén")


def record_test(reader: Reader) -> None:
    """The test of funding and exchange (R2.3), on the idea's page."""
    reader.fill({"Resultat": "lämpligt program finns", "Program": "CERV vänortsmöten", "Har utbyte prövats?": "Ja"})
    reader.press("Spara prövningen")


def prepare(reader: Reader, **other: str | int | date | bool) -> str:
    """Begin the application from the idea's page; returns its path. ``other``: answers by label."""
    reader.press("Förbered ansökan")
    usual = {"Egen kostnad, kronor": 45000, "Egen tid, timmar": 220, "Vem undertecknar?": "kultur- och fritidschefen"}
    reader.fill({"Kommunens roll": "samordnare", **usual, **other})
    reader.press("Spara")
    return urlsplit(reader.page.url).path


def begun_application(reader: Reader, **other: str | int | date | bool) -> str:
    """An officer's first minutes: idea, test and application; returns the application's path."""
    reader.sign_in("officer")
    register_idea(reader)
    record_test(reader)
    return prepare(reader, **other)


def open_matters(reader: Reader, application: str) -> dict[str, str]:
    """Open a matter with each authority that decides; returns their paths by the authority's name."""
    reader.open(application)
    reader.press("Öppna ärenden hos dem som beslutar")
    rows = reader.page.locator("main tr", has=reader.page.locator("a[href^='/arenden/']")).all()
    return {row.locator("th").inner_text().strip(): row.locator("a").first.get_attribute("href") or "" for row in rows}


def write_report(reader: Reader, matter: str, begin: str = "Börja skriva") -> None:
    """Write the tjänsteskrivelse of a matter, step by step, to its review page."""
    reader.open(matter)
    reader.press("Skriv tjänsteskrivelse")
    begin_from(reader, begin)
    for answers in REPORT.values():
        reader.fill(answers)
        reader.press("Spara och gå vidare")


def begin_from(reader: Reader, source: str) -> None:
    """Press the button that begins with these words; the day of a text that is begun from stands after them."""
    reader.page.locator("main").get_by_role("button", name=source).first.click()
    reader.page.wait_for_load_state()


def share(reader: Reader) -> None:
    """From the review page: share with the other authorities, past the warning."""
    reader.press("Dela")
    assert "TF 2:11" in reader.text
    reader.press("Dela")


def send(reader: Reader, matter: str) -> None:
    """Skicka till registrator, past the warning."""
    reader.open(matter)
    reader.press("Skicka till registrator")
    assert "allmän handling" in reader.text
    reader.press("Skicka till registrator")


def fill_answer(reader: Reader, role: str, *, paragraph: str, number: str, adjusted: date) -> None:
    """The nämndsekreterare's answer about the one matter that waits, after the meeting: bifall. Not yet saved."""
    reader.sign_in(role)
    reader.open("/arenden/svar/")
    row = reader.page.locator("main tr", has_text=TITLE).first
    row.get_by_label("Utfall").first.select_option(label="bifall")
    row.get_by_label("§").first.fill(paragraph)
    row.get_by_label("Justerat den").first.fill(adjusted.isoformat())
    row.locator("summary").first.click()
    row.get_by_label("Diarienummer").first.fill(number)


def clerk_answers(reader: Reader, role: str, *, paragraph: str, number: str, adjusted: date) -> None:
    """The answer of `fill_answer`, saved."""
    fill_answer(reader, role, paragraph=paragraph, number=number, adjusted=adjusted)
    reader.press("Registrera svaren")


def note_submitted(reader: Reader, application: str, on: date, *, button: str = "Notera som inlämnad") -> None:
    """Try to mark the application submitted (or the municipality bound) on a day."""
    reader.open(application)
    reader.press(button)
    reader.fill({"Vilken dag?": on, "Kvitto": "SEP-211234567"})
    reader.press("Notera")
