"""Rules that send a call to a body whatever its score."""

from __future__ import annotations

import re

from utblick.matching.fields import WatchField
from utblick.matching.lexicon import Found
from utblick.matching.reading import CONCEPT, TITLE, Reading
from utblick.matching.reasons import Reason, by_children_and_youth, by_town_twinning

RULE_SCORE = 0.6
_ALWAYS_YOUTH = ("youth-exchange", "school-cooperation")
_YOUTH_IN_PROGRAMME = (
    *_ALWAYS_YOUTH,
    "youth",
    "youth-work",
    "school",
    "preschool",
    "upper-secondary",
    "learning-mobility",
    "children",
)
_YOUTH_PROGRAMMES = frozenset({"ERASMUS", "ESC"})
_TOWN_TOPIC = re.compile(r"-TOWN-(TT|NT)\b")
_CLEAR = 0.45


def rule_for(field: WatchField, reading: Reading) -> Reason | None:
    """The rule by which this call always reaches this field's body, or None (R2.7 and G-15; twin towns)."""
    if field.town_twinning and (town := _town_twinning(reading)):
        return by_town_twinning(RULE_SCORE, town[0])
    if field.children_and_youth and (youth := _children_and_youth(reading)):
        return by_children_and_youth(RULE_SCORE, youth)
    return None


def _town_twinning(reading: Reading) -> tuple[Found | None] | None:
    found = reading.found.get(CONCEPT + "town-twinning")
    if _TOWN_TOPIC.search(reading.call.topic.upper()) or (found and _clear(reading, "town-twinning")):
        return (found,)
    return None


def _children_and_youth(reading: Reading) -> Found | None:
    """What shows that the call is for youth exchange or school cooperation; only a passing word is not enough."""
    wanted = _YOUTH_IN_PROGRAMME if reading.programme in _YOUTH_PROGRAMMES else _ALWAYS_YOUTH
    return next((reading.found[CONCEPT + name] for name in wanted if _clear(reading, name)), None)


def _clear(reading: Reading, concept: str) -> bool:
    found = reading.found.get(CONCEPT + concept)
    return found is not None and (found.place == TITLE or reading.strength[CONCEPT + concept] >= _CLEAR)
