"""The registers that go out and come in as Excel: their columns, what a row is known by, and what must hold for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.change import Change
from utblick.audit.models import Record
from utblick.audit.policy import visible
from utblick.clock import recorded_at
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.cooperation.actions import agreements as agreement_actions
from utblick.cooperation.actions import exchanges as exchange_actions
from utblick.cooperation.actions import networks as network_actions
from utblick.cooperation.actions import partners as partner_actions
from utblick.cooperation.actions import visits as visit_actions
from utblick.cooperation.actions import wanted_contacts as wanted_actions
from utblick.cooperation.models import Agreement, Exchange, Network, Partner, Visit, WantedContact
from utblick.cooperation.models.agreements import LONGEST_NOTICE
from utblick.cooperation.months import notice_day
from utblick.cooperation.tables.columns import Column, columns_of
from utblick.cooperation.tables.naming import named_columns
from utblick.cooperation.tables.reading import Known
from utblick.search.actions import NewEntry
from utblick.search.fields import sort_key_of
from utblick.values import Actor


def _nothing(opened: Change, row: Any) -> None:
    return None


@dataclass(frozen=True)
class Register:
    """One register.

    ``key`` are the fields a row is known by when its identifier is not told. ``body`` is the field of the body that
    owns a row, "" when it is everybody's. ``settle`` sets what follows from what a row tells, ``check`` raises
    ValidationError for a row that cannot be, ``is_new`` says which. ``entry`` is what search knows of a row, or None;
    ``after`` is what else follows when a new row has been stored. ``optional`` and ``needed`` are fields that a new row
    may do without, or must have, other than the model says.
    """

    model: type[Record]
    title: str | Promise
    page: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    body: str
    settle: Callable[[Any, Known, Actor], None]
    check: Callable[[Any, Known, bool], None]
    entry: Callable[[Any], NewEntry | None]
    after: Callable[[Change, Any], None] = _nothing
    optional: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.model.kind

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """What the actor may see of it, in the order it was registered."""
        rows: QuerySet[Any] = visible(self.model._default_manager.all(), actor)
        named = [column.name for column in self.columns if column.field.many_to_one]
        many = [column.name for column in self.columns if column.field.many_to_many]
        return rows.select_related(*named).prefetch_related(*many).order_by("pk")

    def required(self, column: Column) -> bool:
        return (column.required and column.name not in self.optional) or column.name in self.needed


def _settle_partner(row: Partner, known: Known, actor: Actor) -> None:
    row.sort_name = sort_key_of(row.name)


def _check_partner(row: Partner, known: Known, is_new: bool) -> None:
    partner_actions.check_partner(
        {name: getattr(row, name) for name in partner_actions.CHECKED}, None if is_new else row
    )
    for name in (row.name, *row.other_names) if is_new else ():
        for same in known.partners_called(name):
            if (same.country_code, same.partner_kind) == (row.country_code, row.partner_kind):
                told = _("%(name)s finns redan som %(same)s. Skriv raden under det namnet, eller ta bort den.")
                raise ValidationError({"name": told % {"name": name, "same": same.name}})
    if is_new:
        known.add_partner(row)


def _settle_agreement(row: Agreement, known: Known, actor: Actor) -> None:
    row.sort_title = sort_key_of(row.title)
    if row.signed_on and not row.in_force_from:
        row.in_force_from = row.signed_on
    row.notice_by = notice_day(row.ends_on, min(row.notice_months, LONGEST_NOTICE))


def _check_agreement(row: Agreement, known: Known, is_new: bool) -> None:
    if row.signed_on is None and any((row.in_force_from, row.renewed_on, row.ends_on, row.rests_from, row.notice_on)):
        raise ValidationError({"signed_on": _("Skriv vilken dag avtalet undertecknades.")})
    for name in ("signed_on", "renewed_on", "rests_from", "notice_on", "reviewed_on"):
        refuse_to_come(getattr(row, name), name)
    refuse_disorder(row, "in_force_from", "ends_on")
    refuse_disorder(row, "signed_on", "renewed_on")
    refuse_disorder(row, "notice_on", "ends_on")
    _check_terms(row)


def _settle_network(row: Network, known: Known, actor: Actor) -> None:
    row.sort_name = sort_key_of(row.name)
    row.notice_by = notice_day(row.ends_on, min(row.notice_months, LONGEST_NOTICE))


def _check_network(row: Network, known: Known, is_new: bool) -> None:
    if row.joined_on is None and (row.ends_on or row.notice_on):
        raise ValidationError({"joined_on": _("Skriv vilken dag kommunen blev medlem.")})
    if row.fee_currency not in ("SEK", "EUR", "DKK", "NOK", "USD", "GBP", "CHF"):
        raise ValidationError({"fee_currency": _("Skriv valutan som SEK eller EUR.")})
    for name in ("joined_on", "notice_on"):
        refuse_to_come(getattr(row, name), name)
    refuse_disorder(row, "joined_on", "ends_on")
    refuse_disorder(row, "joined_on", "notice_on")
    refuse_disorder(row, "notice_on", "ends_on")
    _check_terms(row)


def _check_terms(row: Any) -> None:
    for name in ("notice_months", "prolongs_months"):
        if getattr(row, name) > LONGEST_NOTICE:
            raise ValidationError({name: _("Högst %s månader.") % LONGEST_NOTICE})
    if row.ends_on is None and (row.prolongs_months or row.notice_on):
        raise ValidationError({"ends_on": _("Skriv en sista dag.")})


def _settle_visit(row: Visit, known: Known, actor: Actor) -> None:
    row.partner = known.partner_named(row.place)
    row.twin_town = bool(row.partner and row.partner.is_twin_town)
    row.ends_on = row.ends_on or row.starts_on
    if row._state.adding:
        row.informed_on = row.informed_on or today()
        row.informed_at, row.informed_by = recorded_at(), actor.label
    if row.told and not row.told_on:
        row.told_on = today()


def _check_visit(row: Visit, known: Known, is_new: bool) -> None:
    visit_actions.check_visit(row)
    for name in ("informed_on", "told_on", "promise_kept_on", "cancelled_on"):
        refuse_to_come(getattr(row, name), name)
    if row.told and row.starts_on > today():
        raise ValidationError({"told": _("Besöket har inte börjat, så inget har kommit ut av det än.")})
    if row.cancelled_on and row.told:
        raise ValidationError({"cancelled_on": _("Ett besök som gav något kan inte vara inställt.")})
    if row.told_on and not row.told:
        raise ValidationError({"told": _("Skriv vad besöket gav.")})
    if row.promise_kept_on and not row.promised:
        raise ValidationError({"promised": _("Skriv vad ni lovade.")})


def _after_visit(opened: Change, row: Visit) -> None:
    """A visit told of late is an avvikelse; one that is still to come is told to the coordinators (R4.7)."""
    if not row.is_cancelled:
        visit_actions.tell_of_new(opened, row)


def _settle_exchange(row: Exchange, known: Known, actor: Actor) -> None:
    row.partner = known.partner_named(row.place)


def _check_exchange(row: Exchange, known: Known, is_new: bool) -> None:
    exchange_actions.check_exchange(row.what, row.place, row.starts_on, row.ends_on)
    refuse_to_come(row.cancelled_on, "cancelled_on")
    if row.cancelled_on and row.told:
        raise ValidationError({"cancelled_on": _("Ett utbyte som gav något kan inte vara inställt.")})


def _settle_wanted_contact(row: WantedContact, known: Known, actor: Actor) -> None:
    row.received_on = row.received_on or today()


def _check_wanted_contact(row: WantedContact, known: Known, is_new: bool) -> None:
    wanted_actions.check_wanted_contact(row)


def refuse_disorder(row: Any, first: str, last: str) -> None:
    """Raise ValidationError when the last day lies before the first."""
    begins, ends = getattr(row, first), getattr(row, last)
    if begins is not None and ends is not None and ends < begins:
        told = _("Dagen ligger före %(first)s, som är %(day)s.")
        name = str(row._meta.get_field(first).verbose_name)
        raise ValidationError({last: told % {"first": f"”{name}”", "day": begins.isoformat()}})


_STEPS = ("signed_on", "in_force_from", "renewed_on", "ends_on", "notice_months", "prolongs_months", "rests_from")
REGISTERS: dict[str, Register] = {
    "partner": Register(
        Partner, gettext_lazy("Partner"), "cooperation:partners", columns_of(Partner, out=("last_active_on",)),
        ("name", "country_code", "partner_kind"), "", _settle_partner, _check_partner, partner_actions.entry_of,
    ),
    "avtal": Register(
        Agreement, gettext_lazy("Avtal"), "cooperation:agreements",
        columns_of(Agreement, many=("partners",), new=(*_STEPS, "notice_on", "reviewed_on"), out=("notice_by",)),
        ("title", "agreement_kind", "body"), "body", _settle_agreement, _check_agreement,
        agreement_actions.entry_of, agreement_actions.note_as_signed,
    ),
    "natverk": Register(
        Network, gettext_lazy("Nätverk"), "cooperation:networks",
        columns_of(
            Network, many=("partners",), new=("joined_on", "ends_on", "notice_months", "prolongs_months", "notice_on"),
            out=("notice_by",),
        ),
        ("name",), "body", _settle_network, _check_network, network_actions.entry_of,
        network_actions.note_as_joined, ("partners",),
    ),
    "besok": Register(
        Visit, gettext_lazy("Besök"), "cooperation:visits",
        columns_of(
            Visit, new=("informed_on", "told_on", "promise_kept_on", "cancelled_on", "cancel_reason"),
            out=("partner", "twin_town", "informed_at", "informed_by", "report_to", "report_matter", "judged_on"),
        ),
        ("host", "starts_on", "who", "place", "direction"), "host", _settle_visit, _check_visit,
        visit_actions.entry_of, _after_visit, ("ends_on",),
    ),
    "utbyten": Register(
        Exchange, gettext_lazy("Utbyten"), "cooperation:exchanges",
        columns_of(Exchange, new=("cancelled_on", "cancel_reason"), out=("partner",)),
        ("body", "starts_on", "what", "place"), "body", _settle_exchange, _check_exchange,
        exchange_actions.entry_of,
    ),
    "foretag": Register(
        WantedContact, gettext_lazy("Företag som söker kontakter"), "cooperation:wanted_contacts",
        named_columns(
            columns_of(
                WantedContact, out=("request",),
                new=("passed_on", "partner", "network", "passed_to", "made_on", "outcome", "closed_on",
                     "closed_reason"),
            ),
            {"network": Network},
        ),
        ("company", "received_on", "seeks"), "body", _settle_wanted_contact, _check_wanted_contact,
        wanted_actions.entry_of, optional=("received_on",),
    ),
}  # fmt: skip
"""By what stands in the address. Rooms above add theirs."""
