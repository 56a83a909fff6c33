"""Every write of the room."""

from utblick.governance.actions.adopting import adopt_set, interpret
from utblick.governance.actions.drafts import begin_draft
from utblick.governance.actions.records import (
    NotYetHappenedError,
    note_deviation,
    register_deviation,
)
from utblick.governance.actions.verdicts import keep_answer, keep_verdict

__all__ = [
    "NotYetHappenedError",
    "adopt_set",
    "begin_draft",
    "interpret",
    "keep_answer",
    "keep_verdict",
    "note_deviation",
    "register_deviation",
]
