"""Large files that are read into a register in the background."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record


class TableReading(Record):
    """A workbook that somebody reads into a register: checked by a job, confirmed, and stored by a job.

    ``register`` is the register's name in its address. ``sha256`` is the staged file, which is gone after a day.
    ``mistakes`` are the first of them, as [row, column, what is wrong]; ``wrong`` is how many there are. ``refused``
    says why the file could not be read or stored at all. Only who asked for it sees it.
    """

    kind = "table_reading"
    words = frozenset({"file_name", "mistakes", "refused"})

    class State(models.TextChoices):
        CHECKING = "checking", _("kontrolleras")
        REFUSED = "refused", _("går inte att läsa in")
        WRONG = "wrong", _("har fel att rätta")
        READY = "ready", _("kan läsas in")
        STORING = "storing", _("läses in")
        DONE = "done", _("inläst")

    register = models.CharField(_("register"), max_length=20)
    file_name = models.CharField(_("fil"), max_length=200)
    sha256 = models.CharField("sha256", max_length=64)
    asked_by = models.CharField(_("begärd av"), max_length=80)
    asked_on = models.DateField(_("begärd"))
    state = models.CharField(_("läge"), max_length=10, choices=State.choices, default=State.CHECKING)
    total = models.PositiveIntegerField(_("rader"), default=0)
    new = models.PositiveIntegerField(_("nya"), default=0)
    changed = models.PositiveIntegerField(_("ändrade"), default=0)
    wrong = models.PositiveIntegerField(_("fel"), default=0)
    mistakes: models.JSONField[Any, Any] = models.JSONField(_("fel att rätta"), default=list, blank=True)
    refused = models.TextField(_("varför det inte gick"), blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(register="") & ~Q(asked_by=""), name="table_reading_of_somebody"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refused=""), name="table_reading_refused_why"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def same(self) -> int:
        return self.total - self.new - self.changed

    @property
    def progress(self) -> str:
        """The name of the cursor that says how many rows have been stored."""
        return f"table:{self.pk}"
