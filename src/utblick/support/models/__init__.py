"""Lessons, questions to the coordinator, gatherings, and ideas that look for a partner."""

from utblick.support.models.gatherings import Gathering
from utblick.support.models.lessons import Lesson
from utblick.support.models.partner_searches import PartnerSearch
from utblick.support.models.questions import SupportQuestion

__all__ = ["Gathering", "Lesson", "PartnerSearch", "SupportQuestion"]
