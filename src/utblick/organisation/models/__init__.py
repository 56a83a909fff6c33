"""The municipality as it is organised: bodies, administrations, people, and when bodies meet."""

from utblick.organisation.models.bodies import Administration, Body, Keeping
from utblick.organisation.models.meetings import Landmark, Meeting
from utblick.organisation.models.people import Assignment, Person

__all__ = ["Administration", "Assignment", "Body", "Keeping", "Landmark", "Meeting", "Person"]
