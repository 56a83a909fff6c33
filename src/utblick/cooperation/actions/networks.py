"""Writing networks, memberships, who represents the municipality, and meetings attended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.cooperation.actions.agreement_steps import NotMetError
from utblick.cooperation.agreement_gate import decisions_of, is_met, is_silent
from utblick.cooperation.models import Network, NetworkMeeting, NetworkMember, Partner, Representation
from utblick.cooperation.months import notice_day, prolonged_to
from utblick.cooperation.network_gate import JOIN, LEAVE, facts_of, judge
from utblick.governance.actions.records import note_lacking
from utblick.governance.actions.verdicts import keep_verdict
from utblick.governance.statements import Stated
from utblick.organisation.models import Body
from utblick.search.actions import NewEntry, store_entries
from utblick.search.fields import sort_key_of
from utblick.values import Actor, system_actor


def register_network(actor: Actor, *, name: str, body: Body, partners: Sequence[Partner] = (), **told: Any) -> Network:
    """Register a network, joined or not yet."""
    network = Network(name=name, sort_name=sort_key_of(name), body=body, **told)
    with change(actor, "network.register", Standing(body.code)) as opened:
        _refuse_twice(network, name)
        opened.add(network)
        set_members(opened, network, partners)
        make_findable(opened, network)
    return network


def alter_network(
    actor: Actor, network: Network, *, version: int, partners: Sequence[Partner] | None = None, **new: Any
) -> Network:
    """Change what stands about a network. Raises Stale for another version."""
    if "name" in new:
        new["sort_name"] = sort_key_of(new["name"])
    with change(actor, "network.alter", standing_of(network)) as opened:
        _refuse_twice(network, new.get("name", network.name))
        opened.alter(network, version=version, **new)
        if partners is not None:
            set_members(opened, network, partners)
        make_findable(opened, network)
    return network


def join_network(actor: Actor, network: Network, *, version: int, on: date, reason: str = "", **terms: Any) -> Network:
    """Note that the municipality is a member. ``terms``: ends_on, notice_months, prolongs_months.

    Raises NotMetError when the guidelines ask for a decision that is missing and no ``reason`` is given.
    """
    if network.joined_on is not None:
        raise ValidationError(_("Kommunen är redan medlem."))
    ends_on = terms.get("ends_on")
    if ends_on is not None and ends_on < on:
        raise ValidationError({"ends_on": _("Slutet ligger före början.")})
    if terms.get("prolongs_months") and ends_on is None:
        raise ValidationError({"ends_on": _("Skriv en sista dag, annars finns inget att förlänga.")})
    terms["notice_by"] = notice_day(ends_on, terms.get("notice_months", 0))
    return _step(actor, network, "network.join", JOIN, on, reason, version, {"joined_on": on, **terms})


def leave_network(
    actor: Actor, network: Network, *, version: int, on: date, ends_on: date, reason: str = ""
) -> Network:
    """Note that the membership is left, and its last day."""
    if network.joined_on is None or network.notice_on is not None:
        raise ValidationError(_("Det finns inget medlemskap att lämna."))
    if ends_on < on or on < network.joined_on:
        raise ValidationError({"ends_on": _("Sista dagen ligger före uppsägningen.")})
    new = {"notice_on": on, "ends_on": ends_on, "prolongs_months": 0, "notice_by": notice_day(ends_on, 0)}
    return _step(actor, network, "network.leave", LEAVE, on, reason, version, new)


def appoint(actor: Actor, network: Network, **told: Any) -> Representation:
    """Note who represents the municipality: person, role, mandate, valid_from, valid_to (G-43)."""
    if told.get("valid_to") and told["valid_to"] < told["valid_from"]:
        raise ValidationError({"valid_to": _("Slutet ligger före början.")})
    with change(actor, "network.appoint", standing_of(network)) as opened:
        return opened.add(Representation(network=network, **told), effective_on=told["valid_from"])


def note_meeting(actor: Actor, network: Network, **told: Any) -> NetworkMeeting:
    """Note a meeting attended: on, title, attended, outcome (G-23)."""
    refuse_to_come(told["on"], "on")
    with change(actor, "network.note_meeting", standing_of(network)) as opened:
        return opened.add(NetworkMeeting(network=network, **told), effective_on=told["on"])


def prolong_memberships(day: date) -> None:
    """Let memberships that nobody has left go on from their end. For the daily job."""
    due = Network.objects.filter(ends_on__lt=day, prolongs_months__gt=0, notice_on__isnull=True)
    if not due.exists():
        return
    with change(system_actor("networks"), "network.prolong") as opened:
        for network in due.order_by("pk")[:200]:
            first_end = network.ends_on
            assert first_end is not None
            end = prolonged_to(first_end, network.prolongs_months, day)
            opened.alter(network, ends_on=end, notice_by=notice_day(end, network.notice_months), effective_on=first_end)


def _step(
    actor: Actor, network: Network, verb: str, step: str, on: date, reason: str, version: int, new: dict[str, Any]
) -> Network:
    refuse_to_come(on, "on")
    verdict = judge(network, step, on)
    if not is_met(verdict) and not reason.strip():
        raise NotMetError(verdict)
    decisions, facts = decisions_of(network.ref), facts_of(network)
    with change(actor, verb, standing_of(network)) as opened:
        opened.alter(network, version=version, effective_on=on, **new)
        if not is_silent(verdict):
            stated = {name: Stated(value, origin="register") for name, value in facts.items()}
            keep_verdict(opened, network.ref, network.body_id, verdict, stated=stated, decisions=decisions)
        if not is_met(verdict):
            note_lacking(
                opened, network.ref, network.body_id, title=network.name, verdict=verdict, reason=reason, happened_on=on
            )
    return network


def set_members(opened: Change, network: Network, partners: Sequence[Partner]) -> None:
    """Let these partners of ours, and no others, be known as members too."""
    wanted = {partner.pk: partner for partner in partners}
    for gone in NetworkMember.objects.filter(network=network).exclude(partner__in=wanted).order_by("pk"):
        opened.remove(gone)
    there = set(NetworkMember.objects.filter(network=network).values_list("partner_id", flat=True))
    for key, partner in wanted.items():
        if key not in there:
            opened.add(NetworkMember(network=network, partner=partner))


def _refuse_twice(network: Network, name: str) -> None:
    if Network.objects.filter(name=name).exclude(pk=network.pk).exists():
        raise ValidationError({"name": _("Nätverket finns redan. Sök upp det i listan.")})


def note_as_joined(opened: Change, network: Network) -> None:
    """An avvikelse for a membership that came in as history, when the guidelines of that day asked for a decision."""
    if network.joined_on is not None and not is_met(verdict := judge(network, JOIN, network.joined_on)):
        note_lacking(
            opened, network.ref, network.body_id, title=network.name, verdict=verdict,
            reason=_("Inläst ur en fil, utan beslut i Utblick."), happened_on=network.joined_on,
        )  # fmt: skip


def make_findable(opened: Change, network: Network) -> None:
    """Let search find a network."""
    store_entries(opened, [entry_of(network)])


def entry_of(network: Network) -> NewEntry:
    """What search knows of it; found inside the municipality only."""
    return NewEntry(
        network.ref,
        scope="internal",
        title=network.name,
        url=reverse("cooperation:network", args=[network.pk]),
        text=" ".join([network.about, network.benefit]),
    )
