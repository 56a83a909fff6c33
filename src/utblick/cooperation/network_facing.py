"""What the page of a network shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from utblick.audit.policy import may
from utblick.cases.queries import business_benefits, history_of, matters
from utblick.cooperation import queries
from utblick.cooperation.agreement_facing import decision_rows
from utblick.cooperation.happenings import called
from utblick.cooperation.models import Network
from utblick.cooperation.network_gate import JOIN, Membership, judge, sentence_of
from utblick.cooperation.partner_facing import MOST_WANTED
from utblick.cooperation.queries.wanted_contacts import wanted_contacts
from utblick.governance.queries import deviations
from utblick.values import Actor

TONES = {Membership.MEMBER: "good", Membership.LEAVING: "care"}


def network_page(actor: Actor, network: Network, state: str, day: date) -> dict[str, Any]:
    """The context of the page: how the membership stands, who represents us, what came of it."""
    told = queries.representations(network)
    return {
        "network": network,
        "members": list(network.partners.order_by("sort_name", "id")),
        "state": state,
        "sentence": sentence_of(network, state),
        "tone": TONES.get(Membership(state), ""),
        "verdict": judge(network, JOIN, day) if network.joined_on is None else None,
        "representing": [row for row in told if row.valid_to is None or row.valid_to >= day],
        "formerly": [row for row in told if row.valid_to is not None and row.valid_to < day],
        "meetings": queries.network_meetings(network),
        "wanted_contacts": list(wanted_contacts(actor, network=network)[:MOST_WANTED]),
        "decisions": decision_rows(network.ref),
        "matters": matters(actor, subject=network.ref),
        "business_benefits": business_benefits(actor, network.ref),
        "deviations": deviations(actor, network.ref),
        "history": [(event, who, called(event.verb)) for event, who in history_of(network.ref)],
        "may_alter": may(actor, "network.alter", network),
        "may_join": network.joined_on is None and may(actor, "network.join", network),
        "may_leave": state == Membership.MEMBER and may(actor, "network.leave", network),
    }
