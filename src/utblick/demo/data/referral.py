"""A referral (remiss) that kultur- och fritidsnämnden answers: letters come in, one of them only as a picture."""

from __future__ import annotations

from datetime import date
from typing import Any

BODY, NUMBER = "KFN", "2026/KFN 0048"
TITLE = "Yttrande om samarbete mellan kustkommunernas kulturskolor"
CAME_ON = date(2026, 4, 20)
SENDER = "Skärgårdsrådet (A)"
LETTER_NAME = "Remiss kulturskolor vid kusten.docx"
LETTER = (
    "Remiss: kulturskolor vid kusten",
    "Skärgårdsrådet vill veta hur kommunerna ser på ett gemensamt utbyte mellan kulturskolor i Strandö, Borgå och "
    "Kuressaare. Tanken är ett sommarläger om året med stråkorkester, kör och teater.",
    "Vi frågar särskilt hur elever som inte har råd med instrument ska kunna vara med.",
    "Svara senast den 12 juni 2026.",
)
WRITTEN_ON = date(2026, 4, 28)
TEXTS: dict[str, Any] = {
    "summary": "Förvaltningen föreslår att nämnden tillstyrker ett gemensamt sommarläger för kulturskolor vid kusten.",
    "description": "Skärgårdsrådet frågar kommunerna om ett utbyte mellan kulturskolorna i Strandö, Borgå och "
    "Kuressaare.\nLägret hålls en vecka i juni och samlar elever i åldern 12–16 år.",
    "goals": "Nämndplanens mål 3: fler unga är aktiva i kulturlivet.",
    "competence_gained": "Lärare ser hur grannarna undervisar i grupp.",
    "added_value": "Elever från tre länder spelar tillsammans.",
    "benefits": "Strandö: ett läger som vi inte kan ordna ensamma\nBorgå: plats för stråkelever",
    "sustainability": "Resor med färja. Instrument lånas ut utan kostnad.",
    "years": [
        {"year": 2026, "cost": 1_200_000, "hours": 30, "note": "planering"},
        {"year": 2027, "cost": 3_600_000, "hours": 90, "note": "första lägret"},
    ],
    "signatory": "kultur- och fritidschefen",
}
EFFECT = "opinion"
COMMENTS = (
    ("years", "Stämmer timmarna? Förra lägret tog mer tid än vi trodde."),
    ("continuation", "Skriv vad som händer om statsbidraget försvinner."),
)

SCAN_NAME, SCAN_TITLE = "Lärarnas underskrifter.pdf", "Kulturskolans lärare, underskrivet brev"
