"""The frame in a real browser: signing in, the demo's date, nothing left behind."""

from __future__ import annotations


def test_one_click_signs_in_and_the_start_page_is_faultless(unchanged_demo, new_reader):
    reader = new_reader(unchanged_demo, "coordinator")
    assert reader.accessibility_faults() == []
    assert reader.storage_faults() == []
    reader.assert_faultless()
