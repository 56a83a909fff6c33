"""Two made-up reports that a template is tried on: one with everything, one with nothing. Pure."""

from __future__ import annotations

from datetime import date

from utblick.documents.papers import (
    Assessment,
    Attachment,
    Citation,
    Named,
    OfficialReport,
    Person,
    Proposal,
    RoadStep,
    Sender,
    VerdictText,
    YearShare,
)
from utblick.values import Money

_DAY = date(2026, 1, 1)
_ONE, _TWO = "Första stycket.\nAndra stycket.", ("första raden", "andra raden")
_NAMED = tuple(Named(name, "text") for name in _TWO)

FULL_REPORT = OfficialReport(
    sender=Sender("Kommunen", "Förvaltningen", "kontakt@exempel.example"),
    written_on=_DAY,
    case_officer=Person("Namn", "titel"),
    recipient="Nämnden",
    reference="Referens",
    case_number="Nummer",
    heading="Rubrik",
    summary=_ONE,
    proposal=Proposal("Nämnden beslutar", _TWO),
    description=_ONE,
    assessment=Assessment(
        goals=_ONE,
        contributions=_NAMED,
        added_value=_ONE,
        benefits=_NAMED,
        sustainability=_ONE,
        years=(
            YearShare(2026, Money.of(100), 1, note="kommentar"),
            YearShare(2027, Money.of(100), 1, after_election=True, note="kommentar"),
        ),
        own_time=_ONE,
        signatory=_ONE,
        competence=_ONE,
        business=_ONE,
        area=_ONE,
        continuation=_ONE,
    ),
    road=tuple(RoadStep(step, _DAY, "förklaring") for step in _TWO),
    verdict=VerdictText("not_yet", "Mening.", "Riktlinjer", _TWO, tuple(Citation(place, "text") for place in _TWO)),
    attachments=(Attachment(1, "titel"), Attachment(2, "titel")),
    sent_to=_TWO,
    signed_by=(Person("Namn", "titel"), Person("Namn", "titel")),
    is_example=True,
)
BARE_REPORT = OfficialReport(
    sender=Sender(""),
    written_on=_DAY,
    case_officer=Person(""),
    recipient="",
    reference="",
    heading="",
    summary="",
    proposal=Proposal("", ()),
    description="",
    assessment=Assessment("", (), "", (), "", (), "", ""),
    road=(),
    verdict=VerdictText("undetermined", "", ""),
)
