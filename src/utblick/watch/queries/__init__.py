"""Every read of the room, filtered by what the actor may see."""

from utblick.watch.queries.calls import (
    ANY,
    CallPage,
    call,
    call_by_identifier,
    call_page,
    calls,
    programmes,
)
from utblick.watch.queries.entered import entry_of, known_calls, never_told, untold_entries
from utblick.watch.queries.expected import RoundPicture, round_pictures
from utblick.watch.queries.fields import (
    OwnField,
    Trial,
    bodies_without_field,
    body_most_concerned,
    own_fields,
    try_field,
    watch_field,
)
from utblick.watch.queries.learning import Taught, learned, taught
from utblick.watch.queries.pages import failing_pages, page_change, page_changes, watched_page, watched_pages
from utblick.watch.queries.plans import plan_of
from utblick.watch.queries.runs import SourcePicture, quarantine, source, source_pictures, unread_answers
from utblick.watch.queries.stands import (
    UNDECIDED_DAYS,
    BodyWaiting,
    body_matches,
    stand_of,
    waiting_by_body,
)
from utblick.watch.queries.status import CURRENT, EXPECTED, status_filter, status_of

__all__ = [
    "ANY",
    "CURRENT",
    "EXPECTED",
    "UNDECIDED_DAYS",
    "BodyWaiting",
    "CallPage",
    "OwnField",
    "RoundPicture",
    "entry_of",
    "known_calls",
    "never_told",
    "failing_pages",
    "page_change",
    "page_changes",
    "round_pictures",
    "watched_page",
    "watched_pages",
    "SourcePicture",
    "Taught",
    "Trial",
    "body_matches",
    "call",
    "call_by_identifier",
    "call_page",
    "calls",
    "learned",
    "bodies_without_field",
    "body_most_concerned",
    "own_fields",
    "plan_of",
    "programmes",
    "quarantine",
    "source",
    "source_pictures",
    "stand_of",
    "status_filter",
    "status_of",
    "taught",
    "try_field",
    "unread_answers",
    "untold_entries",
    "waiting_by_body",
    "watch_field",
]
