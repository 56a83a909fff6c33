"""An opened answer as a paper: *Bilaga: svar enligt riktlinjerna*."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from utblick.clock.queries import installation
from utblick.documents.papers import Language, Named, Sender, VerdictAppendix
from utblick.governance.models import AdoptedSet
from utblick.governance.queries import OpenedVerdict
from utblick.governance.queries.verdicts import FactLine
from utblick.governance.wording import answer_words, question_words
from utblick.guidelines.explaining import ClauseInContext, Explanation, RuleTried
from utblick.guidelines.in_words import step_in_words
from utblick.ui import formats


def appendix(opened: OpenedVerdict, unit: str, language: Language) -> VerdictAppendix:
    """The paper in one language; `unit` is the name of the body it was given for."""
    found = installation()
    explanation = opened.explanation
    return VerdictAppendix(
        sender=Sender(found.municipality if found else "", unit, ""),
        written_on=opened.on,
        heading=opened.subject.title if opened.subject else _("Svar enligt riktlinjerna"),
        question=question_words(opened.trigger),
        answer=answer_words(opened.trigger, opened.outcome),
        reference=opened.reference,
        notes=tuple(_notes(opened, language)),
        steps=tuple(_steps(explanation, language)) if explanation else (),
        facts=tuple(_fact(line, language) for line in opened.facts),
        changes=tuple(change.text.in_language(language) for change in explanation.changes) if explanation else (),
        clauses=tuple(_clause(one, language) for one in explanation.clauses) if explanation else (),
        rules=tuple(_rule(one, language) for one in explanation.tried) if explanation else (),
        versions=tuple(_version(one, language) for one in opened.versions),
        is_example=bool(found and found.demo),
        language=language,
    )


def _notes(opened: OpenedVerdict, language: Language) -> Iterator[str]:
    if opened.superseded:
        yield _("Bedömt enligt riktlinjer som gällde då; beslutet gäller.")
    if opened.explanation:
        verdict = opened.explanation.verdict
        for text in (*verdict.reasons, *verdict.warnings, *verdict.deviations):
            yield f"{text.in_language(language).rstrip('.')}."


def _steps(explanation: Explanation, language: Language) -> Iterator[str]:
    for step in explanation.verdict.fulfilled:
        name = step.decision.name if step.decision else ""
        yield f"{step_in_words(step).in_language(language)}: {_('finns')} {name}".rstrip()
    for step in explanation.verdict.missing:
        yield f"{step_in_words(step).in_language(language)}: {_('saknas')}"


def _fact(line: FactLine, language: Language) -> tuple[str, str, str]:
    value = line.value.in_language(language) if line.value else _("inte känt")
    when = formats.day(line.on, language) if line.on else ""
    return line.question.in_language(language), value, ", ".join(part for part in (line.by, when) if part)


def _clause(one: ClauseInContext, language: Language) -> Named:
    law = f" ({', '.join(one.law)})" if one.law else ""
    words = one.clause.paraphrase.in_language(language)
    return Named(f"{one.document.title}, {one.clause.place}, {one.clause.id}", f"{words}{law}")


def _rule(one: RuleTried, language: Language) -> tuple[str, str, str]:
    held = {True: _("gäller"), False: _("gäller inte"), None: _("kan inte avgöras")}[one.held]
    aside = f" – {one.aside.in_language(language)}" if one.aside else ""
    return one.clause.id, held, f"{one.text.in_language(language)}{aside}"


def _version(one: AdoptedSet, language: Language) -> tuple[str, str, str]:
    day = formats.day(one.adopted_on, language) if one.adopted_on else ""
    decision = f"{one.adopted_by} § {one.paragraph}, {day}" if one.paragraph else f"{one.adopted_by} {day}"
    return one.title, decision.strip(), one.sha256
