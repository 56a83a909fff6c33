"""Everything out, asked for by somebody (uttag)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record


class Export(Record):
    """Everything that somebody may see, as one ZIP made by a job. Only who asked for it sees it.

    Without ``made_at`` it waits; ``refused`` says why it could not be made. ``total`` is the number of steps of the
    work, ``missing`` the number of files that are lost or damaged in the store. The ZIP is gone after a day.
    """

    kind = "export"
    words = frozenset({"refused"})

    asked_by = models.CharField(_("begärt av"), max_length=80)
    asked_on = models.DateField(_("begärt"))
    total = models.PositiveIntegerField(_("steg"), default=0)
    made_at = models.DateTimeField(_("gjort"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("rader"), default=0)
    files = models.PositiveIntegerField(_("filer"), default=0)
    missing = models.PositiveIntegerField(_("filer som saknas"), default=0)
    size = models.PositiveBigIntegerField(_("storlek i byte"), default=0)
    sha256 = models.CharField("sha256", max_length=64, blank=True)
    refused = models.TextField(_("varför det inte gick"), blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=""), name="export_of_somebody"),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, sha256="") | (Q(made_at__isnull=False) & ~Q(sha256="")),
                name="export_made_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Utblick {self.asked_on.isoformat()}"

    @property
    def waits(self) -> bool:
        return self.made_at is None and not self.refused

    @property
    def progress(self) -> str:
        """The name of the cursor that says how many steps are done."""
        return f"export:{self.pk}"
