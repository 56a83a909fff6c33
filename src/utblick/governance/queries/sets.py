"""The adopted guidelines, as they apply on a day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import FilteredRelation, Q, QuerySet

from utblick.audit.policy import visible
from utblick.governance.models import AdoptedSet
from utblick.guidelines import Decision, GuidelineSet, Verdict, evaluate, load, sets_in_force
from utblick.guidelines.exchange import money_from_json
from utblick.guidelines.schema import Document
from utblick.values import Actor


def adopted_sets(actor: Actor) -> QuerySet[AdoptedSet]:
    """Every adopted version, latest first."""
    return visible(AdoptedSet.objects.order_by("-valid_from", "document_id"), actor)


def sets_on(day: date) -> tuple[GuidelineSet, ...]:
    """The guideline sets applied on a day, read with the interpretations of that day. One query."""
    adopted = AdoptedSet.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    stated = FilteredRelation("interpretations", condition=Q(interpretations__valid_from__lte=day))
    rows = adopted.annotate(stated=stated).order_by("document_id", "pk", "stated__valid_from")
    texts: dict[Any, tuple[str, str]] = {}
    chosen: dict[Any, dict[str, Any]] = defaultdict(dict)
    for pk, name, text, parameter, value in rows.values_list(
        "pk", "document_id", "text", "stated__parameter", "stated__value"
    ):
        texts[pk] = name, text
        if parameter is not None:
            chosen[pk][parameter] = value
    return tuple(read_set(name, text, json.dumps(chosen[pk], sort_keys=True)) for pk, (name, text) in texts.items())


def law_on(day: date) -> tuple[GuidelineSet, ...]:
    """The law above the guidelines (`guidelines/lag/`), as far as it is in force on a day. It is adopted by nobody."""
    return sets_in_force(_law(), day)


def applied_on(day: date) -> tuple[GuidelineSet, ...]:
    """All that an answer on a day rests on: the law, and the guidelines adopted here. One query."""
    return (*law_on(day), *sets_on(day))


def ask(trigger: str, facts: Mapping[str, object], decisions: Sequence[Decision], on: date) -> Verdict:
    """The answer by the law and the guidelines applied on a day. Raises ValueError for an unknown trigger or fact."""
    return evaluate(applied_on(on), trigger, facts, decisions, on)


def ask_by_assumption(trigger: str, facts: Mapping[str, object], on: date) -> Verdict:
    """The answer while the municipality's guidelines are not here: the nämnd decides itself on its applications."""
    return evaluate((*law_on(on), _assumption()), trigger, facts, (), on)


def document_of(adopted: AdoptedSet) -> Document:
    """The head of an adopted text."""
    return read_set(adopted.document_id, adopted.text, "{}").document


@cache
def _law() -> tuple[GuidelineSet, ...]:
    files = sorted((settings.GUIDELINES_ROOT / "lag").glob("*.toml"))
    return tuple(load(file.read_text("utf-8"), file.name) for file in files)


@cache
def _assumption() -> GuidelineSet:
    file = settings.GUIDELINES_ROOT / "antagande" / "utan-riktlinjer.toml"
    return load(file.read_text("utf-8"), file.name)


@lru_cache(maxsize=64)
def read_set(name: str, text: str, choices: str) -> GuidelineSet:
    """A set read with answers to its open questions (a JSON object); kept in memory."""
    chosen = {
        key: money_from_json(value) if isinstance(value, dict) else value for key, value in json.loads(choices).items()
    }
    found = load(text, name)
    return found.with_parameters(chosen) if chosen else found
