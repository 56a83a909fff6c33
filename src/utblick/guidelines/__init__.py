"""A municipality's guidelines as data, and what they answer. Pure: no Django, no clock, no files."""

from utblick.guidelines.decisions import Coverage, Decision
from utblick.guidelines.editor_schema import json_schema
from utblick.guidelines.evaluation import evaluate, sets_in_force
from utblick.guidelines.exchange import ExchangeError, decisions_from_json, facts_from_json, parameters_from_json
from utblick.guidelines.facts import FACTS
from utblick.guidelines.lint import Remark, lint
from utblick.guidelines.loading import load
from utblick.guidelines.mistakes import GuidelineErrors, Mistake
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.verdicts import Verdict
from utblick.guidelines.vocabulary import DECISION_KINDS, OUTCOMES, TRIGGERS

__all__ = [
    "DECISION_KINDS",
    "FACTS",
    "OUTCOMES",
    "TRIGGERS",
    "Coverage",
    "Decision",
    "ExchangeError",
    "GuidelineErrors",
    "GuidelineSet",
    "Mistake",
    "Remark",
    "Verdict",
    "decisions_from_json",
    "evaluate",
    "facts_from_json",
    "json_schema",
    "lint",
    "load",
    "parameters_from_json",
    "sets_in_force",
]
