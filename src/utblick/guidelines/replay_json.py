"""A replay's result as plain JSON values and back. Each distinct difference stands once; matters name its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from utblick.guidelines.comparing import Difference, Following, Required, StepChange
from utblick.guidelines.replay_summary import summary_of
from utblick.guidelines.replaying import Days, Replayed, Result
from utblick.guidelines.verdicts import When
from utblick.values import Text

VERSION = 1


def result_to_json(result: Result) -> dict[str, Any]:
    """The result with its figures; texts are ``{"sv": …, "en": …}``, days are ISO dates."""
    numbers: dict[Difference, int] = {}
    known: dict[int, int] = {}
    matters = []
    for one in result.matters:
        number = None
        if one.difference is not None:
            if id(one.difference) not in known:
                known[id(one.difference)] = numbers.setdefault(one.difference, len(numbers))
            number = known[id(one.difference)]
        matters.append(_matter(one, number))
    return {
        "version": VERSION,
        "old": list(result.old),
        "new": list(result.new),
        "summary": asdict(summary_of(result)),
        "differences": [_difference(found) for found in numbers],
        "matters": matters,
    }


def result_from_json(value: Mapping[str, Any]) -> Result:
    """What `result_to_json` wrote. Raises ValueError for another version."""
    if value.get("version") != VERSION:
        raise ValueError(f"not a replay of version {VERSION}: {value.get('version')!r}")
    differences = [_read_difference(found) for found in value["differences"]]
    matters = tuple(_read_matter(one, differences) for one in value["matters"])
    return Result(tuple(value["old"]), tuple(value["new"]), matters)


def _matter(one: Replayed, difference: int | None) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "body": one.body,
        "trigger": one.trigger,
        "on": one.on.isoformat(),
        "is_open": one.is_open,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "difference": difference,
        "days": asdict(one.days) if one.days else None,
    }


def _read_matter(value: Mapping[str, Any], differences: list[Difference]) -> Replayed:
    return Replayed(
        reference=value["reference"],
        title=value["title"],
        body=value["body"],
        trigger=value["trigger"],
        on=date.fromisoformat(value["on"]),
        is_open=value["is_open"],
        deadline=date.fromisoformat(value["deadline"]) if value["deadline"] else None,
        difference=None if value["difference"] is None else differences[value["difference"]],
        days=Days(**value["days"]) if value["days"] else None,
    )


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "outcome_before": found.outcome_before,
        "outcome_after": found.outcome_after,
        "goes_another_way": found.goes_another_way,
        "steps": [
            {"change": step.change, "before": _required(step.before), "after": _required(step.after)}
            for step in found.steps
        ],
        "kept": [_required(required) for required in found.kept],
        "new_questions": [_words(text) for text in found.new_questions],
        "new_duties": [_following(duty) for duty in found.new_duties],
        "ended_duties": [_following(duty) for duty in found.ended_duties],
    }


def _read_difference(value: Mapping[str, Any]) -> Difference:
    kept = [_read_required(one) for one in value["kept"]]
    return Difference(
        value["outcome_before"],
        value["outcome_after"],
        tuple(
            StepChange(step["change"], _read_required(step["before"]), _read_required(step["after"]))
            for step in value["steps"]
        ),
        tuple(one for one in kept if one is not None),
        tuple(Text(**text) for text in value["new_questions"]),
        tuple(_read_following(duty) for duty in value["new_duties"]),
        tuple(_read_following(duty) for duty in value["ended_duties"]),
    )


def _required(one: Required | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "kind": one.kind,
        "bodies": list(one.bodies),
        "label": _words(one.label),
        "level": one.level,
        "document": one.document,
        "clause": one.clause,
        "deadline": asdict(one.deadline),
        "ways": [_words(text) for text in one.ways],
    }


def _read_required(value: Mapping[str, Any] | None) -> Required | None:
    if value is None:
        return None
    return Required(
        value["kind"],
        tuple(value["bodies"]),
        Text(**value["label"]),
        value["level"],
        value["document"],
        value["clause"],
        When(**value["deadline"]),
        tuple(Text(**text) for text in value["ways"]),
    )


def _following(duty: Following) -> dict[str, Any]:
    return {
        "kind": duty.kind,
        "label": _words(duty.label),
        "by": duty.by,
        "to": list(duty.to),
        "document": duty.document,
        "clause": duty.clause,
    }


def _read_following(value: Mapping[str, Any]) -> Following:
    return Following(
        value["kind"], Text(**value["label"]), value["by"], tuple(value["to"]), value["document"], value["clause"]
    )


def _words(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}
