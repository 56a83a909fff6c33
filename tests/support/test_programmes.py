"""G-44: "who has done LIFE before?" works however the programme is written."""

from __future__ import annotations

import pytest

from utblick.support.programmes import KNOWN, programme_named, programmes_in

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LIFE-2026-SAP-ENV-GOV", "LIFE"),
        ("LIFE – miljö och klimat", "LIFE"),
        ("Programme for the Environment and Climate Action (LIFE)", "LIFE"),
        ("CERV-2026-CITIZENS-TOWN-TT", "CERV"),
        ("Europe for Citizens", "CERV"),
        ("Medborgare, jämlikhet, rättigheter och värden", "CERV"),
        ("ERASMUS-EDU-2026-PI-FORWARD", "Erasmus+"),
        ("Erasmus plus, småskaligt partnerskap", "Erasmus+"),
        ("H2020-SC5-2019", "Horisont Europa"),
        ("Horizon Europe", "Horisont Europa"),
        ("Europeiska socialfonden (ESF+)", "ESF+"),
        ("Interreg South Baltic", "Interreg"),
        ("DIGITAL-2026-AI-09", "Digitalt Europa"),
        ("CERV-2026-GE-WORK-LIFE", "CERV"),
        ("Horisont Europa (HORIZON-CL5-2022-D3-LIFE)", "Horisont Europa"),
        ("Horisont 2020 (H2020-EU.3.3.4)", "Horisont Europa"),
        ("SI Östersjösamarbete", "Svenska institutet"),
        ("CREA-CULT-2026-COOP-1", "Kreativa Europa"),
    ],
)
def test_g_44_a_programme_is_known_by_its_calls_identifier_and_by_every_name(text, name):
    assert [programme.name for programme in programmes_in(text)] == [name]


@pytest.mark.parametrize(
    "text", ["", "Vildliv i staden", "wildlife", "lifestyle", "En digital skola", "Digital-verkstan", "Cefalù"]
)
def test_a_part_of_another_word_is_no_programme(text):
    assert programmes_in(text) == ()


def test_a_programme_that_is_not_known_is_just_its_own_name():
    one = programme_named("Postkodstiftelsen")
    assert one is not None and one.is_in("Stöd från postkodstiftelsen 2025") and not one.is_in("Allmänna arvsfonden")
    assert programme_named(" – ") is None
    assert len({programme.name for programme in KNOWN}) == len(KNOWN) > 20
