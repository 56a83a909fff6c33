"""What has been learned, in words: more of …, less of …"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from utblick.matching.concepts import BY_ID
from utblick.matching.fields import WatchField
from utblick.matching.learning import Learned
from utblick.matching.reading import CONCEPT
from utblick.matching.wanted import own_words
from utblick.values import Text

_LEAST, _MOST_TOLD = 0.15, 8


@dataclass(frozen=True, slots=True)
class Lessons:
    """The notions that a body's decisions have lifted and lowered, strongest first."""

    more: tuple[Text, ...]
    less: tuple[Text, ...]


def lessons(learned: Learned, field: WatchField) -> Lessons:
    """What the body of this field has taught it, as far as it weighs anything."""
    words = own_words([field])
    weights = learned.weights.get(field.body, {})
    told = [(weight, name) for key, weight in weights.items() if (name := name_of(key, words)) and abs(weight) > _LEAST]
    told.sort(key=lambda one: (-abs(one[0]), one[1].sv))
    return Lessons(
        tuple(name for weight, name in told if weight > 0)[:_MOST_TOLD],
        tuple(name for weight, name in told if weight < 0)[:_MOST_TOLD],
    )


def name_of(key: str, words: Mapping[str, str]) -> Text | None:
    """What people call a concept or an own word; None for what is neither any longer."""
    if key.startswith(CONCEPT):
        concept = BY_ID.get(key.removeprefix(CONCEPT))
        return concept.name if concept else None
    return Text(words[key], words[key]) if key in words else None
