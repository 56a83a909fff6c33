"""Every read of the room, filtered by what the actor may see."""

from utblick.cooperation.queries.agreements import agreement, agreements, load_agreements
from utblick.cooperation.queries.contacts import contact, contacts
from utblick.cooperation.queries.exchanges import exchange, exchanges, load_exchanges, participation
from utblick.cooperation.queries.networks import (
    load_networks,
    network,
    network_meetings,
    networks,
    representations,
)
from utblick.cooperation.queries.partners import partner, partners
from utblick.cooperation.queries.partnerships import (
    load_partnerships,
    partnership,
    partnership_report,
    partnership_result,
    partnerships,
    reports_due,
)
from utblick.cooperation.queries.requests import (
    asked_openly,
    load_requests,
    request,
    requests,
)
from utblick.cooperation.queries.visits import load_visits, noting_of, visit, visits, visits_with

__all__ = [
    "agreement",
    "agreements",
    "asked_openly",
    "contact",
    "contacts",
    "exchange",
    "exchanges",
    "load_agreements",
    "load_exchanges",
    "load_networks",
    "load_partnerships",
    "load_requests",
    "load_visits",
    "network",
    "network_meetings",
    "networks",
    "noting_of",
    "participation",
    "partner",
    "partners",
    "partnership",
    "partnership_report",
    "partnership_result",
    "partnerships",
    "reports_due",
    "representations",
    "request",
    "requests",
    "visit",
    "visits",
    "visits_with",
]
