"""Papers of an invented municipality, as they look in daily use."""

from __future__ import annotations

from datetime import date

from utblick.documents.papers import (
    Assessment,
    Attachment,
    Citation,
    DecisionSummary,
    Extract,
    Letter,
    LetterText,
    Named,
    OfficialReport,
    Person,
    Proposal,
    RoadStep,
    Sender,
    VerdictAppendix,
    VerdictText,
    YearShare,
)
from utblick.values import Money

SENDER = Sender("Strandö kommun", "Kultur- och fritidsförvaltningen", "kultur@exempel.example")
ESTER = Person("Ester Lindqvist", "utvecklingsledare")
YEARS = (
    YearShare(2026, Money.of(18_000), 60, note="förberedelser och ansökan"),
    YearShare(2027, Money.of(45_000), 140, after_election=True, note="träffen i juni"),
)
PROPOSAL = Proposal(
    "Kultur- och fritidsnämnden beslutar, under förutsättning av kommunstyrelsens godkännande,",
    (
        "att Strandö kommun ansöker om medel ur programmet CERV för projektet ”Två stränder”,",
        "att avsätta 63 000 kronor ur egen budget åren 2026–2027,",
        "att ge kultur- och fritidschefen i uppdrag att underteckna bidragsavtal och konsortieavtal.",
    ),
)


def official_report(**changes: object) -> OfficialReport:
    """A tjänsteskrivelse to kultur- och fritidsnämnden about a town twinning meeting with Cēsis."""
    values: dict[str, object] = {
        "sender": SENDER,
        "written_on": date(2026, 8, 10),
        "case_officer": ESTER,
        "recipient": "Kultur- och fritidsnämnden",
        "reference": "UTB-14",
        "case_number": "2026/KFN 0034",
        "heading": "Ansökan om EU-medel för vänortsträff med Cēsis",
        "summary": "Förvaltningen föreslår att kommunen söker EU-bidrag till en fyra dagar lång träff med "
        "vänorten Cēsis i Lettland.\nTräffen handlar om hur två kustkommuner får fler unga i föreningslivet.",
        "proposal": PROPOSAL,
        "description": "Utlysningen öppnade den 6 maj 2026 och stänger den 23 september kl. 17.00. Bidraget betalas "
        "ut som klumpsumma, högst 50 745 euro.\nTräffen samlar minst 50 deltagare, varav minst hälften inbjudna "
        "från Cēsis. Deltagarna bor i familjer och i Folkets hus. Programmet tas fram av kulturskolan "
        "tillsammans med föreningsrådet.",
        "assessment": Assessment(
            goals="Nämndplanens mål 3: fler unga är aktiva i föreningslivet. Målet följs upp i september.",
            contributions=(
                Named("Kompetens", "ledare lär sig arbetssätt från Cēsis ungdomshus"),
                Named("Erfarenhet", "kulturskolan prövar att vara värd för en större träff"),
            ),
            added_value="Fyra föreningar får en egen samarbetspartner. Öppna kvällar för alla invånare.",
            benefits=(
                Named("Strandö", "nya sätt att nå unga som inte redan är med"),
                Named("Cēsis", "erfarenhet av svenskt föreningsstöd och bidragsregler"),
            ),
            sustainability="Resor sker med färja och buss. Unga deltar i planeringen, vilket stärker demokratin.",
            years=YEARS,
            own_time="Sammanlagt 200 timmar, främst för utvecklingsledaren och kulturskolans rektor.",
            signatory="Kultur- och fritidschefen undertecknar bidragsavtal och konsortieavtal.",
            continuation="Föreningarna fortsätter utbytet inom ordinarie föreningsstöd.",
        ),
        "road": (
            RoadStep("Handlingar till kultur- och fritidsnämnden", date(2026, 8, 10), "14 dagar före sammanträdet"),
            RoadStep("Kultur- och fritidsnämnden beslutar", date(2026, 8, 24), "sista sammanträdet före inlämning"),
            RoadStep("Kommunstyrelsen godkänner", date(2026, 9, 8), "sista sammanträdet före valet"),
            RoadStep("Ansökan lämnas in", date(2026, 9, 23), "utlysningen stänger kl. 17.00"),
        ),
        "verdict": VerdictText(
            "not_yet",
            "Ansökan får lämnas in när nämnden har beslutat och kommunstyrelsen har godkänt.",
            "Riktlinjer för internationellt samarbete",
            missing=("Beslut i kultur- och fritidsnämnden", "Godkännande av kommunstyrelsen"),
            citations=(
                Citation("R4.5", "Nämnden beslutar om medverkan och kommunstyrelsen godkänner före inlämning."),
                Citation("KL 6:8", "Kommunstyrelsen får besluta om andra nämnders verksamhet när fullmäktige sagt så."),
            ),
        ),
        "attachments": (Attachment(1, "Utlysningstext"), Attachment(2, "Avsiktsförklaring från Cēsis")),
        "sent_to": ("Kommunstyrelsen", "Kulturskolan"),
        "signed_by": (ESTER, Person("Birger Åhlén", "kultur- och fritidschef")),
        "is_example": True,
    }
    return OfficialReport(**(values | changes))  # type: ignore[arg-type]


def decision_summary(**changes: object) -> DecisionSummary:
    """The chair's page for the same matter."""
    values: dict[str, object] = {
        "sender": SENDER,
        "written_on": date(2026, 8, 10),
        "recipient": "Kultur- och fritidsnämnden",
        "reference": "UTB-14",
        "case_number": "2026/KFN 0034",
        "heading": "EU-medel för vänortsträff med Cēsis",
        "question": "Ska kommunen söka högst 50 745 euro för en vänortsträff i juni 2027?",
        "proposal": PROPOSAL,
        "years": YEARS,
        "own_time": "200 timmar, främst utvecklingsledaren.",
        "binds": "Kommunen binds 2026 och 2027, alltså även efter valet den 13 september 2026.",
        "if_no": "Ansökan lämnas inte in. Nästa ansökningsomgång väntas hösten 2027. Inga kostnader hittills.",
        "others_decide": "Kommunstyrelsen ska godkänna den 8 september, före inlämning.",
        "last_day": date(2026, 8, 24),
        "last_day_reason": "Det är nämndens sista sammanträde före kommunstyrelsens i september.",
        "is_example": True,
    }
    return DecisionSummary(**(values | changes))  # type: ignore[arg-type]


def extract(**changes: object) -> Extract:
    """One § of the board's minutes."""
    values: dict[str, object] = {
        "sender": Sender("Strandö kommun", "Kommunstyrelsen"),
        "body": "Kommunstyrelsen",
        "held_on": date(2026, 9, 8),
        "paragraph": 142,
        "heading": "Godkännande av ansökan om EU-medel för vänortsträff med Cēsis",
        "decision": Proposal(
            "Kommunstyrelsen beslutar", ("att godkänna kultur- och fritidsnämndens medverkan i projektet.",)
        ),
        "summary": "Kultur- och fritidsnämnden beslutade den 24 augusti 2026 att ansöka.",
        "certified_by": Person("Majken Sjögren", "nämndsekreterare"),
        "case_number": "2026/KS 0112",
        "basis": ("Tjänsteskrivelse 2026-08-25", "Protokollsutdrag KFN § 51/2026"),
        "sent_to": ("Kultur- och fritidsnämnden",),
        "adjusted_on": date(2026, 9, 10),
        "is_example": True,
    }
    return Extract(**(values | changes))  # type: ignore[arg-type]


def letter(**changes: object) -> Letter:
    """A letter to the partner, in Swedish and English."""
    values: dict[str, object] = {
        "sender": SENDER,
        "place": "Strandö",
        "written_on": date(2026, 5, 11),
        "recipient": "Cēsu novada pašvaldība\nRaunas iela 4\nCēsis, Lettland",
        "texts": (
            LetterText(
                "sv",
                "Inbjudan att söka medel tillsammans",
                "Bästa kollegor,",
                "Vi vill söka EU-medel för en vänortsträff i juni 2027.\nVill ni vara med? Svara före den 5 juni.",
                "Med vänlig hälsning",
            ),
            LetterText(
                "en",
                "Invitation to apply together",
                "Dear colleagues,",
                "We would like to apply for EU funding for a town twinning meeting in June 2027.\n"
                "Would you like to take part? Please answer before 5 June.",
                "Yours sincerely",
            ),
        ),
        "signed_by": (ESTER,),
        "reference": "UTB-14",
        "is_example": True,
    }
    return Letter(**(values | changes))  # type: ignore[arg-type]


def verdict_appendix(**changes: object) -> VerdictAppendix:
    """An answer by the guidelines with all that is behind it."""
    values: dict[str, object] = {
        "sender": SENDER,
        "written_on": date(2026, 5, 6),
        "heading": "Två stränder",
        "question": "Får vi lämna in en projektansökan?",
        "answer": "Inte ännu",
        "reference": "U-2026-17",
        "notes": ("Stöd i reglemente för att binda nämnden är inte registrerat (KL 6:8).",),
        "steps": ("godkännande (KS, R4.5): saknas",),
        "facts": (("Vad kostar det kommunen själv?", "63 000 kr", "Ester Lindqvist, den 4 maj 2026"),),
        "changes": ("Hade den egna kostnaden varit högst 50 000 kr hade godkännande (KS, R4.5) inte behövts.",),
        "clauses": (Named("Riktlinjer (exempel), 4 Ansvar, R4.5", "Styrelsen godkänner det som kostar mer."),),
        "rules": (("R4.5", "gäller", "Vad kostar det kommunen själv? är mer än 50 000 kr: ja"),),
        "versions": (("Riktlinjer (exempel)", "KS § 21, den 7 februari 2023", "ab" * 32),),
        "is_example": True,
    }
    return VerdictAppendix(**{**values, **changes})  # type: ignore[arg-type]
