"""Warnings beside an answer, and deviations when the thing has already happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from utblick.guidelines.answers import Answer
from utblick.guidelines.schema import Ask, Inform, RequireDecision, Warn
from utblick.guidelines.verdicts import Step
from utblick.guidelines.vocabulary import CHAIR
from utblick.values import Text


def warnings(answer: Answer, steps: Sequence[Step]) -> Iterator[Text]:
    """What to know before acting on the answer."""
    for rule in answer.shown.settled.standing:
        if isinstance(rule.effect, Warn):
            law = f" ({', '.join(rule.rule.law)})" if rule.rule.law else ""
            yield Text(f"{rule.effect.label.sv}{law}", f"{rule.effect.label.en}{law}")
    yield from _authority(answer)
    yield from _validity(answer)
    for step in steps:
        yield from _about_decision(step, answer)


def _about_decision(step: Step, answer: Answer) -> Iterator[Text]:
    decision = step.decision
    if step.status != "fulfilled":
        return
    yield from step.notes if decision is None else ()
    if decision is None:
        return
    name = decision.name
    if not decision.adjusted:
        yield Text(f"{name}: beslutat, ej justerat", f"{name}: decided, minutes not yet adjusted")
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
        binds = any(
            rule.document is document and isinstance(rule.effect, RequireDecision | Inform | Ask)
            for rule in answer.shown.settled.standing
        )
        if (
            binds
            and document.rank in ("KS", "committee")
            and not document.authority_basis
            and body not in (None, document.body)
        ):
            yield Text(
                f"{document.title} är antagna av {document.body}; stöd i reglemente för att binda {body} är inte"
                " registrerat (KL 6:8)",
                f"{document.title} was adopted by {document.body}; no basis in standing orders for binding {body}"
                " is recorded (KL 6:8)",
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
        if step.status in ("missing", "refused") and step.certain:
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
