"""THE STORY of issue 2: from the Town Twinning call of 6 May 2026 to an application sent with both decisions.

Also its variants. Everything is done in a real browser on the demo; only the date is moved.
"""

from __future__ import annotations

from datetime import date

from e2e import town_twinning as steps
from e2e.film import Film

KFN = "Kultur- och fritidsnämnden"
KS = "Kommunstyrelsen"


def test_from_the_call_to_an_application_sent_with_both_decisions(demo, new_reader):
    """R4.5, R2.3, G-01: the whole chain."""
    reader = new_reader(demo, "coordinator")
    film = Film(reader)
    assert "Ta ställning" in reader.text
    film.shot("att-gora")

    steps.open_call(reader)
    assert KFN in reader.text
    assert "vänort" in reader.page.locator("#KFN").inner_text().lower()
    film.shot("utlysning")

    reader.sign_in("officer")
    steps.open_call(reader)
    reader.page.get_by_role("heading", name="Vägen till sista dag").wait_for()
    assert "handlingsstopp" in reader.text.lower()
    film.shot("hinner-vi", at="Vägen till sista dag")

    steps.register_idea(reader)
    assert "R2.3" in reader.text
    steps.record_test(reader)
    assert "Prövad" in reader.text
    application = steps.prepare(reader)
    assert "Inte ännu" in reader.text
    film.shot("ansokan")

    steps.note_submitted(reader, application, date(2026, 5, 6))
    assert "R4.5" in reader.text
    assert "Detta saknas" in reader.text
    film.shot("inte-annu")

    reader.sign_in("coordinator")
    matters = steps.open_matters(reader, application)
    assert set(matters) == {KFN, KS}

    reader.sign_in("officer")
    steps.write_report(reader, matters[KFN])
    assert "under förutsättning" in reader.text
    film.shot("tjansteskrivelse")
    steps.share(reader)
    steps.send(reader, matters[KFN])
    assert "Skickat till registrator" in reader.text

    reader.sign_in("board_officer")
    reader.open(matters[KS])
    reader.press("Skriv tjänsteskrivelse")
    steps.begin_from(reader, f"Utgå från texten från {KFN}")
    reader.open(matters[KS])
    reader.follow(steps.TITLE)
    assert "Femtio unga" in reader.text
    steps.send(reader, matters[KS])
    film.shot("skickat")

    reader.move_date(date(2026, 8, 27))
    steps.fill_answer(reader, "clerk", paragraph="48", number="2026/KFN 0034", adjusted=date(2026, 8, 27))
    film.shot("svar")
    reader.press("Registrera svaren")
    reader.open(application)
    assert "2026/KFN 0034" in reader.text
    assert "Inte ännu" in reader.text

    reader.move_date(date(2026, 9, 11))
    steps.clerk_answers(reader, "board_clerk", paragraph="141", number="2026/KS 0112", adjusted=date(2026, 9, 10))

    reader.sign_in("officer")
    reader.open(application)
    assert "Får lämnas in" in reader.text
    film.shot("far-lamnas-in")
    steps.note_submitted(reader, application, date(2026, 9, 11))
    assert "Inlämnad" in reader.text
    assert "Avvikelser" not in reader.text
    film.shot("inlamnad")
    reader.assert_faultless()


def test_submitted_anyway_is_an_avvikelse_with_a_reason_and_no_approval_is_back_dated(demo, new_reader):
    """Refuse the impossible, record the unlawful (design principle 3)."""
    reader = new_reader(demo)
    application = steps.begun_application(reader)
    steps.note_submitted(reader, application, date(2026, 5, 6))
    reader.press("Notera ändå, med avvikelse")
    assert "Skriv varför" in reader.text
    reader.fill({"Varför lämnades den in ändå?": "Portalen stängde innan nämnden hann mötas."})
    reader.press("Notera ändå, med avvikelse")
    assert "Avvikelser" in reader.text
    assert "Portalen stängde" in reader.text
    assert "R4.5" in reader.text
    assert "godkänd" not in reader.page.locator(".answer").inner_text().lower()
    reader.assert_faultless()


def test_a_feasibility_study_needs_no_approval_and_shows_R4_6(demo, new_reader):
    reader = new_reader(demo)
    application = steps.begun_application(reader, **{"Det är en förstudie": True})
    assert "R4.6" in reader.page.locator(".answer").text_content()
    assert "Får lämnas in" in reader.text
    steps.note_submitted(reader, application, date(2026, 5, 6))
    assert "Inlämnad" in reader.text
    reader.assert_faultless()


def test_a_partner_is_bound_by_the_mandate_earlier_than_the_deadline(demo, new_reader):
    """Users § 5: the mandate on the lead's internal date binds, weeks before the call's deadline."""
    reader = new_reader(demo)
    partner = {
        "Kommunens roll": "partner",
        "Samordnande part, om ni är partner": "Cēsis novads",
        "Mandatet ska vara undertecknat senast": date(2026, 8, 28),
    }
    application = steps.begun_application(reader, **partner)
    assert "28 augusti" in reader.text.replace("\u00a0", " ")
    steps.note_submitted(reader, application, date(2026, 5, 6), button="Notera som bunden")
    assert "R4.5" in reader.text
    assert "Detta saknas" in reader.text
    reader.assert_faultless()


def test_KS_first_and_the_namnd_then_decides_without_conditions(demo, new_reader):
    """R4.5 sets no order: KS approves that the nämnd applies, written from the shared idea; the nämnd follows."""
    reader = new_reader(demo)
    application = steps.begun_application(reader)
    reader.sign_in("coordinator")
    matters = steps.open_matters(reader, application)
    reader.sign_in("board_officer")
    steps.write_report(reader, matters[KS])
    steps.send(reader, matters[KS])
    reader.move_date(date(2026, 6, 4))
    steps.clerk_answers(reader, "board_clerk", paragraph="98", number="2026/KS 0113", adjusted=date(2026, 6, 4))
    reader.sign_in("officer")
    steps.write_report(reader, matters[KFN], begin=f"Utgå från texten från {KS}")
    assert "under förutsättning" not in reader.text
    steps.send(reader, matters[KFN])
    reader.move_date(date(2026, 8, 27))
    steps.clerk_answers(reader, "clerk", paragraph="49", number="2026/KFN 0035", adjusted=date(2026, 8, 27))
    reader.sign_in("officer")
    steps.note_submitted(reader, application, date(2026, 8, 27))
    assert "Inlämnad" in reader.text
    reader.assert_faultless()


def test_a_cancelled_meeting_moves_the_plan_and_the_page_says_so(demo, new_reader):
    reader = new_reader(demo)
    application = steps.begun_application(reader)
    reader.move_date(date(2026, 5, 7))
    reader.sign_in("clerk")
    reader.open("/organisation/sammantraden/?organ=KFN")
    reader.page.locator("main a[href*='/sammantrade']", has_text="24").first.click()
    reader.press("Ställ in")
    reader.page.locator("main form button[type=submit]").last.click()
    reader.page.wait_for_load_state()
    reader.move_date(date(2026, 5, 8))
    reader.open(application)
    assert "Planen har ändrats" in reader.text
    reader.assert_faultless()
