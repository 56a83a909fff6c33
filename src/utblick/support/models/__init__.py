"""Lessons, questions to the coordinator, and gatherings."""

from utblick.support.models.gatherings import Gathering
from utblick.support.models.lessons import Lesson
from utblick.support.models.questions import SupportQuestion

__all__ = ["Gathering", "Lesson", "SupportQuestion"]
