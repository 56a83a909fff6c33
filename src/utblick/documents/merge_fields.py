"""The merge fields (kopplingsfält) of a tjänsteskrivelse in Word: their Swedish names, meanings and values.

The names are what a municipality's staff write in their own template, so they are Swedish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from utblick.documents.papers import OfficialReport
from utblick.documents.printed import printed

PARAGRAPH = "\a"
"""What docxtpl turns into a new paragraph in the style of the field's own."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One merge field: what it holds; ``parts`` are the names inside each row when it is a list of rows."""

    meaning: str
    parts: tuple[str, ...] = ()
    is_list: bool = False
    is_required: bool = False


FIELDS: dict[str, MergeField] = {
    "kommun": MergeField("kommunens namn"),
    "förvaltning": MergeField("förvaltningen eller kontoret som skriver"),
    "kontakt": MergeField("kontaktuppgift"),
    "datum": MergeField("dagen då skrivelsen är skriven, 2026-08-10"),
    "handläggare": MergeField("handläggarens namn"),
    "handläggare_titel": MergeField("handläggarens titel"),
    "mottagare": MergeField("nämnden som ska besluta"),
    "nummer_ord": MergeField("ordet Dnr, eller Referens när diarienummer saknas"),
    "nummer": MergeField("diarienumret, eller Utblicks referens när diarienummer saknas"),
    "rubrik": MergeField("ärendets rubrik", is_required=True),
    "sammanfattning": MergeField("sammanfattningen", is_required=True),
    "beslutsmening": MergeField("inledningen, ”Nämnden beslutar”", is_required=True),
    "beslutspunkter": MergeField("punkterna i förslaget till beslut", is_list=True, is_required=True),
    "beskrivning": MergeField("beskrivningen av ärendet", is_required=True),
    "mål": MergeField("koppling till mål", is_required=True),
    "bidrag": MergeField("kompetens, erfarenhet, resurser", ("namn", "text"), is_list=True, is_required=True),
    "mervärde": MergeField("mervärdet", is_required=True),
    "nytta": MergeField("nyttan för varje part", ("namn", "text"), is_list=True, is_required=True),
    "hållbarhet": MergeField("hållbar utveckling och demokrati", is_required=True),
    "kompetens": MergeField("ömsesidig kompetensutveckling"),
    "näringsliv": MergeField("betydelse för näringslivet"),
    "fortsättning": MergeField("vad som händer när finansieringen upphör"),
    "år": MergeField(
        "egen kostnad och tid för varje år",
        ("år", "kostnad", "tid", "efter_valet", "kommentar"),
        is_list=True,
        is_required=True,
    ),
    "kostnad_summa": MergeField("egen kostnad för alla år"),
    "tid_summa": MergeField("egen tid för alla år"),
    "egen_tid": MergeField("egen tid i ord", is_required=True),
    "undertecknare": MergeField("vem som undertecknar avtalen", is_required=True),
    "väg": MergeField("stegen till sista dag", ("steg", "sista_dag", "förklaring"), is_list=True),
    "svar": MergeField("svaret enligt riktlinjerna"),
    "svar_mening": MergeField("svaret i en mening"),
    "riktlinjer": MergeField("riktlinjernas namn"),
    "återstår": MergeField("stegen som återstår", is_list=True),
    "punkter": MergeField("punkterna som svaret bygger på", ("plats", "text"), is_list=True),
    "bilagor": MergeField("numrerade bilagor", ("nummer", "titel"), is_list=True),
    "skickas_till": MergeField("vilka beslutet skickas till", is_list=True),
    "underskrifter": MergeField("vilka som skriver under skrivelsen", ("namn", "titel"), is_list=True),
    "exempel": MergeField("sant när skrivelsen är ett exempel"),
}


def values(report: OfficialReport) -> dict[str, Any]:
    """The value of every field, made safe for Word's XML: text never becomes markup or a template instruction."""
    data = printed(report)
    case_officer, title = data["case_officer"]
    verdict = data["verdict"]
    cost, hours = data["total"] or ("", "")
    plain = {
        "kommun": data["municipality"],
        "förvaltning": data["unit"],
        "kontakt": data["contact"],
        "datum": data["date"],
        "handläggare": case_officer,
        "handläggare_titel": title,
        "mottagare": data["recipient"],
        "nummer_ord": data["number"][0],
        "nummer": data["number"][1],
        "rubrik": data["title"],
        "sammanfattning": _paragraphs(data["summary"]),
        "beslutsmening": data["proposal"]["lead"],
        "beslutspunkter": data["proposal"]["points"],
        "beskrivning": _paragraphs(data["description"]),
        "mål": _paragraphs(data["goals"]),
        "bidrag": _rows("bidrag", data["contributions"]),
        "mervärde": _paragraphs(data["added_value"]),
        "nytta": _rows("nytta", data["benefits"]),
        "hållbarhet": _paragraphs(data["sustainability"]),
        "kompetens": _paragraphs(data["competence"]),
        "näringsliv": _paragraphs(data["business"]),
        "fortsättning": _paragraphs(data["continuation"]),
        "år": [
            dict(
                zip(
                    FIELDS["år"].parts,
                    (row["year"], row["cost"], row["hours"], row["after_election"], row["note"]),
                    strict=True,
                )
            )
            for row in data["years"]
        ],
        "kostnad_summa": cost,
        "tid_summa": hours,
        "egen_tid": _paragraphs(data["own_time"]),
        "undertecknare": _paragraphs(data["signatory"]),
        "väg": _rows("väg", [list(step.values()) for step in data["road"]]),
        "svar": verdict["answer"],
        "svar_mening": verdict["sentence"],
        "riktlinjer": verdict["guidelines"],
        "återstår": verdict["missing"],
        "punkter": _rows("punkter", verdict["citations"]),
        "bilagor": _rows("bilagor", data["attachments"]),
        "skickas_till": data["sent_to"],
        "underskrifter": _rows("underskrifter", data["signed_by"]),
        "exempel": data["is_example"],
    }
    return {name: _safe(value) for name, value in plain.items()}


def _paragraphs(lines: Sequence[str]) -> str:
    return PARAGRAPH.join(lines)


def _rows(field: str, rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(FIELDS[field].parts, row, strict=True)) for row in rows]


def _safe(value: Any) -> Any:
    """Text as escaped markup, braces too: docxtpl gives some of them a meaning even in values."""
    if isinstance(value, str):
        return Markup(escape(value).replace("{", Markup("&#123;")).replace("}", Markup("&#125;")))
    if isinstance(value, list):
        return [_safe(item) for item in value]
    if isinstance(value, dict):
        return {name: _safe(item) for name, item in value.items()}
    return value
