"""The year's report on international cooperation (årets redovisning, R4.9), and each nämnd's part of it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body

FIRST_YEAR, LAST_YEAR = 1950, 2100


class YearlyReport(Record):
    """One year's report. ``bodies`` is how many nämnder there are drafts to write for; a job writes them.

    ``answer_by`` is the last day for the nämnder's answers, None where neither the calendar nor anybody has said.
    """

    kind = "yearly_report"

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    begun_on = models.DateField(_("påbörjad"))
    bodies = models.PositiveSmallIntegerField(_("antal nämnder"))
    answer_by = models.DateField(_("svar senast"), null=True, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="yearly_report_year")
        ]

    def __str__(self) -> str:
        return str(_("Internationellt samarbete %s")) % self.year


class BodyReport(Record):
    """What one body reports of a year: a draft written from the registers until it is answered.

    ``body`` is the one whose year it was, ``owner`` the one that answers: the same, or the successor of one that has
    ended. ``figures`` maps each figure's key to its rows as ``[Ref, amount]``; a figure is the sum of its rows
    (`figures`), as they stood on ``drafted_on``. ``nothing`` is the answer that there was no cooperation, and
    ``answered_by`` is who answered, as the event log names them. ``decided_on`` and ``paragraph`` say where it stands
    in the body's verksamhetsberättelse.
    """

    kind = "body_report"
    words = frozenset({"text"})
    body_field = "owner_id"
    draft = Q(answered_on=None)

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="parts")
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="+",
        verbose_name=_("nämnd"),
    )  # fmt: skip
    owner = models.ForeignKey(
        Body, to_field="code", db_column="owner_code", on_delete=models.PROTECT, related_name="+",
        verbose_name=_("svarar"),
    )  # fmt: skip
    text = models.TextField(_("text"), max_length=6_000, blank=True)
    figures = models.JSONField(default=dict)
    drafted_on = models.DateField(_("utkast skrivet"))
    nothing = models.BooleanField(_("inget samarbete"), default=False)
    answered_on = models.DateField(_("svarat"), null=True, blank=True)
    answered_by = models.CharField(_("av"), max_length=80, blank=True)
    decided_on = models.DateField(_("verksamhetsberättelsen beslutad"), null=True, blank=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)

    class Meta:
        ordering = ["body__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "body"], name="body_report_once"),
            models.CheckConstraint(condition=~Q(text="") | Q(nothing=True), name="body_report_says_something"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, paragraph="")
                | ~Q(paragraph="") & Q(decided_on__isnull=False, answered_on__isnull=False),
                name="body_report_recorded_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body.name} {self.report.year}"

    @property
    def rows(self) -> dict[str, list[tuple[str, int]]]:
        """The rows of each figure: the Ref of each as text, and what it adds."""
        told: dict[str, list[list[Any]]] = self.figures
        return {key: [(str(ref), int(amount)) for ref, amount in rows] for key, rows in told.items()}
