"""Which calls concern which nämnd, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from utblick.matching import scoring
from utblick.matching.background import UNKNOWN, Background
from utblick.matching.calls import CallText
from utblick.matching.concepts import BY_ID, CONCEPTS
from utblick.matching.fields import WatchField
from utblick.matching.learning import NOTHING, Decision, Learned, features
from utblick.matching.lessons import name_of
from utblick.matching.lexicon import Lexicon
from utblick.matching.reading import (
    AGAINST,
    APPLICANT,
    CONCEPT,
    TITLE,
    Reading,
    in_both_languages,
    read,
    shipped_entries,
)
from utblick.matching.reasons import (
    Reason,
    against,
    by_action,
    by_applicant,
    by_concept,
    by_learning,
    by_own_programme,
    by_programme,
    by_word,
)
from utblick.matching.rules import RULE_SCORE, rule_for
from utblick.matching.wanted import Prepared, own_words, prepare
from utblick.values import Text

THRESHOLD = 0.2
WHOLE_MUNICIPALITY = ""
_NEGATIVE = 3.0
_MOST_TERMS, _MOST_AROUND, _MOST_TAUGHT = 5, 4, 3
_LEAST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Match:
    """A call concerns a body: how much (0–1), and why, strongest ground first."""

    body: str
    score: float
    reasons: tuple[Reason, ...]


class Matcher:
    """Watch fields made ready once, then asked about many calls.

    `learned` holds what each body's decisions have taught; `background` how common each notion is.
    """

    def __init__(
        self, fields: Sequence[WatchField], background: Background = UNKNOWN, learned: Learned = NOTHING
    ) -> None:
        self._learned = learned
        self._words = own_words(fields)
        extra = [entry for key, word in self._words.items() for entry in in_both_languages(key, word)]
        self._lexicon = Lexicon(shipped_entries(), extra)
        self._value = {CONCEPT + one.id: one.weight * background.rarity(CONCEPT + one.id) for one in CONCEPTS}
        self._fields = tuple(prepare(field, self._value) for field in fields)

    def taught(self, learned: Learned) -> Matcher:
        """The same fields, with what these decisions have taught instead."""
        other = copy(self)
        other._learned = learned
        return other

    def read(self, call: CallText) -> Reading:
        """What the call holds; the costly part, done once a call."""
        return read(call, self._lexicon)

    def relevance(self, call: CallText) -> float:
        """How surely the call is one for a municipality at all (0–1), for ranking over all bodies."""
        reading = self.read(call)
        evidence = scoring.logit(reading, self._about(reading, self._value))
        return scoring.bent(evidence + self._learned.evidence(WHOLE_MUNICIPALITY, reading))

    def match(self, call: CallText, threshold: float = THRESHOLD) -> tuple[Match, ...]:
        """The bodies the call concerns, best first; none if nothing reaches the threshold."""
        reading = self.read(call)
        found = [match for prepared in self._fields if (match := self._one(reading, prepared, threshold))]
        return tuple(sorted(found, key=lambda match: (-match.score, match.body)))

    def scores(self, call: CallText) -> dict[str, float]:
        """The score of every field's body, without threshold, rules included."""
        reading = self.read(call)
        return {prepared.field.body: self._ruled(reading, prepared)[0] for prepared in self._fields}

    def decision(self, body: str, call: CallText, relevant: bool) -> Decision:
        """A stand taken, ready for `learn`; `body` "" means the municipality as a whole. Rules are left out of it, and
        words that speak against a call, which the body has already said itself."""
        if body == WHOLE_MUNICIPALITY:
            return Decision(body, features(self.read(call)), self.relevance(call), relevant)
        reading, prepared = self.read(call), next(one for one in self._fields if one.field.body == body)
        held = {key: amount for key, amount in features(reading).items() if key not in prepared.negative}
        return Decision(body, held, self._score(reading, prepared), relevant)

    def _about(self, reading: Reading, weights: Mapping[str, float]) -> scoring.Topic:
        return scoring.topic(
            (weights[key], strength, reading.found[key].place == TITLE)
            for key, strength in reading.strength.items()
            if key in weights
        )

    def _score(self, reading: Reading, prepared: Prepared) -> float:
        about = self._about(reading, prepared.weights)
        if not about.amount:
            return 0.0
        evidence = scoring.logit(reading, about)
        if reading.programme in prepared.field.programmes:
            evidence += scoring.BY_OWN_PROGRAMME
        evidence -= _NEGATIVE * sum(reading.strength.get(key, 0.0) for key in prepared.negative)
        return scoring.bent(evidence + self._learned.evidence(prepared.field.body, reading))

    def _ruled(self, reading: Reading, prepared: Prepared) -> tuple[float, Reason | None]:
        """The score, lifted by a rule to at least `RULE_SCORE` with its order kept, and the rule."""
        score = self._score(reading, prepared)
        rule = rule_for(prepared.field, reading)
        return (RULE_SCORE + (1 - RULE_SCORE) * score if rule else score), rule

    def _one(self, reading: Reading, prepared: Prepared, threshold: float) -> Match | None:
        score, rule = self._ruled(reading, prepared)
        if score < threshold:
            return None
        reasons = self._reasons(reading, prepared)
        return Match(prepared.field.body, round(score, 6), (rule, *reasons) if rule else reasons)

    def _reasons(self, reading: Reading, prepared: Prepared) -> tuple[Reason, ...]:
        """The strongest words found, then what the field itself says, then what surrounds them."""
        return (
            *_strongest(self._grounds_for(reading, prepared), _MOST_TERMS),
            *self._grounds_of_own(reading, prepared),
            *_strongest(_grounds_around(reading), _MOST_AROUND),
        )

    def _grounds_of_own(self, reading: Reading, prepared: Prepared) -> list[Reason]:
        grounds = [
            against(reading.found[key], -_NEGATIVE * reading.strength[key])
            for key in prepared.negative
            if key in reading.found
        ]
        if reading.programme in prepared.field.programmes:
            grounds.append(by_own_programme(reading.programme, scoring.BY_OWN_PROGRAMME))
        taught = self._learned.evidence(prepared.field.body, reading)
        if abs(taught) >= _LEAST_WEIGHT:
            grounds.append(by_learning(taught, self._taught_by(prepared.field.body, reading, taught)))
        return grounds

    def _taught_by(self, body: str, reading: Reading, taught: float) -> list[Text]:
        """The notions that pulled the way the decisions as a whole did."""
        named = [
            name
            for key, share in self._learned.grounds(body, reading)
            if share * taught > 0 and (name := name_of(key, self._words))
        ]
        return named[:_MOST_TAUGHT]

    def _grounds_for(self, reading: Reading, prepared: Prepared) -> list[Reason]:
        grounds = []
        for key, found in reading.found.items():
            weight = prepared.weights.get(key, 0.0) * reading.strength[key]
            if not weight:
                continue
            if key.startswith(CONCEPT):
                grounds.append(by_concept(BY_ID[key.removeprefix(CONCEPT)], found, weight))
            else:
                grounds.append(by_word(self._words[key], found, weight))
        return grounds


def match(call: CallText, fields: Sequence[WatchField], background: Background = UNKNOWN) -> tuple[Match, ...]:
    """`Matcher(fields, background).match(call)`; for many calls make the Matcher once."""
    return Matcher(fields, background).match(call)


@lru_cache(maxsize=1)
def _municipal() -> Matcher:
    return Matcher(())


def relevance(call: CallText) -> float:
    """How surely the call is one for a municipality at all (0–1)."""
    return _municipal().relevance(call)


def _grounds_around(reading: Reading) -> list[Reason]:
    """What the call says of who may join, its programme, its type and things outside a municipality's tasks."""
    grounds = []
    for key, found in reading.found.items():
        if key.startswith(APPLICANT):
            grounds.append(by_applicant(found, scoring.BY_APPLICANT * reading.strength[key]))
        elif key.startswith(AGAINST):
            grounds.append(against(found, -scoring.BY_OUTSIDE * reading.strength[key]))
    if reading.programme:
        grounds.append(by_programme(reading.programme, scoring.BY_PROGRAMME * reading.programme_prior))
    if reading.call.type_of_action:
        grounds.append(by_action(reading.call.type_of_action, scoring.BY_ACTION * reading.action_prior))
    return grounds


def _strongest(grounds: list[Reason], most: int) -> list[Reason]:
    weighty = [reason for reason in grounds if abs(reason.weight) >= _LEAST_WEIGHT]
    return sorted(weighty, key=lambda reason: (-abs(reason.weight), reason.text.sv))[:most]
