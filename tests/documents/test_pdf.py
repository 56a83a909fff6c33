"""Papers as PDF, opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from documents import example_papers
from hostile import HOSTILE
from utblick.documents import pdf
from utblick.documents.papers import Letter, LetterText, Paper, Person, Proposal, YearShare
from utblick.documents.wording import clean
from utblick.values import Money

PAPERS = [
    example_papers.official_report(),
    example_papers.decision_summary(),
    example_papers.extract(),
    example_papers.letter(),
    example_papers.verdict_appendix(),
]
INJECTIONS = {
    "jinja": "{{ 7*7 }}",
    "docxtpl braces": "{_{ 7*7 }_}",
    "typst code": '#typst #panic("nej") #read("/etc/passwd") $x$ *fet* _kursiv_ @ref',
    "formula": "=1+1",
    "entities": "& < > \" ' &amp; ]]>",
}


def pages_of(content: bytes) -> list[str]:
    """Each page's text, with no-break spaces as spaces and without the places where long words may break."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [text.replace("\u00a0", " ").replace("\u200b", "").replace("\r\n", "\n") for text in texts]


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\u0002", "").replace("\ufffe", "").split())


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
def test_a_paper_is_a_tagged_titled_swedish_pdf_that_pdfua_finds_nothing_in(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf.render(paper).content)
    with pikepdf.open(path) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "sv"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        metadata = document.open_metadata()
        assert metadata["dc:title"]
        assert metadata["dc:creator"] == ["Strandö kommun"]
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
    report = validate(str(path))
    assert [finding.message for finding in report.findings] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    assert pdf.render(paper) == pdf.render(paper)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
def test_an_example_says_so_on_every_page_and_a_real_paper_on_none(paper: Paper) -> None:
    assert all("EXEMPEL" in page for page in pages_of(pdf.render(paper).content))
    changed = getattr(example_papers, _maker(paper))(is_example=False)
    assert not any("exempel –" in page.lower() or "EXEMPEL" in page for page in pages_of(pdf.render(changed).content))


def _maker(paper: Paper) -> str:
    names = {
        "OfficialReport": "official_report",
        "DecisionSummary": "decision_summary",
        "VerdictAppendix": "verdict_appendix",
    }
    return names.get(type(paper).__name__, type(paper).__name__.lower())


def test_a_report_shows_all_that_was_put_in() -> None:
    report = example_papers.official_report()
    text = squeezed("".join(pages_of(pdf.render(report).content)))
    answers = report.assessment
    wanted = [
        report.heading,
        *report.summary.split("\n"),
        report.proposal.lead,
        *report.proposal.points,
        answers.goals,
        *(item.text for item in (*answers.contributions, *answers.benefits)),
        answers.added_value,
        answers.sustainability,
        answers.signatory,
        answers.own_time,
        "63 000 kronor",
        "200 timmar",
        "efter valet – träffen i juni",
        "tisdag 8 september 2026",
        "Inte ännu",
        *(cited.text for cited in report.verdict.citations),
        "Bilaga 2: Avsiktsförklaring från Cēsis",
        *report.sent_to,
        *(signer.name for signer in report.signed_by),
    ]
    assert [words for words in wanted if squeezed(words) not in text] == []


def test_an_appendix_shows_the_answer_the_facts_with_who_stated_them_and_the_versions() -> None:
    appendix = example_papers.verdict_appendix()
    text = squeezed("".join(pages_of(pdf.render(appendix).content)))
    rows = (*appendix.facts, *appendix.rules, *appendix.versions)
    wanted = [
        "Bilaga: svar enligt riktlinjerna",
        appendix.question,
        appendix.answer,
        *appendix.notes,
        *appendix.steps,
        *appendix.changes,
        *(cell for row in rows for cell in row),
        *(clause.text for clause in appendix.clauses),
    ]
    assert [words for words in wanted if squeezed(words) not in text] == []


def test_a_report_without_a_diarium_number_shows_a_reference_and_never_a_dnr() -> None:
    report = example_papers.official_report(case_number="")
    text = "\n".join(pages_of(pdf.render(report).content))
    assert "Referens UTB-14" in text
    assert "Dnr" not in text


@pytest.mark.parametrize("value", [*HOSTILE.values(), *INJECTIONS.values()], ids=[*HOSTILE, *INJECTIONS])
def test_a_hostile_value_is_printed_as_the_text_it_is(value: str) -> None:
    report = example_papers.official_report(heading=f"Start {value} slut", description=f"Först {value} sist")
    set_paper = pdf.render(report)
    shown = squeezed("".join(pages_of(set_paper.content)))
    expected = clean(value)
    if set_paper.unshown:
        assert set_paper.unshown <= set(value)
        return
    if value == HOSTILE["arabic digits"] or value == HOSTILE["combining"]:
        assert "Start" in shown
        return
    # A page break inside ten thousand letters puts the header between them.
    assert squeezed(expected)[:1000] in shown
    assert shown.count("x") >= 2 * value.count("x")


def test_a_long_word_stays_on_the_paper() -> None:
    content = pdf.render(example_papers.official_report(description="x" * 10_000)).content
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            written = page.get_textpage()
            right_edges = [written.get_charbox(index)[2] for index in range(written.count_chars())]
            assert max(right_edges) < page.get_width()


def test_characters_no_font_has_are_named_and_replaced_and_the_rest_stays() -> None:
    paper = pdf.render(example_papers.official_report(heading="Möte med 日本 i maj 😀"))
    assert paper.unshown == {"日", "本", "😀"}
    assert "Möte med □□ i maj □" in pages_of(paper.content)[0]


def test_the_chairs_summary_is_one_page_with_its_six_answers() -> None:
    summary = example_papers.decision_summary()
    (page,) = pages_of(pdf.render(summary).content)
    wanted = [summary.question, summary.binds, summary.if_no, summary.others_decide, "63 000 kronor", "200 timmar"]
    assert [words for words in wanted if squeezed(words) not in squeezed(page)] == []
    assert "Senast måndag 24 augusti 2026." in page


@pytest.mark.parametrize("word", ["ord ", "W", "möte om vänorten "], ids=["words", "wide letters", "sentences"])
def test_the_chairs_summary_is_one_page_however_much_is_written(word: str) -> None:
    flood = word * (5_000 // len(word))
    summary = example_papers.decision_summary(
        heading=flood,
        question=flood,
        proposal=Proposal(flood, (flood,) * 30),
        years=tuple(YearShare(2026 + year, Money.of(10**9), 10**6, True, flood) for year in range(20)),
        own_time=flood,
        binds=flood,
        if_no=flood,
        others_decide=flood,
        last_day_reason=flood,
    )
    (page,) = pages_of(pdf.render(summary).content)
    assert "… och 25 till, se tjänsteskrivelsen." in page
    assert "Fler som beslutar" in page
    assert "2031–2045" in page
    assert "20 000 000 000 kronor" in page


def test_costs_in_two_currencies_are_never_added() -> None:
    years = (YearShare(2026, Money.of(100), 1), YearShare(2027, Money.of(50, "EUR"), 2))
    (page,) = pages_of(pdf.render(example_papers.decision_summary(years=years)).content)
    assert "100 kronor + 50 euro" in page


def test_an_extract_can_be_had_in_english() -> None:
    content = pdf.render(example_papers.extract(language="en", is_example=False)).content
    (page,) = pages_of(content)
    assert "Extract from the minutes" in page
    assert "Certified as a true extract from the minutes" in page
    assert "10 September 2026" in page


def test_a_letter_in_two_languages_has_each_part_beside_the_other_and_one_signature() -> None:
    content = pdf.render(example_papers.letter()).content
    (page,) = pages_of(content)
    assert "11 May 2026" in page and page.count("Ester Lindqvist") == 1
    with pypdfium2.PdfDocument(content) as document:
        written = document[0].get_textpage()
        places = {words: _place_of(written, words) for words in ("Bästa", "Dear", "Vill ni vara", "Would you like")}
    for swedish, english in (("Bästa", "Dear"), ("Vill ni vara", "Would you like")):
        assert places[swedish][0] < places[english][0] and places[swedish][1] == places[english][1]


def _place_of(written: pypdfium2.PdfTextPage, words: str) -> tuple[int, int]:
    """Where words begin on the page: from the left, and from the bottom, in whole points."""
    index, _count = written.search(words).get_next()
    left, bottom, _right, _top = written.get_charbox(index, loose=True)
    return round(left), round(bottom)


def test_a_letter_in_english_alone_speaks_english_throughout() -> None:
    text = LetterText("en", "Invitation", "Dear colleagues,", "Come in June.", "Yours sincerely")
    content = pdf.render(example_papers.letter(texts=(text,))).content
    (page,) = pages_of(content)
    assert "EXAMPLE" in page
    assert "Page 1 of 1" in page


def test_a_letter_needs_a_text() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        Letter(example_papers.SENDER, "Strandö", date(2026, 5, 11), "Cēsis", (), ())


def test_empty_papers_are_set_too() -> None:
    report = example_papers.official_report(
        heading="", summary="", description="", road=(), attachments=(), sent_to=(), signed_by=(), reference=""
    )
    assert "Tjänsteskrivelse" in pages_of(pdf.render(report).content)[0]


def test_a_report_that_nobody_handles_has_no_line_for_it() -> None:
    handled, nobody = (
        "".join(pages_of(pdf.render(example_papers.official_report(case_officer=person)).content))
        for person in (example_papers.ESTER, Person(""))
    )
    assert "Handläggare" in handled
    assert "Handläggare" not in nobody
