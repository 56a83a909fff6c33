"""Whom the municipality cooperates with, what is agreed, and who asks to."""

from utblick.cooperation.models.agreements import Agreement, AgreementParty, EarlierDecision
from utblick.cooperation.models.association_grants import AssociationGrant, GrantScheme
from utblick.cooperation.models.contacts import ContactPerson
from utblick.cooperation.models.exchanges import Exchange
from utblick.cooperation.models.networks import Network, NetworkMeeting, NetworkMember, Representation
from utblick.cooperation.models.partners import Partner
from utblick.cooperation.models.partnerships import (
    Partnership,
    PartnershipPhase,
    PartnershipReport,
    PartnershipResult,
    PartnershipSeat,
)
from utblick.cooperation.models.requests import PartnerRequest
from utblick.cooperation.models.table_readings import TableReading
from utblick.cooperation.models.visits import Visit
from utblick.cooperation.models.wanted_contacts import WantedContact

__all__ = [
    "Agreement",
    "AgreementParty",
    "AssociationGrant",
    "ContactPerson",
    "EarlierDecision",
    "Exchange",
    "GrantScheme",
    "Network",
    "NetworkMeeting",
    "NetworkMember",
    "Partner",
    "PartnerRequest",
    "Partnership",
    "PartnershipPhase",
    "PartnershipReport",
    "PartnershipResult",
    "PartnershipSeat",
    "Representation",
    "TableReading",
    "Visit",
    "WantedContact",
]
