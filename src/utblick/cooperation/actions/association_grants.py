"""Writing the pots of grants to associations, and the applications as they come in and are judged."""

from __future__ import annotations

from collections.abc import Sequence
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
from utblick.cooperation.grant_rules import report_day
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.cooperation.queries.names import partner_named
from utblick.search.actions import NewEntry, store_entries
from utblick.values import Actor


def register_scheme(actor: Actor, **told: Any) -> GrantScheme:
    """Put down a year's pot; ``told``: its fields. Raises ValidationError."""
    scheme = GrantScheme(**told)
    with change(actor, "grant_scheme.register", Standing(scheme.body_id)) as opened:
        check_scheme(scheme)
        _refuse_same_year(scheme)
        opened.add(scheme)
        store_entries(opened, [entry_of_scheme(scheme)])
    return scheme


def alter_scheme(actor: Actor, scheme: GrantScheme, *, version: int, **new: Any) -> GrantScheme:
    """Change a year's pot. Raises Stale for another version."""
    with change(actor, "grant_scheme.alter", standing_of(scheme)) as opened:
        wanted = GrantScheme(**{**scheme.values(), **new}, pk=scheme.pk)
        require(actor, "grant_scheme.alter", Standing(wanted.body_id))
        check_scheme(wanted)
        _refuse_same_year(wanted)
        opened.alter(scheme, version=version, **new)
        store_entries(opened, [entry_of_scheme(scheme)])
    return scheme


def register_grant(
    actor: Actor, scheme: GrantScheme, *, applied_on: date | None = None, **told: Any
) -> AssociationGrant:
    """Note an application that came in, a late one too; ``told``: its fields.

    Names of known partners link them. Raises ValidationError.
    """
    row = AssociationGrant(scheme=scheme, body_id=scheme.body_id, applied_on=applied_on or today(), **told)
    set_report_day(row)
    link_partners(row)
    with change(actor, "association_grant.register", Standing(row.body_id)) as opened:
        check_grant(row)
        _refuse_twice(row)
        opened.add(row)
        make_findable(opened, row)
    return row


def alter_grant(actor: Actor, row: AssociationGrant, *, version: int, **new: Any) -> AssociationGrant:
    """Change what stands about an application. Raises Stale for another version."""
    with change(actor, "association_grant.alter", standing_of(row)) as opened:
        wanted = AssociationGrant(**{**row.values(), **new}, pk=row.pk)
        link_partners(wanted)
        check_grant(wanted)
        _refuse_twice(wanted)
        linked: dict[str, Any] = {"organisation": wanted.organisation, "partner": wanted.partner}
        opened.alter(row, version=version, **new, **linked)
        make_findable(opened, row)
    return row


def assess_grant(
    actor: Actor, row: AssociationGrant, *, version: int, judged: Sequence[tuple[str, str, str]]
) -> AssociationGrant:
    """Judge an application: for each criterion whether it is `met`, and a note. Again replaces it."""
    if row.withdrawn_on is not None:
        raise ValidationError(_("Ansökan är återkallad."))
    with change(actor, "association_grant.assess", standing_of(row)) as opened:
        told = [list(one) for one in judged]
        return opened.alter(row, version=version, assessment=told, assessed_on=today())


def check_scheme(scheme: GrantScheme) -> None:
    """Raise ValidationError for terms that cannot stand together."""
    if scheme.cap_minor is not None and scheme.cap_minor > scheme.pot_minor:
        raise ValidationError({"cap_minor": _("Taket för en ansökan är högre än alla medel.")})
    if scheme.report_by is not None and scheme.report_by <= scheme.deadline:
        raise ValidationError({"report_by": _("Redovisningen kan inte komma före sista ansökningsdag.")})


def check_grant(row: AssociationGrant) -> None:
    """Raise ValidationError for an application that cannot be."""
    if row.ends_on is not None and row.ends_on < row.starts_on:
        raise ValidationError({"ends_on": _("Sista dagen kan inte ligga före den första.")})
    if row.minors > row.participants:
        raise ValidationError({"minors": _("De under 18 år räknas bland deltagarna och kan inte vara fler än dem.")})
    refuse_to_come(row.applied_on, "applied_on")


def set_report_day(row: AssociationGrant) -> None:
    """The day to report by, where none is told."""
    row.report_by = row.report_by or report_day(row.scheme.report_by, row.ends_on or row.starts_on)


def link_partners(row: AssociationGrant) -> None:
    """Link the association and whom it visits to the register of partners, when one of each name is known."""
    row.organisation, row.partner = partner_named(row.association), partner_named(row.town)


def _refuse_same_year(scheme: GrantScheme) -> None:
    if GrantScheme.objects.filter(name=scheme.name, year=scheme.year).exclude(pk=scheme.pk).exists():
        raise ValidationError({"year": _("Bidraget finns redan för det året. Ändra det i stället.")})


def _refuse_twice(row: AssociationGrant) -> None:
    same = AssociationGrant.objects.filter(
        scheme_id=row.scheme_id, association=row.association, town=row.town, starts_on=row.starts_on, withdrawn_on=None
    )
    if row.withdrawn_on is None and same.exclude(pk=row.pk).exists():
        raise ValidationError({"association": _("Samma ansökan från föreningen står redan i listan.")})


def make_findable(opened: Change, row: AssociationGrant) -> None:
    store_entries(opened, [entry_of(row)])


def entry_of_scheme(scheme: GrantScheme) -> NewEntry:
    """What search knows of a pot; found inside the municipality only."""
    return NewEntry(
        scheme.ref,
        scope="internal",
        title=str(scheme),
        url=reverse("cooperation:grant_scheme", args=[scheme.pk]),
        text=" ".join([scheme.applicants, scheme.criteria]),
        day=scheme.deadline,
    )


def entry_of(row: AssociationGrant) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        row.ref,
        scope="internal",
        title=str(row),
        url=reverse("cooperation:association_grant", args=[row.pk]),
        text=" ".join([row.purpose, row.other_funders, row.told]),
        day=row.starts_on,
    )
