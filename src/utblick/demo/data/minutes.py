"""What the international preparatory group spoke of; it keeps its minutes in Utblick."""

from __future__ import annotations

from datetime import date

BODY, CLERK = "IBG", "Karin Wåhlin"
MEMBERS = ("Ulrika Sjögren", "Hamid Farahani", "Lena Åkerblom")
"""The chair first."""

CALLED_ON, HELD_ON, WRITTEN_ON, ADJUSTED_ON = (
    date(2026, 3, 17),
    date(2026, 3, 24),
    date(2026, 3, 25),
    date(2026, 4, 1),
)
OPENED, CLOSED = (16, 0), (17, 20)
VOTED = "Förslag om gemensam vänortsdag"
ITEMS = (
    ("information", "Lägesbild: vårens utlysningar"),
    ("decision", VOTED),
)
DECIDED = {
    "Föregående protokoll": ("Föregående protokoll läggs till handlingarna.",),
    "Val av justerare": ("Hamid Farahani utses att justera protokollet.",),
    "Fastställande av dagordningen": ("Dagordningen fastställs.",),
    "Lägesbild: vårens utlysningar": ("Informationen noteras.",),
    "Anmälan av delegationsbeslut": ("Det finns inga delegationsbeslut att anmäla.",),
    "Anmälningsärenden": ("Anmälningsärendena läggs till handlingarna.",),
    "Övrigt": ("Inga övriga frågor.",),
}
COURSE = (
    "Två av kommunens vänorter har frågat om en gemensam dag under hösten.\n"
    "Förvaltningen räknar med 35 000 kronor och 60 timmar egen tid."
)
PROPOSITIONS = "Ordföranden ställer proposition på förslaget och på Lena Åkerbloms yrkande. Votering begärs."
YES, NO = "bifall till förvaltningens förslag", "bifall till Lena Åkerbloms yrkande"
AGAINST = "Vänortsdagen hålls digitalt, för högst 10 000 kronor."
VOTED_POINTS = (
    "Beredningsgruppen föreslår kommunstyrelsen att bjuda in vänorterna till en gemensam dag hösten 2026.",
    "Kostnaden på 35 000 kronor ryms i kommunstyrelsens budget.",
)
SENT_TO = "Kommunstyrelsen\nKultur- och fritidsnämnden"
RESERVATION = "En digital dag hade gett samma utbyte för en bråkdel av pengarna."

NEXT_CALLED_ON, NEXT_LATE_ON, NEXT_ON = date(2026, 5, 5), date(2026, 5, 6), date(2026, 5, 12)
NEXT_ITEMS = (
    ("information", "Vägen till sista dag i höst, med valet i mitten"),
    ("decision", "Yttrande om nästa års plan för vänorterna"),
)
NEXT_LATE = "Fråga från partner om gemensam ansökan"
