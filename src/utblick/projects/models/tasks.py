"""The development tasks of the nämndplaner, which funding and exchange are always tested for (R2.3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body


class DevelopmentTask(Record):
    """A task of a nämndplan (utvecklingsuppdrag), and how it was tested; ``result`` is "" until it has been.

    Together the tasks of a year are what "alltid" is counted against (G-11).
    """

    kind = "development_task"
    words = frozenset({"what"})
    body_field = "body_id"

    class Result(models.TextChoices):
        TESTED = "tested", _("prövad")
        NONE_SUITABLE = "none_suitable", _("inget lämpligt")
        NOT_NOW = "not_now", _("ej aktuellt")
        LATER = "later", _("pröva senare")

    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    year = models.PositiveSmallIntegerField(_("år"))
    what = models.CharField(_("utvecklingsuppdrag"), max_length=300)
    result = models.CharField(_("prövning"), max_length=20, choices=Result.choices, blank=True)
    tested_on = models.DateField(_("prövad"), null=True, blank=True)
    tested_by = models.CharField(_("av"), max_length=80, blank=True)

    class Meta:
        ordering = ["-year", "body_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & Q(year__range=(1990, 2199)), name="development_task_named"),
            models.CheckConstraint(
                condition=Q(result="", tested_on__isnull=True) | ~Q(result="") & Q(tested_on__isnull=False),
                name="development_task_tested_dated",
            ),
            models.UniqueConstraint(fields=["year", "body", "what"], name="development_task_once"),
        ]

    def __str__(self) -> str:
        return self.what
