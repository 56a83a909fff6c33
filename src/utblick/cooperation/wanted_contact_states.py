"""How a contact wanted by a company stands, from its days."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.cooperation.models import WantedContact


class Stage(models.TextChoices):
    """How far it has come."""

    NEW = "new", _("Ny")
    PASSED_ON = "passed_on", _("Förmedlad")
    MADE = "made", _("Kontakt knuten")
    CLOSED = "closed", _("Avslutad")


STAGES: dict[str, Q] = {
    Stage.NEW: Q(passed_on=None, made_on=None, closed_on=None),
    Stage.PASSED_ON: Q(passed_on__isnull=False, made_on=None, closed_on=None),
    Stage.MADE: Q(made_on__isnull=False),
    Stage.CLOSED: Q(closed_on__isnull=False),
}
TONES: dict[str, str] = {Stage.NEW: "care", Stage.PASSED_ON: "accent", Stage.MADE: "good", Stage.CLOSED: ""}


def stage_of(row: WantedContact) -> Stage:
    if row.made_on is not None:
        return Stage.MADE
    if row.closed_on is not None:
        return Stage.CLOSED
    return Stage.NEW if row.passed_on is None else Stage.PASSED_ON
