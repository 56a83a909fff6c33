"""Strandö kommun: its administrations, its bodies, and the days everyone should see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

MUNICIPALITY = "Strandö kommun (exempel)"
CODE = "0099"
COUNTY = "01"
ACCENT = "#0b5c7a"
OTHER_SYSTEM = "ett annat system"
KEPT_SINCE = date(2023, 1, 1)
GUIDELINES = "tyreso-2010.toml"
"""Strandö has adopted the text of this set by a decision of its own."""
ADOPTED_BY, ADOPTED_ON, ADOPTED_PARAGRAPH = "KS", date(2023, 2, 7), "21"


@dataclass(frozen=True)
class DemoAdministration:
    """A förvaltning."""

    code: str
    name: str
    head_title: str = "förvaltningschef"
    is_coordinator: bool = False


@dataclass(frozen=True)
class DemoBody:
    """An organ. ``lead_times`` are those of `organisation.models.Body` that differ from the usual."""

    code: str
    name: str
    name_en: str
    kind: str
    administration: str = ""
    parent: str = ""
    kept_here: bool = False
    lead_times: dict[str, int] = field(default_factory=dict)


ADMINISTRATIONS = (
    DemoAdministration("KSF", "Kommunstyrelseförvaltningen", "kommundirektör", is_coordinator=True),
    DemoAdministration("KFF", "Kultur- och fritidsförvaltningen"),
    DemoAdministration("BUF", "Barn- och utbildningsförvaltningen"),
    DemoAdministration("UAF", "Utbildnings- och arbetsmarknadsförvaltningen"),
    DemoAdministration("SBF", "Samhällsbyggnadsförvaltningen"),
    DemoAdministration("VOF", "Vård- och omsorgsförvaltningen"),
)

_ADJUSTED = {"adjustment_days": 10}
BODIES = (
    DemoBody("KF", "Kommunfullmäktige", "Municipal Council", "council", "KSF", lead_times={"document_stop_days": 16}),
    DemoBody("KS", "Kommunstyrelsen", "Municipal Executive Board", "executive_board", "KSF", lead_times=_ADJUSTED),
    DemoBody("KSAU", "Kommunstyrelsens arbetsutskott", "Working Committee of the Executive Board", "subcommittee",
             "KSF", "KS", lead_times={"document_stop_days": 7, "preparation_days": 7}),
    DemoBody("KFN", "Kultur- och fritidsnämnden", "Culture and Leisure Committee", "committee", "KFF",
             lead_times=_ADJUSTED),
    DemoBody("BUN", "Barn- och utbildningsnämnden", "Children and Education Committee", "committee", "BUF",
             lead_times=_ADJUSTED),
    DemoBody("GVN", "Gymnasie- och vuxenutbildningsnämnden", "Upper Secondary and Adult Education Committee",
             "committee", "UAF", lead_times=_ADJUSTED),
    DemoBody("AMSN", "Arbetsmarknads- och socialnämnden", "Labour Market and Social Services Committee",
             "committee", "UAF", lead_times=_ADJUSTED),
    DemoBody("SHN", "Samhällsbyggnads- och hållbarhetsnämnden", "Planning and Sustainability Committee",
             "committee", "SBF", lead_times=_ADJUSTED),
    DemoBody("BN", "Byggnadsnämnden", "Building Committee", "committee", "SBF", lead_times=_ADJUSTED),
    DemoBody("ÄON", "Äldre- och omsorgsnämnden", "Elderly and Social Care Committee", "committee", "VOF",
             lead_times=_ADJUSTED),
    DemoBody("VN", "Valnämnden", "Election Committee", "committee", "KSF", lead_times=_ADJUSTED),
    DemoBody("SBO", "Strandö Bostäder AB (exempel)", "Strandö Housing Company", "company_board"),
    DemoBody("KPR", "Kommunala pensionärsrådet", "Senior Citizens’ Council", "advisory", "KSF"),
    DemoBody("KTR", "Kommunala tillgänglighetsrådet", "Accessibility Council", "advisory", "KSF"),
    DemoBody("IBG", "Internationella beredningsgruppen", "International Preparatory Group", "advisory", "KSF",
             kept_here=True),
)  # fmt: skip

COMMITTEES = ("KS", "KFN", "BUN", "GVN", "AMSN", "SHN", "BN", "ÄON", "VN")
"""The nine nämnder that report to the annual report; KS reports as one of them."""

LANDMARKS = (
    (date(2026, 9, 13), "Val till riksdag, region och kommun", "General election", "election"),
    (date(2026, 10, 15), "Nytt fullmäktige tillträder", "The new council takes office", "term"),
)

CANCELLED = ("AMSN", date(2026, 4, 21), "Inställt: för få ärenden.")
RESERVE_USED = ("KS", date(2026, 2, 10), "Reservdagen används: brådskande svar på remiss.")
