"""Invented calls, in the way a funder writes."""

from __future__ import annotations

from utblick.matching import CallText

TOWN_TWINNING = CallText(
    topic="CERV-2031-CITIZENS-TOWN-TT",
    title="Town twinning",
    call_title="Meetings between twinned municipalities",
    programme="Citizens, Equality, Rights and Values Programme (CERV)",
    type_of_action="CERV Lump Sum Grants",
    description="Municipalities and their town twinning committees bring citizens together for a few days.",
)
QUANTUM = CallText(
    topic="ERC-2031-QUARK",
    title="Frontier grants in quantum physics",
    programme="Horizon Europe (HORIZON)",
    type_of_action="HORIZON ERC Grants",
    description="Principal investigators study entanglement of qubits in semiconductor lattices at low temperature.",
)
YOUTH_EXCHANGE = CallText(
    topic="ERASMUS-YOUTH-2031-EXCH",
    title="Youth exchanges between partner places",
    programme="Erasmus+ (ERASMUS+)",
    type_of_action="ERASMUS Lump Sum Grants",
    description="Groups of young people meet for a youth exchange of one to three weeks.",
)
STORMWATER = CallText(
    topic="LIFE-2031-ADAPT",
    title="Climate adaptation in towns: stormwater and heat",
    programme="Programme for the Environment and Climate Action (LIFE)",
    type_of_action="LIFE Project Grants",
    description="Local authorities test green spaces that hold rainwater and cool streets in residential areas.",
)
CARE = CallText(
    topic="ESF-2031-CARE",
    title="Better long-term care for older people",
    programme="European Social Fund+ (ESF)",
    type_of_action="ESF Project Grants",
    description="Municipalities, as providers of home care and nursing homes, try ways to reduce loneliness.",
)
SWEDISH = CallText(
    topic="",
    title="Vänortssamarbete kring kulturskolan",
    description="Stöd till kommuner som vill utveckla vänortssamarbetet och kulturskolan för barn och unga.",
)
MISSILES = CallText(
    topic="EDF-2031-RA",
    title="Missile defence of cities",
    programme="European Defence Fund (EDF)",
    type_of_action="EDF Research Actions",
    description="Industry develops ammunition and radars that protect cities and local communities.",
)
ALL = (TOWN_TWINNING, QUANTUM, YOUTH_EXCHANGE, STORMWATER, CARE, SWEDISH, MISSILES)
