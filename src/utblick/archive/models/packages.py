"""Archive packages that have been made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models import Matter
from utblick.documents.models import StoredFile


class ArchivePackage(Record):
    """An arkivpaket of a closed matter: asked for, and then made by a job as one ZIP (E-ARK SIP 2.1).

    Without ``made_at`` it waits; ``refused`` says why it could not be made. A matter that is opened and closed again
    gets a new package; the old ones stay.
    """

    kind = "archive_package"
    words = frozenset({"refused"})
    body_field = "matter__body_id"
    draft = Q(matter__shared_at=None)
    restricted = ~Q(matter__restriction_provision="")

    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, related_name="archive_packages", verbose_name=_("ärende")
    )
    asked_on = models.DateField(_("begärt"))
    made_at = models.DateTimeField(_("gjort"), null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("paket")
    )
    refused = models.TextField(_("varför det inte gick"), blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, file__isnull=True) | Q(made_at__isnull=False, file__isnull=False),
                name="archive_package_made_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name if self.file else f"{self.matter}"

    @property
    def waits(self) -> bool:
        return self.made_at is None and not self.refused
