"""Lessons."""

from utblick.support.models.lessons import Lesson

__all__ = ["Lesson"]
