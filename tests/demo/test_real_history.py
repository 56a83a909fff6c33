"""Tyresö's real history: a set of its own, sourced and only read, beside the invented municipality (issue 6)."""

from __future__ import annotations

import pytest
from django.test import Client

from utblick.cooperation.models import Partner
from utblick.demo.data.partners import PARTNERS
from utblick.demo.real_history import real_history

pytestmark = pytest.mark.one_database


def test_every_fact_has_a_source_in_words_of_both_languages():
    for fact in real_history().facts:
        assert fact.sources, fact.partner
        assert fact.text.sv and fact.text.en
        for source in fact.sources:
            assert source.publisher and source.title
            assert source.url.startswith("http") or source.publisher == "Tyresö kommun"


def test_the_four_twin_towns_and_the_later_partners_stand_with_what_is_known_of_their_days():
    facts = real_history().facts
    assert {fact.partner for fact in facts if fact.is_twin_town} == {"Borgå", "Cēsis", "Savigny-le-Temple", "Wejherowo"}
    when = {fact.partner: fact.when for fact in reversed(facts) if fact.begins}
    assert when == {
        "Savigny-le-Temple": "1986-06-22",
        "Ung i Tyresö": "2011–2014",
        "Theewaterskloof": "2012–2015",
        "Bilohorodka": "2023-09-04",
    }
    assert real_history().unknown


def test_the_invented_municipality_has_none_of_the_later_partners():
    assert not {partner.name for partner in PARTNERS} & {"Theewaterskloof", "Bilohorodka", "Ung i Tyresö"}


def test_the_page_shows_the_set_and_changes_nothing(demo):
    before = Partner.objects.count()
    page = Client().get("/demo/tyreso/")
    assert page.status_code == 200
    assert "1986-06-22" in page.text and "savigny-le-temple.fr" in page.text
    assert Partner.objects.count() == before
    assert Client().post("/demo/tyreso/").status_code in {403, 405}
