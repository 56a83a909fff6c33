"""A referral (remiss) that kultur- och fritidsnämnden answers: letters come in, one of them only as a picture."""

from __future__ import annotations

from datetime import date

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
SCAN_NAME, SCAN_TITLE = "Lärarnas underskrifter.pdf", "Kulturskolans lärare, underskrivet brev"
