"""What a body that a plan names, and we do not have, is probably called and is: a proposal to be looked through."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from utblick.organisation.meeting_plans.checking import STATUS_WORDS
from utblick.organisation.meeting_plans.reading import PlanRow

LONGEST_CODE = 20
_KNOWN = {
    "kf": ("Kommunfullmäktige", "council"),
    "ks": ("Kommunstyrelsen", "executive_board"),
    "kommunfullmäktige": ("Kommunfullmäktige", "council"),
    "fullmäktige": ("Kommunfullmäktige", "council"),
    "kommunstyrelsen": ("Kommunstyrelsen", "executive_board"),
    "kommunstyrelse": ("Kommunstyrelsen", "executive_board"),
}
_CODES = {"Kommunfullmäktige": "KF", "Kommunstyrelsen": "KS"}
_KINDS = (("utskott", "subcommittee"), ("rådet", "advisory"), ("beredning", "advisory"), ("bolag", "company_board"),
          (" ab", "company_board"), ("förbund", "joint"), ("gemensam", "joint"))  # fmt: skip
_SHORT = re.compile(r"[A-ZÅÄÖ]{2,8}")
_INSIDE = re.compile(r"\(([A-ZÅÄÖ]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body to add: as the plan writes it, and what it is proposed to be called and be."""

    written: str
    code: str
    name: str
    kind: str


def proposals(written: Iterable[str], taken: Collection[str]) -> list[Proposal]:
    """One for each name; a code in use already gets a figure after it."""
    used, found = set(taken), []
    for text in written:
        short = _INSIDE.search(text)
        plain = " ".join(_INSIDE.sub(" ", text).split())[:120] or text[:120]
        name, kind = _KNOWN.get(plain.lower(), (plain, _kind(plain)))
        code = _CODES.get(name) or (short[1] if short else _code(name))
        number = 2
        while code in used:
            code, number = f"{code.rstrip('0123456789')}{number}", number + 1
        used.add(code)
        found.append(Proposal(text, code, name, kind))
    return found


def _kind(name: str) -> str:
    low = f"{name.lower()} "
    return next((kind for word, kind in _KINDS if word in low), "committee")


def _code(name: str) -> str:
    """The first letters of its parts: Kultur- och fritidsnämnden is KFN, Socialnämnden SN."""
    if _SHORT.fullmatch(name):
        return name
    words = [word for word in re.split(r"[\s\-]+", name) if word and word.lower() not in ("och", "för", "i", "samt")]
    letters = "".join(word[0] for word in words if word[0].isalpha()).upper()
    last = words[-1].lower() if words else ""
    ending = "N" if last.endswith("nämnden") and last != "nämnden" else "S" if last.endswith("styrelsen") else ""
    return (letters + ending)[:LONGEST_CODE] or "ORGAN"


def as_text(rows: Iterable[PlanRow]) -> str:
    """The rows as CSV that reads back as they are, with the bodies' names as they were written."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(["organ", "datum", "tid", "plats", "ställning", "ordning"])
    for row in rows:
        starts_at = row.starts_at.strftime("%H:%M") if row.starts_at else ""
        status = STATUS_WORDS[row.status]
        writer.writerow([row.body, row.on.isoformat(), starts_at, row.place, status, row.order_in_day])
    return text.getvalue()
