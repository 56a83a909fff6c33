"""Every write of the room."""

from utblick.cooperation.actions.open_form import (
    DAYS_TO_CONFIRM,
    ExpiredLinkError,
    TooManyError,
    ask_openly,
    confirm_question,
    forget_unconfirmed,
    question_of,
)
from utblick.cooperation.actions.partners import alter_partner, register_partner
from utblick.cooperation.actions.receiving import Received, take_file, take_mail, take_text
from utblick.cooperation.actions.requests import (
    NotYetError,
    accept_sender,
    note_answered,
    note_request_became_idea,
    review_request,
    stand_on_request,
)

__all__ = [
    "DAYS_TO_CONFIRM",
    "ExpiredLinkError",
    "NotYetError",
    "Received",
    "TooManyError",
    "accept_sender",
    "alter_partner",
    "ask_openly",
    "confirm_question",
    "forget_unconfirmed",
    "note_answered",
    "note_request_became_idea",
    "question_of",
    "register_partner",
    "review_request",
    "stand_on_request",
    "take_file",
    "take_mail",
    "take_text",
]
