"""Adopting guidelines and answering their open questions."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.governance.models import AdoptedSet, Interpretation
from utblick.guidelines import load
from utblick.guidelines.exchange import money_from_json
from utblick.values import Actor


def adopt_set(
    actor: Actor,
    text: str,
    filename: str,
    *,
    adopted_by: str,
    adopted_on: date,
    paragraph: str,
    valid_from: date | None = None,
) -> AdoptedSet:
    """Apply a guideline set from a day on, with the decision that adopted it (G-01). An earlier version of the same
    document, or one that it replaces, ends the day before. Raises GuidelineErrors with every mistake in the text, and
    IntegrityError when the same text was adopted before."""
    with change(actor, "guideline_set.adopt") as opened:
        return adopt_within(
            opened,
            text,
            filename,
            adopted_by=adopted_by,
            adopted_on=adopted_on,
            paragraph=paragraph,
            valid_from=valid_from,
        )


def adopt_within(
    opened: Change,
    text: str,
    filename: str,
    *,
    adopted_by: str,
    adopted_on: date,
    paragraph: str,
    reference: str = "",
    valid_from: date | None = None,
    early_reason: str = "",
) -> AdoptedSet:
    """`adopt_set` within an open change."""
    document, first = load(text, filename).document, valid_from or adopted_on
    replaced = {document.id, *(former.id for former in document.replaces if former.id)}
    earlier = list(AdoptedSet.objects.filter(document_id__in=replaced, valid_to__isnull=True, valid_from__lt=first))
    adopted = opened.add(
        AdoptedSet(
            document_id=document.id,
            title=document.title,
            rank=document.rank,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            adopted_by=adopted_by,
            adopted_on=adopted_on,
            paragraph=paragraph,
            reference=reference,
            valid_from=first,
            early_reason=early_reason,
        ),
        verb="guideline_set.adopt",
    )
    for former in earlier:
        last = date.fromordinal(first.toordinal() - 1)
        opened.alter(former, verb="guideline_set.adopt", valid_to=last, replaced_by=adopted)
    return adopted


def interpret(
    actor: Actor, adopted: AdoptedSet, parameter: str, value: Any, *, reason: str = "", valid_from: date | None = None
) -> Interpretation:
    """Answer one question the guidelines leave open. Raises ValueError for a question or answer that does not exist."""
    read = money_from_json(value) if isinstance(value, dict) else value
    load(adopted.text, adopted.document_id).with_parameters({parameter: read})
    day = valid_from or today()
    with change(actor, "interpretation.state") as opened:
        found = Interpretation.objects.filter(adopted_set=adopted, parameter=parameter, valid_from=day).first()
        if found is not None:
            return opened.alter(found, value=value, reason=reason)
        return opened.add(
            Interpretation(adopted_set=adopted, parameter=parameter, value=value, valid_from=day, reason=reason)
        )
