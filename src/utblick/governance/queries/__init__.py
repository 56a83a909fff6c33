"""Every read of the room."""

from utblick.governance.queries.areas import PriorityArea, area_named, area_of, areas_ever, areas_on
from utblick.governance.queries.records import deviations, verdicts_given
from utblick.governance.queries.roads import Road, road, road_or_assumed, road_through
from utblick.governance.queries.sets import adopted_sets, applied_on, ask, law_on, sets_on
from utblick.governance.queries.verdicts import OpenedVerdict, open_answer, open_verdict, verdict_seen_by

__all__ = [
    "OpenedVerdict",
    "PriorityArea",
    "Road",
    "adopted_sets",
    "applied_on",
    "area_named",
    "area_of",
    "areas_ever",
    "areas_on",
    "ask",
    "deviations",
    "open_answer",
    "open_verdict",
    "road",
    "road_or_assumed",
    "road_through",
    "law_on",
    "sets_on",
    "verdict_seen_by",
    "verdicts_given",
]
