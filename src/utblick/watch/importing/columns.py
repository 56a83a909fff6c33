"""What the columns of a table of calls hold, by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from utblick.values import Text, searchable

Columns = Mapping[int, str]
"""Place of the column, from 0 → its name in `COLUMNS`."""

COLUMNS: Mapping[str, Text] = {
    "title": Text("Namn", "Name"),
    "programme": Text("Program eller finansiär", "Programme or funder"),
    "url": Text("Länk", "Link"),
    "opens": Text("Öppnar", "Opens"),
    "closes": Text("Stänger", "Closes"),
    "period": Text("Öppnar–stänger", "Opens–closes"),
    "least": Text("Minsta bidrag", "Smallest grant"),
    "most": Text("Största bidrag", "Largest grant"),
    "currency": Text("Valuta", "Currency"),
    "share": Text("Stödnivå", "Share of support"),
    "who": Text("Vem kan söka", "Who may apply"),
    "text": Text("Beskrivning", "Description"),
    "status": Text("Läge", "Status"),
    "theme": Text("Tema", "Theme"),
    "note": Text("Kommentar", "Comment"),
    "identifier": Text("Beteckning", "Identifier"),
}
_HEADINGS = {
    "title": "namn|titel|rubrik|utlysning|utlysningens namn|call|title|name",
    "programme": "program|finansiär|fond|bidragsgivare|stödgivare|programme|funder|fund",
    "url": "länk|url|webbadress|webbsida|adress|webb|hemsida|link",
    "opens": "öppnar|öppningsdatum|öppnas|startdatum|opens|opening date",
    "closes": "stänger|sista dag|sista ansökningsdag|sista datum|stängningsdatum|slutdatum|deadline|closes",
    "period": "period|ansökningsperiod|utlysningsperiod|öppen",
    "least": "minsta bidrag|lägsta bidrag|min bidrag|min",
    "most": "största bidrag|högsta bidrag|max bidrag|maxbidrag|max|belopp|budget",
    "currency": "valuta|currency",
    "share": "stödnivå|stödandel|stödgrad|stödprocent",
    "who": "vem får söka|vem kan söka|målgrupp|sökande|behöriga sökande",
    "text": "beskrivning|sammanfattning|syfte|description",
    "status": "status|läge",
    "theme": "tema|område|ämne|theme",
    "note": "kommentar|anmärkning|notering|anteckning|comment",
    "identifier": "beteckning|diarienummer|dnr|identifier|id|kod",
}
_WITHIN = 10


def guessed_columns(header: Sequence[str]) -> dict[int, str]:
    """What the headings say, each name once: the heading's own words first, then a heading that begins with them."""
    found: dict[int, str] = {}
    for judge in (_same, _begins):
        for place, cell in enumerate(header):
            heading = searchable(cell)
            if not heading or place in found:
                continue
            name = next((name for name in COLUMNS if name not in found.values() and judge(name, heading)), None)
            if name is not None:
                found[place] = name
    return found


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """Which row holds the headings: the one of the first ten that says most, the first one when none does."""
    return max(range(min(len(rows), _WITHIN)), key=lambda place: (len(guessed_columns(rows[place])), -place), default=0)


def _same(name: str, heading: str) -> bool:
    return heading in _PHRASES[name]


def _begins(name: str, heading: str) -> bool:
    return any(heading.startswith(f"{phrase} ") for phrase in _PHRASES[name])


_PHRASES = {name: [searchable(words) for words in told.split("|")] for name, told in _HEADINGS.items()}
