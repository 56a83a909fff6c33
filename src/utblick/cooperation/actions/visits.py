"""Writing visits. Saving one informs the coordinating administration (R4.7)."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.accounts.queries import addresses_of
from utblick.audit.change import Change, change
from utblick.audit.policy import require, standing_of
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.cooperation.models import Partner, Visit
from utblick.cooperation.queries.names import partner_named
from utblick.cooperation.visit_letters import tell_coordinators
from utblick.cooperation.visit_rules import answer_before
from utblick.governance.actions import note_deviation
from utblick.organisation.models import Body
from utblick.search.actions import NewEntry, store_entries
from utblick.ui import formats
from utblick.values import Actor

TOLD_AGAIN = frozenset({"direction", "who", "place", "starts_on", "ends_on", "host_id", "purpose"})
"""What the coordinators are told of again when it changes."""


class NotYetHappenedError(Exception):
    """The visit has not begun, so nothing has come of it."""


def register_visit(actor: Actor, **told: Any) -> Visit:
    """Register a visit and by that inform the coordinators, once each; ``told`` are fields of Visit.

    A place that is the name of a known partner links the visit to it. Raises ValidationError.
    """
    with change(actor, "visit.register", Standing(told["host"].code)) as opened:
        return add_visit(opened, **told)


def add_visit(opened: Change, **told: Any) -> Visit:
    """`register_visit` inside an open change."""
    visit = Visit(
        **_settled(told),
        informed_at=recorded_at(),
        informed_on=today(),
        informed_by=opened.actor.label,
    )
    visit.delegation = visit.delegation or []
    check_visit(visit)
    _refuse_twice(visit)
    opened.add(visit, effective_on=visit.starts_on if visit.is_told_late else None)
    make_findable(opened, visit)
    _note_late(opened, visit)
    tell_coordinators(visit, addresses_of("coordinator", today()), "new")
    return visit


def tell_of_new(opened: Change, visit: Visit) -> None:
    """What follows when a visit comes in with many others: only one that is still to come or goes on is mailed of."""
    _note_late(opened, visit)
    if not visit.is_over(today()):
        tell_coordinators(visit, addresses_of("coordinator", today()), "new")


def alter_visit(actor: Actor, visit: Visit, *, version: int, **told: Any) -> Visit:
    """Change a visit; the coordinators are told again of days, host, who, whence and purpose. Raises Stale."""
    with change(actor, "visit.alter", standing_of(visit)) as opened:
        was_late, before = visit.is_told_late, visit.values()
        host: Body = told.get("host", visit.host)
        require(actor, "visit.alter", Standing(host.code))
        settled = _settled({"place": visit.place, "starts_on": visit.starts_on, **told})
        wanted = _as_it_would_be(visit, settled)
        check_visit(wanted)
        _refuse_twice(wanted)
        opened.alter(visit, version=version, **settled, judged_on=visit.judged_on if visit.report_to else None)
        if visit.is_told_late and not was_late:
            _note_late(opened, visit)
        make_findable(opened, visit)
        if _differing(before, visit) & TOLD_AGAIN:
            tell_coordinators(visit, addresses_of("coordinator", today()), f"v{visit.version}")
    return visit


def cancel_visit(actor: Actor, visit: Visit, reason: str) -> Visit:
    """Note that a visit does not take place; what has come of one that did cannot be undone."""
    if visit.told or visit.report_to:
        raise ValidationError(_("Besöket har ägt rum och kan inte ställas in."))
    with change(actor, "visit.cancel", standing_of(visit)) as opened:
        if not visit.is_cancelled:
            opened.alter(visit, cancelled_on=today(), cancel_reason=reason)
            make_findable(opened, visit)
            tell_coordinators(visit, addresses_of("coordinator", today()), "cancelled")
    return visit


def tell_of_visit(actor: Actor, visit: Visit, *, version: int, told: str, **more: Any) -> Visit:
    """Tell what came of a visit, and what we promised (``more``: promised, work_related, own_cost_minor, own_hours).

    Raises NotYetHappenedError before its first day, ValidationError when it was called off.
    """
    if not visit.has_begun(today()):
        raise NotYetHappenedError
    if visit.is_cancelled:
        raise ValidationError(_("Besöket ställdes in."))
    with change(actor, "visit.tell", standing_of(visit)) as opened:
        opened.alter(visit, version=version, told=told, told_on=visit.told_on or today(), **more)
        make_findable(opened, visit)
    return visit


def keep_promise(actor: Actor, visit: Visit) -> Visit:
    """Note that what we promised at a visit has been done."""
    if not visit.promised:
        raise ValidationError(_("Inget löfte är antecknat."))
    with change(actor, "visit.tell", standing_of(visit)) as opened:
        return opened.alter(visit, promise_kept_on=visit.promise_kept_on or today())


def _settled(told: dict[str, Any]) -> dict[str, Any]:
    """The fields with what follows from them: the last day, the partner by its name, whether it is a twin town."""
    partner: Partner | None = told.get("partner") or partner_named(told["place"])
    ends_on: date = told.get("ends_on") or told["starts_on"]
    return {**told, "ends_on": ends_on, "partner": partner, "twin_town": bool(partner and partner.is_twin_town)}


def _as_it_would_be(visit: Visit, settled: dict[str, Any]) -> Visit:
    wanted = copy(visit)
    for name, value in settled.items():
        setattr(wanted, name, value)
    return wanted


def check_visit(visit: Visit) -> None:
    """Raise ValidationError for a visit that cannot be."""
    if visit.ends_on < visit.starts_on:
        raise ValidationError({"ends_on": _("Sista dagen kan inte ligga före den första.")})
    if not (visit.who.strip() and visit.place.strip() and visit.purpose.strip()):
        raise ValidationError(_("Skriv vem, varifrån och syfte."))
    if visit.told_on and visit.told_on < visit.starts_on:
        raise ValidationError({"starts_on": _("Ni har redan berättat vad besöket gav, så det kan inte börja senare.")})


def _refuse_twice(visit: Visit) -> None:
    same = Visit.objects.filter(
        host=visit.host, starts_on=visit.starts_on, who=visit.who, place=visit.place, direction=visit.direction
    )
    if same.filter(cancelled_on=None).exclude(pk=visit.pk).exists():
        raise ValidationError({"who": _("Besöket är redan anmält. Sök upp det i listan.")})


def _note_late(opened: Change, visit: Visit) -> None:
    """An avvikelse when the guidelines asked for information before, and it came after the visit had begun."""
    if not visit.is_told_late:
        return
    clause = answer_before(visit, today()).informing_clause
    if clause:
        told = {"visit": str(visit), "day": formats.day(visit.starts_on, "sv")}
        note_deviation(
            opened,
            visit.ref,
            visit.host_id,
            clauses=[clause],
            what=_("Besöket %(visit)s, %(day)s, anmäldes först efteråt.") % told,
            reason="",
            happened_on=visit.starts_on,
        )


def _differing(before: dict[str, Any], visit: Visit) -> set[str]:
    return {name for name, value in visit.values().items() if before[name] != value}


def make_findable(opened: Change, visit: Visit) -> None:
    """Found inside the municipality only, whether it is coming or over."""
    store_entries(opened, [entry_of(visit)])


def entry_of(visit: Visit) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        visit.ref,
        scope="internal",
        title=str(visit),
        url=reverse("cooperation:visit", args=[visit.pk]),
        text=" ".join([visit.purpose, visit.partner.name if visit.partner else "", visit.told]),
        day=visit.starts_on,
    )
