"""A coordinator's year in a real browser: from a new partner to the year's report."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from e2e.reader import Reader
from e2e.town_twinning import begin_from, note_submitted, prepare, record_test

FIRST_DAY, NEXT_DAY, AFTER_KS = date(2026, 5, 6), date(2026, 5, 7), date(2026, 6, 3)
TOWN, VISITORS = "Talsi", "Stadsdirektören och två rektorer"
PROJECT, LEADER = "Förstudie om skolbibliotek", "Maria Lindqvist"


def test_from_a_new_partner_to_the_years_report(demo, new_reader):
    """Issue 6, must show 5: partner → agreement → visit → report to KS → project → claim → closing → yearly report."""
    reader = new_reader(demo, "coordinator")
    partner = register_partner(reader)
    sign_agreement(reader)
    visit = tell_of_visit(reader, partner)
    reader.move_date(NEXT_DAY)
    report_to_the_board(reader, visit)
    run_project(reader)
    claim(reader)
    close_project(reader)
    write_yearly_report(reader)
    reader.open(partner)
    assert VISITORS in reader.text and "avtalet undertecknades" in reader.text
    reader.assert_faultless()


def register_partner(reader: Reader) -> str:
    reader.open("/partner/")
    reader.press("Ny partner")
    reader.fill({"Namn på svenska": TOWN, "Land": "Lettland", "Slag": "stad", "Vänort": True})
    reader.press("Spara")
    return urlsplit(reader.page.url).path


def sign_agreement(reader: Reader) -> None:
    """KF entered into the twinning in April (R4.1); the agreement is registered and its signing noted."""
    reader.open("/partner/")
    reader.press("Avtal")
    reader.press("Nytt avtal")
    reader.fill({"Namn": f"Vänortsavtal med {TOWN}", "Slag": "vänort", "Parter": TOWN, "Hör till": "Kommunstyrelsen"})
    reader.press("Spara")
    reader.press("Skriv upp ett tidigare beslut")
    reader.fill({"Beslut om att": "ingå", "Organ": "Kommunfullmäktige", "Beslutat den": date(2026, 4, 23), "§": "41"})
    reader.press("Spara")
    reader.press("Notera undertecknandet")
    reader.fill({"Undertecknat den": FIRST_DAY})
    reader.press("Notera")


def tell_of_visit(reader: Reader, partner: str) -> str:
    """They come today; saving informs the coordinating administration (R4.7)."""
    reader.open(partner)
    reader.press("Anmäl ett besök")
    reader.fill(
        {"Vem?": VISITORS, "Vilken dag?": FIRST_DAY, "Vem är värd?": "Kommunstyrelsen",
         "Syfte": "Skolbibliotek"}
    )  # fmt: skip
    reader.press("Spara")
    assert "Pågår" in reader.text
    return urlsplit(reader.page.url).path


def report_to_the_board(reader: Reader, visit: str) -> None:
    """What came of it goes to KS (R4.8): nothing is weighed in a report of what has been. KS notes it in June."""
    reader.open(visit)
    reader.press("Berätta vad besöket gav")
    reader.fill({"Vad gav besöket?": "De såg hur klasserna lånar.", "Besöket var yrkesrelaterat": True, "Egen tid": 16})
    reader.press("Spara")
    reader.sign_in("board_officer")
    reader.open(visit)
    reader.follow("Redovisning:")
    reader.press("Skriv tjänsteskrivelse")
    begin_from(reader, "Börja skriva")
    assert "De såg hur klasserna lånar." in reader.page.input_value("textarea[name=description]")
    reader.press("Spara och gå vidare")
    reader.press("Spara och gå vidare")
    assert "att notera redovisningen" in reader.text and "saknas" not in reader.text
    reader.press("Skicka till registrator")
    reader.press("Skicka till registrator")
    reader.move_date(AFTER_KS)
    reader.sign_in("board_clerk")
    reader.open("/arenden/svar/")
    row = reader.page.locator("main tr", has_text=TOWN).first
    row.get_by_label("Utfall").first.select_option(label="bifall")
    row.get_by_label("§").first.fill("88")
    reader.press("Registrera svaren")
    reader.sign_in("coordinator")
    reader.open(visit)
    assert "Kommunstyrelsen noterade redovisningen" in reader.text


def run_project(reader: Reader) -> None:
    """An idea with the new partner, tested (R2.3), a feasibility study that needs no approval (R4.6), granted, run."""
    reader.open("/ansokningar/")
    reader.press("Ny idé")
    reader.fill({"Vad vill ni göra?": PROJECT, "Vilken nämnd?": "Kommunstyrelsen", "Vem kan": LEADER, "Vilken p": TOWN})
    reader.press("Registrera idén")
    record_test(reader)
    application = prepare(reader, **{"Det är en förstudie": True})
    note_submitted(reader, application, AFTER_KS)
    reader.press("Besked från finansiären")
    reader.fill({"Besked": "beviljad", "Vilken dag?": AFTER_KS})
    reader.press("Spara beskedet")
    reader.press("Starta projektet")
    reader.fill(
        {"Beviljat belopp": 60000, "Projektets sista dag": AFTER_KS, "Projektkod": "74130", "Projektledare": LEADER,
         "Första rapporten": AFTER_KS}
    )  # fmt: skip
    reader.press("Starta projektet")


def claim(reader: Reader) -> None:
    """The money is asked for and comes."""
    reader.press("Budget och utbetalningar")
    reader.press("Lägg till utbetalning")
    reader.fill({"Slag": "rekvisition", "Belopp": 60000, "Begärs den": AFTER_KS, "Betalades den": AFTER_KS,
                 "Betalat belopp": 60000})  # fmt: skip
    reader.press("Spara")
    assert "60 000 kronor" in reader.text
    reader.page.locator("main .back a").click()
    reader.page.wait_for_load_state()


def close_project(reader: Reader) -> None:
    """The report is written, and what it gave is told by the three contributions of R1.3."""
    reader.follow("Rapport till finansiären")
    reader.fill({"Klart den": AFTER_KS})
    reader.press("Spara")
    reader.press("Avsluta projektet")
    reader.fill({"Kompetens": "Två bibliotekarier kan leda läsning på två språk."})
    reader.press("Spara")
    assert "Avslutat den" in reader.text


def write_yearly_report(reader: Reader) -> None:
    """The board's draft is written from the registers in the background, and answered (R4.9)."""
    reader.open("/redovisning/")
    reader.press("Årets redovisning")
    reader.fill({"År": 2026})
    reader.press("Skriv utkast för alla nämnder")
    for _ in range(100):
        if "nämnder har svarat" in reader.text:
            break
        reader.page.wait_for_timeout(200)
        reader.page.reload()
    reader.follow("Kommunstyrelsen")
    for figure in ("utbetalt till projekt: 60 000 kronor", "besök hit: 1", "egen tid för besök: 16 timmar"):
        assert figure in reader.text
    assert PROJECT in reader.text and VISITORS in reader.text and f"Vänortsavtal med {TOWN}" in reader.text
    reader.press("Svara med texten")
    assert "Svaret är registrerat." in reader.text
