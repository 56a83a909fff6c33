"""Which papers on EU questions (remisser, faktapromemorior, proposals, bills …) concern which nämnd, and why.

Delivered codes first, then words. What a nämnd watches over is said by its `WatchField` alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from utblick.matching import scoring
from utblick.matching.codes import CodeMeaning, PaperCode, meaning_of
from utblick.matching.concepts import BY_ID, CONCEPTS
from utblick.matching.fields import WatchField
from utblick.matching.lexicon import MASK, Entry, Found, Lexicon, Part
from utblick.matching.matcher import THRESHOLD, Match
from utblick.matching.paper_words import EMPTY_PHRASES, NOT_MUNICIPAL, TERMS_OF_LAW
from utblick.matching.reading import (
    AGAINST,
    APPLICANT,
    CONCEPT,
    DESCRIPTION,
    TITLE,
    TITLE_SHARE,
    any_of,
    in_both_languages,
    share_of_a_word,
    shipped_entries,
    strengths,
)
from utblick.matching.reasons import Reason, against, by_applicant, by_code, by_concept, by_word
from utblick.matching.signs import APPLICANTS, OUTSIDE
from utblick.matching.wanted import Prepared, own_words, prepare
from utblick.matching.words import SWEDISH

_LAW = "law:"
_BASE, _BY_TOPIC, _BY_TITLE, _BY_CODE, _BY_MUNICIPALITY, _BY_OUTSIDE = -3.3, 2.1, 2.3, 1.8, 0.8, 2.2
_NEGATIVE = 3.0
_LEAST_VALUE = 0.6
_MOST_CODES, _MOST_WORDS, _MOST_AROUND = 4, 5, 3
_LEAST_WEIGHT = 0.05
_LIST_OF_ADDRESSEES = re.compile(r"\n\s*#*\s*(remissinstanser|sändlista|remisslista)\b", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class PaperText:
    """What a source says of one paper: plain text in Swedish or English, and the subject codes it delivers.

    A list of those who are asked to answer ("Remissinstanser") ends the summary; nothing is read after it.
    """

    title: str
    summary: str = ""
    codes: tuple[PaperCode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a paper holds: words found and their strength by key, what each code says, and the strength of each
    concept by codes alone. `municipality` and `outside` are 0–1."""

    found: Mapping[str, Found]
    words: Mapping[str, float]
    meanings: tuple[tuple[PaperCode, CodeMeaning], ...]
    coded: Mapping[str, float]
    municipality: float
    outside: float

    def strength(self, key: str) -> float:
        """How much of the paper is about the concept or word (0–1), by words and codes together."""
        return 1.0 - (1.0 - self.words.get(key, 0.0)) * (1.0 - self.coded.get(key, 0.0))


class PaperMatcher:
    """Watch fields made ready once, then asked about many papers."""

    def __init__(self, fields: Sequence[WatchField]) -> None:
        self._words = own_words(fields)
        own = [entry for key, word in self._words.items() for entry in in_both_languages(key, word)]
        self._lexicon = Lexicon((*shipped_entries(), *_paper_entries()), own)
        value = {CONCEPT + one.id: _LEAST_VALUE + (1 - _LEAST_VALUE) * one.weight for one in CONCEPTS}
        self._fields = tuple(prepare(field, value) for field in fields)

    def match(self, paper: PaperText) -> tuple[Match, ...]:
        """The bodies the paper concerns, best first; none if nothing reaches the threshold."""
        reading = self._read(paper)
        scored = [(self._score(reading, field), field) for field in self._fields]
        found = [
            Match(field.field.body, round(score, 6), self._reasons(reading, field))
            for score, field in scored
            if score >= THRESHOLD
        ]
        return tuple(sorted(found, key=lambda match: (-match.score, match.body)))

    def scores(self, paper: PaperText) -> dict[str, float]:
        """The score of every field's body, without threshold."""
        reading = self._read(paper)
        return {field.field.body: self._score(reading, field) for field in self._fields}

    def _read(self, paper: PaperText) -> _Reading:
        title = paper.title.replace(_SOFT_HYPHEN, "")
        summary = _LIST_OF_ADDRESSEES.split(paper.summary.replace(_SOFT_HYPHEN, ""), maxsplit=1)[0]
        parts = (Part(TITLE, title, TITLE_SHARE), Part(DESCRIPTION, summary, share_of_a_word(summary)))
        found = self._lexicon.find(parts)
        words = strengths(found)
        codes = sorted(set(paper.codes), key=lambda code: (code.code_list, code.value))
        meanings = tuple((code, meaning) for code in codes if (meaning := meaning_of(code)))
        return _Reading(
            found=found,
            words=words,
            meanings=meanings,
            coded=_by_codes(meanings),
            municipality=any_of(APPLICANT, APPLICANTS, words),
            outside=_outside(words, meanings),
        )

    def _score(self, reading: _Reading, field: Prepared) -> float:
        keys = [key for key in field.weights if key in reading.words or key in reading.coded]
        if not keys:
            return 0.0
        about = scoring.topic(
            (field.weights[key], reading.strength(key), key in reading.found and reading.found[key].place == TITLE)
            for key in keys
        )
        return scoring.bent(
            _BASE
            + _BY_TOPIC * about.amount
            + _BY_TITLE * about.title
            + _BY_CODE * max(field.weights[key] * reading.coded.get(key, 0.0) for key in keys)
            + _BY_MUNICIPALITY * reading.municipality
            - _BY_OUTSIDE * reading.outside
            - _NEGATIVE * sum(reading.words.get(key, 0.0) for key in field.negative)
        )

    def _reasons(self, reading: _Reading, field: Prepared) -> tuple[Reason, ...]:
        """Codes first, then words, then what surrounds them; each kind strongest first."""
        return (
            *_strongest(_grounds_in_codes(reading, field), _MOST_CODES),
            *_strongest(self._grounds_in_words(reading, field), _MOST_WORDS),
            *_strongest(_grounds_around(reading), _MOST_AROUND),
        )

    def _grounds_in_words(self, reading: _Reading, field: Prepared) -> Iterator[Reason]:
        for key, found in reading.found.items():
            weight = field.weights.get(key, 0.0) * reading.words[key]
            if key in field.negative:
                yield against(found, -_NEGATIVE * reading.words[key])
            elif weight and key.startswith(CONCEPT):
                yield by_concept(BY_ID[key.removeprefix(CONCEPT)], found, weight)
            elif weight:
                yield by_word(self._words[key], found, weight)


def match_paper(paper: PaperText, fields: Sequence[WatchField]) -> tuple[Match, ...]:
    """`PaperMatcher(fields).match(paper)`; for many papers make the PaperMatcher once."""
    return PaperMatcher(fields).match(paper)


def _paper_entries() -> Iterator[Entry]:
    for concept, terms in TERMS_OF_LAW:
        yield from (Entry(CONCEPT + concept, term, SWEDISH) for term in terms)
    for sign in NOT_MUNICIPAL:
        yield from (Entry(_LAW + sign.id, word, SWEDISH) for word in sign.words)
    yield from (Entry(MASK, phrase, SWEDISH) for phrase in EMPTY_PHRASES)


def _by_codes(meanings: Sequence[tuple[PaperCode, CodeMeaning]]) -> dict[str, float]:
    """How surely each concept is meant, by the codes together: one more can only raise it."""
    missing: dict[str, float] = {}
    for _, meaning in meanings:
        for concept, weight in meaning.concepts:
            missing[CONCEPT + concept] = missing.get(CONCEPT + concept, 1.0) * (1.0 - weight)
    return {key: 1.0 - share for key, share in missing.items()}


def _outside(words: Mapping[str, float], meanings: Sequence[tuple[PaperCode, CodeMeaning]]) -> float:
    inside = (1.0 - any_of(AGAINST, OUTSIDE, words)) * (1.0 - any_of(_LAW, NOT_MUNICIPAL, words))
    return 1.0 - inside * math.prod(1.0 - meaning.outside for _, meaning in meanings)


def _grounds_in_codes(reading: _Reading, field: Prepared) -> Iterator[Reason]:
    for code, meaning in reading.meanings:
        weight = max(
            (field.weights.get(CONCEPT + concept, 0.0) * share for concept, share in meaning.concepts), default=0
        )
        yield by_code(code, meaning.name, weight)


def _grounds_around(reading: _Reading) -> Iterator[Reason]:
    """What the paper says of municipalities, and of things outside their tasks."""
    for code, meaning in reading.meanings:
        yield by_code(code, meaning.name, -_BY_OUTSIDE * meaning.outside)
    for key, found in reading.found.items():
        if key.startswith(APPLICANT):
            yield by_applicant(found, _BY_MUNICIPALITY * reading.words[key])
        elif key.startswith((AGAINST, _LAW)):
            yield against(found, -_BY_OUTSIDE * reading.words[key])


def _strongest(grounds: Iterator[Reason], most: int) -> list[Reason]:
    weighty = [reason for reason in grounds if abs(reason.weight) >= _LEAST_WEIGHT]
    return sorted(weighty, key=lambda reason: (-abs(reason.weight), reason.text.sv))[:most]
