"""Every write of the room."""

from utblick.watch.actions.absence import refresh_deadlines
from utblick.watch.actions.calls import reinstate_call, withdraw_call
from utblick.watch.actions.entering import (
    AlreadyKnownError,
    alter_call,
    expect_calls,
    import_calls,
    register_call,
    replace_forecast,
)
from utblick.watch.actions.expecting import expect
from utblick.watch.actions.fetching import AlreadyFetchingError, fetch, read_given
from utblick.watch.actions.fields import alter_watch_field, begin_watch_field, make_default_fields, match_again
from utblick.watch.actions.learning import forget, learn_from_new_stands, relearn
from utblick.watch.actions.pages import (
    alter_page,
    answer_by_call,
    answer_change,
    ask_for_look,
    look_at,
    look_at_page,
    note_reading,
    queue_due_pages,
    register_page,
)
from utblick.watch.actions.question_stands import take_question_stand, undo_question_stand
from utblick.watch.actions.questions import (
    answer_addressee,
    link_paper,
    open_answer,
    refresh_questions,
    settle_last_day,
    unlink_paper,
)
from utblick.watch.actions.reading import read_again
from utblick.watch.actions.silence import tell_silence
from utblick.watch.actions.sources import ask_for_fetch, ensure_source, point_source, switch_source
from utblick.watch.actions.stands import note_became_idea, take_stand, undo_stand
from utblick.watch.actions.undoing import TooLateError

__all__ = [
    "AlreadyFetchingError",
    "TooLateError",
    "AlreadyKnownError",
    "alter_page",
    "answer_by_call",
    "answer_change",
    "ask_for_look",
    "look_at",
    "look_at_page",
    "note_reading",
    "queue_due_pages",
    "register_page",
    "alter_call",
    "expect_calls",
    "expect",
    "import_calls",
    "register_call",
    "replace_forecast",
    "alter_watch_field",
    "answer_addressee",
    "ask_for_fetch",
    "begin_watch_field",
    "ensure_source",
    "fetch",
    "forget",
    "learn_from_new_stands",
    "link_paper",
    "make_default_fields",
    "match_again",
    "note_became_idea",
    "open_answer",
    "point_source",
    "read_again",
    "read_given",
    "refresh_deadlines",
    "refresh_questions",
    "reinstate_call",
    "relearn",
    "settle_last_day",
    "switch_source",
    "take_question_stand",
    "take_stand",
    "tell_silence",
    "undo_question_stand",
    "undo_stand",
    "unlink_paper",
    "withdraw_call",
]
