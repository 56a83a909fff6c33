"""Every read of the room, filtered by what the actor may see."""

from utblick.cooperation.queries.agreements import agreement, agreements, load_agreements
from utblick.cooperation.queries.contacts import contact, contacts
from utblick.cooperation.queries.networks import (
    load_networks,
    network,
    network_meetings,
    networks,
    representations,
)
from utblick.cooperation.queries.partners import partner, partners
from utblick.cooperation.queries.requests import (
    asked_openly,
    load_requests,
    request,
    requests,
)
from utblick.cooperation.queries.waiting import WaitingRow, waiting

__all__ = [
    "WaitingRow",
    "agreement",
    "agreements",
    "asked_openly",
    "load_networks",
    "network",
    "network_meetings",
    "networks",
    "representations",
    "contact",
    "contacts",
    "load_agreements",
    "load_requests",
    "partner",
    "partners",
    "request",
    "requests",
    "waiting",
]
