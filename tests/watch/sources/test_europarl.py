"""The European Parliament's open data, with every trap of legislation § 1.4."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from utblick.watch.sources.europarl.source import Europarl
from utblick.watch.sources.stages import Code, CodeScheme, Harvest, Stage, Where

PROCEDURE = {
    "id": "eli/dl/proc/2031-0260",
    "type": "Process",
    "label": "2031/0260(COD)",
    "process_title": {"sv": "Båtar i \nsjöar\n", "en": "Boats in lakes"},
    "current_stage": "http://publications.europa.eu/resource/authority/procedure-phase/RDG1",
    "consists_of": [
        {"activity_date": "2031-06-10", "had_activity_type": "def/ep-activities/TABLING_PLENARY"},
        {"activity_date": "2031-03-19", "occured_at_stage": "RDG1"},
        {"activity_date": "okänt"},
    ],
    "created_a_realization_of": ["eli/dl/doc/INTA-PR-77", "eli/dl/doc/A-10-2031-0070"],
}
DOCUMENT = {
    "id": "eli/dl/doc/TA-10-2031-0097",
    "identifier": "TA-10-2031-0097",
    "work_type": "def/ep-document-types/TEXT_ADOPTED",
    "document_date": "2031-07-01",
    "title_dcterms": {"en": "Boats in lakes", "sv": "Båtar i sjöar"},
    "is_about": ["http://eurovoc.europa.eu/5659", "http://eurovoc.europa.eu/c_e4f135ba"],
    "isAboutSubjectMatter": ["http://data.europarl.europa.eu/def/ep-subject-matters/4.40.15"],
    "is_realized_by": [{"title_alternative": {"sv": "BETÄNKANDE om båtar - (2031/0260(COD)) - utskottet"}}],
}


def harvest(data: Any, **beside: Any) -> Harvest:
    return Europarl().parse(json.dumps({"data": data, **beside}).encode())


def test_a_procedure_is_read_with_its_documents_and_days() -> None:
    (stage,) = harvest([PROCEDURE]).stages
    assert (stage.stage, stage.title_sv, stage.title_en) == (Stage.PARLIAMENT, "Båtar i sjöar", "Boats in lakes")
    assert [(str(name.identifier), name.where) for name in stage.identifiers] == [
        ("2031/0260(COD)", Where.NUMBER),
        ("A-10-2031-0070", Where.RELATION),
    ]
    assert (stage.published_on, stage.updated_on) == (date(2031, 3, 19), date(2031, 6, 10))
    assert stage.status == "RDG1"


def test_a_text_is_read_with_its_codes_and_the_procedure_in_its_long_title() -> None:
    (stage,) = harvest(DOCUMENT).stages
    assert stage.stage is Stage.ADOPTED_TEXT
    assert stage.codes == (
        Code(CodeScheme.EUROVOC, "5659"),
        Code(CodeScheme.EUROVOC, "c_e4f135ba"),
        Code(CodeScheme.OEIL, "4.40.15"),
    )
    assert [str(name.identifier) for name in stage.identifiers] == ["TA-10-2031-0097", "2031/0260(COD)"]
    assert stage.published_on == date(2031, 7, 1)


def test_a_report_without_codes_says_that_they_come() -> None:
    (stage,) = harvest({**DOCUMENT, "is_about": None}).stages
    assert stage.incomplete == ("eurovoc",)


def test_titles_may_stand_with_the_expressions_only() -> None:
    record = {"id": "eli/dl/doc/A-10-2031-0001", "is_realized_by": [{"title": {"sv": "Rapport"}}, {"title": "x"}]}
    (stage,) = harvest([record]).stages
    assert (stage.title, stage.stage) == ("Rapport", Stage.PARLIAMENT)


def test_skeletons_are_asked_for_one_by_one() -> None:
    """Lists hold neither titles nor dates."""
    found = harvest([{"id": "eli/dl/proc/2031-0001", "label": "2031/0001(BUD)"}, {"id": "eli/dl/doc/TA-10-2031-0001"}])
    assert [request.url.rpartition("v2/")[2] for request in found.details] == [
        "procedures/2031-0001",
        "documents/TA-10-2031-0001",
    ]
    assert not found.stages


def test_what_is_not_published_yet_is_quarantined() -> None:
    """Answered with 200 and every field empty."""
    found = harvest(
        [{**PROCEDURE, "process_title": {}, "label": ""}, {**DOCUMENT, "title_dcterms": None, "is_realized_by": []}]
    )
    assert [item.reason.partition(":")[0] for item in found.quarantined] == ["not yet published"] * 2
    assert harvest([]) == Harvest()


@pytest.mark.parametrize("body", [b"[]", b'[{"id": "2031-0003-ANPRO"}]', b'{"data": {"id": 7}}'])
def test_lists_and_objects_are_both_taken(body: bytes) -> None:
    found = Europarl().parse(body)
    assert not found.stages
    assert not found.quarantined


def test_neither_the_slow_feeds_nor_days_are_asked_for() -> None:
    """A feed takes minutes, and lists know no days: whole years are asked for."""
    asked = [request.url for request in Europarl().requests(date(2030, 12, 5), date(2031, 1, 5))]
    assert not any("/feed" in url or "date" in url for url in asked)
    assert [f"year={year}" in url for url, year in zip(asked, (2030, 2030, 2031, 2031), strict=True)] == [True] * 4


def test_pages_follow_while_they_are_full() -> None:
    source = Europarl()
    procedures, texts = source.requests(date(2031, 1, 5), date(2031, 2, 5))
    assert "/procedures?year=2031" in procedures.url
    assert "/adopted-texts?" in texts.url
    full = json.dumps({"data": [{"id": "eli/dl/proc/x"}] * 100}).encode()
    following = source.following(procedures, full)
    assert following is not None
    assert "offset=100" in following.url
    assert source.following(following, b'{"data": []}') is None
    assert source.following(following, b"<html>") is None
