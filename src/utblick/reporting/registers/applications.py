"""Applications that are being prepared or wait for an answer on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import visible
from utblick.projects.models import Application
from utblick.reporting.registers.lines import Line, Register
from utblick.values import Actor


def _rows(actor: Actor) -> QuerySet[Application]:
    return visible(Application.objects.select_related("idea__partner").order_by("prepared_on", "pk"), actor)


def _might(day: date) -> Q:
    return Q(Q(answered_on__isnull=True) | Q(answered_on__gt=day), prepared_on__lte=day)


def _line(row: Application, day: date) -> Line | None:
    if row.prepared_on > day or (row.answered_on is not None and row.answered_on <= day):
        return None
    gone_in = [on for on in (row.submitted_on, row.committed_on) if on is not None and on <= day]
    return Line(
        ref=row.ref,
        title=row.title,
        url=reverse("projects:application", args=[row.pk]),
        sort=str(row.get_role_display()),
        partner=row.idea.partner.name if row.idea.partner else row.lead,
        body=row.body_id,
        since=row.prepared_on,
        until=None,
        state=_("väntar på besked") if gone_in else _("förbereds"),
    )


APPLICATIONS = Register(Application, gettext_lazy("Ansökningar"), _rows, _might, _line)
