"""Words, languages, phrases and compounds."""

from __future__ import annotations

import pytest

from utblick.matching.lexicon import MASK, Entry, Lexicon, Part
from utblick.matching.priors import action_prior, division_prior, programme_code, programme_prior
from utblick.matching.tables import blocks, listed
from utblick.matching.words import SWEDISH, compound_parts, languages, stem, words


def found(text: str, *entries: Entry) -> dict[str, str]:
    return {key: one.word for key, one in Lexicon(entries).find((Part("title", text, 1.0),)).items()}


def test_words_are_folded_but_swedish_letters_kept() -> None:
    assert words("Cēsis, VÄNORT – 2026!") == ["cesis", "vänort", "2026"]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("the use of water in the town and for the people", ("en",)),
        ("stöd till kommuner som vill arbeta med vatten och för det som är på gång", ("sv",)),
        ("Barn", ("en", "sv")),
    ],
)
def test_the_language_is_told_by_the_small_words(text: str, spoken: tuple[str, ...]) -> None:
    assert languages(words(text)) == spoken


def test_forms_of_a_swedish_word_share_a_stem() -> None:
    assert stem("vänortsavtalet", "sv") == stem("vänortsavtal", "sv")


def test_a_compound_has_known_first_and_last_parts() -> None:
    assert compound_parts("vänortsbibliotek", frozenset({"vänort", "bibliotek", "ort"})) == ("vänort", "bibliotek")
    assert compound_parts("vänort", frozenset({"vän"})) == ()


def test_a_phrase_is_found_only_as_a_whole_and_in_any_form() -> None:
    entry = Entry("local", "local authorities", "en")
    assert found("A local authority", entry) == {"local": "local authority"}
    assert found("Local and other authorities", entry) == {}


def test_nothing_is_found_inside_a_masked_phrase() -> None:
    entries = (Entry(MASK, "state of the art", "en"), Entry("arts", "arts", "en"))
    assert found("state of the art", *entries) == {}
    assert found("state of the art arts", *entries) == {"arts": "arts"}


def test_a_longer_phrase_covers_a_shorter_of_its_kind_only() -> None:
    twin = Entry("concept:twin", "town twinning", "en")
    assert set(found("town twinning", twin, Entry("concept:town", "town", "en"))) == {"concept:twin"}
    assert set(found("town twinning", twin, Entry("applicant:town", "town", "en"))) == {
        "concept:twin",
        "applicant:town",
    }


def test_a_phrase_of_ones_own_covers_nothing() -> None:
    shipped = Entry("word:town", "town", "en")
    lexicon = Lexicon((shipped,), (Entry("word:twin", "town twinning", "en"),))
    assert set(lexicon.find((Part("title", "town twinning", 1.0),))) == {"word:town", "word:twin"}


def test_an_english_text_is_not_searched_for_swedish_words() -> None:
    entry = Entry("children", "barn", "sv")
    assert found("the owner of the barn and of the house will be there", entry) == {}
    assert found("Barn", entry) == {"children": "barn"}


@pytest.mark.parametrize(
    ("programme", "topic", "code"),
    [
        ("", "CERV-2026-CITIZENS-TOWN-TT", "CERV"),
        ("Erasmus  (ERASMUS )", "", "ERASMUS"),
        ("European Defence Fund (EDF)", "X-1", "EDF"),
        ("Interreg Central Baltic", "", "INTERREG"),
        ("Something new", "Q-1", ""),
    ],
)
def test_a_programme_is_known_by_identifier_or_name(programme: str, topic: str, code: str) -> None:
    assert programme_code(programme, topic) == code


def test_programmes_for_municipalities_stand_above_those_for_others() -> None:
    assert programme_prior("CERV") > programme_prior("HORIZON") > programme_prior("EDF")
    assert programme_prior("") == 0
    assert division_prior("HORIZON-MISS-2031-04-CIT-01") > division_prior("HORIZON-CL4-2031-01") > -1
    assert action_prior("HORIZON Innovation Actions") > action_prior("HORIZON Research and Innovation Actions")


def test_lists_are_read_and_a_wrong_head_is_refused() -> None:
    assert list(blocks("# a 1\nx, y\n# b 0.5\nz")) == [("a", 1.0, "x, y"), ("b", 0.5, "z")]
    assert listed("one,\n two  words ,") == ("one", "two words")
    with pytest.raises(ValueError, match="could not convert"):
        list(blocks("# a much\nx"))


@pytest.mark.parametrize(
    "forms",
    [
        "skola skolan skolor skolans",
        "miljö miljön miljöer",
        "avfall avfallet",
        "brottsoffer brottsoffers",
        "hälsa hälsan",
    ],
)
def test_all_forms_of_a_swedish_word_have_one_stem(forms: str) -> None:
    assert len({stem(word, SWEDISH) for word in forms.split()}) == 1


@pytest.mark.parametrize("word", ["detaljplan", "organ", "minimilön", "region", "urban"])
def test_what_only_looks_like_an_article_stays(word: str) -> None:
    assert stem(word, SWEDISH) in word
    assert stem(word + "en", SWEDISH) == stem(word, SWEDISH)


def test_the_longest_known_part_of_a_compound_counts() -> None:
    assert compound_parts("vägtransport", frozenset({"sport", "transport"})) == ("transport",)
    assert compound_parts("skolbyggnad", frozenset({"skol", "byggnad"})) == ("skol", "byggnad")
