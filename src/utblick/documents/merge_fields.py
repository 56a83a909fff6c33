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
from utblick.values import Text

PARAGRAPH = "\a"
"""What docxtpl turns into a new paragraph in the style of the field's own."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One merge field: what it holds; ``parts`` are the names inside each row when it is a list of rows.

    Municipalities' templates rest on the names: one may be added, none taken away.
    """

    meaning: Text
    parts: tuple[str, ...] = ()
    is_list: bool = False
    is_required: bool = False


FIELDS: dict[str, MergeField] = {
    "kommun": MergeField(Text("kommunens namn", "the municipality's name")),
    "förvaltning": MergeField(
        Text("förvaltningen eller kontoret som skriver", "the administration or office that writes")
    ),
    "kontakt": MergeField(Text("kontaktuppgift", "contact details")),
    "datum": MergeField(
        Text("dagen då skrivelsen är skriven, 2026-08-10", "the day the report was written, 2026-08-10")
    ),
    "handläggare": MergeField(Text("handläggarens namn", "the case officer's name")),
    "handläggare_titel": MergeField(Text("handläggarens titel", "the case officer's title")),
    "mottagare": MergeField(Text("nämnden som ska besluta", "the body that will decide")),
    "nummer_ord": MergeField(
        Text(
            "ordet Dnr, eller Referens när diarienummer saknas",
            "the word Dnr, or Referens while there is no case number",
        )
    ),
    "nummer": MergeField(
        Text(
            "diarienumret, eller Utblicks referens när diarienummer saknas",
            "the case number, or Utblick's reference while there is none",
        )
    ),
    "rubrik": MergeField(Text("ärendets rubrik", "the heading of the matter"), is_required=True),
    "sammanfattning": MergeField(Text("sammanfattningen", "the summary"), is_required=True),
    "beslutsmening": MergeField(
        Text("inledningen, ”Nämnden beslutar”", "the opening, “The committee decides”"), is_required=True
    ),
    "beslutspunkter": MergeField(
        Text("punkterna i förslaget till beslut", "the points of the proposed decision"), is_list=True, is_required=True
    ),
    "beskrivning": MergeField(Text("beskrivningen av ärendet", "the description of the matter"), is_required=True),
    "område": MergeField(Text("prioriterat område", "the priority area")),
    "mål": MergeField(Text("koppling till mål", "the link to goals"), is_required=True),
    "bidrag": MergeField(
        Text("kompetens, erfarenhet, resurser", "competence, experience, resources"),
        ("namn", "text"),
        is_list=True,
        is_required=True,
    ),
    "mervärde": MergeField(Text("mervärdet", "the added value"), is_required=True),
    "nytta": MergeField(
        Text("nyttan för varje part", "the benefit to each party"), ("namn", "text"), is_list=True, is_required=True
    ),
    "hållbarhet": MergeField(
        Text("hållbar utveckling och demokrati", "sustainability and democracy"), is_required=True
    ),
    "kompetens": MergeField(Text("ömsesidig kompetensutveckling", "mutual development of competence")),
    "näringsliv": MergeField(Text("betydelse för näringslivet", "what it means for business")),
    "fortsättning": MergeField(Text("vad som händer när finansieringen upphör", "what happens when the funding ends")),
    "år": MergeField(
        Text("egen kostnad och tid för varje år", "own cost and time for each year"),
        ("år", "kostnad", "tid", "efter_valet", "kommentar"),
        is_list=True,
        is_required=True,
    ),
    "kostnad_summa": MergeField(Text("egen kostnad för alla år", "own cost for all years")),
    "tid_summa": MergeField(Text("egen tid för alla år", "own time for all years")),
    "egen_tid": MergeField(Text("egen tid i ord", "own time in words"), is_required=True),
    "undertecknare": MergeField(Text("vem som undertecknar avtalen", "who signs the agreements"), is_required=True),
    "väg": MergeField(
        Text("stegen till sista dag", "the steps to the last day"), ("steg", "sista_dag", "förklaring"), is_list=True
    ),
    "svar": MergeField(Text("svaret enligt riktlinjerna", "the answer under the guidelines")),
    "svar_mening": MergeField(Text("svaret i en mening", "the answer in one sentence")),
    "riktlinjer": MergeField(Text("riktlinjernas namn", "the name of the guidelines")),
    "återstår": MergeField(Text("stegen som återstår", "the steps that remain"), is_list=True),
    "punkter": MergeField(
        Text("punkterna som svaret bygger på", "the clauses the answer rests on"), ("plats", "text"), is_list=True
    ),
    "bilagor": MergeField(Text("numrerade bilagor", "numbered attachments"), ("nummer", "titel"), is_list=True),
    "skickas_till": MergeField(Text("vilka beslutet skickas till", "whom the decision is sent to"), is_list=True),
    "underskrifter": MergeField(
        Text("vilka som skriver under skrivelsen", "who signs the report"), ("namn", "titel"), is_list=True
    ),
    "exempel": MergeField(Text("sant när skrivelsen är ett exempel", "true when the report is an example")),
}


_ASKED = ("exempel", "efter_valet")
"""What is true or false, and therefore asked and not shown."""


def usage(name: str) -> tuple[str, ...]:
    """How a field is written in a template, one paragraph a line."""
    field = FIELDS[name]
    if not field.is_list:
        return (_shown(name),)
    row = " ".join(_shown(f"rad.{part}") for part in field.parts) or _shown("rad")
    return (f"{{%p for rad in {name} %}}", row, "{%p endfor %}")


def _shown(place: str) -> str:
    name = place.rpartition(".")[2]
    if name in _ASKED:
        return f"{{% if {place} %}}{name.replace('_', ' ')}{{% endif %}}"
    return f"{{{{ {place} }}}}"


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
        "område": _paragraphs(data["area"]),
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
