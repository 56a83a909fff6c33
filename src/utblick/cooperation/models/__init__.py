"""Whom the municipality cooperates with, and who asks to."""

from utblick.cooperation.models.partners import Partner
from utblick.cooperation.models.requests import PartnerRequest

__all__ = ["Partner", "PartnerRequest"]
