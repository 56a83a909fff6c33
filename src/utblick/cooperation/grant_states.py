"""How a grant to an association stands, from its days."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import AssociationGrant


class Stage(models.TextChoices):
    """How far it has come."""

    APPLIED = "applied", _("Sökt")
    GRANTED = "granted", _("Beviljat")
    PAID = "paid", _("Utbetalt")
    INCOMPLETE = "incomplete", _("Ofullständig redovisning")
    REPORTED = "reported", _("Redovisat")
    RECLAIMED = "reclaimed", _("Krävt tillbaka")
    REJECTED = "rejected", _("Avslag")
    WITHDRAWN = "withdrawn", _("Återkallad")


_ALIVE, _GIVEN = Q(withdrawn_on=None), Q(withdrawn_on=None, granted_minor__gt=0)
STAGES: dict[str, Q] = {
    Stage.APPLIED: _ALIVE & Q(decided_on=None),
    Stage.GRANTED: _GIVEN & Q(paid_on=None, reported_on=None, reclaim_on=None),
    Stage.PAID: _GIVEN & Q(paid_on__isnull=False, reported_on=None, reclaim_on=None),
    Stage.INCOMPLETE: _GIVEN & Q(reported_on__isnull=False, reclaim_on=None) & ~Q(lacks=""),
    Stage.REPORTED: _GIVEN & Q(reported_on__isnull=False, reclaim_on=None, lacks=""),
    Stage.RECLAIMED: _GIVEN & Q(reclaim_on__isnull=False),
    Stage.REJECTED: _ALIVE & Q(granted_minor=0),
    Stage.WITHDRAWN: Q(withdrawn_on__isnull=False),
}
TONES: dict[str, str] = {
    Stage.APPLIED: "care", Stage.GRANTED: "accent", Stage.PAID: "accent", Stage.INCOMPLETE: "care",
    Stage.REPORTED: "good", Stage.RECLAIMED: "stop", Stage.REJECTED: "", Stage.WITHDRAWN: "",
}  # fmt: skip


def stage_of(row: AssociationGrant) -> Stage:
    if row.withdrawn_on is not None:
        return Stage.WITHDRAWN
    if row.granted_minor is None:
        return Stage.APPLIED
    if row.granted_minor == 0:
        return Stage.REJECTED
    if row.reclaim_on is not None:
        return Stage.RECLAIMED
    if row.reported_on is not None:
        return Stage.INCOMPLETE if row.lacks else Stage.REPORTED
    return Stage.GRANTED if row.paid_on is None else Stage.PAID


def is_report_late(row: AssociationGrant, day: date) -> bool:
    """Whether its report is due and has not come, or came without something that is asked for."""
    due = row.report_by is not None and row.report_by < day
    return stage_of(row) in (Stage.GRANTED, Stage.PAID) and due or stage_of(row) == Stage.INCOMPLETE
