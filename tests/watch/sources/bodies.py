"""A good answer of every source, in its own shape and with words of our own, and what nobody should send."""

from __future__ import annotations

import json
from typing import Any

GOOD: dict[str, bytes] = {
    "cellar": json.dumps(
        {"head": {"vars": ["celex"]}, "results": {"bindings": [
            {"celex": {"type": "typed-literal", "value": "52031PC0123"}, "date": {"value": "2031-05-04"},
             "title_sv": {"value": "Förslag om båtar"}, "eurovoc": {"value": "http://eurovoc.europa.eu/12|x"},
             "adopts": {"value": ""}},
        ]}}
    ).encode(),
    "cellar-feed": """<feed xmlns:q="urn:q" xmlns="http://www.w3.org/2005/Atom"><q:page>1</q:page>
<q:moreEntries>true</q:moreEntries><entry><title>$item.title</title><updated>2031-05-04T10:01:36+02:00</updated>
<q:cellarId>cellar:å1</q:cellarId><q:type>create</q:type><q:identifiers><q:identifier>celex:52031PC0123</q:identifier>
<q:identifier>consil:ST_11536_2031_ADD_1</q:identifier></q:identifiers></entry></feed>""".encode(),
    "europarl": json.dumps({"data": [
        {"id": "eli/dl/proc/2031-0260", "label": "2031/0260(COD)", "process_title": {"sv": "Båtar", "en": "Boats"},
         "consists_of": [{"activity_date": "2031-06-10"}], "created_a_realization_of": ["eli/dl/doc/A-10-2031-0070"]},
        {"id": "eli/dl/doc/TA-10-2031-0097", "identifier": "TA-10-2031-0097", "title_dcterms": {"sv": "Båtar"},
         "document_date": "2031-07-01", "is_about": ["http://eurovoc.europa.eu/5659"]},
    ]}).encode(),
    "feed": """<rss><channel><item><title>Båtar, COM(2031) 12</title><link>https://bat.exempel.example/1</link>
<guid>1</guid><category domain="1">Båt</category><description>&lt;p&gt;Om båtar&lt;/p&gt;</description>
<pubDate>Wed, 01 Oct 2031 00:15:00 +0200</pubDate></item></channel></rss>""".encode(),
    "g0v": json.dumps([
        {"title": "Remiss av SOU 2031:4", "url": "/remisser/2031/10/batar/", "published": "2031-10-01", "updated": None,
         "types": ["2099"], "senders": ["1292"], "categories": ["1276"], "id": "S2031/00460",
         "summary": "Sista dag att svara är den 10 december 2031.", "shortcuts": [{"name": "Båtar", "url": "/x"}],
         "attachments": [{"name": "Båtar (pdf 1 MB)", "url": "/contentassets/x.pdf"}]},
    ]).encode(),
    "have-your-say": json.dumps({"initiativeResultDtoPage": {"last": False, "totalPages": 3, "content": [
        {"id": 18805.0, "shortTitle": "Boats", "reference": "Ares(2031)1", "topics": [{"code": "JUST"}],
         "dossierSummary": "<p>Båtar</p>", "publications": [{"publishedDate": "2031/01/02", "reference": "COM(2031)1",
         "attachments": [{"documentId": "09", "title": "x"}]}],
         "currentStatuses": [{"frontEndStage": "OPC", "receivingFeedbackStatus": "OPEN", "isCurrent": True,
         "feedbackStartDate": "2031/08/31 08:24:00", "feedbackEndDate": "2031/10/26 23:59:59"}]},
    ]}}).encode(),
    "regeringen": """<rss xmlns:a10="http://www.w3.org/2005/Atom"><channel><item><guid>d2</guid>
<link>https://www.regeringen.se/remisser/2031/10/batar/</link><category domain="2099">Remiss</category>
<category domain="1276">Skola</category><title>Remiss av båtar, Ds 2031:4</title><description>Sista dag att svara
är den 10 december 2031.</description><pubDate>Wed, 01 Oct 2031 00:15:00 +0200</pubDate>
<a10:updated>2031-10-02T07:59:15+02:00</a10:updated></item></channel></rss>""".encode(),
    "riksdagen": json.dumps({"dokumentstatus": {
        "dokument": {"dok_id": "HJB6447", "rm": "2031", "doktyp": "eu-dokument", "subtyp": "COM", "titel": "Om båtar",
                     "organ": "Europeiska kommissionen", "mottagare": "AU", "datum": "2031-05-28 00:00:00",
                     "publicerad": "", "dokument_url_html": "//data.riksdagen.se/dokument/HJB6447"},
        "dokaktivitet": {"aktivitet": [{"kod": "TFR", "datum": "2031-07-30", "status": None}]},
        "dokuppgift": {"uppgift": {"kod": "DossierNummer", "text": "2030/0206(COD)"}},
        "dokbilaga": {"bilaga": {"titel": "Förslag", "fil_url": "//data.riksdagen.se/fil/2E"}},
        "dokreferens": {"referens": {"ref_dok_id": "HI06FPM51"}},
    }}).encode(),
}  # fmt: skip

HOSTILE = [
    b"",
    b"\x00" * 1000,
    b"[" * 50_000,
    b"<a>" * 5_000,
    b"\xff\xfe\x00\xd8",
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><feed>&a;</feed>',
    b"<!DOCTYPE html><html><body>Tjansten ar stangd</body></html>",
    b'{"error": "closed"}',
    b'"text"',
    b"9" * 5_000,
    b"NaN",
]


def with_value(value: Any, place: int, new: Any) -> Any:
    """The same value with ``new`` in the place numbered ``place``, counted through, round and round."""
    places: list[tuple[Any, Any]] = []

    def collect(inside: Any) -> None:
        keys = inside if isinstance(inside, dict) else range(len(inside)) if isinstance(inside, list) else ()
        for key in list(keys):
            places.append((inside, key))
            collect(inside[key])

    collect(value)
    holder, key = places[place % len(places)]
    holder[key] = new
    return value
