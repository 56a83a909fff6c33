"""Which funding programme a text speaks of, however it is written: "LIFE-2026-SAP-ENV", "Erasmus plus". Pure.

A programme and the one it followed count as one: what was learnt in Horisont 2020 holds for Horisont Europa.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from utblick.values import searchable

_IDENTIFIER = re.compile(r"(?<![\w-])([A-Z][A-Z0-9]*)(?:-[A-Za-z0-9.]+)*-20\d\d(?!\d)[A-Za-z0-9.-]*")
"""The identifier of a call with its year: "CERV-2026-GE-WORK-LIFE" is CERV, whatever its later parts say."""


@dataclass(frozen=True)
class Programme:
    """A programme: what people call it first, how its calls' identifiers begin, and what else it is called."""

    name: str
    prefixes: tuple[str, ...]
    names: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        written = (re.escape(searchable(name)) for name in self.names)
        return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")

    def is_in(self, *texts: str) -> bool:
        """Whether any of the texts speaks of it: by an identifier that stands there, or by a name outside of one."""
        return any(self._is_in(text) for text in texts if text)

    def _is_in(self, text: str) -> bool:
        if any(found[1] in self.prefixes for found in _IDENTIFIER.finditer(text)):
            return True
        return self._pattern.search(searchable(_IDENTIFIER.sub(" ", text))) is not None


_KNOWN = """
LIFE|LIFE|life|programme for the environment and climate action
Horisont Europa|HORIZON,H2020,ERC|horisont europa|horisont 2020|horizon|h2020
Digitalt Europa|DIGITAL|digitalt europa|digital europe
CERV|CERV|cerv|medborgare, jämlikhet, rättigheter och värden|citizens, equality, rights and values|europe for citizens
Erasmus+|ERASMUS|erasmus
Kreativa Europa|CREA|kreativa europa|creative europe
ESF+|ESF|esf|europeiska socialfonden|european social fund|socialfonden
Europeiska solidaritetskåren|ESC|solidaritetskåren|solidarity corps
I3|I3|i3|interregionala innovationsinvesteringar|interregional innovation investments
Programmet för den inre marknaden|SMP,COSME|programmet för den inre marknaden|single market programme|cosme
AMIF|AMIF|amif|asyl-, migrations- och integrationsfonden|asylum, migration and integration fund
Fonden för inre säkerhet|ISF|isf|fonden för inre säkerhet|internal security fund
EU:s civilskyddsmekanism|UCPM|civilskyddsmekanism|civil protection mechanism
Fonden för ett sammanlänkat Europa|CEF|cef|sammanlänkat europa|connecting europe facility
EU för hälsa|EU4H|eu för hälsa|eu4health
Innovationsfonden|INNOVFUND|innovationsfonden|innovation fund
Mekanismen för en rättvis omställning|JTM|rättvis omställning|just transition
Interreg|INTERREG|interreg
ERUF|ERDF|eruf|erdf|europeiska regionala utvecklingsfonden|european regional development fund
Europeiska stadsinitiativet|EUI|eui|europeiska stadsinitiativet|european urban initiative
Urbact|URBACT|urbact
Nordplus|NORDPLUS|nordplus
ICLD|ICLD|icld|kommunalt partnerskap|municipal partnership
Svenska institutet|SI|svenska institutet|swedish institute|si östersjösamarbete
Vinnova|VINNOVA|vinnova
Formas|FORMAS|formas
Jordbruksfonden (Leader)|LEADER|jordbruksfonden
"""
KNOWN = tuple(
    Programme(name, tuple(prefixes.split(",")), tuple(names))
    for name, prefixes, *names in (line.split("|") for line in _KNOWN.strip().splitlines())
)


def programmes_in(*texts: str) -> tuple[Programme, ...]:
    """The known programmes that the texts speak of."""
    return tuple(programme for programme in KNOWN if programme.is_in(*texts))


def programme_named(name: str) -> Programme | None:
    """The programme that is meant: a known one, else one of just this name; None for a name without letters."""
    known = programmes_in(name)
    if known:
        return known[0]
    return Programme(name.strip(), (), (name.strip(),)) if searchable(name) else None
