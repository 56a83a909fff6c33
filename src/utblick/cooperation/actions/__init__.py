"""Every write of the room."""

from utblick.cooperation.actions.agreement_steps import (
    NotMetError,
    renew_agreement,
    rest_agreement,
    review_agreement,
    sign_agreement,
    terminate_agreement,
    wake_agreement,
)
from utblick.cooperation.actions.agreements import (
    alter_agreement,
    file_with_agreement,
    prolong_agreements,
    register_agreement,
    state_earlier_decision,
)
from utblick.cooperation.actions.contact_links import ask_contact
from utblick.cooperation.actions.contacts import (
    add_contact,
    alter_contact,
    confirm_contact,
    note_activity,
    remove_contact,
    review_partner,
)
from utblick.cooperation.actions.exchanges import alter_exchange, cancel_exchange, register_exchange
from utblick.cooperation.actions.networks import (
    alter_network,
    appoint,
    join_network,
    leave_network,
    note_meeting,
    prolong_memberships,
    register_network,
)
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
from utblick.cooperation.actions.visit_links import ask_to_tell_of_visit
from utblick.cooperation.actions.visit_reports import ask_for_reports
from utblick.cooperation.actions.visits import (
    NotYetHappenedError,
    alter_visit,
    cancel_visit,
    keep_promise,
    register_visit,
    tell_of_visit,
)

__all__ = [
    "DAYS_TO_CONFIRM",
    "ExpiredLinkError",
    "NotMetError",
    "NotYetError",
    "NotYetHappenedError",
    "Received",
    "TooManyError",
    "accept_sender",
    "add_contact",
    "alter_agreement",
    "alter_contact",
    "alter_exchange",
    "alter_network",
    "alter_partner",
    "alter_visit",
    "appoint",
    "ask_contact",
    "ask_for_reports",
    "ask_openly",
    "ask_to_tell_of_visit",
    "cancel_exchange",
    "cancel_visit",
    "confirm_contact",
    "confirm_question",
    "file_with_agreement",
    "forget_unconfirmed",
    "join_network",
    "keep_promise",
    "leave_network",
    "note_activity",
    "note_answered",
    "note_meeting",
    "note_request_became_idea",
    "prolong_agreements",
    "prolong_memberships",
    "question_of",
    "register_agreement",
    "register_exchange",
    "register_network",
    "register_partner",
    "register_visit",
    "remove_contact",
    "renew_agreement",
    "rest_agreement",
    "review_agreement",
    "review_partner",
    "review_request",
    "sign_agreement",
    "stand_on_request",
    "state_earlier_decision",
    "take_file",
    "take_mail",
    "take_text",
    "tell_of_visit",
    "terminate_agreement",
    "wake_agreement",
]
