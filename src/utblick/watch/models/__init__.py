"""What the watch keeps: sources and their raw records, calls, and what the bodies think of them."""

from utblick.watch.models.calls import Call, CallText, CallUpdate, CallVersion
from utblick.watch.models.pages import PageChange, WatchedPage
from utblick.watch.models.sharing import CallNote, FeedAddress
from utblick.watch.models.sources import FetchRun, Quarantined, RawRecord, Source
from utblick.watch.models.stands import Learning, Match, Stand, WatchField
from utblick.watch.models.subscriptions import Subscription

__all__ = [
    "Call",
    "CallNote",
    "CallText",
    "CallUpdate",
    "CallVersion",
    "FeedAddress",
    "FetchRun",
    "Learning",
    "Match",
    "PageChange",
    "Quarantined",
    "RawRecord",
    "Source",
    "Stand",
    "Subscription",
    "WatchField",
    "WatchedPage",
]
