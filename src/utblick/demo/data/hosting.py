"""What kommunstyrelsen is asked in June: to host a youth meeting in the year after the election."""

from __future__ import annotations

from datetime import date
from typing import Any

BODY = "KS"
TITLE = "Värdskap för kustkommunernas ungdomsting 2027"
OPENED_ON, SENT_ON = date(2026, 4, 30), date(2026, 5, 5)
APPROVED_BY = "Birgitta Ekman"
REGISTRY = "registrator@exempel.example"
EFFECT = "other"
TEXTS: dict[str, Any] = {
    "summary": "Förvaltningen föreslår att Strandö står värd för kustkommunernas ungdomsting i maj 2027. "
    "Sextio unga från fyra orter möts i tre dagar.",
    "description": "Borgå, Cēsis, Kuressaare och Strandö turas om att hålla ungdomstinget. "
    "Nästa år är det Strandös tur.\nUngdomsrådet vill ta emot, och gymnasiet kan låna ut aulan.",
    "goals": "Kommunplanens mål 2: unga har inflytande över sin ort.",
    "competence_gained": "Ungdomsrådet och fritidsledarna lär sig att leda samtal på flera språk.",
    "experience_gained": "Vi ser hur tre andra orter låter unga föreslå till fullmäktige.",
    "added_value": "Frågorna om kust och resande delas med orter på andra sidan havet. Hemma når vi inte dem.",
    "benefits": "Strandö: ett ungdomsråd som fler söker sig till\n"
    "Gästerna: en plats att mötas, och tolk till alla samtal",
    "sustainability": "Gästerna reser med färja och tåg. De unga sätter dagordningen själva.",
    "years": [
        {"year": 2026, "cost": 2_000_000, "hours": 60, "note": "planering"},
        {"year": 2027, "cost": 14_500_000, "hours": 320, "note": "tinget i maj"},
    ],
    "signatory": "kommundirektören",
    "proposal": "att kommunen står värd för kustkommunernas ungdomsting i maj 2027.\n"
    "att kostnaden, högst 165 000 kr, ryms inom kommunstyrelsens budget för 2026 och 2027.",
    "if_no": "Kuressaare tar värdskapet, och Strandös tur kommer igen 2031.",
    "sent_to": "kultur- och fritidsnämnden, ungdomsrådet",
}
