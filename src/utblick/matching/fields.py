"""A bevakningsområde: what one nämnd wants to hear about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of the nämnd's own, in Swedish or English, and how much it counts (0–3, usually 1)."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ConceptWeight:
    """One of the shipped bilingual concepts, and how much it counts."""

    concept: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class WatchField:
    """The bevakningsområde of the body with code `body`.

    `negative` are words that speak against a call. `programmes` are programme codes ("CERV") that count in favour.
    `children_and_youth`: calls for youth exchange and school cooperation always reach this body (R2.7, G-15).
    `town_twinning`: calls for twin towns always reach it.
    """

    body: str
    name: str = ""
    terms: tuple[Term, ...] = ()
    concepts: tuple[ConceptWeight, ...] = ()
    negative: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    children_and_youth: bool = False
    town_twinning: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, as stored; `from_json` gives an equal field back."""
        return {
            "body": self.body,
            "name": self.name,
            "terms": [[term.text, term.weight] for term in self.terms],
            "concepts": [[wanted.concept, wanted.weight] for wanted in self.concepts],
            "negative": list(self.negative),
            "programmes": list(self.programmes),
            "children_and_youth": self.children_and_youth,
            "town_twinning": self.town_twinning,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> WatchField:
        """Read what `to_json` wrote; missing keys mean nothing chosen. Raises KeyError without a body,
        ValueError or TypeError for values of another kind."""
        return cls(
            body=str(stored["body"]),
            name=str(stored.get("name", "")),
            terms=tuple(Term(str(text), float(weight)) for text, weight in stored.get("terms", ())),
            concepts=tuple(ConceptWeight(str(key), float(weight)) for key, weight in stored.get("concepts", ())),
            negative=tuple(str(word) for word in stored.get("negative", ())),
            programmes=tuple(str(code) for code in stored.get("programmes", ())),
            children_and_youth=bool(stored.get("children_and_youth", False)),
            town_twinning=bool(stored.get("town_twinning", False)),
        )
