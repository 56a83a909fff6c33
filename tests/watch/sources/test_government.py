"""regeringen.se by its feeds and by g0v.se, with every trap of legislation § 2.2."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from utblick.watch.sources.g0v.source import G0v, latest, page_title, read_page
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.regeringen.source import KINDS_WATCHED, Regeringen
from utblick.watch.sources.stages import Code, CodeScheme, ParsedStage, Stage, Where

DAY = date(2031, 10, 1)


def paper(**changes: Any) -> dict[str, Any]:
    return {
        "title": " Båtar i sjöar, 2031/32:FPM18",
        "url": "/faktapromemoria/2031/11/203132fpm18/",
        "published": "2031-11-30",
        "updated": None,
        "types": ["2540"],
        "senders": ["1292"],
        "categories": ["1012", "1276", "1223", "1276"],
        "id": "2031/32:FPM18 ",
        "summary": "Faktapromemoria gällande förslag om båtar, COM(2031) 802.",
        "shortcuts": [],
        "attachments": [{"name": "Båtar (pdf 163 kB)", "url": "/contentassets/batar.pdf"}],
        **changes,
    }


def remiss(**changes: Any) -> dict[str, Any]:
    told = {"title": "Remiss av promemorian Båtar", "url": "/remisser/2031/10/batar/", "types": ["2099"], "id": None}
    return paper(**{**told, "published": "2031-10-01", "summary": None, **changes})


def read(*records: Any) -> list[ParsedStage]:
    found = G0v().parse(json.dumps(list(records)).encode())
    assert not found.quarantined
    return list(found.stages)


def names(stage: ParsedStage, *places: Where) -> list[str]:
    return [str(name.identifier) for name in stage.identifiers if not places or name.where in places]


def test_a_memorandum_is_read_with_its_subjects_ministry_and_files() -> None:
    (stage,) = read(paper())
    assert (stage.stage, stage.title_sv) == (Stage.MEMORANDUM, "Båtar i sjöar, 2031/32:FPM18")
    assert stage.reference == "/faktapromemoria/2031/11/203132fpm18"
    assert stage.url == "https://www.regeringen.se/faktapromemoria/2031/11/203132fpm18"
    assert stage.published_on == date(2031, 11, 30)
    assert stage.codes == (
        Code(CodeScheme.GOVERNMENT, "1276"),
        Code(CodeScheme.GOVERNMENT, "1223"),
        Code(CodeScheme.DEPARTMENT, "1292"),
    )
    assert [(link.name, link.url) for link in stage.attachments] == [
        ("Båtar", "https://www.regeringen.se/contentassets/batar.pdf")
    ]
    assert names(stage) == ["2031/32:FPM18", "COM(2031) 802"]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("2031/2032:FPM18", "Båtar"),
        ("2031/32FPM18", "Båtar, 2031/32FPM18"),
        ("FPM 2031/32:FPM 18", "Båtar"),
        ("", "Båtar i EU2031/32:FPM18"),
        ("2031/32:FPM81", "Båtar, 2031/32:FPM18"),
    ],
)
def test_the_number_of_a_memorandum_is_read_in_every_form(number: str, title: str) -> None:
    """Where its number and its title differ, its address decides."""
    (stage,) = read(paper(id=number, title=title))
    assert names(stage, Where.NUMBER, Where.TITLE) == ["2031/32:FPM18"]


def test_a_number_that_cannot_be_the_papers_own_is_nobodys() -> None:
    """Two papers carry one number in the source; the one of the summer before the session cannot have it."""
    early = paper(published="2031-08-25", url="/faktapromemoria/2031/08/203132fpm18/")
    torn = paper(id="2031/32:FPM81", url="/faktapromemoria/2031/11/batar/")
    assert [names(stage, Where.NUMBER, Where.TITLE) for stage in read(early, torn)] == [[], []]


def test_a_number_without_its_word_is_read_by_the_kind_of_paper() -> None:
    inquiry, terms, bill = read(
        paper(types=["1324", "1331"], id="2031:81", title="Båtar"),
        paper(types=["1327"], id="Dir.2031:85", title="Båtar"),
        paper(types=["1329"], id="2031/32:85", title="Båtar"),
    )
    assert (names(inquiry, Where.NUMBER), inquiry.stage) == (["SOU 2031:81"], Stage.INQUIRY_REPORT)
    assert (names(terms, Where.NUMBER), terms.stage) == (["dir. 2031:85"], Stage.INQUIRY_TERMS)
    assert (names(bill, Where.NUMBER), bill.stage) == (["prop. 2031/32:85"], Stage.BILL)


def test_reference_numbers_lose_their_word_and_their_unit() -> None:
    (stage,) = read(
        paper(types=["2085", "1324"], id="Diarienummer: S2031/00460/FS", title="Båtar", summary="SOU 2030:4")
    )
    assert (stage.stage, names(stage, Where.NUMBER)) == (Stage.LEGISLATION_COUNCIL, ["S2031/460"])
    assert names(stage, Where.BODY) == ["SOU 2030:4"]


def test_soft_hyphens_missing_fields_and_other_kinds_are_taken() -> None:
    (stage,) = read(
        paper(title="viserings\u00adförfarandet", published=None, types=["1341"], summary=None, attachments=None)
    )
    assert (stage.title, stage.published_on, stage.stage) == ("viseringsförfarandet", None, Stage.OTHER)


def test_broken_papers_are_quarantined_one_by_one() -> None:
    records = [paper(), paper(title=None), paper(url=None), paper(url="https://annan.exempel.example/x"),
               paper(published="i höstas"), "text", paper(url="http://[", title="x")]  # fmt: skip
    found = G0v().parse(json.dumps(records).encode())
    assert len(found.stages) == 1
    assert [item.reference for item in found.quarantined] == ["#2", "#3", "#4", "#5", "#6", "#7"]


def test_the_page_of_a_remiss_tells_its_last_day_and_what_is_sent_out() -> None:
    source = G0v()
    found = source.parse(json.dumps([remiss()]).encode())
    assert [request.url for request in found.details] == ["https://g0v.se/remisser/2031/10/batar.md"]
    page = """# Remiss av promemorian Båtar

Här kan du ta del av till vilka instanser regeringen har remitterat promemorian Båtar (Ds 2031:4).

Remissvaren ska ha kommit in senast den 10 december 2031. Se även SOU 2020:1."""
    stage = source.parse_page(found.stages[0], page.encode())
    assert stage.answer_by is not None
    assert (stage.answer_by.day, stage.answer_by.certain) == (date(2031, 12, 10), True)
    assert (names(stage, Where.SUMMARY), names(stage, Where.BODY)) == (["Ds 2031:4"], ["SOU 2020:1"])
    assert page_title(read_page(page.encode())) == "Remiss av promemorian Båtar"


def test_a_first_paragraph_never_adds_to_what_the_title_says() -> None:
    """Pages carry another year's number in their first paragraph; the title is the one that is right."""
    (stage,) = read(remiss(title="Remiss av SOU 2031:21 Båtar"))
    stage = G0v().parse_page(stage, b"Till vilka har regeringen remitterat SOU 2030:21?")
    assert names(stage, Where.TITLE, Where.SUMMARY) == ["SOU 2031:21"]
    (other,) = read(remiss())
    assert names(G0v().parse_page(other, b"Bygger p\xc3\xa5 SOU 2030:21."), Where.SUMMARY) == []


def test_a_withdrawn_remiss_says_so() -> None:
    (stage,) = read(remiss(title="Återkallad: Remiss av båtar"))
    assert stage.withdrawn
    (stage,) = read(remiss())
    told = G0v().parse_page(stage, "Denna remiss har återkallats. Svar senast den 10 december 2031.".encode())
    assert (told.withdrawn, told.answer_by) == (True, None)


def test_a_page_in_a_wrong_encoding_is_unreadable() -> None:
    (stage,) = read(remiss())
    with pytest.raises(Unreadable):
        G0v().parse_page(stage, "Båtar".encode("latin-1"))


def test_the_mirror_says_when_it_was_filled() -> None:
    assert latest(b'{"latest_updated": "2031-01-29 04:18:37", "items": 44402}') == "2031-01-29 04:18:37"
    for body in (b"{}", b"[]", b"<"):
        with pytest.raises(Unreadable):
            latest(body)
    assert all(request.url.endswith(".json") for request in G0v().requests(DAY, DAY))


def rss(*items: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel>'
    return f"{head}<title>RSS</title>{''.join(items)}</channel></rss>".encode()


def item(**changes: str) -> str:
    told = {
        "guid": "d243aa19",
        "link": "https://www.regeringen.se/remisser/2031/10/batar",
        "title": "Remiss av promemorian Båtar, Ds 2031:4",
        "description": "Sista dag att svara är\nden 10 december 2031.",
        "pubDate": "Wed, 01 Oct 2031 00:15:00 +0200",
        "a10:updated": "2031-10-02T07:59:15+02:00",
        **changes,
    }
    codes = "".join(f'<category domain="{code}">ord</category>' for code in ("1276", "1294", "1296", "2099"))
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in told.items()) + codes + "</item>"


def test_a_paper_is_read_from_the_feed() -> None:
    (stage,) = Regeringen().parse(rss(item())).stages
    assert (stage.reference, stage.stage) == ("d243aa19", Stage.REFERRAL)
    assert stage.answer_by is not None
    assert stage.answer_by.day == date(2031, 12, 10)
    assert stage.codes[0] == Code(CodeScheme.GOVERNMENT, "1276")
    assert {code.value for code in stage.codes if code.scheme is CodeScheme.DEPARTMENT} == {"1294", "1296"}


def test_the_day_is_that_of_the_page_and_not_moved_to_utc() -> None:
    (stage,) = Regeringen().parse(rss(item())).stages
    assert (stage.published_on, stage.updated_on) == (DAY, date(2031, 10, 2))


def test_an_address_with_and_without_its_last_slash_is_the_same() -> None:
    with_slash = item(link="https://www.regeringen.se/remisser/2031/10/batar/?utm=x")
    assert len({stage.url for stage in Regeringen().parse(rss(item(), with_slash)).stages}) == 1


def test_a_full_feed_of_new_papers_may_have_lost_some() -> None:
    source = Regeringen()
    assert source.reaches_back_to(rss(item())) is None
    assert source.reaches_back_to(rss(*[item()] * 100)) == DAY
    early = item(pubDate="Tue, 30 Sep 2031 10:00:00 +0200")
    assert source.reaches_back_to(rss(*[item()] * 99, early)) == date(2031, 9, 30)


def test_papers_of_the_feed_that_cannot_be_read_are_quarantined() -> None:
    found = Regeringen().parse(rss(item(title=""), item(link="javascript:alert(1)"), item()))
    assert (len(found.quarantined), len(found.stages)) == (2, 1)


def test_there_is_a_feed_for_every_kind_watched() -> None:
    requests = Regeringen().requests(DAY, DAY)
    assert [
        f"preFilteredCategories={kind}&" in request.url for kind, request in zip(KINDS_WATCHED, requests, strict=True)
    ]
