"""Writing municipal partnerships: phases, results framework, steering group, reports (G-25)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import require, standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.models import (
    Partnership,
    PartnershipPhase,
    PartnershipReport,
    PartnershipResult,
    PartnershipSeat,
)
from utblick.search.actions import NewEntry, store_entries
from utblick.search.fields import sort_key_of
from utblick.values import Actor


def register_partnership(actor: Actor, **told: Any) -> Partnership:
    """Register a partnership; ``told``: its fields. Raises ValidationError when one side is to have no benefit."""
    row = Partnership(**told, sort_title=sort_key_of(told["title"]))
    with change(actor, "partnership.register", Standing(row.body_id)) as opened:
        check_partnership(row, told)
        opened.add(row)
        _make_findable(opened, row)
    return row


def alter_partnership(actor: Actor, row: Partnership, *, version: int, **new: Any) -> Partnership:
    """Change a partnership; ``new``: its fields by name. Raises Stale for another version."""
    if "title" in new:
        new["sort_title"] = sort_key_of(new["title"])
    with change(actor, "partnership.alter", standing_of(row)) as opened:
        if "body" in new:
            require(actor, "partnership.alter", Standing(new["body"].code))
        check_partnership(row, row.values() | new)
        opened.alter(row, version=version, **new)
        _make_findable(opened, row)
    return row


def add_phase(actor: Actor, row: Partnership, **told: Any) -> PartnershipPhase:
    """Note a phase: phase, starts_on, ends_on, grant_minor."""
    if told["ends_on"] < told["starts_on"]:
        raise ValidationError({"ends_on": _("Slutet ligger före början.")})
    with change(actor, "partnership.note", standing_of(row)) as opened:
        return opened.add(PartnershipPhase(partnership=row, **told), effective_on=told["starts_on"])


def add_result(actor: Actor, row: Partnership, **told: Any) -> PartnershipResult:
    """Add a row to the results framework: goal, result, indicator, baseline, target."""
    with change(actor, "partnership.note", standing_of(row)) as opened:
        return opened.add(PartnershipResult(partnership=row, **told))


def measure_result(actor: Actor, result: PartnershipResult, *, version: int, value: str, valued_on: date) -> None:
    """Note where an indicator is. Raises Stale for another version."""
    refuse_to_come(valued_on, "valued_on")
    with change(actor, "partnership.note", standing_of(result.partnership)) as opened:
        opened.alter(result, version=version, value=value, valued_on=valued_on)


def add_seat(actor: Actor, row: Partnership, **told: Any) -> PartnershipSeat:
    """Note who sits in the steering group: side, seat, name, until."""
    with change(actor, "partnership.note", standing_of(row)) as opened:
        return opened.add(PartnershipSeat(partnership=row, **told))


def add_report(actor: Actor, row: Partnership, **told: Any) -> PartnershipReport:
    """Note a report that is due: what, due_on."""
    with change(actor, "partnership.note", standing_of(row)) as opened:
        return opened.add(PartnershipReport(partnership=row, **told))


def send_report(actor: Actor, report: PartnershipReport) -> PartnershipReport:
    """Note that a report went to the funder today; the first time counts."""
    with change(actor, "partnership.note", standing_of(report.partnership)) as opened:
        return opened.alter(report, sent_on=report.sent_on or today())


def check_partnership(row: Partnership, told: dict[str, Any]) -> None:
    """Raise ValidationError when one side is to have no benefit, or the partnership is there already."""
    for name in ("benefit_own", "benefit_partner"):
        if not told[name].strip():
            raise ValidationError({name: _("Båda sidor ska ha nytta av partnerskapet (R3.15). Skriv vilken.")})
    partner = told["partner"].pk if "partner" in told else row.partner_id
    if Partnership.objects.filter(title=told["title"], partner=partner).exclude(pk=row.pk).exists():
        raise ValidationError({"title": _("Partnerskapet finns redan. Sök upp det i listan.")})


def _make_findable(opened: Change, row: Partnership) -> None:
    store_entries(opened, [entry_of(row)])


def entry_of(row: Partnership) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        row.ref,
        scope="internal",
        title=row.title,
        url=reverse("cooperation:partnership", args=[row.pk]),
        text=" ".join([row.partner.name, row.funder, row.goal, row.benefit_own, row.benefit_partner]),
    )
