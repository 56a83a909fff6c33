"""What the page of a partner shows: how alive the cooperation is, whom to write to, and its story in time."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from utblick.accounts.queries import names_of
from utblick.audit.policy import may
from utblick.cooperation import queries
from utblick.cooperation.agreement_states import ALIVE
from utblick.cooperation.models import Agreement, Partner
from utblick.cooperation.queries.association_grants import grants
from utblick.cooperation.queries.wanted_contacts import wanted_contacts
from utblick.cooperation.stories import ASKED_AGAIN_AFTER, happenings, is_quiet, last_activity, story, work_share
from utblick.values import Actor

MOST_WANTED = 10
"""So many contacts for companies are listed on a partner's or a network's page, those that wait first."""


def partner_page(actor: Actor, partner: Partner, day: date) -> dict[str, Any]:
    """The context of the page."""
    told = happenings(actor, [partner])
    lines = story(told)
    last = last_activity(told, day).get(partner.pk)
    agreements = list(queries.agreements(actor, partner=partner).prefetch_related(None))
    bound = partner.is_twin_town or any(_state(row) in ALIVE for row in agreements)
    persons = list(queries.contacts(actor, partner))
    names = names_of({row.confirmed_by for row in persons})
    return {
        "partner": partner,
        "today": day,
        "last_active_on": last,
        "is_quiet": bound and is_quiet(last, day),
        "work": work_share(told, day),
        "agreements": agreements,
        "contacts": [(row, names.get(row.confirmed_by, ""), day - row.confirmed_on > ASKED_AGAIN_AFTER)
                     for row in persons],
        "grants": list(grants(actor, partner=partner)[:MOST_WANTED]),
        "wanted_contacts": list(wanted_contacts(actor, partner=partner)[:MOST_WANTED]),
        "story": [line for line in lines if line.on <= day],
        "coming": [line for line in reversed(lines) if line.on > day],
        "predecessors": list(partner.predecessors.order_by("sort_name")),
        "new_visit_url": f"{reverse('cooperation:new_visit')}?{urlencode({'plats': partner.name})}",
        "new_agreement_url": f"{reverse('cooperation:new_agreement')}?partner={partner.pk}",
        "may_alter": may(actor, "partner.alter", partner),
        "may_review": may(actor, "partner.review", partner),
        "may_see_contacts": may(actor, "contact_person.see"),
        "may_add_contact": may(actor, "contact_person.add"),
        "may_register_visit": may(actor, "visit.register"),
        "may_register_agreement": may(actor, "agreement.register"),
    }  # fmt: skip


def _state(row: Agreement) -> str:
    """The state that the query has annotated it with."""
    state: str = vars(row)["state"]
    return state
