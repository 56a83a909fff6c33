"""Plain values keep what they are given and refuse what they cannot mean."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE
from utblick.values import Money, PartialDate, Ref, Text, searchable, sort_key, stems

SOME_ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


def test_a_ref_is_read_as_it_is_written():
    ref = Ref("call", SOME_ID)
    assert Ref.parse(str(ref)) == ref


@pytest.mark.parametrize("text", ["", "call", "call:", "call:1", "Call:" + str(SOME_ID), ":" + str(SOME_ID)])
def test_what_is_not_a_ref_is_refused(text):
    with pytest.raises(ValueError):
        Ref.parse(text)


def test_money_is_whole_and_never_mixes_currencies():
    assert Money.of(10) + Money.of(5) == Money(1500)
    with pytest.raises(ValueError, match="cannot mix SEK and EUR"):
        Money.of(1) + Money.of(1, "EUR")
    with pytest.raises(ValueError):
        Money(1, "kr")


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1989-10-12", date(1989, 10, 12), date(1989, 10, 12)),
    ],
)
def test_a_partial_date_knows_the_days_it_can_mean(text, first, last):
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, str(found)) == (first, last, text)


@pytest.mark.parametrize("text", ["", "10", "2010-13", "2010-02-30", "2010-1", "0000", "2010-01-01T00:00"])
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_a_text_speaks_swedish_unless_english_is_asked_for():
    text = Text("nämnd", "committee")
    assert [text.in_language(code) for code in ("sv", "en", "en-gb", "de")] == [
        "nämnd",
        "committee",
        "committee",
        "nämnd",
    ]


@pytest.mark.parametrize(
    "written, found",
    [("Cēsis", "cesis"), ("Łódź", "lodz"), ("Borgå", "borgå"), ("Naïve  Café!", "naive cafe"), ("ÅÄÖ", "åäö")],
)
def test_search_folds_every_accent_but_swedish_letters(written, found):
    assert searchable(written) == found


def test_inflected_words_share_a_stem():
    assert stems("kommunstyrelsens") == stems("kommunstyrelsen")


def test_names_sort_as_swedes_sort_them():
    names = ["Östersund", "Åre", "Ängelholm", "Zinkgruvan", "Borås", "Ärla"]
    assert sorted(names, key=sort_key) == ["Borås", "Zinkgruvan", "Åre", "Ängelholm", "Ärla", "Östersund"]


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert searchable(searchable(text)) == searchable(text)


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_folded_without_harm(value):
    assert set(searchable(value)) <= set("abcdefghijklmnopqrstuvwxyzåäö0123456789 ")
    sort_key(value)
    stems(value)
