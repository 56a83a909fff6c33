"""CELLAR by SPARQL and by its notifications, with every trap of legislation § 1.1–1.2."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from utblick.watch.sources.cellar.queries import ENRICH_FOR, LIMIT, by_celex, by_day, due_for_enrichment
from utblick.watch.sources.cellar.source import Cellar
from utblick.watch.sources.cellar_feed.source import CellarFeed
from utblick.watch.sources.stages import Code, CodeScheme, Harvest, ParsedStage, Request, Stage

STRING = "http://www.w3.org/2001/XMLSchema#string"
DAY = date(2031, 5, 4)


def row(**cells: str) -> dict[str, Any]:
    told = {"celex": "52031PC0123", "date": "2031-05-04", "title_en": "Proposal on boats", **cells}
    return {name: {"type": "typed-literal", "datatype": STRING, "value": value} for name, value in told.items()}


def harvest(*rows: Any) -> Harvest:
    answer = {"head": {"link": [], "vars": ["celex"]}, "results": {"distinct": False, "bindings": list(rows)}}
    return Cellar().parse(json.dumps(answer).encode())


def work(*rows: Any) -> ParsedStage:
    (stage,) = harvest(*rows).stages
    return stage


def query_of(request: Request) -> str:
    return parse_qs(urlsplit(request.url).query)["query"][0]


def test_a_proposal_is_read_with_its_titles_codes_and_names() -> None:
    concepts = "http://eurovoc.europa.eu/1234|http://eurovoc.europa.eu/c_ab12cd34"
    stage = work(row(title_sv="Förslag om båtar\n", eurovoc=concepts))
    assert (stage.stage, stage.reference, stage.title) == (Stage.PROPOSAL, "52031PC0123", "Förslag om båtar")
    assert stage.published_on == DAY
    assert stage.codes == (Code(CodeScheme.EUROVOC, "1234"), Code(CodeScheme.EUROVOC, "c_ab12cd34"))
    assert [str(name.identifier) for name in stage.identifiers] == ["52031PC0123", "COM(2031) 123"]
    assert stage.incomplete == ()
    assert stage.url.endswith("/SV/TXT/?uri=CELEX:52031PC0123")


def test_what_comes_later_is_named_as_missing() -> None:
    """English first, the Swedish title days later, EuroVoc within three working days."""
    assert work(row()).incomplete == ("title_sv", "eurovoc")
    assert work(row()).title == "Proposal on boats"


def test_a_work_lacking_something_is_asked_for_again_once_a_day_for_ten_days() -> None:
    lacking = ("title_sv",)
    assert due_for_enrichment(lacking, DAY, DAY, date(2031, 5, 5))
    assert not due_for_enrichment(lacking, DAY, date(2031, 5, 5), date(2031, 5, 5))
    assert due_for_enrichment(lacking, DAY, DAY, DAY + ENRICH_FOR)
    assert not due_for_enrichment(lacking, DAY, DAY, date(2031, 5, 15))
    assert not due_for_enrichment((), DAY, DAY, date(2031, 5, 5))
    assert ENRICH_FOR.days == 10


def test_a_work_of_several_types_is_one_work() -> None:
    assert len(harvest(row(type="PROP_REG"), row(type="PROP_DRAFT"), row(celex="32031R0009")).stages) == 2


def test_an_adopted_act_is_tied_to_the_proposal_that_it_adopts() -> None:
    stage = work(row(celex="32032R0456", adopts="52031PC0123"))
    assert stage.stage is Stage.ADOPTED_ACT
    assert [str(name.identifier) for name in stage.identifiers] == ["32032R0456", "52031PC0123", "COM(2031) 123"]


def test_corrigenda_are_ignored_and_rows_without_a_number_quarantined() -> None:
    found = harvest(row(celex="32016R0679R(02)"), row(celex=""), row(celex="många"), "text", {})
    assert [item.reason for item in found.ignored] == ["a corrigendum"]
    assert len(found.quarantined) == 4
    assert not found.stages


@pytest.mark.parametrize("stamp", ["9999-12-31", "våren 2031", "2031-02-30", ""])
def test_a_date_that_is_none_loses_no_work(stamp: str) -> None:
    assert work(row(date=stamp)).published_on is None


def test_an_answer_of_full_length_says_that_there_may_be_more() -> None:
    found = harvest(*[row() for _ in range(LIMIT)])
    assert any("there may be more" in item.reason for item in found.quarantined)


def test_questions_compare_texts_and_sort_nothing() -> None:
    requests = Cellar().requests(DAY, date(2031, 5, 6))
    assert len(requests) == 6
    question = query_of(requests[0])
    assert 'STR(?date) >= "2031-05-04" && STR(?date) < "2031-05-05"' in question
    assert "PROP_REG>" in question
    assert "ORDER BY" not in question
    assert "do_not_index" in question
    assert f"LIMIT {LIMIT}" in question
    assert "{{" not in question
    assert question.count("{") == question.count("}")
    assert "language/SWE" in query_of(by_day(("REG",), DAY))


def test_a_look_up_by_number_takes_only_numbers() -> None:
    question = query_of(by_celex(["52031PC0123", '" } DROP', "32031R0009", "52031PC0123"]))
    assert 'VALUES ?celex { "32031R0009"^^xsd:string "52031PC0123"^^xsd:string }' in question
    assert "DROP" not in question


@pytest.mark.parametrize("body", [b"", b"[]", b'{"results": 3}', b'{"results": {"bindings": 7}}', b"<html>"])
def test_another_answer_is_refused_as_a_whole(body: bytes) -> None:
    found = Cellar().parse(body)
    assert not found.stages
    assert len(found.quarantined) == 1


def notification(*entries: str, more: str = "false", page: int = 1) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:notifReq="urn:request" xmlns:notifEntry="urn:entry" xmlns="http://www.w3.org/2005/Atom">
  <notifReq:page>{page}</notifReq:page><notifReq:moreEntries>{more}</notifReq:moreEntries>
  {"".join(entries)}</feed>""".encode()


def entry(*names: str, cellar: str = "cellar:aa-01", updated: str = "2031-05-04T10:01:36.5+02:00") -> str:
    told = "".join(f"<notifEntry:identifier>{name}</notifEntry:identifier>" for name in names)
    return f"""<entry><title>$item.title</title><id>${{item.cellarUri}}_x</id><link href="$item.cellarUri"/>
    <updated>{updated}</updated><notifEntry:cellarId>{cellar}</notifEntry:cellarId>
    <notifEntry:type>update</notifEntry:type>
    <notifEntry:identifiers>{told}</notifEntry:identifiers></entry>"""


def test_a_notification_is_known_by_its_cellar_id_and_stamp_and_has_no_title() -> None:
    found = CellarFeed().parse(notification(entry("celex:52031PC0123", "immc:COM%282031%29123")))
    (stage,) = found.stages
    assert stage.reference == "cellar:aa-01@2031-05-04T10:01:36.5+02:00"
    assert (stage.title, stage.stage, stage.status) == ("", Stage.PROPOSAL, "update")
    assert stage.incomplete == ("title_sv", "title_en", "eurovoc")
    assert "52031PC0123" in query_of(found.details[0])


def test_council_documents_arrive_here_by_either_of_their_names() -> None:
    names = ("consil:ST_11536_2031_ADD_1", "immc:ST%2011536%202031%20ADD%201")
    (stage,) = CellarFeed().parse(notification(entry(*names))).stages
    assert stage.stage is Stage.COUNCIL_DOCUMENT
    assert [str(name.identifier) for name in stage.identifiers] == ["ST 11536/2031 ADD 1"]


def test_the_same_work_twice_is_two_notifications() -> None:
    twice = notification(entry("ep:TA-10-2031-0097"), entry("ep:TA-10-2031-0097", updated="2031-05-04T11:00:00+02:00"))
    assert len({stage.reference for stage in CellarFeed().parse(twice).stages}) == 2


def test_consolidated_texts_are_ignored_and_unknown_names_quarantined() -> None:
    found = CellarFeed().parse(
        notification(entry("consolidation:2031R2147%2F20310715"), entry("uriserv:x"), entry("celex:32016R0679R(02)"))
    )
    assert (len(found.ignored), len(found.quarantined), len(found.stages)) == (1, 2, 0)


def test_an_empty_window_is_an_answer() -> None:
    assert CellarFeed().parse(notification()) == Harvest()


def test_pages_follow_until_there_are_no_more_or_the_same_comes_again() -> None:
    source = CellarFeed()
    (first,) = source.requests(DAY, DAY)
    second = source.following(first, notification(more="true"))
    assert second is not None
    assert "page=2" in second.url
    assert "wemiClasses=work" in second.url
    assert source.following(second, notification(more="true", page=1)) is None
    assert source.following(second, notification(more="false", page=2)) is None
    assert source.following(second, b"<broken") is None
