"""Visits that are over become a duty to report, where the guidelines say so (R4.8: vänortsbesök to KS)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions import open_matter
from utblick.cases.models import Matter
from utblick.cooperation.models import Visit
from utblick.cooperation.visit_rules import duty_after
from utblick.organisation.queries import body_in_charge
from utblick.values import system_actor

SYSTEM = system_actor("cooperation")
JUDGED_WITHIN = timedelta(days=400)
"""A visit told of longer after it was over is history, and is not put on an agenda."""
_AT_ONCE = 200


def ask_for_reports(day: date) -> None:
    """Judge the visits that were over before a day, once each, and open a matter with whom they are reported to.

    The matter stands among those on their way to that body's next meeting until it has decided.
    """
    over = Visit.objects.filter(ends_on__range=(day - JUDGED_WITHIN, day - timedelta(days=1)), cancelled_on=None)
    for visit in over.filter(judged_on=None).select_related("host", "partner").order_by("ends_on", "pk")[:_AT_ONCE]:
        duty = duty_after(visit)
        body = body_in_charge(duty.to[0], day) if duty else None
        matter = _matter_of(visit, body.code) if body else None
        with change(SYSTEM, "visit.judge", standing_of(visit)) as opened:
            opened.alter(visit, judged_on=day, report_to=body.code if body else "", report_matter=matter)


def _matter_of(visit: Visit, body_code: str) -> Matter:
    """The matter it is reported in; a new one unless there is one since an attempt that was cut off."""
    known = Matter.objects.filter(body__code=body_code, subject=str(visit.ref), closed_on=None).first()
    if known is not None:
        return known
    with translation.override("sv"):
        where = visit.partner.name if visit.partner else visit.place
        title = (_("Besök från %s") if visit.is_incoming else _("Besök hos %s")) % where
        title = _("Redovisning: %(visit)s %(day)s") % {"visit": title, "day": visit.starts_on.isoformat()}
    return open_matter(SYSTEM, body_code=body_code, title=title, subject=visit.ref, origin=Matter.Origin.VISIT_REPORT)
