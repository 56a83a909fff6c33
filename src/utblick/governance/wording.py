"""The question that was asked, and its answer, in the page's language."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.guidelines.verdicts import OUTCOME_LABELS
from utblick.guidelines.vocabulary import Trigger


def question_words(trigger: Trigger) -> str:
    """May we do it; of what has happened: what follows from it."""
    what = {"what": trigger.label.in_language(get_language() or "sv")}
    return _("Vad följer av: %(what)s?") % what if trigger.afterwards else _("Får vi %(what)s?") % what


def answer_words(trigger: Trigger, outcome: str) -> str:
    """The outcome in words; of what has happened nothing is allowed or not, but duties follow."""
    if trigger.afterwards and outcome == "allowed":
        return _("Det här följer")
    label = next(label for known, label in OUTCOME_LABELS.items() if known == outcome)
    return label.in_language(get_language() or "sv")
