"""Which nämnd a paper on an EU question concerns, and why (R2.8, G-14 … G-17)."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.matching import (
    DEFAULT_FIELDS,
    THRESHOLD,
    CodeList,
    ConceptWeight,
    Match,
    PaperCode,
    PaperMatcher,
    PaperText,
    Term,
    WatchField,
    match_paper,
)
from utblick.matching.codes import TABLES, CodeMeaning, meaning_of
from utblick.matching.concepts import BY_ID
from utblick.matching.paper_words import TERMS_OF_LAW

MATCHER = PaperMatcher(DEFAULT_FIELDS)
BACKWARDS = PaperMatcher(tuple(reversed(DEFAULT_FIELDS)))
BY_CONCEPT = PaperMatcher([WatchField(concept, concepts=(ConceptWeight(concept),)) for concept in BY_ID])
SILENT = "Förslag om det som sades i fjol"
KNOWN = [PaperCode(code_list, value) for code_list, table in TABLES.items() for value in table]


def found(title: str, summary: str = "", *codes: PaperCode) -> dict[str, Match]:
    return {match.body: match for match in MATCHER.match(PaperText(title, summary, codes))}


def first(title: str, summary: str = "", *codes: PaperCode) -> str:
    return next(iter(found(title, summary, *codes)), "")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Remiss av promemorian Fler hissar utan bygglov", "BN"),
        ("Nya krav på detaljplaneläggning vid stranden", "SHN"),
        ("Ändringar i skollagen om timplanen", "BUN"),
        ("Ett nytt komvux för yrkesverksamma", "GVN"),
        ("Starkare biblioteksstrategi för landets folkbibliotek", "KFN"),
        ("Fast omsorgskontakt i hemtjänsten", "ÄON"),
        ("Översyn av socialtjänstlagen", "AMSN"),
        ("Kommunallagen och kommunalförbundens befogenheter", "KS"),
        ("Proposal for a directive on long-term care and home care for older people", "ÄON"),
    ],
)
def test_a_paper_comes_first_to_the_nämnd_whose_law_it_changes(title: str, body: str) -> None:
    assert first(title) == body


@pytest.mark.parametrize(
    "title",
    [
        "Ändrad beskattning av fondandelar vid värdepappershandel",
        "Fiskemöjligheter i Norra ishavet",
        "Europeiska ekonomiska och sociala kommitténs yttrande till Regionkommittén",
        "Visering för besökare från en ö långt borta",
        "Kommunikation och transport i rymden",
        SILENT,
        "",
    ],
)
def test_no_match_is_an_outcome(title: str) -> None:
    assert MATCHER.match(PaperText(title, "Remissvaren ska ha kommit in till Socialdepartementet.")) == ()


@pytest.mark.parametrize(
    ("code", "body", "swedish", "english"),
    [
        (PaperCode(CodeList.GOVERNMENT, "2656"), "ÄON", "Regeringens ämne Äldreomsorg", "The government's subject"),
        (PaperCode(CodeList.EUROVOC, "4865"), "KFN", "EuroVoc-ämnet bibliotek", "EuroVoc subject libraries"),
        (PaperCode(CodeList.EUROVOC_GROUP, "3211"), "BUN", "EuroVoc-gruppen utbildning", "EuroVoc group education"),
        (
            PaperCode(CodeList.OEIL, "4.40.03"),
            "BUN",
            "Europaparlamentets ämne skola och förskola",
            "The European Parliament's subject school and early childhood",
        ),
        (PaperCode(CodeList.COMMITTEE, "KrU"), "KFN", "Utskott: Kulturutskottet", "Committee of the Riksdag:"),
        (PaperCode(CodeList.CONSULTATION_TOPIC, "CULT"), "KFN", "Samrådets ämne kultur och medier", "Topic of the"),
        (
            PaperCode(CodeList.DEPARTMENT, "Utbildningsdepartementet"),
            "BUN",
            "Avsändare Utbildningsdepartementet",
            "Sent by Ministry of Education",
        ),
    ],
    ids=lambda value: value.code_list if isinstance(value, PaperCode) else "",
)
def test_each_list_of_codes_counts_and_is_named_as_the_reason(
    code: PaperCode, body: str, swedish: str, english: str
) -> None:
    plain, coded = (
        PaperText("Skollagen, biblioteket, kulturskolan och omsorgen om äldre"),
        PaperText(SILENT, codes=(code,)),
    )
    assert MATCHER.scores(replace(plain, codes=(code,)))[body] > MATCHER.scores(plain)[body]
    assert MATCHER.scores(coded)[body] == max(MATCHER.scores(coded).values()) > 0
    reason = found(plain.title, "", code)[body].reasons[0]
    assert (reason.kind, reason.term) == ("code", code.value)
    assert reason.text.sv == swedish
    assert reason.text.en.startswith(english)


def test_codes_alone_are_enough_when_they_are_sure() -> None:
    assert first(SILENT, "", PaperCode(CodeList.GOVERNMENT, "1276")) == "BUN"
    assert first(SILENT, "", PaperCode(CodeList.EUROVOC, "6233")) == "ÄON"


def test_a_ministry_alone_is_not_enough() -> None:
    for code in TABLES[CodeList.DEPARTMENT]:
        assert found(SILENT, "", PaperCode(CodeList.DEPARTMENT, code)) == {}


def test_codes_come_first_among_the_reasons_then_words_then_what_speaks_against() -> None:
    match = found(
        "Bibliotekslagen och upphovsrätt i kommuner",
        "Läsning på folkbibliotek.",
        PaperCode(CodeList.GOVERNMENT, "1242"),
        PaperCode(CodeList.GOVERNMENT, "1263"),
    )["KFN"]
    kinds = [reason.kind for reason in match.reasons]
    assert kinds[:2] == ["code", "term"]
    assert kinds == sorted(kinds, key=lambda kind: ("code", "term").index(kind) if kind in ("code", "term") else 2)
    texts = {reason.text.sv for reason in match.reasons}
    assert "Talar emot: Regeringens ämne Rättsväsendet" in texts
    assert "Nämner ”kommuner” i rubriken" in texts
    assert all(reason.text.sv and reason.text.en for reason in match.reasons)


def test_a_code_for_what_lies_outside_a_municipalitys_tasks_lowers_the_score() -> None:
    plain = PaperText("Folkhögskolor och komvux")
    taxed = replace(plain, codes=(PaperCode(CodeList.GOVERNMENT, "1267"),))
    assert MATCHER.scores(taxed)["GVN"] < MATCHER.scores(plain)["GVN"]


def test_a_subject_of_the_parliament_without_a_row_means_what_stands_above_it() -> None:
    above, below = (meaning_of(PaperCode(CodeList.OEIL, code)) for code in ("4.40", "4.40.20"))
    assert below == above is not None


@pytest.mark.parametrize("code_list", CodeList)
def test_a_code_that_nobody_knows_says_nothing(code_list: CodeList) -> None:
    code = PaperCode(code_list, "0815 4711")
    assert meaning_of(code) is None
    assert MATCHER.match(PaperText("Skollagen", codes=(code,))) == MATCHER.match(PaperText("Skollagen"))


def test_the_groups_of_eurovoc_keep_their_zeros() -> None:
    """One list in circulation calls group 0811 "811"."""
    assert all(len(code) == 4 and code.isdecimal() for code in TABLES[CodeList.EUROVOC_GROUP])
    assert meaning_of(PaperCode(CodeList.EUROVOC_GROUP, "0811"))
    assert meaning_of(PaperCode(CodeList.EUROVOC_GROUP, "811")) is None


def test_codes_are_compared_without_regard_to_case_and_spaces() -> None:
    assert meaning_of(PaperCode(CodeList.COMMITTEE, " ubu ")) == meaning_of(PaperCode(CodeList.COMMITTEE, "UbU"))
    assert meaning_of(PaperCode(CodeList.CONSULTATION_TOPIC, "education  AND training"))


def test_every_row_of_the_tables_names_known_concepts_or_says_that_it_lies_outside() -> None:
    for table in TABLES.values():
        for meaning in table.values():
            assert {concept for concept, _ in meaning.concepts} <= set(BY_ID)
            assert all(0 < weight < 1 for _, weight in meaning.concepts)
            assert bool(meaning.concepts) != bool(meaning.outside)
            assert meaning.name.sv
            assert meaning.name.en
    assert {concept for concept, _ in TERMS_OF_LAW} <= set(BY_ID)


def test_the_list_of_who_is_asked_is_not_read() -> None:
    listed = "Om båtar.\n\n## Remissinstanser\n\n1. Skolverket\n2. Boverket\n3. Äldreomsorgens förening"
    told = listed.replace("## Remissinstanser", "## Vi är")
    assert not any(MATCHER.scores(PaperText("Båtar på sjön", listed)).values())
    assert any(MATCHER.scores(PaperText("Båtar på sjön", told)).values())


def test_soft_hyphens_do_not_split_words() -> None:
    assert first("Ändring i social\u00adtjänst\u00adlagen") == "AMSN"


def test_a_nämnd_is_known_by_its_concepts_and_words_not_by_its_name() -> None:
    field = WatchField("N7", concepts=(ConceptWeight("elderly-care"),), terms=(Term("snoezelen"),))
    (match,) = match_paper(PaperText("Fast omsorgskontakt i hemtjänsten"), (field,))
    assert match.body == "N7"
    (match,) = match_paper(PaperText("Rum för snoezelen"), (field,))
    assert match.reasons[0].text.sv == "Ert ord ”snoezelen” i rubriken"
    assert match_paper(PaperText("Rum för snoezelen"), (WatchField("ÄON"),)) == ()


def test_a_negative_word_lowers_the_score_and_says_so() -> None:
    paper = PaperText("Fast omsorgskontakt i hemtjänsten", "Om hemsjukvård.")
    field = WatchField("X", concepts=(ConceptWeight("elderly-care", 2.0),))
    unwilling = replace(field, negative=("hemsjukvård",))
    assert PaperMatcher((unwilling,)).scores(paper)["X"] < PaperMatcher((field,)).scores(paper)["X"]
    (match,) = match_paper(paper, (replace(unwilling, concepts=(ConceptWeight("elderly-care", 3.0),)),))
    assert any(reason.text.sv == "Talar emot: ”hemsjukvård” i beskrivningen" for reason in match.reasons)


codes = st.lists(st.sampled_from(KNOWN), max_size=6)
titles = st.lists(
    st.sampled_from(
        ["skola", "bibliotek", "skatt", "fiske", "hemtjänst", "kommuner", "bygglov", "school", "for the", "straff"]
    ),
    max_size=6,
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(title=titles, kept=codes, added=st.sampled_from(KNOWN))
def test_a_code_more_never_lowers_the_score_of_the_concept_it_means(
    title: str, kept: list[PaperCode], added: PaperCode
) -> None:
    meaning = meaning_of(added)
    assert isinstance(meaning, CodeMeaning)
    before = BY_CONCEPT.scores(PaperText(title, codes=tuple(kept)))
    after = BY_CONCEPT.scores(PaperText(title, codes=(*kept, added)))
    assert all(after[concept] >= before[concept] for concept, _ in meaning.concepts)


@settings(max_examples=50, deadline=None)
@given(title=titles, given_codes=st.lists(st.sampled_from(KNOWN), max_size=4))
def test_the_order_of_codes_and_fields_does_not_matter(title: str, given_codes: list[PaperCode]) -> None:
    answer = MATCHER.match(PaperText(title, codes=tuple(given_codes)))
    assert BACKWARDS.match(PaperText(title, codes=tuple(given_codes))) == answer
    for order in permutations(given_codes):
        assert MATCHER.match(PaperText(title, codes=order)) == answer
    assert all(THRESHOLD <= match.score <= 1 and match.reasons for match in answer)


@pytest.mark.parametrize("text", ["\x00", "\ud800 skola \udfff", "skola " * 1_500, "x" * 10_000, "<script>", "学校 🏫"])
def test_hostile_text_is_read_as_any_other(text: str) -> None:
    paper = PaperText(text, text, tuple(PaperCode(code_list, text) for code_list in CodeList))
    assert all(0 <= score <= 1 for score in MATCHER.scores(paper).values())


def test_a_thousand_papers_are_matched_with_forty_fields_in_five_seconds() -> None:
    """Of the processor's own time: others may use the machine meanwhile."""
    fields = [replace(field, body=f"{field.body}{number}") for number in range(5) for field in DEFAULT_FIELDS]
    matcher = PaperMatcher(fields)
    papers = [
        PaperText(
            f"Remiss av promemorian {number} om skolan och kommunernas detaljplaner",
            "Regeringen föreslår ändringar i skollagen, socialtjänstlagen och miljöbalken. " * 10,
            (PaperCode(CodeList.GOVERNMENT, "1276"), PaperCode(CodeList.DEPARTMENT, "1294")),
        )
        for number in range(1_000)
    ]
    began = process_time()
    matched = [matcher.match(paper) for paper in papers]
    assert process_time() - began <= 5
    assert len(fields) == 40
    assert all(matched)
