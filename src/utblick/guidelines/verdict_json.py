"""A verdict as plain JSON values."""

from __future__ import annotations

from typing import Any

from utblick.guidelines.exchange import decision_to_json, money_to_json
from utblick.guidelines.sets import Citation
from utblick.guidelines.verdicts import Duty, Question, Step, Tried, Verdict, When
from utblick.values import Text


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain JSON values; texts are ``{"sv": …, "en": …}``, days are ISO dates."""
    return {
        "outcome": verdict.outcome,
        "label": _words(verdict.label),
        "trigger": verdict.trigger,
        "on": verdict.on.isoformat(),
        "missing": [_step(step) for step in verdict.missing],
        "advised": [_step(step) for step in verdict.advised],
        "fulfilled": [_step(step) for step in verdict.fulfilled],
        "duties": [_duty(duty) for duty in verdict.duties],
        "questions": [_question(question) for question in verdict.questions],
        "reasons": [_words(text) for text in verdict.reasons],
        "warnings": [_words(text) for text in verdict.warnings],
        "deviations": [_words(text) for text in verdict.deviations],
        "citations": [_citation(citation) for citation in verdict.citations],
        "costs": [
            {"name": cost.name, "label": _words(cost.label), "payer": cost.payer, "unless_agreed": cost.unless_agreed}
            for cost in verdict.costs
        ],
        "priorities": [
            {"name": rung.name, "label": _words(rung.label), "points": rung.points, "held": rung.held}
            for rung in verdict.priorities
        ],
        "trace": [_tried(tried) for tried in verdict.tried],
    }


def _words(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


def _step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "rule": step.rule,
        "kind": step.kind,
        "body": step.bodies[0] if len(step.bodies) == 1 else None,
        "bodies": list(step.bodies),
        "label": _words(step.label),
        "clause": step.citation.clause,
        "document": step.citation.document,
        "deadline": _when(step.deadline),
        "after": list(step.after),
        "ways": {
            "delegation": [
                {
                    "to": list(one.to),
                    "up_to": money_to_json(one.up_to) if one.up_to else None,
                    "sub_delegable": one.sub_delegable,
                }
                for one in step.ways.delegation
            ],
            "frame": step.ways.frame,
            "conditional": step.ways.conditional,
            "same_call": step.ways.same_call,
        },
        "status": step.status,
        "level": step.level,
        "certain": step.certain,
        "decision": decision_to_json(step.decision) if step.decision else None,
        "late": decision_to_json(step.late) if step.late else None,
        "notes": [_words(note) for note in step.notes],
    }


def _when(when: When) -> dict[str, Any]:
    shown: dict[str, Any] = {"anchor": when.anchor, "days": when.days, "direction": when.direction}
    if when.months:
        shown["months"] = when.months
    if when.yearly is not None:
        shown |= {"yearly": when.yearly, "year": when.year}
    return shown


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "rule": duty.rule,
        "kind": duty.kind,
        "label": _words(duty.label),
        "clause": duty.citation.clause,
        "document": duty.citation.document,
        "by": duty.by,
        "to": list(duty.to),
        "deadline": _when(duty.deadline) if duty.deadline else None,
        "next_meeting": duty.next_meeting,
        "items": [
            {
                "name": item.name,
                "label": _words(item.label),
                "clause": item.clause,
                "level": item.level,
                "attachment": item.attachment,
                "lacking": item.lacking,
            }
            for item in duty.items
        ],
        "level": duty.level,
        "every_months": duty.every_months,
        "fulfilled_by": decision_to_json(duty.fulfilled_by) if duty.fulfilled_by else None,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "fact": question.fact,
        "text": _words(question.text),
        "choices": {value: _words(label) for value, label in question.choices.items()},
        "body": question.body,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document,
        "title": citation.title,
        "clause": citation.clause,
        "place": citation.place,
        "paraphrase": _words(citation.paraphrase),
        "law": list(citation.law),
        "link_name": citation.link_name,
    }


def _tried(tried: Tried) -> dict[str, Any]:
    return {
        "rule": tried.rule.rule.id,
        "document": tried.rule.document.id,
        "clause": tried.rule.clause.id,
        "held": tried.held,
        "set_aside_by": tried.set_aside_by,
        "text": _words(tried.text),
    }
