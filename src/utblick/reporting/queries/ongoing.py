"""The municipality's ongoing cooperation on a day (R5.4, G-41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.organisation.models import Body
from utblick.reporting.registers import REGISTERS, Line, merged
from utblick.reporting.rewinding import Past, past_of, rows_then
from utblick.values import Actor


@dataclass(frozen=True, slots=True)
class Section:
    """What one register says."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ongoing:
    """The report. ``as_known_now``: by what stands in the registers now; else by what the log says of that day."""

    day: date
    as_known_now: bool
    sections: tuple[Section, ...]
    bodies: dict[str, str]

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def body_names() -> dict[str, str]:
    """The bodies there are and have been, by code."""
    return dict(Body.objects.values_list("code", "name"))


def ongoing(
    actor: Actor, day: date, *, as_known_now: bool = False, body_code: str = "", names: dict[str, str] | None = None
) -> Ongoing:
    """What went on that day, of what the actor may see; ``body_code`` "" is every body's.

    How things stood follows from their days and from what the event log dates to that day or before; with
    ``as_known_now`` from what the registers say now, also what was registered afterwards.
    """
    past = Past() if as_known_now else past_of([register.model.kind for register in REGISTERS], day)
    sections = []
    for register in REGISTERS:
        told = (register.line(row, day) for row in rows_then(register.rows(actor), past, register.might(day)))
        lines = merged(line for line in told if line is not None and body_code in ("", line.body))
        sections.append(Section(str(register.label), lines))
    return Ongoing(day, as_known_now, tuple(sections), names if names is not None else body_names())
