"""A replay in words: the first sentence, and what each table calls things."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from utblick.guidelines.comparing import Required, StepChange
from utblick.guidelines.replay_summary import DaysInAll, Summary
from utblick.guidelines.vocabulary import DECISION_KINDS, SYMBOLIC_BODIES
from utblick.ui import formats
from utblick.values import Text


def answer(found: Summary) -> str:
    """The answer in one sentence."""
    if not found.total:
        return _("Det finns inga ärenden att pröva förslaget på.")
    if not found.other_way:
        return ngettext(
            "Det enda ärendet hade gått samma väg.", "Alla %(total)s ärenden hade gått samma väg.", found.total
        ) % {"total": number(found.total)}
    return ngettext(
        "Av %(total)s ärende hade %(other)s gått en annan väg.",
        "Av %(total)s ärenden hade %(other)s gått en annan väg.",
        found.total,
    ) % {"total": number(found.total), "other": number(found.other_way)}


def number(value: int) -> str:
    return formats.whole_number(value, language())


def language() -> str:
    return get_language() or "sv"


def said(text: Text) -> str:
    return text.in_language(language())


def kind_name(kind: str) -> str:
    """A kind of decision with a capital letter."""
    words = said(DECISION_KINDS[kind])
    return words[:1].upper() + words[1:]


def body_name(by: str) -> str:
    """A body's code, the words for a symbolic one, or that none is asked."""
    if not by:
        return _("inget beslut")
    return "/".join(said(SYMBOLIC_BODIES[code]) if code in SYMBOLIC_BODIES else code for code in by.split("/"))


def shown_name(shown: str) -> str:
    """What a choice of matters to list is called."""
    return {
        "other": _("Annan väg"),
        "moved": _("Flyttade"),
        "gone": _("Faller bort"),
        "come": _("Tillkommer"),
        "duty": _("Skyldigheter"),
        "question": _("Nya frågor"),
        "days": _("Dagar"),
        "open": _("Öppna"),
        "all": _("Alla"),
    }[shown]


def outcome_name(outcome: str) -> str:
    """The answer by the guidelines."""
    return {
        "allowed": _("Får göras"),
        "not_yet": _("Inte ännu"),
        "forbidden": _("Får inte"),
        "undetermined": _("Kan inte avgöras – fråga"),
    }[outcome]


def step_said(step: StepChange) -> str:
    """One change of a step in a sentence."""
    kind = kind_name(step.kind)
    if step.change in ("moved", "gone", "come"):
        told = {"kind": kind, "before": body_name(_by(step.before)), "after": body_name(_by(step.after))}
        return {
            "moved": _("%(kind)s: från %(before)s till %(after)s"),
            "gone": _("%(kind)s av %(before)s faller bort"),
            "come": _("%(kind)s av %(after)s tillkommer"),
        }[step.change] % told
    assert step.before is not None and step.after is not None
    told = {"kind": kind, "body": body_name(step.after.by)}
    if step.change == "level":
        return (
            _("%(kind)s av %(body)s blir ett krav")
            if step.after.level == "must"
            else _("%(kind)s av %(body)s blir ett råd")
        ) % told
    if step.change == "deadline":
        return _("%(kind)s av %(body)s: annan tidsfrist") % told
    ways = ", ".join(said(way) for way in step.after.ways) or _("ingen")
    return _("%(kind)s av %(body)s: andra vägar blir %(ways)s") % {**told, "ways": ways}


def days_said(won: int | None) -> str:
    """Days won or lost."""
    if won is None:
        return _("kan inte räknas")
    if not won:
        return _("oförändrat")
    if won > 0:
        return ngettext("%s dag vunnen", "%s dagar vunna", won) % won
    return ngettext("%s dag förlorad", "%s dagar förlorade", -won) % -won


def days_in_all(found: DaysInAll) -> list[str]:
    """The days over all matters, a few words each; nothing when no matter has a last day."""
    counts = [
        (_("vinner: %s"), found.won),
        (_("förlorar: %s"), found.lost),
        (_("oförändrade: %s"), found.unchanged),
        (_("kan inte räknas: %s"), found.unknown),
    ]
    told = [words % number(count) for words, count in counts if count]
    extremes = [(_("median: %s"), found.median), (_("sämst: %s"), found.worst), (_("bäst: %s"), found.best)]
    return told + [words % days_said(round(days)) for words, days in extremes if days is not None]


def _by(required: Required | None) -> str:
    return required.by if required else ""
