"""EU questions that Strandö follows: invented papers in the shapes of the sources that would tell of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.watch.sources.base import RawRecord

KINDS = {"memorandum": "2540", "referral": "2099", "bill": "1329", "inquiry": "1331", "report": "1325",
         "council": "2085", "terms": "1327"}  # fmt: skip


@dataclass(frozen=True)
class DemoPaper:
    """A record of one source, and the day it is first listed."""

    on: date
    source: str
    record: RawRecord


def papers_on(day: date) -> dict[str, list[RawRecord]]:
    """What each source lists on a day."""
    found: dict[str, list[RawRecord]] = {}
    for paper in PAPERS:
        if paper.on <= day:
            found.setdefault(paper.source, []).append(paper.record)
    return found


def _government(
    kind: str, path: str, title: str, on: date, *, categories: str, number: str = "", summary: str = "", page: str = ""
) -> Iterator[DemoPaper]:
    record = {
        "title": title, "url": f"{path}/", "published": on.isoformat(), "updated": None, "types": [KINDS[kind]],
        "senders": [], "categories": categories.split(), "id": number or None, "summary": summary, "shortcuts": [],
        "attachments": [],
    }  # fmt: skip
    yield DemoPaper(on, "g0v", RawRecord(path, "", _dumped([record])))
    if page:
        yield DemoPaper(on, "g0v", RawRecord(f"{path}#more", "", f"# {title}\n\n{page}".encode()))


def _in_riksdag(dok_id: str, kind: str, title: str, on: date, *, committee: str, **told: str) -> Iterator[DemoPaper]:
    """A document of the Riksdag and its state; ``until`` with ``code`` is its last day."""
    document = {
        "dok_id": dok_id, "rm": told.get("rm", ""), "doktyp": kind, "subtyp": told.get("subtyp", ""), "titel": title,
        "mottagare": committee, "datum": on.isoformat(), "dokument_url_html": f"//data.riksdagen.se/dokument/{dok_id}",
    }  # fmt: skip
    activity = [{"kod": told["code"], "datum": told["until"], "status": "planerat"}] if "until" in told else []
    state = {
        "dokument": document,
        "dokaktivitet": {"aktivitet": activity},
        "dokuppgift": {"uppgift": {"kod": "DossierNummer", "text": told.get("procedure", "")}},
        "dokreferens": {"referens": {"ref_dok_id": told.get("memorandum", "")}},
    }
    yield DemoPaper(on, "riksdagen", RawRecord(dok_id, "", _dumped({"dokumentlista": {"dokument": document}})))
    yield DemoPaper(on, "riksdagen", RawRecord(f"{dok_id}#more", "", _dumped({"dokumentstatus": state})))


def _work(celex: str, on: date, *, sv: str, en: str, adopts: str = "") -> Iterator[DemoPaper]:
    cells = {"celex": celex, "date": on.isoformat(), "title_sv": sv, "title_en": en, "adopts": adopts}
    rows = [{name: {"type": "typed-literal", "value": value} for name, value in cells.items()}]
    yield DemoPaper(on, "cellar", RawRecord(celex, "", _dumped({"results": {"bindings": rows}})))


def _consultation(
    number: int, title: str, on: date, until: date, *, reference: str, summary: str
) -> Iterator[DemoPaper]:
    period = {
        "frontEndStage": "ADOPTION_WORKFLOW", "receivingFeedbackStatus": "OPEN", "isCurrent": True,
        "feedbackStartDate": f"{on:%Y/%m/%d} 08:00:00", "feedbackEndDate": f"{until:%Y/%m/%d} 23:59:59",
    }  # fmt: skip
    record = {
        "id": float(number), "shortTitle": title, "reference": reference, "dossierSummary": f"<p>{summary}</p>",
        "currentStatuses": [period], "topics": [], "publications": [{"publishedDate": f"{on:%Y/%m/%d}"}],
    }  # fmt: skip
    body = _dumped({"initiativeResultDtoPage": {"content": [record]}})
    yield DemoPaper(on, "have-your-say", RawRecord(str(number), "", body))


def _procedure(year: int, number: int, on: date, *, sv: str, en: str, phase: str) -> Iterator[DemoPaper]:
    identity = f"eli/dl/proc/{year}-{number:04d}"
    record = {
        "id": identity, "label": f"{year}/{number:04d}(COD)", "process_title": {"sv": sv, "en": en},
        "current_stage": f"def/procedure-phase/{phase}", "consists_of": [{"activity_date": on.isoformat()}],
    }  # fmt: skip
    yield DemoPaper(on, "europarl", RawRecord(identity, "", _dumped({"data": [record]})))


def _dumped(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def _culture() -> Iterator[DemoPaper]:
    """An inquiry out on remiss, with a last day in so many words, and Strandö on the list."""
    yield from _government("terms", "/kommittedirektiv/2024/03/dir.-2024901", "Kultur nära alla", date(2024, 3, 14),
                           categories="1242", number="dir. 2024:901")  # fmt: skip
    yield from _government(
        "inquiry", "/sou/2026/02/sou-2026901", "SOU 2026:901 Biblioteken och föreningslivet i hela landet",
        date(2026, 2, 26), categories="1242 2092", number="SOU 2026:901, dir. 2024:901",
        summary="Utredningen föreslår stöd till folkbibliotek och föreningar som samarbetar över gränser och att "
        "varje kommun antar en plan för kulturutbyte med unga.",
    )  # fmt: skip
    yield from _government(
        "referral", "/remisser/2026/04/remiss-av-sou-2026901", "Remiss av SOU 2026:901 Biblioteken och föreningslivet",
        date(2026, 4, 20), categories="1242 2092", number="Ku2026/00901",
        summary="Kulturdepartementet remitterar betänkandet om folkbibliotek, föreningar och kulturutbyte.",
        page="Kulturdepartementet vill ha synpunkter på betänkandet.\n\nSista dag att svara är fredagen den 28 augusti "
        "2026.\n\nRemissinstanser:\n\n- Annanby kommun\n- Strandö kommun\n- Kulturföreningen Exemplet\n",
    )  # fmt: skip


def _heat() -> Iterator[DemoPaper]:
    """A ministry report out on remiss, with a last day that leaves out its year."""
    yield from _government(
        "report", "/departementsserien/2026/04/ds-2026902", "Ds 2026:902 Äldre och barn i värmeböljor",
        date(2026, 4, 9), categories="2656 1268", number="Ds 2026:902",
        summary="Promemorian föreslår att kommuner planerar för värme i äldreomsorg, hemtjänst, förskolor och skolor.",
    )  # fmt: skip
    yield from _government(
        "referral", "/remisser/2026/04/remiss-av-ds-2026902", "Remiss av Ds 2026:902 Äldre och barn i värmeböljor",
        date(2026, 4, 23), categories="2656 1268", number="S2026/00902",
        page="Socialdepartementet remitterar promemorian om klimat, äldreomsorg och förskola.\n\n"
        "Svaren behöver ha kommit in senast den 1 juli.\n",
    )  # fmt: skip


def _learning() -> Iterator[DemoPaper]:
    """A proposal with feedback open at the Commission, and the Riksdag's time to object running."""
    sv = "Förslag till rekommendation om korta utbyten för elever och yrkeslärare"
    en = "Proposal for a recommendation on short exchanges for pupils and vocational teachers"
    yield from _work("52026PC0903", date(2026, 4, 15), sv=sv, en=en)
    yield from _in_riksdag("HEB6903", "eu-dokument", sv, date(2026, 4, 17), committee="UbU", rm="2026", subtyp="COM",
                           procedure="2026/0903(NLE)", code="TFR", until="2026-06-15")  # fmt: skip
    yield from _consultation(
        99_903, "Short exchanges for pupils", date(2026, 4, 16), date(2026, 6, 11), reference="COM(2026) 903",
        summary="The Commission asks schools, municipalities and youth organisations how short exchanges can reach "
        "pupils who never travel.",
    )  # fmt: skip


def _bathing() -> Iterator[DemoPaper]:
    """A proposal with a faktapromemoria and a day to object."""
    sv = "Förslag till direktiv om rena stränder och gästhamnar"
    yield from _work(
        "52026PC0904", date(2026, 3, 25), sv=sv, en="Proposal for a directive on clean beaches and marinas"
    )
    yield from _in_riksdag("HEB6904", "eu-dokument", sv, date(2026, 3, 27), committee="MJU", rm="2026", subtyp="COM",
                           procedure="2026/0904(COD)", memorandum="HD06FPM94",
                           code="TFR", until="2026-05-22")  # fmt: skip
    yield from _government(
        "memorandum", "/faktapromemoria/2026/04/202526fpm94", "Rena stränder och gästhamnar", date(2026, 4, 24),
        categories="2797 2092", number="2025/26:FPM94",
        summary="Kommissionen föreslår i COM(2026) 904 att kommuner mäter avfall på stränder och i hamnar, och att "
        "klimatanpassning och biologisk mångfald vägs in i lokala planer. Regeringen vill se lägre kostnader.",
    )  # fmt: skip


def _adopted() -> Iterator[DemoPaper]:
    """A question that has gone the whole way in the Union."""
    sv = "Förordning om gemensamt stöd till vänorter och medborgarmöten"
    yield from _work("52024PC0905", date(2024, 9, 18), sv=f"Förslag till {sv[0].lower()}{sv[1:]}",
                     en="Proposal for a regulation on town twinning and citizens' meetings")  # fmt: skip
    yield from _procedure(2024, 905, date(2024, 10, 7), sv=sv, en="Town twinning and citizens", phase="RDG1")
    yield from _in_riksdag("HCB6905", "eu-dokument", f"Förslag till {sv[0].lower()}{sv[1:]}", date(2024, 9, 20),
                           committee="KU", rm="2024", subtyp="COM", procedure="2024/0905(COD)")  # fmt: skip
    yield from _work("32026R9905", date(2026, 4, 27), sv=sv, en="Regulation on town twinning and citizens' meetings",
                     adopts="52024PC0905")  # fmt: skip


def _skills() -> Iterator[DemoPaper]:
    """A bill with the time for motions running."""
    yield from _government(
        "council", "/lagradsremiss/2026/01/vuxna", "Vuxenutbildning för framtidens arbetsmarknad", date(2026, 1, 22),
        categories="1276 1213", number="U2026/00906", summary="Lagrådsremiss om yrkesutbildning för vuxna.",
    )  # fmt: skip
    yield from _government(
        "bill", "/proposition/2026/04/prop.-202526906",
        "Prop. 2025/26:906 Vuxenutbildning för framtidens arbetsmarknad",
        date(2026, 4, 28), categories="1276 1213", number="Prop. 2025/26:906, U2026/00906",
        summary="Regeringen föreslår att kommuner erbjuder yrkesutbildning för vuxna tillsammans med "
        "näringslivet och med stöd av Europeiska socialfonden.",
    )  # fmt: skip
    yield from _in_riksdag("HD03906", "prop", "Vuxenutbildning för framtidens arbetsmarknad", date(2026, 4, 28),
                           committee="UbU", rm="2025/26", code="MOT", until="2026-05-13")  # fmt: skip


PAPERS = tuple(paper for told in (_culture, _heat, _learning, _bathing, _adopted, _skills) for paper in told())
