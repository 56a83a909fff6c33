"""Lessons, and questions to the coordinator."""

from utblick.support.models.lessons import Lesson
from utblick.support.models.questions import SupportQuestion

__all__ = ["Lesson", "SupportQuestion"]
