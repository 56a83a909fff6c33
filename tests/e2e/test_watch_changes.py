"""What changes while one watches: a bevakningsområde tried before it is saved, and a last day that the source moves."""

from __future__ import annotations

from datetime import date

from e2e import town_twinning as steps

MOVED = """
import json
from datetime import date
from utblick.clock.queries import today
from utblick.demo.data import portal
from utblick.watch.actions import read_given
from utblick.watch.sources.base import RawRecord
from utblick.watch.sources.funding_tenders import FundingTenders

listed = [dict(call) for call in portal.demo_calls()]
next(call for call in listed if call["identifier"] == "CERV-2026-CITIZENS-TOWN-TT")["deadline"] = date(2026, 10, 21)
open_now = [call for call in listed if (call.get("listed") or call["opens"]) <= today() <= call["deadline"]]
records = [portal.record_of(call, language, today()) for call in open_now for language in portal.LANGUAGES]
bodies = ((record, json.dumps(record, sort_keys=True).encode()) for record in records)
read_given(FundingTenders.code, [RawRecord(one["reference"], one["language"], body) for one, body in bodies])
"""
"""The portal as it would answer today with another last day for one call, read as every answer is."""


def test_a_bevakningsomrade_is_tried_on_stored_calls_before_it_is_saved(demo, new_reader):
    reader = new_reader(demo, "officer")
    reader.open("/utlysningar/bevakning/KFN/")
    before = reader.page.get_by_label("Egna ord").input_value()
    reader.page.get_by_label("Egna ord").fill(f"{before}\nheating\nenergy")
    reader.press("Prova på lagrade utlysningar")
    assert "Så skulle det bli" in reader.text and "Inget är sparat än." in reader.text
    assert "Skulle komma till" in reader.text and "Lokala planer för värme och kyla" in reader.text
    assert reader.accessibility_faults() == []
    assert reader.page.get_by_label("Egna ord").input_value().endswith("energy")
    reader.open("/utlysningar/bevakning/KFN/")
    assert reader.page.get_by_label("Egna ord").input_value() == before
    reader.page.get_by_label("Egna ord").fill(f"{before}\nheating\nenergy")
    reader.press("Spara")
    assert "Sparat." in reader.text and "energy" in reader.page.get_by_label("Egna ord").input_value()

    reader.open("/eu-fragor/stallning/KFN/")
    row = reader.page.locator("tr[data-stands]").first
    row.focus()
    with reader.page.expect_navigation():
        reader.page.keyboard.press("1")
    assert "KFN: Intressant." in reader.text
    reader.press("Ångra")
    assert "Ångrat. KFN: Ny." in reader.text
    reader.assert_faultless()


def test_a_last_day_that_the_source_moves_makes_the_plan_anew_and_is_told_once(demo, new_reader):
    reader = new_reader(demo)
    application = steps.begun_application(reader)
    reader.open(application)
    assert "23 september 2026" in reader.text
    reader.move_date(date(2026, 5, 7))
    demo.installation.run("manage", "shell", "--command", MOVED)
    reader.move_date(date(2026, 5, 8))
    reader.open(application)
    assert "Sista dag är framflyttad till den 21 oktober 2026, från den 23 september 2026." in reader.text
    reader.move_date(date(2026, 5, 9))
    reader.sign_in("coordinator")
    reader.open("/utskick/")
    assert reader.text.count("Ny sista dag: Vänortsmöten 2026 elin.haddad") == 1
    reader.follow("Ny sista dag: Vänortsmöten 2026")
    assert "framflyttad, från den 23 september 2026 till onsdag 21 oktober 2026" in reader.text
    reader.assert_faultless()
