"""One call read once: which notions, signs and priors it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from utblick.matching.calls import CallText
from utblick.matching.concepts import CONCEPTS
from utblick.matching.lexicon import MASK, Entry, Found, Lexicon, Part
from utblick.matching.priors import action_prior, division_prior, programme_code, programme_prior
from utblick.matching.signs import APPLICANTS, MASKS, OUTSIDE, Sign
from utblick.matching.words import ENGLISH, SWEDISH

CONCEPT, APPLICANT, AGAINST, WORD = "concept:", "applicant:", "outside:", "word:"
TITLE, CALL_TITLE, DESCRIPTION = "title", "call_title", "description"
TITLE_SHARE, _CALL_TITLE_SHARE = 3.0, 0.5
_USUAL_LENGTH, _SHORT_LENGTH = 1_200, 300
_HALF = 1.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, by key (`concept:school`, `applicant:cities`, `outside:defence`, `word:…`).

    `strength` (0–1) says for each key how much of the call is about it. `applicant` and `outside` (0–1) say how much
    it speaks of bodies like a municipality, and of what lies outside its tasks. `programme_prior` and `action_prior`
    are what programme (with its part) and type of action say in themselves, about −3 to 1.6.
    """

    call: CallText
    found: Mapping[str, Found]
    strength: Mapping[str, float]
    applicant: float
    outside: float
    programme: str
    programme_prior: float
    action_prior: float


def shipped_entries() -> Iterable[Entry]:
    """Every word of the concepts and signs."""
    for concept in CONCEPTS:
        yield from (Entry(CONCEPT + concept.id, term, SWEDISH) for term in concept.swedish)
        yield from (Entry(CONCEPT + concept.id, term, ENGLISH) for term in concept.english)
    for kind, signs in ((APPLICANT, APPLICANTS), (AGAINST, OUTSIDE)):
        for sign in signs:
            for word in sign.words:
                yield from in_both_languages(kind + sign.id, word)
    for mask in MASKS:
        yield Entry(MASK, mask, ENGLISH)


def in_both_languages(key: str, term: str) -> tuple[Entry, Entry]:
    return Entry(key, term, SWEDISH), Entry(key, term, ENGLISH)


def read(call: CallText, lexicon: Lexicon) -> Reading:
    """Read one call. A word in the title counts three times; in a long description each counts for less."""
    found = lexicon.find(
        (
            Part(TITLE, call.title, TITLE_SHARE),
            Part(CALL_TITLE, call.call_title, _CALL_TITLE_SHARE),
            Part(DESCRIPTION, call.description, share_of_a_word(call.description)),
        )
    )
    strength = strengths(found)
    programme = programme_code(call.programme, call.topic)
    return Reading(
        call=call,
        found=found,
        strength=strength,
        applicant=any_of(APPLICANT, APPLICANTS, strength),
        outside=any_of(AGAINST, OUTSIDE, strength),
        programme=programme,
        programme_prior=programme_prior(programme) + division_prior(call.topic),
        action_prior=action_prior(call.type_of_action),
    )


def share_of_a_word(text: str) -> float:
    """What one word of a running text counts: the longer the text, the less."""
    return 1.0 / (0.4 + 0.6 * max(len(text), _SHORT_LENGTH) / _USUAL_LENGTH)


def strengths(found: Mapping[str, Found]) -> dict[str, float]:
    """How much of the text is about each key (0–1); more of the same gives less and less."""
    return {key: one.amount / (one.amount + _HALF) for key, one in found.items()}


def any_of(kind: str, signs: tuple[Sign, ...], strength: Mapping[str, float]) -> float:
    """How much the text holds of any of the signs (0–1)."""
    missing = 1.0
    for sign in signs:
        missing *= 1.0 - sign.weight * strength.get(kind + sign.id, 0.0)
    return 1.0 - missing
