"""Reasons and warnings beside an answer, and deviations when the thing has already happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from utblick.guidelines.answers import Answer
from utblick.guidelines.caps import room_left
from utblick.guidelines.effects import (
    Ask,
    Cap,
    Content,
    Exempt,
    Forbid,
    Inform,
    Pause,
    Permit,
    RequireDecision,
    Warn,
)
from utblick.guidelines.papers import lacking
from utblick.guidelines.punctuality import came_late
from utblick.guidelines.schema import Document
from utblick.guidelines.sets import CompiledRule
from utblick.guidelines.verdicts import Step
from utblick.guidelines.vocabulary import CHAIR, Trigger
from utblick.values import Money, Text


def warnings(answer: Answer, steps: Sequence[Step]) -> Iterator[Text]:
    """What to know before acting on the answer."""
    for rule in answer.shown.settled.standing:
        if rule.part in ("remark", "content", "reason"):
            yield from _warning(rule, answer)
    yield from _authority(answer)
    yield from _validity(answer)
    if answer.case.facts.get("principal_matter") is True and not answer.case.facts.get("principal_judged_by"):
        yield Text(
            "vem som har bedömt om saken är principiell är inte antecknat",
            "who judged whether the matter is one of principle is not noted",
        )
    for step in steps:
        yield from _about_decision(step, answer)


def _warning(rule: CompiledRule, answer: Answer) -> Iterator[Text]:
    """A remark, or something the document only advises ("bör")."""
    effect = rule.effect
    if isinstance(effect, Warn):
        law = f" ({', '.join(rule.rule.law)})" if rule.rule.law else ""
        yield Text(f"{effect.label.sv}{law}", f"{effect.label.en}{law}")
    elif isinstance(effect, Content):
        levels = ("should",) if rule.binds else ("should", "must")
        for item in (item for level in levels for item in lacking(effect, answer.case.facts, level)):
            yield _cited(Text(f"bör finnas: {item.label.sv}", f"should be there: {item.label.en}"), item.clause)
    elif isinstance(effect, (Forbid, Pause, Cap)) and not rule.binds and rule in answer.sure:
        yield _cited(Text(f"bör undvikas: {effect.label.sv}", f"should be avoided: {effect.label.en}"), rule.clause.id)


def reasons(answer: Answer) -> Iterator[Text]:
    """Why the answer is what it is, when steps and questions do not say it."""
    settled = answer.shown.settled
    sure = [rule for rule in settled.standing if rule.part in ("reason", "content") and rule in answer.sure]
    for rule in sorted(sure, key=lambda rule: not isinstance(rule.effect, (Forbid, Pause, Cap))):
        yield from _reason(rule, answer)
    for one, other in settled.conflicts:
        names = f"{one.document.title} {one.clause.id}", f"{other.document.title} {other.clause.id}"
        yield Text(f"{names[0]} och {names[1]} säger emot varandra", f"{names[0]} and {names[1]} contradict each other")
    unread = [guidelines for guidelines in answer.in_force if not guidelines.is_readable]
    for guidelines in unread:
        yield _unread(guidelines.document)
    if not answer.in_force:
        yield Text("Inget dokument gällde den dagen.", "No document was in force on that day.")
    elif answer.shown.silent and not unread:
        yield _silence(answer.trigger)


def _reason(rule: CompiledRule, answer: Answer) -> Iterator[Text]:
    effect = rule.effect
    if isinstance(effect, (Exempt, Permit)) or isinstance(effect, (Forbid, Pause, Cap)) and rule.binds:
        yield _cited(effect.label.text, rule.clause.id)
    if isinstance(effect, Cap):
        left = room_left(rule, answer.case).left
        if left is not None:
            yield Text(f"kvar: {_kronor(left)}", f"left: {_kronor(left)}")
    if isinstance(effect, Content) and rule.binds:
        for item in lacking(effect, answer.case.facts):
            yield _cited(Text(f"saknas: {item.label.sv}", f"missing: {item.label.en}"), item.clause)


def _cited(text: Text, clause: str) -> Text:
    return Text(f"{text.sv} ({clause})", f"{text.en} ({clause})")


def _kronor(amount: Money) -> str:
    return f"{amount.minor / 100:.2f} {amount.currency}"


def _unread(document: Document) -> Text:
    day = f" {document.date}" if document.date else ""
    paragraph = f" § {document.paragraph}" if document.paragraph else ""
    name = f"{document.title} ({document.body}{day}{paragraph})"
    return Text(
        f"Texten till {name} är inte känd; fråga den som har dokumentet.",
        f"The text of {name} is not known; ask whoever has the document.",
    )


def _silence(trigger: Trigger) -> Text:
    label = trigger.label
    if trigger.afterwards:
        return Text(f"Ingen regel säger något om: {label.sv}.", f"No rule says anything about: {label.en}.")
    return Text(f"Ingen regel svarar på om ni får {label.sv}.", f"No rule answers whether you may {label.en}.")


def _about_decision(step: Step, answer: Answer) -> Iterator[Text]:
    decision = step.decision
    if step.status != "fulfilled":
        if step.level == "should" and step.certain:
            label, clause = step.label, step.citation.clause
            yield Text(f"bör: {label.sv} ({clause})", f"should: {label.en} ({clause})")
        return
    yield from step.notes if decision is None else ()
    if decision is None:
        return
    name = decision.name
    if not decision.adjusted:
        yield Text(f"{name}: beslutat, ej justerat", f"{name}: decided, minutes not yet adjusted")
    if (late := came_late(step, answer.trigger, answer.case.event_on)) is not None:
        yield late
    if decision.on > answer.case.on:
        yield Text(f"{name} är senare än dagen för frågan", f"{name} is later than the day of the question")
    if decision.delegate == CHAIR:
        yield Text(
            f"{name}: ordförandens beslut anmäls vid nästa sammanträde (KL 6:39, 6:40)",
            f"{name}: the chair's decision is reported at the next meeting (KL 6:39, 6:40)",
        )
    if decision.conditional_on is not None:
        body = decision.conditional_on
        yield Text(f"{name} gäller under förutsättning av beslut i {body}", f"{name} is conditional on {body}")


def _authority(answer: Answer) -> Iterator[Text]:
    """KL 6:8: a board cannot by itself bind other committees."""
    body = answer.case.facts.get("body")
    for guidelines in answer.in_force:
        document = guidelines.document
        if (
            document.rank in ("KS", "committee")
            and not document.authority_basis
            and body not in (None, document.body)
            and _binds(document, answer)
        ):
            yield Text(
                f"{document.title} antogs av {document.body}; stöd i reglemente för att binda {body} är inte"
                " registrerat (KL 6:8)",
                f"{document.title} was adopted by {document.body}; no basis in standing orders for binding {body}"
                " is recorded (KL 6:8)",
            )


def _binds(document: Document, answer: Answer) -> bool:
    return any(
        rule.document is document and isinstance(rule.effect, (RequireDecision, Inform, Ask))
        for rule in answer.shown.settled.standing
    )


def _validity(answer: Answer) -> Iterator[Text]:
    for guidelines in answer.in_force:
        document, on = guidelines.document, answer.case.on
        if on < document.valid_from.latest:
            yield Text(
                f"{document.title} gäller från {document.valid_from}; dagen är inte känd",
                f"{document.title} is valid from {document.valid_from}; the day is not known",
            )
        if document.review_by is not None and document.review_by.latest < on:
            yield Text(
                f"{document.title} skulle ha setts över {document.review_by}",
                f"{document.title} was due for review {document.review_by}",
            )


def deviations(answer: Answer, steps: Sequence[Step]) -> Iterator[Text]:
    """Avvikelser: what was not in place when the thing happened. Empty while it has not happened."""
    happened = answer.case.event_on
    if happened is None or happened > answer.case.on or answer.trigger.afterwards:
        return
    for step in steps:
        if step.status in ("missing", "refused") and step.certain and step.level == "must":
            day, clause = happened.isoformat(), step.citation.clause
            if step.late is not None:
                yield Text(
                    f"avvikelse ({clause}): {step.late.label.sv} kom efter {day}",
                    f"deviation ({clause}): {step.late.label.en} came after {day}",
                )
            else:
                yield Text(
                    f"avvikelse ({clause}): {step.label.sv} – fanns inte {day}",
                    f"deviation ({clause}): {step.label.en} – not in place on {day}",
                )
