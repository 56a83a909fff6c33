"""The frame in a real browser: signing in, the demo's date, nothing left behind."""

from __future__ import annotations


def test_one_click_signs_in_and_the_start_page_is_faultless(unchanged_demo, new_reader):
    reader = new_reader(unchanged_demo, "coordinator")
    assert reader.accessibility_faults() == []
    assert reader.storage_faults() == []
    reader.assert_faultless()


def test_a_text_that_stands_out_too_little_is_found_where_it_is_judged(unchanged_demo, new_reader):
    """What the pages are judged by finds a fault: in the element itself, and in one that holds it, but not beside."""
    reader = new_reader(unchanged_demo)
    reader.open("/")
    reader.page.evaluate(
        """() => {
          const faint = Object.assign(document.createElement("p"), {className: "faint", textContent: "Knappt läsbart"});
          faint.style.color = "#ccc";
          document.querySelector("main").append(faint);
        }"""
    )
    main = reader.page.evaluate("() => document.querySelector('main').className")
    for among in ([(("p", "faint", ""),)], [(("main", main, ""),)], [(("p", "not-there", ""),)]):
        assert [fault for fault in reader.colour_faults(among) if "faint" in fault], among
    heading = reader.page.evaluate("() => document.querySelector('h1').className")
    assert reader.colour_faults([(("h1", heading, ""),)]) == []
