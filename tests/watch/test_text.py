from __future__ import annotations

import pytest

from utblick.watch.sources.funding_tenders.programmes import SHIPPED, facet_name, with_facet_names
from utblick.watch.sources.text import clean, clean_html, one_line, plain_text, repaired


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("itâ€™s", "it’s"),
        ("â€œtownsâ€\x9d", "“towns”"),
        ("VÃ¤nort CÄ“sis", "Vänort Cēsis"),
        ("Åland är så här, déjà vu – 5 €", "Åland är så här, déjà vu – 5 €"),
        ("SÃO PAULO", "SÃO PAULO"),
    ],
)
def test_mojibake_is_put_right_and_all_else_left(broken: str, whole: str) -> None:
    assert repaired(broken) == whole


def test_spaces_and_controls_are_made_plain() -> None:
    assert clean("\ufeffa\u00a0b\x00\x1b c\r\nd\u200b") == "a b c\nd"
    assert one_line(" Towns &amp; <b>cities</b>\u00a0\n today ") == "Towns & cities today"
    assert one_line("a < b and c > d") == "a < b and c > d"


def test_html_is_left_with_few_tags_and_no_script() -> None:
    html = '<span class="topicdescriptionkind">Scope:</span><p onclick="x()">Go<script>bad()</script></p>'
    assert clean_html(html) == "<h4>Scope:</h4><p>Go</p>"
    assert (
        clean_html('<a href="javascript:x()">a</a><img src="http://x/y.png">') == '<a rel="noopener noreferrer">a</a>'
    )
    assert clean_html('<p style="color:red">a</p>') == "<p>a</p>"


def test_plain_text_becomes_paragraphs_and_remnants_of_tags_go() -> None:
    assert clean_html("One & two\n\nThree < four") == "<p>One &amp; two</p><p>Three &lt; four</p>"
    assert clean_html('">Conditions') == "<p>Conditions</p>"
    assert clean_html("") == ""


def test_the_words_of_html_keep_their_lines() -> None:
    assert (
        plain_text("<h4>Scope</h4><ul><li>a</li><li>b &amp;&nbsp;c</li></ul>one<br>two") == "Scope\na\nb & c\none\ntwo"
    )


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("Research Fund for Coal %26 Steel (RFCS)", "Research Fund for Coal & Steel (RFCS)"),
        ("Instrument %E2%80%93 Global Europe", "Instrument – Global Europe"),
        ("Creative+Europe", "Creative Europe"),
        ("100%25", "100%"),
        ("%FF", "\ufffd"),
    ],
)
def test_names_from_facets_are_decoded(sent: str, name: str) -> None:
    assert facet_name(sent) == name


def test_the_portals_names_are_laid_over_the_shipped_ones() -> None:
    programmes = with_facet_names({"43251589": "Citizens %26 Values", "99": "New Fund", "1": ""})
    assert programmes["43251589"].name.en == "Citizens & Values"
    assert programmes["43251589"].name.sv == SHIPPED["43251589"].name.sv
    assert programmes["43251589"].municipal
    assert programmes["99"].name.sv == "New Fund"
    assert "1" not in programmes


def test_a_name_that_has_lost_its_plus_does_not_replace_the_shipped_one() -> None:
    assert with_facet_names({"43353764": "Erasmus  (ERASMUS )"})["43353764"].name.en == "Erasmus+"


def test_the_shipped_list_tells_programmes_for_municipalities_apart() -> None:
    assert len(SHIPPED) > 60
    assert sum(programme.municipal for programme in SHIPPED.values()) == 14
    assert SHIPPED["43252405"].name.en.endswith("(LIFE)")
    assert not SHIPPED["44181033"].municipal
    assert all(code == programme.code and code.isdecimal() for code, programme in SHIPPED.items())
