"""Which county a call names, and who in the county an organisation is (G-22)."""

from __future__ import annotations

import pytest

from utblick.matching.counties import Mark, counties, county_of, lies_in, mark_of, named_in

STOCKHOLM = county_of("0138")
pytestmark = pytest.mark.one_database


def test_every_municipality_lies_in_one_county():
    names = [name for county in counties().values() for name in county.municipalities]
    assert (len(counties()), len(names), len(set(names))) == (21, 290, 290)
    assert STOCKHOLM is not None and STOCKHOLM.name.sv == "Stockholms län"
    assert county_of("") is None and county_of("0099") is None and county_of("99") is None


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["ESF+ regional utlysning Stockholm"], Mark.OWN),
        (["Kompetens för omställning i Stockholms län"], Mark.OWN),
        (["Utlysning", "Skills for Stockholm County"], Mark.OWN),
        (["Interreg: Stockholms, Uppsala och Gotlands län"], Mark.OWN),
        (["ESF+ regional utlysning, vår"], Mark.REGIONAL),
        (["Regionala utlysningar våren 2026"], Mark.REGIONAL),
        (["ESF+ regional utlysning Övre Norrland"], Mark.NONE),
        (["ESF+ nationell utlysning"], Mark.NONE),
        (["The Stockholm Convention on pollutants"], Mark.NONE),
        (["Regional cooperation in the Baltic Sea"], Mark.NONE),
        ([""], Mark.NONE),
    ],
)
def test_a_regional_call_of_the_own_county_is_marked_r3_9(texts, mark):
    assert mark_of(texts, STOCKHOLM) == mark
    assert mark_of(texts, None) == Mark.NONE


def test_an_area_of_several_counties_names_each_of_them():
    assert named_in(["ESF+ Östra Mellansverige"]) == {"03", "04", "05", "18", "19"}
    assert named_in(["Smaland och oarna"]) == {"06", "07", "08", "09"}
    assert named_in(["Dalarna och Kalmar län, Västra Götalandsregionen"]) == {"20", "08", "14"}
    assert named_in(["Hallands Väderö ligger i Skåne"]) == {"13", "12"}


def test_an_organisation_lies_in_the_county_by_its_name_r3_9():
    inside = (
        "Haninge",
        "Haninge kommun",
        "Stockholms stad",
        "Region Stockholm",
        "upplands-bro kommun",
        "Nacka (exempel)",
    )
    assert [name for name in inside if not lies_in(name, STOCKHOLM)] == []
    outside = ("Uppsala", "Haninge Bostäder AB", "", "Region Skåne", "kommun", "Stockholms universitet")
    assert [name for name in outside if lies_in(name, STOCKHOLM)] == []
    assert not lies_in("Haninge", None)
