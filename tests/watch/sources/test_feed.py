"""Any RSS or Atom feed: without entities, without scripts, whatever its prefixes."""

from __future__ import annotations

from datetime import date

import pytest

from utblick.watch.sources.feed.parse import read_feed
from utblick.watch.sources.feed.source import Feed, canonical

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Båtnytt</title>
<entry><id>urn:1</id><title type="html">Båtar &amp;amp; &lt;b&gt;skepp,&lt;/b&gt; COM(2031) 12</title>
<link rel="edit" href="https://bat.exempel.example/edit"/><link href="https://bat.exempel.example/1"/>
<updated>2031-05-04T23:30:00-05:00</updated><published>2031-05-03T01:00:00+02:00</published>
<category term="B1" label="Båtar"/>
<content type="html">&lt;p onclick="x()"&gt;Om &lt;script&gt;alert(1)&lt;/script&gt;båtar,
SOU 2031:4&lt;/p&gt;</content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>Skepp</title><link>https://bat.exempel.example/2</link>
<dc:date>2031-05-04</dc:date></item></rdf:RDF>"""
RSS = """<rss><channel><item><title>Utan datum</title><guid>7</guid><pubDate>snart</pubDate>
<link>javascript:alert(1)</link></item><item><guid>8</guid></item><item><title>Namnlös</title></item></channel></rss>"""


def test_an_atom_entry_is_read_clean() -> None:
    (stage,) = Feed().parse(ATOM.encode()).stages
    assert stage.title == "Båtar & skepp, COM(2031) 12"
    assert stage.url == "https://bat.exempel.example/1"
    assert (stage.published_on, stage.updated_on) == (date(2031, 5, 3), date(2031, 5, 4))
    assert stage.summary.split() == ["Om", "båtar,", "SOU", "2031:4"]
    assert [(str(name.identifier), name.where.value) for name in stage.identifiers] == [
        ("COM(2031) 12", "title"),
        ("SOU 2031:4", "body"),
    ]
    assert read_feed(ATOM.encode())[0].categories[0].code == "B1"


def test_old_rss_is_read() -> None:
    (stage,) = Feed().parse(RDF.encode()).stages
    assert (stage.title, stage.reference, stage.published_on) == (
        "Skepp",
        "https://bat.exempel.example/2",
        date(2031, 5, 4),
    )


def test_no_link_leads_outside_the_web_and_nameless_entries_are_quarantined() -> None:
    found = Feed().parse(RSS.encode())
    assert [(stage.title, stage.url, stage.published_on) for stage in found.stages] == [("Utan datum", "", None)]
    assert [item.reason for item in found.quarantined] == ["no title", "neither an identity nor a link"]


@pytest.mark.parametrize("body", [b"", b"<html/>", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', ATOM.encode()[:300]])
def test_what_is_no_feed_is_refused_as_a_whole(body: bytes) -> None:
    found = Feed().parse(body)
    assert not found.stages
    assert len(found.quarantined) == 1


def test_other_encodings_are_read_when_they_say_so() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss><item><title>Båt</title><guid>1</guid></item></rss>'
    assert Feed().parse(text.encode("latin-1")).stages[0].title == "Båt"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://eur-lex.europa.eu/./legal-content/AUTO/?uri=CELEX:32031R1386",
         "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32031R1386"),
        ("https://eur-lex.europa.eu/./legal-content/AUTO/?uri=OJ:L_203190640",
         "https://eur-lex.europa.eu/legal-content/AUTO/?uri=OJ:L_203190640"),
        ("https://bat.exempel.example/./1", "https://bat.exempel.example/./1"),
    ],
)  # fmt: skip
def test_addresses_of_eur_lex_have_one_form(link: str, expected: str) -> None:
    assert canonical(link) == expected


def test_a_feed_is_asked_for_at_its_own_address() -> None:
    day = date(2031, 1, 1)
    assert [request.url for request in Feed("https://bat.exempel.example/rss").requests(day, day)] == [
        "https://bat.exempel.example/rss"
    ]
    assert Feed().requests(day, day) == []
