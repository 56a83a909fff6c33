"""The answers that were kept, as matters that a proposed set can be replayed against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from utblick.audit.policy import visible
from utblick.governance.models import GivenVerdict
from utblick.governance.statements import stated_from_json
from utblick.guidelines import TRIGGERS
from utblick.guidelines.exchange import decisions_from_json
from utblick.guidelines.matters import Matter
from utblick.values import Actor

OPEN_FOR = timedelta(days=365)


def kept_matters(actor: Actor, day: date) -> Iterator[tuple[str, Matter]]:
    """The latest answer kept on each subject for each trigger, with the subject's Ref. One query.

    One whose thing has not happened is open, judged on ``day``, for a year after it was given. Answers kept without
    their facts are left out.
    """
    latest: dict[tuple[str, str], GivenVerdict] = {}
    for kept in visible(GivenVerdict.objects.order_by("given_on", "id"), actor):
        latest[kept.subject, kept.trigger] = kept
    for (subject, trigger), kept in latest.items():
        if kept.facts and trigger in TRIGGERS:
            yield subject, _matter(kept, day)


def _matter(kept: GivenVerdict, day: date) -> Matter:
    facts = {name: one.value for name, one in stated_from_json(kept.facts).items()}
    happened_on = facts.get(TRIGGERS[kept.trigger].event_fact)
    is_open = not isinstance(happened_on, date) and kept.given_on > day - OPEN_FOR
    return Matter(
        reference=str(kept.ref),
        title=TRIGGERS[kept.trigger].label.sv,
        trigger=kept.trigger,
        on=day if is_open else kept.given_on,
        facts={"body": kept.body_code, **facts} if kept.body_code else facts,
        decisions=tuple(decisions_from_json(json.dumps(kept.result.get("decisions", [])))),
        is_open=is_open,
    )
