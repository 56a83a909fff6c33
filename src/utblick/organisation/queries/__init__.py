"""Every read of the room. Pages read what the actor may see (`audit.policy.visible`); plans are computed from all."""

from utblick.organisation.queries.bodies import (
    administrations,
    assignment,
    bodies,
    bodies_open_to,
    body,
    body_in_charge,
    codes_by_name,
    keeping_of,
    keepings,
    people_of,
    person,
    persons,
    works_for,
)
from utblick.organisation.queries.meetings import (
    calendar_year,
    coming_meetings,
    marked_day,
    marked_days,
    meeting,
    meetings_from,
    meetings_of_year,
    years_with_meetings,
)
from utblick.organisation.queries.planning import calendars, landmarks, rest_periods
from utblick.organisation.queries.plans import checked_plan

__all__ = [
    "administrations",
    "assignment",
    "bodies",
    "bodies_open_to",
    "body",
    "body_in_charge",
    "codes_by_name",
    "calendar_year",
    "calendars",
    "checked_plan",
    "coming_meetings",
    "keeping_of",
    "keepings",
    "landmarks",
    "marked_day",
    "marked_days",
    "meeting",
    "meetings_from",
    "meetings_of_year",
    "people_of",
    "person",
    "persons",
    "rest_periods",
    "works_for",
    "years_with_meetings",
]
