"""The calls and EU questions Strandö has watched: read by the real parsers, on the days it looked."""

from __future__ import annotations

import json

from utblick.clock.queries import today
from utblick.demo.data.portal import records_on
from utblick.demo.data.questions import papers_on
from utblick.values import Actor
from utblick.watch.actions import make_default_fields, note_reading, read_given, register_call, register_page
from utblick.watch.actions.county_notes import add_county_note
from utblick.watch.models import WatchedPage
from utblick.watch.pages import Seen
from utblick.watch.sources.base import RawRecord
from utblick.watch.sources.entered import Entry
from utblick.watch.sources.funding_tenders import FundingTenders

ENTERED = (
    Entry(
        title="Unga musiker runt Östersjön 2027",
        programme="Östersjöns kulturfond (exempel)",
        opens="oktober 2026",
        closes="december 2026–mars 2027",
        most=40_000_000,
        share="75 procent",
        who="Kommunala kulturskolor, bibliotek och föreningar",
        text="Kulturskolor i två länder låter unga musiker spela och skapa tillsammans under ett år.",
        url="https://fond.exempel.example/musik",
        note="Handläggaren på fonden säger att fönstret bestäms i september.",
    ),
    Entry(
        title="Planer för värme och skyfall i Stockholms län 2026",
        programme="Skärgårdens klimatfond (exempel)",
        opens="2026-04-15",
        closes="2026-09-04 12:00",
        most=75_000_000,
        who="Kommuner vid kusten",
        text="Klimatanpassning av skolgårdar, parker och dagvatten, med grannkommuner i andra länder.",
        url="https://fond.exempel.example/klimat",
    ),
)
"""Invented funders, in the manner of real ones."""
IN_THE_COUNTY = (
    {"organisation": "Sundby kommun (exempel)", "what": "Vill dela på en skyfallskartering.", "seeks_partners": True,
     "contact": "Ivar Stenmark, ivar.stenmark@exempel.example", "source": "länets EU-nätverk i april"},
    {"organisation": "Region Stockholm", "what": "Stöder kommuner som söker.", "source": "regionens webbplats"},
)  # fmt: skip
"""Who else works on the second of them, as the coordinator has heard."""
PAGE, PAGE_NAME = "https://fond.exempel.example/utlysningar", "Östersjöns kulturfond, utlysningar"
PAGE_LINES = ("Utlysningar", "Fonden delar ut medel två gånger om året.", "Frågor besvaras måndagar.")
NEW_LINES = ("Resebidrag för kulturskolor 2026", "Sök mellan 1 juni och 31 augusti. Högst 60 000 kronor.")


def describe_fields(actor: Actor) -> None:
    """Each nämnd's bevakningsområde, as shipped."""
    make_default_fields(actor)


def enter_calls(actor: Actor) -> None:
    """What the coordinator has found outside the portal."""
    calls = [register_call(actor, entry) for entry in ENTERED]
    for told in IN_THE_COUNTY:
        add_county_note(actor, calls[1], **told)


def watch_pages(actor: Actor) -> None:
    """A page that is watched for the culture committee, read once; invented pages are never asked for."""
    page = register_page(actor, name=PAGE_NAME, url=PAGE, form="page", body_code="KFN", enabled=False)
    note_reading(page, Seen(text="\n".join(PAGE_LINES)))


def read_pages(actor: Actor) -> None:
    """What the watched page says a month later."""
    page = WatchedPage.objects.get(url=PAGE)
    note_reading(page, Seen(text="\n".join((*PAGE_LINES[:2], *NEW_LINES, *PAGE_LINES[2:]))))


def read_portal(_actor: Actor) -> None:
    """Read what the portal lists today."""
    read_given(
        FundingTenders.code,
        [
            RawRecord(record["reference"], record["language"], json.dumps(record, sort_keys=True).encode())
            for record in records_on(today())
        ],
    )


def read_papers(_actor: Actor) -> None:
    """Read what the sources of EU questions list today."""
    for code, records in papers_on(today()).items():
        read_given(code, records)
