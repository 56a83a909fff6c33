"""Every write of the room."""

from utblick.governance.actions.adopting import adopt_set, interpret
from utblick.governance.actions.drafts import adopt_draft, begin_draft, save_draft
from utblick.governance.actions.ending import end_set, review_set
from utblick.governance.actions.records import (
    NotYetHappenedError,
    note_deviation,
    note_lacking,
    register_deviation,
)
from utblick.governance.actions.verdicts import keep_answer, keep_verdict

__all__ = [
    "NotYetHappenedError",
    "adopt_draft",
    "adopt_set",
    "begin_draft",
    "end_set",
    "interpret",
    "keep_answer",
    "keep_verdict",
    "note_deviation",
    "note_lacking",
    "register_deviation",
    "review_set",
    "save_draft",
]
