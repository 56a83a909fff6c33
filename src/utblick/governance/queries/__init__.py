"""Every read of the room."""

from utblick.governance.queries.records import deviations, verdicts_given
from utblick.governance.queries.roads import Road, road, road_through
from utblick.governance.queries.sets import adopted_sets, ask, sets_on

__all__ = ["Road", "adopted_sets", "ask", "deviations", "road", "road_through", "sets_on", "verdicts_given"]
