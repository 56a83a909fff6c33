"""The first hour (users.md § 9): an empty installation, a web page of meeting dates, one Excel of twelve projects."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

from demo_installation import GuardedInstallation, served
from e2e.reader import Reader
from e2e.town_twinning import begin_from

MAIL, PASSWORD = "maria@exempel.example", "ett-langt-losenord-42"
CALL, IDEA = "Bibliotek som läser högt", "Läsa högt på två språk"
PLAN = """Kommunfullmäktige: {later}
Kommunstyrelsen: {day}, {later}
Kultur- och fritidsnämnden: {day}, {later}
Barn- och utbildningsnämnden: {day}"""


@pytest.fixture
def stranger(real_installation, new_reader):
    """Somebody who has run `utblick init` and `utblick admin create`, and signs in for the first time."""
    installation = GuardedInstallation(real_installation("first-hour").var, "")
    installation.run("admin", "create", MAIL, "--name", "Maria Exempel", "--password-stdin", told_in=PASSWORD)
    with served(installation) as running:
        reader = new_reader(running)
        reader.open("/konto/logga-in/")
        reader.fill({"E-post": MAIL, "Lösenord": PASSWORD})
        reader.press("Logga in")
        yield reader


def test_the_first_hour(stranger, tmp_path):
    """Issue 6, must show 7: each step with what a new municipality has at hand, and without help."""
    year = next_year(stranger)
    read_calendar_in(stranger, year)
    read_projects_in(stranger, tmp_path, year)
    make_watch_fields(stranger)
    ask_whether_there_is_time(stranger, year)
    ask_a_colleague(stranger)
    use_own_template(stranger, tmp_path)
    write_report(stranger)
    take_everything_out(stranger)
    stranger.assert_faultless()


def next_year(reader: Reader) -> int:
    """The year after the installation's own, which goes by the real clock."""
    reader.open("/organisation/sammantraden/")
    return int(reader.page.input_value("select[name=ar]")) + 1


def read_calendar_in(reader: Reader, year: int) -> None:
    """Pasted as it stands on the web; the bodies it names are proposed with code and kind."""
    reader.open("/")
    assert "Utblick är tomt än" in reader.text
    assert not reader.accessibility_faults()
    reader.press("Läs in sammanträdesplanen")
    text = PLAN.format(day=f"8 februari {year}", later=f"15 mars {year}")
    reader.fill({"Klistra in": text})
    reader.press("Kontrollera")
    assert "4 organ i planen finns inte i Utblick än" in reader.text
    assert not reader.accessibility_faults()
    reader.press("Lägg till organen")
    reader.press("Läs in planen")
    assert "6 nya" in reader.text


def read_projects_in(reader: Reader, folder: Path, year: int) -> None:
    """Twelve projects from the municipality's own Excel, with their partners."""
    book = Workbook()
    book.active.append(["Titel", "Nämnd", "Partner", "Land", "Börjar", "Slutar", "Bidrag"])
    for number in range(12):
        days = [f"{year - 3}-02-01", f"{year}-01-31"]
        book.active.append([f"Projekt {number + 1}", "KFN", "Talsi", "Lettland", *days, 100_000 + number])
    book.save(folder / "projekt.xlsx")
    reader.open("/")
    reader.press("Läs in tidigare projekt")
    reader.page.set_input_files("input[type=file]", folder / "projekt.xlsx")
    reader.press("Kontrollera")
    reader.press("Läs in projekten")
    assert "12 nya projekt" in reader.text and "100 011" in reader.text


def make_watch_fields(reader: Reader) -> None:
    """Three bevakningsområden with words to start from."""
    reader.open("/")
    reader.press("Välj vad varje nämnd vill höra om")
    reader.press("Lägg till för alla")
    assert reader.page.locator("main tbody tr").count() == 3
    assert "bibliotek" in reader.text


def ask_whether_there_is_time(reader: Reader, year: int) -> None:
    """A call typed in finds its nämnd; the answer has a sentence to paste, also before there are any guidelines."""
    reader.open("/utlysningar/ny/")
    reader.fill(
        {"Namn": CALL, "Program": "Kulturrådet", "Stänger": f"{year}-04-15", "Beskrivning": "Bibliotek, barn och unga."}
    )
    reader.press("Registrera")
    reader.page.get_by_text("Att skicka till chefen:").wait_for()
    assert f"Ja, vi hinner till 15 april {year}" in reader.text.replace("\u00a0", " ")
    assert "Kommunens riktlinjer är inte inlagda" in reader.text


def ask_a_colleague(reader: Reader) -> None:
    """The first mail goes to one without an account."""
    reader.open("/utlysningar/besked/")
    reader.page.get_by_text("Lägg till en kollega").click()
    reader.fill({"Namn": "Elin Exempel", "E-post": "elin@exempel.example"})
    reader.press("Fråga kollegan")
    database = reader.served.installation.var / "utblick.sqlite3"
    with closing(sqlite3.connect(database)) as held:
        [(body,)] = held.execute("SELECT body FROM jobs_outgoingmail WHERE recipient LIKE 'elin@%'").fetchall()
    assert "http" in body


def use_own_template(reader: Reader, folder: Path) -> None:
    own = docx.Document()
    for line in ("Egen mall", "{{ rubrik }}", "{{ beskrivning }}"):
        own.add_paragraph(line)
    own.save(folder / "mall.docx")
    reader.open("/handlingar/mallar/")
    reader.page.set_input_files("input[type=file]", folder / "mall.docx")
    reader.press("Kontrollera och använd")
    assert "Används" in reader.text


def write_report(reader: Reader) -> None:
    """From the call to a tjänsteskrivelse in Word after the own template."""
    reader.open("/utlysningar/")
    reader.follow(CALL)
    reader.press("Registrera en idé")
    reader.fill({"Vad vill ni göra?": IDEA})
    reader.press("Registrera idén")
    assert "Kultur- och fritidsnämnden" in reader.text
    reader.fill({"Resultat": "inget lämpligt program", "Har utbyte prövats?": "Ja"})
    reader.press("Spara prövningen")
    reader.press("Förbered ansökan")
    reader.press("Spara")
    reader.press("Öppna ärenden hos dem som beslutar")
    reader.page.locator("main a[href^='/arenden/']").first.click()
    reader.press("Skriv tjänsteskrivelse")
    begin_from(reader, "Börja skriva")
    for _ in range(4):
        reader.press("Spara och gå vidare")
    reader.press("Gör papperen")
    with reader.page.expect_download() as waited:
        reader.page.locator("main").get_by_role("link", name="Tjänsteskrivelse, Word").first.click()
    assert docx.Document(waited.value.path()).paragraphs[0].text == "Egen mall"


def take_everything_out(reader: Reader) -> None:
    """Excel and files by one button, packed in the background."""
    reader.open("/")
    reader.page.locator(".account summary").click()
    reader.page.get_by_role("link", name="Allt ut", exact=True).click()
    reader.page.wait_for_url("**/arkiv/allt/")
    reader.press("Ta ut allt")
    links = reader.page.get_by_role("link", name=".zip")
    for _ in range(100):
        if links.count():
            break
        reader.page.wait_for_timeout(200)
        reader.page.reload()
    with reader.page.expect_download() as waited:
        links.first.click()
    with zipfile.ZipFile(waited.value.path()) as packed:
        names = packed.namelist()
        [book] = [load_workbook(BytesIO(packed.read(name))) for name in names if name.endswith(".xlsx")]
    assert any("Projekt 12" in row for sheet in book for row in sheet.iter_rows(values_only=True))
    assert len(names) > 3
