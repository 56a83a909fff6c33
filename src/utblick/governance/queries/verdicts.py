"""Opening an answer: everything behind one that was kept, or behind the one that holds today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from utblick.accounts.queries import names_of
from utblick.audit.policy import visible
from utblick.governance.models import AdoptedSet, GivenVerdict
from utblick.governance.queries.records import verdicts_given
from utblick.governance.queries.sets import applied_on, law_on, read_set
from utblick.governance.statements import ORIGINS, Stated, stated_from_json
from utblick.guidelines import TRIGGERS, Decision
from utblick.guidelines.exchange import decisions_from_json
from utblick.guidelines.explaining import Explanation, explain
from utblick.guidelines.facts import FACTS
from utblick.guidelines.in_words import value_in_words
from utblick.guidelines.vocabulary import Trigger
from utblick.ui.kinds import Link, link
from utblick.values import Actor, Ref, Text

MOST_OTHERS = 20


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that was used, its value in words (None = not known), who stated it and when."""

    question: Text
    value: Text | None
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenedVerdict:
    """An answer with everything behind it.

    ``explanation`` is None when the answer was kept without its facts, or when today's rules of reading would not give
    it again; ``kept`` then holds what was kept. ``superseded`` = other guidelines hold today.
    """

    trigger: Trigger
    outcome: str
    on: date
    body_code: str
    subject: Link | None
    explanation: Explanation | None
    facts: tuple[FactLine, ...]
    versions: tuple[AdoptedSet, ...]
    superseded: bool
    kept: Mapping[str, Any]
    reference: str
    others: tuple[GivenVerdict, ...]


def verdict_seen_by(actor: Actor, identifier: UUID) -> GivenVerdict | None:
    """A kept answer, or None when the actor may not see answers of its body, or not what it is about."""
    given = visible(GivenVerdict.objects.filter(pk=identifier), actor).first()
    return given if given is not None and link(Ref.parse(given.subject), actor) else None


def open_verdict(actor: Actor, given: GivenVerdict, today: date) -> OpenedVerdict:
    """A kept answer opened: judged again by the guidelines, facts and decisions it was given on. Five queries."""
    versions = tuple(AdoptedSet.objects.filter(sha256__in=given.set_hashes).order_by("document_id"))
    stated = stated_from_json(given.facts)
    explanation = _again(given, versions, stated)
    return OpenedVerdict(
        trigger=TRIGGERS[given.trigger],
        outcome=given.outcome,
        on=given.given_on,
        body_code=given.body_code,
        subject=link(Ref.parse(given.subject), actor),
        explanation=explanation,
        facts=_lines(explanation, stated),
        versions=versions,
        superseded=any(version.valid_to is not None and version.valid_to < today for version in versions),
        kept=given.result,
        reference=str(given.pk),
        others=tuple(verdicts_given(actor, Ref.parse(given.subject)).exclude(pk=given.pk)[:MOST_OTHERS]),
    )


def open_answer(
    actor: Actor,
    subject: Ref,
    body_code: str,
    trigger: str,
    stated: Mapping[str, Stated],
    decisions: Sequence[Decision],
    on: date,
) -> OpenedVerdict:
    """The answer about a subject that holds on a day, opened without being kept. Five queries."""
    explanation = explain(applied_on(on), trigger, _values(stated), decisions, on)
    named = {one.document.id for one in explanation.clauses}
    versions = AdoptedSet.objects.filter(document_id__in=named, valid_from__lte=on).exclude(valid_to__lt=on)
    return OpenedVerdict(
        trigger=TRIGGERS[trigger],
        outcome=explanation.verdict.outcome,
        on=on,
        body_code=body_code,
        subject=link(subject, actor),
        explanation=explanation,
        facts=_lines(explanation, stated),
        versions=tuple(versions.order_by("document_id")),
        superseded=False,
        kept={},
        reference=str(subject.id),
        others=tuple(verdicts_given(actor, subject)[:MOST_OTHERS]),
    )


def _again(given: GivenVerdict, versions: Sequence[AdoptedSet], stated: Mapping[str, Stated]) -> Explanation | None:
    """The answer judged again; None when it was kept without its facts or comes out otherwise."""
    if not given.facts or "choices" not in given.result:
        return None
    choices = given.result["choices"]
    adopted = [
        read_set(version.document_id, version.text, json.dumps(choices.get(version.document_id, {}), sort_keys=True))
        for version in versions
    ]
    decisions = decisions_from_json(json.dumps(given.result["decisions"]))
    found = explain([*law_on(given.given_on), *adopted], given.trigger, _values(stated), decisions, given.given_on)
    return found if found.verdict.outcome == given.outcome else None


def _values(stated: Mapping[str, Stated]) -> dict[str, object]:
    return {name: one.value for name, one in stated.items()}


def _lines(explanation: Explanation | None, stated: Mapping[str, Stated]) -> tuple[FactLine, ...]:
    """The facts that some rule speaks of; all that were kept when it is not known which."""
    names = names_of({one.by for one in stated.values()})
    used = [fact.name for fact in explanation.facts] if explanation else list(stated)
    return tuple(_line(name, stated.get(name), names) for name in used)


def _line(name: str, one: Stated | None, names: Mapping[str, str]) -> FactLine:
    question = FACTS[name].question
    if one is None:
        return FactLine(question, None)
    told = ", ".join(part for part in (names.get(one.by, ""), str(ORIGINS[one.origin])) if part)
    return FactLine(question, value_in_words(name, one.value), told, one.on)
