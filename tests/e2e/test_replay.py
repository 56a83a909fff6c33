"""*Pröva bakåt* as a coordinator does it: choose a file, wait, read, take along. Issue 3, Must show 7."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from guidelines.replayed import NEW_TEXT, application, membership
from utblick.guidelines.matters import matters_to_json

NARROW = {"width": 320, "height": 700}
PROPOSAL = NEW_TEXT.replace('id = "aldre"', 'id = "tyreso-2010"')
SPRING, LAST = date(2026, 4, 1), date(2026, 9, 23)


def matters() -> str:
    """Matters that fall away from KS, one that moves to KF, an open one, and one that stays."""
    cheap = [application(number, on=SPRING, deadline=SPRING) for number in range(1, 31)]
    costly = application(31, cost=900_000, on=SPRING, deadline=SPRING)
    open_one = application(32, on=date(2026, 5, 6), is_open=True, deadline=LAST, decided=False)
    return matters_to_json([*cheap, costly, open_one, membership(on=SPRING)])


def test_a_proposal_is_tried_on_past_matters_and_the_answer_is_read_and_taken_along(demo, new_reader, tmp_path: Path):
    (tmp_path / "forslag.toml").write_text(PROPOSAL, "utf-8")
    (tmp_path / "arenden.json").write_text(matters(), "utf-8")
    reader = new_reader(demo, "coordinator")
    faults: list[str] = []

    reader.open("/riktlinjer/prova-bakat/")
    faults += reader.accessibility_faults()
    reader.page.get_by_label("eller en fil med riktlinjer").set_input_files(tmp_path / "forslag.toml")
    reader.page.get_by_label("Ärenden ur en fil").set_input_files(tmp_path / "arenden.json")
    reader.press("Pröva förslaget")
    reader.page.get_by_text("Av 33 ärenden hade").wait_for()
    assert "från KS till KF" in reader.text
    assert reader.page.get_by_role("img", name="Vem som beslutar före och efter").is_visible()
    faults += reader.accessibility_faults()

    reader.fill({"Visa": "Öppna"})
    reader.press("Visa")
    assert "Ansökan 32" in reader.text and "berörs när förslaget börjar gälla" in reader.text
    assert "Ansökan 31" not in reader.text
    faults += reader.accessibility_faults()

    with reader.page.expect_download() as download:
        reader.named("Spara som JSON").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["summary"]["open_affected"] == 1
    with reader.page.expect_download() as workbook:
        reader.named("Spara som Excel").click()
    assert workbook.value.suggested_filename == "prova-bakat.xlsx"

    reader.page.set_viewport_size(NARROW)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    faults += reader.accessibility_faults()
    assert not faults, "\n".join(faults)
    reader.assert_faultless()


def test_a_proposal_with_a_mistake_is_refused_at_its_line_and_can_be_mended(demo, new_reader, tmp_path: Path):
    (tmp_path / "fel.toml").write_text(PROPOSAL + "\n[[rule]]\n", "utf-8")
    reader = new_reader(demo, "coordinator")
    reader.open("/riktlinjer/prova-bakat/")
    reader.page.get_by_label("eller en fil med riktlinjer").set_input_files(tmp_path / "fel.toml")
    reader.press("Pröva förslaget")
    assert "fel.toml:" in reader.text
    assert reader.accessibility_faults() == []
    reader.assert_faultless()
