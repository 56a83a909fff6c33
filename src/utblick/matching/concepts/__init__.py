"""The bilingual list of municipal notions: Swedish and English words for the same thing."""

from types import MappingProxyType

from utblick.matching.concepts import care, culture, environment, learning, place, society
from utblick.matching.concepts.base import Concept

CONCEPTS: tuple[Concept, ...] = (
    *learning.CONCEPTS,
    *culture.CONCEPTS,
    *care.CONCEPTS,
    *place.CONCEPTS,
    *environment.CONCEPTS,
    *society.CONCEPTS,
)
BY_ID = MappingProxyType({concept.id: concept for concept in CONCEPTS})

__all__ = ["BY_ID", "CONCEPTS", "Concept"]
