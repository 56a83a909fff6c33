"""Keeping answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.governance.models import AdoptedSet, GivenVerdict
from utblick.governance.queries import ask, sets_on
from utblick.governance.statements import Stated, stated_to_json
from utblick.guidelines import Decision, GuidelineSet, Verdict
from utblick.guidelines.exchange import decision_to_json, money_to_json
from utblick.values import Actor, Money, Ref


def keep_verdict(
    opened: Change,
    subject: Ref,
    body_code: str,
    verdict: Verdict,
    *,
    stated: Mapping[str, Stated] | None = None,
    decisions: Sequence[Decision] = (),
) -> GivenVerdict:
    """Keep an answer that is being acted on, within the change that acts on it, with all that it rests on: the facts
    and who stated them, the decisions, and how the guidelines' open questions were answered that day."""
    return opened.add(
        GivenVerdict(
            subject=str(subject),
            body_code=body_code,
            trigger=verdict.trigger,
            given_on=verdict.on,
            outcome=verdict.outcome,
            result={
                **verdict.to_json(),
                "decisions": [decision_to_json(decision) for decision in decisions],
                "choices": {found.document.id: _choices(found) for found in sets_on(verdict.on)},
            },
            facts=stated_to_json(stated or {}),
            set_hashes=[hashlib.sha256(text.encode()).hexdigest() for text in _texts(verdict.on)],
        ),
        verb="verdict.keep",
    )


def keep_answer(
    actor: Actor, subject: Ref, body_code: str, trigger: str, facts: Mapping[str, object], on: date
) -> GivenVerdict:
    """Keep an answer got in *Får vi …?* on a subject; every fact is stated by the actor that day."""
    verdict = ask(trigger, facts, [], on)
    stated = {name: Stated(value, actor.label, on, "asked") for name, value in facts.items()}
    with change(actor, "verdict.keep", Standing(body_code)) as opened:
        return keep_verdict(opened, subject, body_code, verdict, stated=stated)


def _choices(found: GuidelineSet) -> dict[str, Any]:
    return {name: money_to_json(one) if isinstance(one, Money) else one for name, one in found.choices.items()}


def _texts(on: date) -> list[str]:
    return sorted(
        AdoptedSet.objects.filter(document_id__in=[found.document.id for found in sets_on(on)], valid_from__lte=on)
        .exclude(valid_to__lt=on)
        .values_list("text", flat=True)
    )
