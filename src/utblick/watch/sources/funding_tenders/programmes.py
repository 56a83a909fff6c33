"""The EU's funding programmes by the portal's codes: a shipped list, over which the portal's own names are laid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from utblick.values import Text
from utblick.watch.sources.text import one_line


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: the portal's code, its name, and whether Swedish municipalities as a rule may take part in it."""

    code: str
    name: Text
    municipal: bool = False


def _programmes(rows: str, municipal: bool) -> dict[str, Programme]:
    """Rows of "code|English name|svensk benämning"."""
    found = [row.strip().split("|") for row in rows.strip().splitlines()]
    return {code: Programme(code, Text(sv=sv, en=en), municipal) for code, en, sv in found}


_MUNICIPAL = """
43108390|Horizon Europe|Horisont Europa
43152860|Digital Europe Programme|Programmet för ett digitalt Europa
43252405|Programme for the Environment and Climate Action (LIFE)|LIFE – miljö och klimat
43251589|Citizens, Equality, Rights and Values Programme (CERV)|CERV – medborgare, jämlikhet, rättigheter och värden
43353764|Erasmus+|Erasmus+
43251814|Creative Europe|Kreativa Europa
43254019|European Social Fund Plus (EaSI)|ESF+ (sysselsättning och social innovation)
43254037|European Solidarity Corps|Europeiska solidaritetskåren
44416173|Interregional Innovation Investments Instrument (I3)|Interregionala innovationsinvesteringar (I3)
43252476|Single Market Programme|Programmet för den inre marknaden
43251447|Asylum, Migration and Integration Fund (AMIF)|Asyl-, migrations- och integrationsfonden (AMIF)
43252368|Internal Security Fund (ISF)|Fonden för inre säkerhet (ISF)
43298203|Union Civil Protection Mechanism|EU:s civilskyddsmekanism
43251567|Connecting Europe Facility (CEF)|Fonden för ett sammanlänkat Europa (CEF)
"""

_OTHER = """
43251530|Border Management and Visa Instrument (BMVI)|Instrumentet för gränsförvaltning och visering
43332642|EU4Health|EU för hälsa
43252386|Justice Programme|Programmet för rättsliga frågor
43637601|Pilot Projects and Preparatory Actions|Pilotprojekt och förberedande åtgärder
44773066|Just Transition Mechanism|Mekanismen för en rättvis omställning
43253967|Renewable Energy Financing Mechanism|Finansieringsmekanismen för förnybar energi
43252517|Social Prerogative and Specific Competencies Lines|Sociala befogenheter och särskilda uppgifter
46324255|Technical assistance for ERDF, CF and JTF|Tekniskt stöd för Eruf, SF och FRO
44773133|Information Measures for the EU Cohesion policy|Informationsåtgärder om sammanhållningspolitiken
43253706|Technical Support Instrument|Instrumentet för tekniskt stöd
43252449|Research Fund for Coal and Steel|Kol- och stålforskningsfonden
43089234|Innovation Fund|Innovationsfonden
43392145|European Maritime, Fisheries and Aquaculture Fund|Europeiska havs-, fiskeri- och vattenbruksfonden
44181033|European Defence Fund|Europeiska försvarsfonden
43298916|Euratom Research and Training Programme|Euratoms forsknings- och utbildningsprogram
43298664|Promotion of Agricultural Products|Säljfrämjande av jordbruksprodukter
43251882|Information on the common agricultural policy|Information om den gemensamma jordbrukspolitiken
43251842|Union Anti-fraud Programme|Unionens bedrägeribekämpningsprogram
43252433|Pericles IV|Perikles IV – skydd av euron mot förfalskning
43253979|Customs|Tull
43253995|Fiscalis|Fiscalis
43251534|Customs Control Equipment Instrument|Instrumentet för tullkontrollutrustning
45532249|EU Bodies and Agencies|EU:s organ och byråer
43697167|European Parliament|Europaparlamentet
45876777|Global Europe (NDICI)|Europa i världen (NDICI)
111111|EU External Action (Prospect)|EU:s yttre åtgärder
31045243|Horizon 2020 (2014–2020)|Horisont 2020 (2014–2020)
31059093|Erasmus+ (2014–2020)|Erasmus+ (2014–2020)
31059083|Creative Europe (2014–2020)|Kreativa Europa (2014–2020)
31107710|LIFE (2014–2020)|LIFE (2014–2020)
31059643|COSME (2014–2020)|Cosme (2014–2020)
31076817|Rights, Equality and Citizenship (2014–2020)|Rättigheter, jämlikhet och medborgarskap (2014–2020)
31070247|Justice Programme (2014–2020)|Rättsliga frågor (2014–2020)
31077795|AMIF (2014–2020)|AMIF (2014–2020)
31077817|Internal Security Fund, Police (2014–2020)|Fonden för inre säkerhet, polis (2014–2020)
31077833|Internal Security Fund, Borders (2014–2020)|Fonden för inre säkerhet, gränser (2014–2020)
31082527|Union Civil Protection Mechanism (2014–2020)|EU:s civilskyddsmekanism (2014–2020)
31061266|Third Health Programme (2014–2020)|Tredje hälsoprogrammet (2014–2020)
31061225|Research Fund for Coal and Steel (2014–2020)|Kol- och stålforskningsfonden (2014–2020)
31065524|Connecting Europe Facility (2014–2020)|Fonden för ett sammanlänkat Europa (2014–2020)
31098847|European Maritime and Fisheries Fund (2014–2020)|Europeiska havs- och fiskerifonden (2014–2020)
31072773|Promotion of Agricultural Products (2014–2020)|Säljfrämjande av jordbruksprodukter (2014–2020)
31061273|Consumer Programme (2014–2020)|Konsumentprogrammet (2014–2020)
42810547|Europe Direct (2014–2020)|Europa direkt (2014–2020)
31084250|Pilot Projects and Preparatory Actions (2014–2020)|Pilotprojekt och förberedande åtgärder (2014–2020)
42905358|Structural Reform Support Programme (2014–2020)|Stödprogrammet för strukturreformer (2014–2020)
42198993|Information on the agricultural policy (2014–2020)|Information om jordbrukspolitiken (2014–2020)
31109727|European Defence Industrial Development Programme|Programmet för europeisk försvarsindustri
31084392|Hercule III|Hercule III
111109|First Health Programme|Första hälsoprogrammet
111110|Second Health Programme|Andra hälsoprogrammet
"""

SHIPPED: Mapping[str, Programme] = {**_programmes(_MUNICIPAL, True), **_programmes(_OTHER, False)}


def facet_name(sent: str) -> str:
    """A name as a facet sends it, made readable: it is URL-encoded, and a "+" in it may have become a space."""
    return one_line(unquote(sent.replace("+", " "), errors="replace")).replace(" )", ")").replace("( ", "(")


def with_facet_names(sent_names: Mapping[str, str]) -> dict[str, Programme]:
    """The shipped list with the portal's own English names laid over it. ``sent_names`` are as facets send them.

    Where the facet has lost a "+" the shipped name stays; Swedish labels stay; unknown codes are added.
    """
    programmes = dict(SHIPPED)
    for code, sent in sent_names.items():
        name = facet_name(sent)
        known = programmes.get(code)
        if not name or name == code:
            continue
        if known is None:
            programmes[code] = Programme(code, Text(sv=name, en=name))
        elif not _plus_lost(sent):
            programmes[code] = replace(known, name=Text(sv=known.name.sv, en=name))
    return programmes


def _plus_lost(sent: str) -> bool:
    return "  " in sent or " )" in sent or sent != sent.strip()
