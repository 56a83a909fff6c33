"""The chain from call to application without JavaScript."""

from __future__ import annotations

from datetime import date

from e2e import town_twinning

PHONE = {"width": 320, "height": 640}


def test_without_javascript_pages_render_and_forms_post(demo, new_reader):
    """An idea becomes an application on a phone without scripts; nothing is hidden behind them."""
    reader = new_reader(demo, viewport=PHONE, java_script_enabled=False)
    application = town_twinning.begun_application(reader)
    assert "Inte ännu" in reader.text
    town_twinning.open_call(reader)
    reader.follow("Vägen till sista dag")
    assert "Dag för dag" in reader.text
    reader.move_date(date(2026, 5, 7))
    reader.open("/sok/?q=Ungas fritid")
    reader.follow(town_twinning.TITLE)
    reader.open(application)
    town_twinning.note_submitted(reader, application, date(2026, 5, 7))
    assert "R4.5" in reader.text
    reader.assert_faultless()
