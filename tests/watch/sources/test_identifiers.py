"""The names that papers carry, in every form that was measured (legislation § 1.1, 1.4, 2.1, 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.watch.sources import identifiers as reading
from utblick.watch.sources.identifiers import Identifier, Scheme, document_of_celex, identifiers_in, of_document_id

Reader = Callable[[str], Iterator[Identifier]]


def values(read: Reader, text: str) -> list[str]:
    return [name.value for name in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("enligt COM(2031) 802", ["COM(2031) 802"]),
        ("COM (2031) 507 slutlig", ["COM(2031) 507"]),
        ("KOM(2031)  035", ["COM(2031) 35"]),
        ("COM/2032/0494 final", ["COM(2032) 494"]),
        ("COM[2031] 336", ["COM(2031) 336"]),
        ("COM82031) 298", ["COM(2031) 298"]),
        ("COM_2031_447_2_SV_ACT.pdf", ["COM(2031) 447"]),
        ("COM(2031) 258 ANNEX", ["COM(2031) 258"]),
        ("COM(2031) 220 final, 2031/0097 (COD)", ["COM(2031) 220"]),
        ("COM(2031) 566,570.", ["COM(2031) 566", "COM(2031) 570"]),
        ("COM(2031) 207, 208 och 209.", ["COM(2031) 207", "COM(2031) 208", "COM(2031) 209"]),
        ("COM(2031) 98, 12 maj antas", ["COM(2031) 98"]),
        ("COM(2031) 98 och 2,5 procent", ["COM(2031) 98"]),
        ("COM(2031) 98 och 900 orter", ["COM(2031) 98"]),
        ("JOIN(2031) 19", ["JOIN(2031) 19"]),
        ("telecom 2031 och COM(1800) 5", []),
    ],
)
def test_com_numbers(text: str, expected: list[str]) -> None:
    assert values(reading.com, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uri=CELEX:52031PC0447", ["52031PC0447"]),
        ("52011AR0072", ["52011AR0072"]),
        ("32031R1386", ["32031R1386"]),
        ("32016R0679R(02)", ["32016R0679R(02)"]),
        ("52031PC0447(01)", ["52031PC0447(01)"]),
        ("telefon 070-174 06 05, 152031PC04471", []),
    ],
)
def test_celex_numbers(text: str, expected: list[str]) -> None:
    assert values(reading.celex, text) == expected


def test_a_celex_number_of_a_proposal_or_communication_stands_for_its_com_number() -> None:
    """COM(2031) 447 does not tell whether it is PC or DC: year and number do."""
    assert [str(document_of_celex(Identifier(Scheme.CELEX, f"52031{kind}0447"))) for kind in ("PC", "DC", "JC")] == [
        "COM(2031) 447",
        "COM(2031) 447",
        "JOIN(2031) 447",
    ]
    assert document_of_celex(Identifier(Scheme.CELEX, "32031R0447")) is None
    assert document_of_celex(Identifier(Scheme.SOU, "52031PC0447")) is None


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (reading.procedure, "2031/0206(COD) och 2031/0097 (COD)", ["2031/0206(COD)", "2031/0097(COD)"]),
        (reading.procedure, "2031/0206/COD", ["2031/0206(COD)"]),
        (reading.procedure, "direktiv 2031/0206 om båtar", []),
        (reading.fpm, "2031/32:FPM52", ["2031/32:FPM52"]),
        (reading.fpm, " 2031/2032:FPM24 ", ["2031/32:FPM24"]),
        (reading.fpm, "2031/32FPM23", ["2031/32:FPM23"]),
        (reading.fpm, "FPM 2031/32:FPM 10", ["2031/32:FPM10"]),
        (reading.fpm, "handel inom EU2031/32:FPM51", ["2031/32:FPM51"]),
        (reading.fpm, "2031/35:FPM51", []),
        (reading.dnr, "Diarienummer: S2031/00460", ["S2031/460"]),
        (reading.dnr, "Dnr KN2031/02953/KL", ["KN2031/2953"]),
        (reading.dnr, "S2031/1/EIS, A2031/02/IE", ["S2031/1", "A2031/2"]),
        (reading.dnr, "EU2031/460 och förordning (EU) 2031/460", []),
        (reading.sou, "SOU2031:22, sou 2031:06", ["SOU 2031:22", "SOU 2031:6"]),
        (reading.ds, "DS 2031:15 och Ds. 2031:3", ["Ds 2031:15", "Ds 2031:3"]),
        (reading.ds, "länds 2031:15", []),
        (reading.inquiry_terms, "Dir. 2031:85", ["dir. 2031:85"]),
        (reading.prop, "prop. 2031/32:85", ["prop. 2031/32:85"]),
        (reading.skr, "Skr.  2031/32:36", ["skr. 2031/32:36"]),
        (reading.bet, "2031/32:AU10", ["2031/32:AU10"]),
        (reading.sfs, "SFS 2031:983", ["SFS 2031:983"]),
        (reading.council, "ST_11536_2031_ADD_1", ["ST 11536/2031 ADD 1"]),
        (reading.council, "ST%2011536%202031%20ADD%201", ["ST 11536/2031 ADD 1"]),
        (reading.council, "ST 8701/31 INIT", ["ST 8701/2031"]),
        (reading.ep_document, "eli/dl/doc/TA-10-2031-0097", ["TA-10-2031-0097"]),
    ],
)
def test_other_names(read: Reader, text: str, expected: list[str]) -> None:
    assert values(read, text) == expected


@pytest.mark.parametrize(
    ("dok_id", "expected"),
    [
        ("H706FPM51", "2019/20:FPM51"),
        ("HD03215", "prop. 2025/26:215"),
        ("HA01AU10", "2022/23:AU10"),
        ("HCB125", "dir. 2024:25"),
        ("H8B6447", "COM(2020) 447"),
        ("HCB37", "SOU 2024:7"),
        ("HCB317", "SOU 2024:17"),
        ("GIB472", "None"),
        ("sfs-2018-218", "None"),
        ("", "None"),
    ],
)
def test_document_ids_of_the_riksdag(dok_id: str, expected: str) -> None:
    assert str(of_document_id(dok_id)) == expected


def test_soft_hyphens_and_hard_spaces_hide_no_name() -> None:
    found = identifiers_in("viserings\u00adförfarandet, COM(2031)\u00a0658, SO\u00adU\u00a02031:4")
    assert [name.value for name in found] == ["COM(2031) 658", "SOU 2031:4"]


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for name in identifiers_in(text):
        assert name.value
        assert of_document_id(text) is None or len(text) > 4


@given(st.integers(1990, 2050), st.integers(1, 999))
def test_what_is_written_in_the_normal_form_is_read_back(year: int, number: int) -> None:
    for scheme, value in [
        (Scheme.COM, f"COM({year}) {number}"),
        (Scheme.SOU, f"SOU {year}:{number}"),
        (Scheme.FPM, f"{reading.session_of(year)}:FPM{number}"),
        (Scheme.PROP, f"prop. {reading.session_of(year)}:{number}"),
    ]:
        assert Identifier(scheme, value) in identifiers_in(value)
