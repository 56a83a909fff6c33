"""What has changed in a plan since it was last told, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.dates.plans import Plan
from utblick.ui import formats

LAST_DAY = "last_day"


@dataclass(frozen=True)
class Told:
    """A plan as it is told: each open step's label and latest day ("" = closed), the last day itself under `LAST_DAY`,
    and the answer to *Hinner vi?*."""

    latest: Mapping[str, list[str]]
    verdict: str


def told_of(plan: Plan) -> Told:
    """What a plan tells. Done steps are left out."""
    open_steps = (step for step in plan.steps if step.status != "done" and step.step.body)
    latest = {
        step.key: [step.step.label.sv, step.latest.isoformat() if step.latest and step.status != "closed" else ""]
        for step in open_steps
    }
    return Told({LAST_DAY: ["", plan.deadline.on.isoformat()], **latest}, plan.verdict)


def differences(before: Told, now: Told, on: date) -> list[str]:
    """A sentence for each step whose latest day has moved, closed or opened, and one when the answer has changed; as
    seen on ``on``."""
    language = get_language() or "sv"
    sentences = []
    for key, (label, day) in now.latest.items():
        if key not in before.latest or before.latest[key][1] == day:
            continue
        earlier = before.latest[key][1]
        if key == LAST_DAY:
            sentences.append(_moved(earlier, day, on, language))
        elif not day:
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


def _moved(earlier: str, day: str, on: date, language: str) -> str:
    """A last day that has passed has not moved: the next one is another chance."""
    told = {"day": _said(day, language), "earlier": _said(earlier, language)}
    if earlier < on.isoformat():
        return _("Sista dag %(earlier)s har passerat. Nästa ansökningsomgång stänger %(day)s.") % told
    if day > earlier:
        return _("Sista dag är framflyttad till %(day)s, från %(earlier)s.") % told
    return _("Sista dag är tidigarelagd till %(day)s, från %(earlier)s.") % told


_ANSWERS = {
    "yes": lambda: _("Nu hinner ni."),
    "tight": lambda: _("Nu är det knappt om tid."),
    "no": lambda: _("Nu hinner ni inte på den vanliga vägen."),
}


def _said(day: str, language: str) -> str:
    return formats.day(date.fromisoformat(day), language)
