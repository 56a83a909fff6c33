"""What has changed in a plan since it was last told, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.dates.plans import Plan
from utblick.ui import formats


@dataclass(frozen=True)
class Told:
    """A plan as it is told: each open step's label and latest day ("" = closed), and the answer to *Hinner vi?*."""

    latest: Mapping[str, list[str]]
    verdict: str


def told_of(plan: Plan) -> Told:
    """What a plan tells. Done steps and the last day itself are left out."""
    open_steps = (step for step in plan.steps if step.status != "done" and step.step.body)
    return Told(
        {
            step.key: [step.step.label.sv, step.latest.isoformat() if step.latest and step.status != "closed" else ""]
            for step in open_steps
        },
        plan.verdict,
    )


def differences(before: Told, now: Told) -> list[str]:
    """A sentence for each step whose latest day has moved, closed or opened, and one when the answer has changed."""
    language = get_language() or "sv"
    sentences = []
    for key, (label, day) in now.latest.items():
        if key not in before.latest or before.latest[key][1] == day:
            continue
        earlier = before.latest[key][1]
        if not day:
            sentences.append(_("%(step)s: den vanliga vägen är stängd.") % {"step": label})
        elif not earlier:
            sentences.append(_("%(step)s: går igen, senast %(day)s.") % {"step": label, "day": _said(day, language)})
        else:
            sentences.append(
                _("%(step)s: senast %(day)s i stället för %(earlier)s.")
                % {"step": label, "day": _said(day, language), "earlier": _said(earlier, language)}
            )
    if before.verdict != now.verdict:
        sentences.append(_ANSWERS[now.verdict]())
    return sentences


_ANSWERS = {
    "yes": lambda: _("Nu hinner ni."),
    "tight": lambda: _("Nu är det knappt om tid."),
    "no": lambda: _("Nu hinner ni inte på den vanliga vägen."),
}


def _said(day: str, language: str) -> str:
    return formats.day(date.fromisoformat(day), language)
