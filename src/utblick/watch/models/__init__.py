"""What the watch keeps: sources and their raw records, calls and EU questions, and what the bodies think of them."""

from utblick.watch.models.calls import Call, CallText, CallUpdate, CallVersion
from utblick.watch.models.county_notes import CountyNote
from utblick.watch.models.pages import PageChange, WatchedPage
from utblick.watch.models.questions import (
    EuPaper,
    EuQuestion,
    HandLink,
    PaperLink,
    PaperName,
    QuestionChange,
    QuestionMatch,
    QuestionStand,
    Telling,
)
from utblick.watch.models.sharing import FeedAddress
from utblick.watch.models.sources import FetchRun, Quarantined, RawRecord, Source
from utblick.watch.models.stands import Learning, Match, Stand, WatchField
from utblick.watch.models.subscriptions import Subscription
from utblick.watch.models.unread import UnreadAnswer

__all__ = [
    "Call",
    "CallText",
    "CallUpdate",
    "CallVersion",
    "CountyNote",
    "EuPaper",
    "EuQuestion",
    "FeedAddress",
    "FetchRun",
    "HandLink",
    "Learning",
    "Match",
    "PageChange",
    "PaperLink",
    "PaperName",
    "Quarantined",
    "QuestionChange",
    "QuestionMatch",
    "QuestionStand",
    "RawRecord",
    "Source",
    "Stand",
    "Subscription",
    "Telling",
    "UnreadAnswer",
    "WatchField",
    "WatchedPage",
]
