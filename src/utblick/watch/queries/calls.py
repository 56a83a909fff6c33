"""Calls: the list, the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OrderBy, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from utblick.audit.policy import may, visible
from utblick.values import Actor, Text, sort_key
from utblick.watch.models import Call, CallText, CallUpdate, CallVersion, Match, Stand
from utblick.watch.queries.fields import OwnField, own_fields
from utblick.watch.queries.sharing import OtherUnit, stands_on, units_of
from utblick.watch.queries.status import CURRENT, status_filter, status_of
from utblick.watch.sources.parsed import CallStatus, Deadline, next_deadline

SORTS: dict[str, Coalesce | F] = {
    "deadline": Coalesce("next_deadline_on", "closes_by"),
    "new": F("first_seen_on"),
    "budget": F("budget_minor"),
}
"""By the next settled deadline, else by the last day that a preliminary one can mean."""
HISTORY = 30
ANY = "any"
"""For ``body_code``: calls that concern some body that the actor follows."""


@dataclass(frozen=True)
class Concern:
    """A body that a call concerns: why, and the stand it has taken (None = Ny)."""

    body: OwnField
    match: Match | None
    stand: Stand | None

    @property
    def is_taken(self) -> bool:
        return self.stand is not None and self.stand.choice in (Stand.Choice.TAKEN, Stand.Choice.BECAME_IDEA)


@dataclass(frozen=True)
class CallPage:
    """Everything the page of one call shows, besides the plan."""

    call: Call
    status: CallStatus
    deadline: Deadline | None
    texts: dict[str, CallText]
    concerns: list[Concern]
    units: list[OtherUnit]
    other_bodies: list[OwnField]
    versions: list[CallVersion]
    updates: list[CallUpdate]

    @property
    def planned_for(self) -> OwnField | None:
        """The body to plan for at once: the one that has taken the call, else the one it concerns most. The executive
        board, which approves what others apply for, comes last. None without a day ahead."""
        if not self.concerns or self.deadline is None:
            return None
        return min(self.concerns, key=lambda concern: (not concern.is_taken, concern.body.is_board)).body


def calls(
    actor: Actor,
    day: date,
    *,
    status: str = CURRENT,
    programme: str = "",
    body_code: str = "",
    since: date | None = None,
    sort: str = "deadline",
    bodies: Sequence[OwnField] = (),
) -> QuerySet[Call]:
    """The calls a list shows, each with the matches and stands of ``bodies`` (`own_fields`) at hand.

    ``since``: first seen that day or later. ``sort``: a name in `SORTS`, "-" before it for the other way; calls
    without a value come last.
    """
    codes = [body.code for body in bodies]
    rows = visible(Call.objects.all(), actor).filter(status_filter(status, day))
    if programme:
        rows = rows.filter(programme_code=programme)
    concerned = codes if body_code == ANY else [code for code in codes if code == body_code]
    if concerned or body_code == ANY:
        rows = rows.filter(Exists(Match.objects.filter(call=OuterRef("pk"), body_code__in=concerned)))
    if since:
        rows = rows.filter(first_seen_on__gte=since)
    return rows.order_by(*_order(sort)).prefetch_related(
        Prefetch("matches", Match.objects.filter(body_code__in=codes).order_by("-score"), to_attr="own_matches"),
        Prefetch("stands", visible(Stand.objects.filter(body_code__in=codes), actor), to_attr="own_stands"),
    )


def programmes(actor: Actor) -> list[tuple[str, Text]]:
    """Code and name of every programme that has calls, in Swedish order."""
    rows = visible(Call.objects.filter(programme_code__gt=""), actor)
    found = rows.order_by().values_list("programme_code", "programme_sv", "programme_en").distinct()
    names = {code: Text(sv, en) for code, sv, en in found}
    return sorted(names.items(), key=lambda item: (sort_key(item[1].sv), item[0]))


def call(actor: Actor, id: UUID) -> Call | None:
    """One call, or None when there is none that the actor may see."""
    return visible(Call.objects.select_related("source", "replaced_by"), actor).filter(pk=id).first()


def call_by_identifier(identifier: str) -> Call | None:
    """The call of that identifier ("CERV-2026-CITIZENS-TOWN-TT"); the grant topic first, since cascade calls carry
    their parent's."""
    return Call.objects.filter(identifier=identifier).order_by("call_type", "-first_seen_on", "pk").first()


def call_page(actor: Actor, id: UUID, day: date) -> CallPage | None:
    """What the page of a call shows; None when there is none that the actor may see."""
    found = call(actor, id)
    if found is None:
        return None
    bodies = own_fields(actor)
    codes = [body.code for body in bodies]
    matches = {row.body_code: row for row in Match.objects.filter(call=found, body_code__in=codes)}
    taken = stands_on(found)
    stands = {row.body_code: row for row in taken if row.body_code in codes and may(actor, "stand.see", row)}
    concerned = [body for body in bodies if body.code in matches or body.code in stands]
    concerned.sort(key=lambda body: -matches[body.code].score if body.code in matches else 0)
    return CallPage(
        call=found,
        status=status_of(found, day),
        deadline=next_deadline(found.deadline_rows, day),
        texts={row.language: row for row in CallText.objects.filter(call=found)},
        concerns=[Concern(body, matches.get(body.code), stands.get(body.code)) for body in concerned],
        units=units_of(taken),
        other_bodies=[body for body in bodies if body not in concerned],
        versions=list(CallVersion.objects.filter(call=found)[:HISTORY]),
        updates=list(CallUpdate.objects.filter(call=found)[:HISTORY]),
    )


def _order(sort: str) -> list[OrderBy | str]:
    name = sort.removeprefix("-")
    column = SORTS.get(name, SORTS["deadline"])
    backwards = sort.startswith("-") and name in SORTS
    return [column.desc(nulls_last=True) if backwards else column.asc(nulls_last=True), "pk"]
