"""Every write of the room. Refusals are ValidationError by field, PermissionDenied and `ui.conflicts.Stale`."""

from utblick.organisation.actions.bodies import (
    alter_administration,
    alter_body,
    keep_records,
    register_administration,
    register_body,
)
from utblick.organisation.actions.meetings import (
    add_landmark,
    add_meeting,
    alter_meeting,
    cancel_meeting,
    confirm_meeting,
    hold_meeting,
    move_meeting,
    reinstate_meeting,
    remove_landmark,
)
from utblick.organisation.actions.people import (
    alter_person,
    assign,
    confirm_contact,
    end_assignment,
    person_of,
    register_person,
)
from utblick.organisation.actions.plans import ImportedPlan, PlanRefused, import_plan

__all__ = [
    "ImportedPlan",
    "PlanRefused",
    "add_landmark",
    "add_meeting",
    "alter_administration",
    "alter_body",
    "alter_meeting",
    "alter_person",
    "assign",
    "cancel_meeting",
    "confirm_meeting",
    "confirm_contact",
    "end_assignment",
    "hold_meeting",
    "import_plan",
    "keep_records",
    "move_meeting",
    "register_administration",
    "register_body",
    "person_of",
    "register_person",
    "reinstate_meeting",
    "remove_landmark",
]
