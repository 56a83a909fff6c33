"""The Riksdag's lists and states of documents, with every trap of legislation § 2.1."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from utblick.matching.codes import CodeList, PaperCode, meaning_of
from utblick.watch.sources.riksdagen.source import Riksdagen
from utblick.watch.sources.stages import (
    AnswerBy,
    AnswerKind,
    Code,
    CodeScheme,
    Harvest,
    ParsedStage,
    Request,
    Stage,
    Where,
)


def document(**changes: Any) -> dict[str, Any]:
    return {
        "dok_id": "HJ0385",
        "rm": "2031/32",
        "beteckning": "85",
        "doktyp": "prop",
        "typ": "prop",
        "subtyp": "prop",
        "organ": "Utbildningsdepartementet",
        "mottagare": "UbU",
        "datum": "2031-10-04 00:00:00",
        "publicerad": "2031-10-05",
        "systemdatum": "2031-10-06 11:34:52",
        "titel": "Båtar i \r\nskolan ",
        "status": "Klar",
        "dokument_url_html": "//data.riksdagen.se/dokument/HJ0385.html",
        **changes,
    }


def listed(*documents: Any, page: str = "1", following: str | None = None) -> bytes:
    envelope = {"@sida": page, "@sidor": "9", "@traffar": "171", "dokument": list(documents)}
    if following:
        envelope["@nasta_sida"] = following
    return json.dumps({"dokumentlista": envelope}).encode()


def state(told: dict[str, Any], **beside: Any) -> ParsedStage:
    found = Riksdagen().parse(json.dumps({"dokumentstatus": {"dokument": told, **beside}}).encode())
    (stage,) = found.stages
    return stage


EU = document(
    dok_id="HJB6447", rm="2032", beteckning="447", doktyp="eu-dokument", typ="eu-dokument", subtyp="COM",
    organ="Europeiska kommissionen", mottagare="AU", titel="Förslag om båtar",
)  # fmt: skip


def test_a_bill_is_read_from_a_list() -> None:
    (stage,) = Riksdagen().parse(listed(document())).stages
    assert (stage.reference, stage.stage, stage.title_sv) == ("HJ0385", Stage.BILL, "Båtar i skolan")
    assert stage.url == "https://data.riksdagen.se/dokument/HJ0385.html"
    assert (stage.published_on, stage.updated_on) == (date(2031, 10, 4), date(2031, 10, 6))
    assert set(stage.codes) == {
        Code(CodeScheme.COMMITTEE, "UbU"),
        Code(CodeScheme.DEPARTMENT, "Utbildningsdepartementet"),
    }
    assert [str(name.identifier) for name in stage.identifiers] == ["prop. 2031/32:85"]


def test_what_is_no_address_gives_way_to_the_documents_own_page() -> None:
    (stage,) = Riksdagen().parse(listed(document(dokument_url_html="0"))).stages
    assert stage.url == "https://data.riksdagen.se/dokument/HJ0385"


def test_one_hit_comes_as_an_object() -> None:
    body = json.dumps({"dokumentlista": {"@sida": "1", "dokument": document()}}).encode()
    assert len(Riksdagen().parse(body).stages) == 1


def test_an_eu_document_tells_its_procedure_its_memorandum_and_the_time_to_object() -> None:
    """DossierNummer, the reference to the faktapromemoria, TFR Tidsfrist; lone children come as objects."""
    stage = state(
        EU,
        dokaktivitet={"aktivitet": [{"kod": "INL", "datum": "2032-05-28"}, {"kod": "TFR", "datum": "2032-07-30"}]},
        dokuppgift={"uppgift": {"kod": "DossierNummer", "text": "2030/0206(COD)"}},
        dokreferens={"referens": {"ref_dok_id": "HI06FPM51", "ref_dok_typ": "fpm"}},
        dokbilaga={"bilaga": {"titel": "Förslaget", "fil_url": "http://data.riksdagen.se/fil/2EC1"}},
    )  # fmt: skip
    assert stage.stage is Stage.PROPOSAL
    assert [(str(name.identifier), name.where) for name in stage.identifiers] == [
        ("2030/0206(COD)", Where.RELATION),
        ("2030/31:FPM51", Where.RELATION),
    ]
    assert stage.answer_by == AnswerBy(date(2032, 7, 30), True, "", AnswerKind.SUBSIDIARITY)
    assert stage.codes == (Code(CodeScheme.COMMITTEE, "AU"),)
    assert stage.attachments[0].url == "https://data.riksdagen.se/fil/2EC1"


def test_the_com_number_of_an_eu_document_is_that_of_its_year() -> None:
    assert [str(name.identifier) for name in state({**EU, "rm": "2031"}).identifiers] == ["COM(2031) 447"]


def test_a_communication_is_no_proposal_and_old_eu_documents_have_no_title() -> None:
    assert state({**EU, "titel": "Meddelande om båtar"}).stage is Stage.COMMUNICATION
    old = state({**EU, "doktyp": "KOM", "typ": "KOM", "rm": "2031", "titel": None, "subtyp": None})
    assert (old.stage, old.title) == (Stage.PROPOSAL, "COM(2031) 447")


def test_lists_ask_for_the_state_of_each_eu_document() -> None:
    found = Riksdagen().parse(listed(EU, document()))
    assert [request.url for request in found.details] == ["https://data.riksdagen.se/dokumentstatus/HJB6447.json"]


def test_the_last_day_for_motions_is_told() -> None:
    moved = {"aktivitet": [{"kod": "MOT", "datum": "2031-11-12 00:00:00", "status": "planerat"}]}
    assert state(document(), dokaktivitet=moved).answer_by == AnswerBy(date(2031, 11, 12), True, "", AnswerKind.MOTIONS)


@pytest.mark.parametrize(("told", "expected"), [("inträffat", "decided"), ("planerat", "planned")])
def test_a_report_is_decided_when_its_decision_has_happened(told: str, expected: str) -> None:
    """The status "Klar" of a bill says nothing of the decision; BES with inträffat does."""
    report = document(dok_id="HJ01AU10", doktyp="bet", organ="AU", titel="Båtar", status="Klar")
    stage = state(report, dokaktivitet={"aktivitet": {"kod": "BES", "datum": "2031-12-07", "status": told}})
    assert (stage.stage, stage.status) == (Stage.COMMITTEE_REPORT, expected)
    assert str(stage.identifiers[0].identifier) == "2031/32:AU10"


def test_statutes_skrivelser_and_short_names_of_ministries() -> None:
    statute = document(dok_id="sfs-2031-218", doktyp="sfs", beteckning="2031:218", titel="Lag om båtar", subtyp="sfst")
    assert str(state(statute).identifiers[0].identifier) == "SFS 2031:218"
    letter = state(document(subtyp="skr"))
    assert (letter.stage, str(letter.identifiers[0].identifier)) == (Stage.GOVERNMENT_COMMUNICATION, "skr. 2031/32:85")
    terms = state(document(dok_id="HJB125", doktyp="dir", organ="Ju-dep", mottagare=""))
    assert terms.codes == (Code(CodeScheme.DEPARTMENT, "Ju-dep"),)
    assert str(terms.identifiers[0].identifier) == "dir. 2031:25"


@pytest.mark.parametrize(
    ("organ", "ministry"),
    [
        ("Utbildningsdepartementet", "Utbildningsdepartementet"),
        ("Justitiedepartementet L2", "Justitiedepartementet"),
        ("Klimat- och näringslivsdepartementet", "Klimat- och näringslivsdepartementet"),
        ("KN-dep", "KN-dep"),
    ],
)
def test_a_ministry_is_known_in_full_in_short_and_with_its_unit(organ: str, ministry: str) -> None:
    (code,) = state(document(organ=organ, mottagare="")).codes
    assert code == Code(CodeScheme.DEPARTMENT, ministry)
    assert meaning_of(PaperCode(CodeList.DEPARTMENT, code.value)) is not None


def test_lists_are_asked_for_by_day_in_every_name_of_a_kind_and_without_a_size() -> None:
    """EU documents were called KOM, in capitals; ``sz`` is on its way out, and the size is the service's own."""
    asked = [parse_qs(urlsplit(one.url).query) for one in Riksdagen().requests(date(2031, 1, 1), date(2031, 1, 31))]
    assert {"KOM", "eu-dokument", "fpm"} <= {query["doktyp"][0] for query in asked}
    assert not any("sz" in query for query in asked)
    assert all((query["from"], query["tom"]) == (["2031-01-01"], ["2031-01-31"]) for query in asked)


def test_nothing_and_null_say_the_same_and_soft_hyphens_hide_no_word() -> None:
    found = [state(document(summary=told, mottagare=told, titel="Båt\u00adhamnar")) for told in (None, "")]
    assert [(one.summary, one.title_sv, len(one.codes)) for one in found] == [("", "Båthamnar", 1)] * 2


def test_other_documents_are_ignored_and_broken_ones_quarantined() -> None:
    broken = [document(dok_id=""), document(datum="nyss"), document(titel="", dok_id="X"), "text"]
    found = Riksdagen().parse(listed(document(doktyp="ip"), *broken))
    assert [item.reason for item in found.ignored] == ["not a kind of document that is watched: ip"]
    assert [item.reference for item in found.quarantined] == ["#2", "HJ0385", "X"]
    assert not found.stages


def test_the_same_answers_come_as_xml() -> None:
    xml = """<dokumentlista sida="1" nasta_sida="http://data.riksdagen.se/dokumentlista/?doktyp=prop&amp;p=2">
      <facettlista /><dokument><dok_id>HJ0385</dok_id><doktyp>prop</doktyp><datum>2031-10-04</datum><titel>Båtar</titel>
      <organ/></dokument><dokument><dok_id>HJ0386</dok_id><doktyp>prop</doktyp><titel>Skepp</titel></dokument>
      </dokumentlista>""".encode()
    source = Riksdagen()
    assert [stage.title for stage in source.parse(xml).stages] == ["Båtar", "Skepp"]
    following = source.following(Request("https://data.riksdagen.se/dokumentlista/?doktyp=prop&p=1"), xml)
    assert following == Request("https://data.riksdagen.se/dokumentlista/?doktyp=prop&p=2")
    single = (
        b"<dokumentstatus><dokument><dok_id>HJ0385</dok_id><typ>prop</typ><titel>x</titel></dokument></dokumentstatus>"
    )
    assert len(source.parse(single).stages) == 1


def test_pages_follow_until_the_same_page_comes_again() -> None:
    """Past the service's cap the last page is served again, with a link forward."""
    source = Riksdagen()
    asked = source.requests(date(2031, 1, 1), date(2031, 1, 31))[3]
    assert "doktyp=prop&from=2031-01-01&tom=2031-01-31" in asked.url
    forward = "//data.riksdagen.se/dokumentlista/?doktyp=prop&p={}"
    second = source.following(asked, listed(document(), following=forward.format(2)))
    assert second == Request("https:" + forward.format(2))
    assert source.following(second, listed(document(), page="1", following=forward.format(3))) is None
    assert source.following(second, listed(document(), page="2", following=forward.format(2))) is None
    assert source.following(second, listed(document(), page="2")) is None
    assert source.following(asked, listed(following="//annan.exempel.example/?p=2")) is None
    assert source.following(asked, b"<!DOCTYPE html><html>") is None


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><html><body>Fel</body></html>", b"<html/>", b"{}", b"[]", b""])
def test_web_pages_and_other_answers_are_refused_as_a_whole(body: bytes) -> None:
    found = Riksdagen().parse(body)
    assert len(found.quarantined) == 1
    assert found == Harvest(quarantined=found.quarantined)
