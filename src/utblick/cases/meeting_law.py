"""How a body decides, by kommunallagen (2017:725): quorum, jäv, votes, reservations, adjusting. Pure: no Django.

The rules of fullmäktige stand in ch. 5, those of a nämnd in ch. 6, which points back to ch. 5 for most of them (6:33,
6:35). A board or council that is no nämnd is treated as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from utblick.dates.appeal import minutes_due
from utblick.values import Text


class Assembly(StrEnum):
    """Which chapter a body follows."""

    COUNCIL = "council"
    COMMITTEE = "committee"


class Ground(StrEnum):
    """Why somebody is jävig: the points of KL 6:28."""

    OWN_MATTER = "own_matter"
    REPRESENTATIVE = "representative"
    AGENT = "agent"
    OTHER = "other"


GROUNDS = {
    Ground.OWN_MATTER: Text("saken rör personen själv eller någon närstående", "own matter, or that of somebody close"),
    Ground.REPRESENTATIVE: Text("ställföreträdare för den som saken rör", "represents the party concerned"),
    Ground.AGENT: Text("har varit ombud eller biträtt mot ersättning", "has been an agent or paid adviser"),
    Ground.OTHER: Text("annan omständighet som rubbar förtroendet", "another circumstance that shakes confidence"),
}


class Ballot(StrEnum):
    """One member's vote."""

    YES = "yes"
    NO = "no"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is against the law, or cannot be told; with the place in it."""

    text: Text
    clause: str


ADJUSTED_LATE = Remark(
    Text(
        "Protokollet justerades senare än 14 dagar efter sammanträdet, eller närmaste vardag (KL 5:69).",
        "The minutes were adjusted later than 14 days after the meeting, or the next weekday (KL 5:69).",
    ),
    "KL 5:69",
)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough are there; ``reached`` is None while the number of seats is not known."""

    reached: bool | None
    needed: int
    clause: str


def quorum(assembly: Assembly, *, present: int, seats: int, disqualified: int = 0) -> Quorum:
    """More than half of the seats must be filled by members or serving substitutes (KL 5:45, 6:27).

    ``disqualified`` are seats empty at this item by jäv alone: fullmäktige may decide all the same (KL 5:46), a nämnd
    may not.
    """
    needed = seats // 2 + 1
    if not seats:
        return Quorum(None, 0, "KL 5:45" if assembly == Assembly.COUNCIL else "KL 6:27")
    if assembly == Assembly.COMMITTEE:
        return Quorum(present >= needed, needed, "KL 6:27")
    if present < needed <= present + disqualified:
        return Quorum(True, needed, "KL 5:46")
    return Quorum(present >= needed, needed, "KL 5:45")


def is_disqualified(assembly: Assembly, ground: Ground, *, only_by_company_post: bool = False) -> bool:
    """Whether one may neither take part nor be present at the item.

    In fullmäktige only what concerns oneself or somebody close counts (KL 5:47). A post in a company that the
    municipality owns for the most part does not by itself make one jävig by points 2 and 4 of KL 6:28.
    """
    if assembly == Assembly.COUNCIL:
        return ground == Ground.OWN_MATTER
    return not (only_by_company_post and ground in (Ground.REPRESENTATIVE, Ground.OTHER))


@dataclass(frozen=True, slots=True)
class Result:
    """How a vote ended. ``won`` is None while it cannot be told; ``by`` says what settled it."""

    won: Ballot | None
    by: str
    text: Text


def result(*, yes: int, no: int, chair: Ballot | None, election: bool = False, lot: Ballot | None = None) -> Result:
    """Simple majority of those who vote; at a tie the chair's vote settles, in an election the lot (KL 5:54, 6:33).

    A chair who has abstained must vote when it is needed for the matter to be settled (KL 4:25).
    """
    if yes != no:
        won = Ballot.YES if yes > no else Ballot.NO
        told = Text(
            f"Med {yes} ja mot {no} nej har {_said(won).sv} fått flest röster.",
            f"With {yes} yes and {no} no, {_said(won).en} has the majority.",
        )
        return Result(won, "majority", told)
    if election:
        if lot not in (Ballot.YES, Ballot.NO):
            return Result(None, "lot", Text("Lika röstetal vid val: lotten avgör.", "A tie in an election: draw lots."))
        told = Text(f"Lika röstetal. Lotten avgör: {_said(lot).sv}.", f"A tie, settled by lot: {_said(lot).en}.")
        return Result(lot, "lot", told)
    if chair not in (Ballot.YES, Ballot.NO):
        told = Text("Lika röstetal: ordföranden måste rösta (KL 4:25).", "A tie: the chair must vote (KL 4:25).")
        return Result(None, "casting", told)
    told = Text(
        f"Lika röstetal, {yes} mot {no}. Ordförandens utslagsröst avgör: {_said(chair).sv}.",
        f"A tie, {yes} to {no}, settled by the chair's casting vote: {_said(chair).en}.",
    )
    return Result(chair, "casting", told)


def may_be_put_off(assembly: Assembly, *, asked_by: int, present: int, for_it: int, against: int, before: bool) -> bool:
    """Whether an item is tabled or referred back when a vote or a request says so.

    In fullmäktige a third of those present is enough the first time (KL 5:50); otherwise, and in a nämnd (KL 6:33),
    simple majority.
    """
    if assembly == Assembly.COUNCIL and not before and present and asked_by * 3 >= present:
        return True
    return for_it > against


def order_of_propositions(body: str, proposals: Sequence[str], chosen: int) -> str:
    """The sentences of the minutes on how the chair put the proposals (propositionsordning, KL 5:53), in Swedish.

    ``proposals`` in the order they are put; ``chosen`` is the one the chair finds adopted. One proposal gets no
    order: "" is returned.
    """
    if len(proposals) < 2:
        return ""
    put = f"{', '.join(proposals[:-1])} och {proposals[-1]}"
    return (
        f"Ordföranden ställer proposition på {put}, och finner att {body[:1].lower()}{body[1:]} beslutar enligt "
        f"{proposals[chosen]}."
    )


def reservation_remarks(*, announced: datetime, closed: datetime | None, took_part: bool) -> list[Remark]:
    """What is wrong with a reservation: it is made by who took part, before the meeting is closed (KL 4:27)."""
    remarks = []
    if closed is not None and announced > closed:
        told = Text(
            "Reservationen anmäldes efter att sammanträdet avslutats (KL 4:27).",
            "The reservation was announced after the meeting had been closed (KL 4:27).",
        )
        remarks.append(Remark(told, "KL 4:27"))
    if not took_part:
        told = Text(
            "Den som reserverade sig deltog inte i avgörandet (KL 4:27).",
            "The one who made the reservation took no part in the decision (KL 4:27).",
        )
        remarks.append(Remark(told, "KL 4:27"))
    return remarks


def adjusting_refused(*, held_on: date, adjusted_on: date, today: date) -> Text | None:
    """Why minutes cannot have been adjusted that day; None when they can."""
    if adjusted_on < held_on:
        return Text(
            "Protokollet kan inte justeras före sammanträdet (KL 5:65–69).",
            "Minutes cannot be adjusted before the meeting (KL 5:65–69).",
        )
    if adjusted_on > today:
        return Text(
            "Justeringen kan inte ha en dag som inte har varit.", "The minutes cannot be adjusted on a day to come."
        )
    return None


def adjusted_late(*, held_on: date, adjusted_on: date) -> Remark | None:
    """Minutes are adjusted within 14 days after the meeting (KL 5:69, 6:35), or the next weekday (lag 1930:173 § 2)."""
    return ADJUSTED_LATE if adjusted_on > minutes_due(held_on) else None


def _said(ballot: Ballot) -> Text:
    return Text("ja", "yes") if ballot == Ballot.YES else Text("nej", "no")
