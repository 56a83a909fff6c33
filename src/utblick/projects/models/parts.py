"""What a project consists of: its budget by year, its payments, what it has undertaken, and what it measures."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.audit.models import Record
from utblick.projects.models.projects import Project
from utblick.values import Money


class ProjectPart(Record):
    """What belongs to one project, and with it to the project's nämnd."""

    project: models.ForeignKey[Any, Any]

    class Meta:
        abstract = True

    @property
    def body_id(self) -> str:
        """The code of the nämnd whose project it is."""
        return str(self.project.body_id)


class BudgetYear(ProjectPart):
    """What a project costs in one year, by who pays it (finansiering); in öre."""

    kind = "budget_year"
    body_field = "project__body_id"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="budget", verbose_name=_("projekt"))
    year = models.PositiveSmallIntegerField(pgettext_lazy("one", "år"))
    grant_minor = models.PositiveBigIntegerField(_("bidrag"), default=0)
    own_minor = models.PositiveBigIntegerField(_("egna pengar"), default=0)
    time_minor = models.PositiveBigIntegerField(_("egen tid"), default=0)
    partners_minor = models.PositiveBigIntegerField(_("partner"), default=0)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year"], name="budget_year_once",
                violation_error_message=_("Året finns redan i budgeten. Ändra det i stället."),
            ),
            models.CheckConstraint(condition=Q(year__range=(1990, 2199)), name="budget_year_sound"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.year)

    @property
    def amounts(self) -> tuple[Money, Money, Money, Money, Money]:
        """Grant, own money, own time, partners, and all together."""
        parts = (self.grant_minor, self.own_minor, self.time_minor, self.partners_minor)
        grant, own, time, partners = (Money(part) for part in parts)
        return grant, own, time, partners, Money(sum(parts))


class Payment(ProjectPart):
    """Money asked of the funder (rekvisition, förskott), and when it came; in the project's currency.

    ``asked_on`` may lie ahead: then it is planned. ``expected_on`` is when the money is counted on until it is paid.
    """

    kind = "payment"
    body_field = "project__body_id"

    class Kind(models.TextChoices):
        PREFINANCING = "prefinancing", _("förskott")
        CLAIM = "claim", _("rekvisition")
        FINAL = "final", _("slutrekvisition")

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="payments", verbose_name=_("projekt"))
    payment_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices, default=Kind.CLAIM)
    asked_on = models.DateField(_("begärs"))
    asked_minor = models.PositiveBigIntegerField(_("begärt belopp"))
    expected_on = models.DateField(_("väntas"), null=True, blank=True)
    paid_on = models.DateField(_("betalat"), null=True, blank=True)
    paid_minor = models.PositiveBigIntegerField(_("betalat belopp"), null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True, paid_minor__isnull=True)
                | Q(paid_on__isnull=False, paid_minor__isnull=False),
                name="payment_paid_whole",
                violation_error_message=_("Skriv både dagen och beloppet som betalades."),
            ),
            models.CheckConstraint(
                condition=Q(asked_minor__gt=0),
                name="payment_of_something",
                violation_error_message=_("Skriv ett belopp över noll."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_payment_kind_display()

    @property
    def asked(self) -> Money:
        return Money(self.asked_minor, self.project.currency)

    @property
    def paid(self) -> Money | None:
        return None if self.paid_minor is None else Money(self.paid_minor, self.project.currency)


class Undertaking(ProjectPart):
    """What a project is to have done by a day: a milestone, a deliverable, or a report to the funder."""

    kind = "undertaking"
    words = frozenset({"what"})
    body_field = "project__body_id"

    class Kind(models.TextChoices):
        MILESTONE = "milestone", _("milstolpe")
        DELIVERABLE = "deliverable", _("leverans")
        REPORT = "report", _("rapport")

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="undertakings", verbose_name=_("projekt")
    )
    undertaking_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices, default=Kind.MILESTONE)
    what = models.CharField(_("vad"), max_length=300)
    due_on = models.DateField(_("senast"))
    done_on = models.DateField(_("klart"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="undertaking_named")]
        indexes = [models.Index(fields=["due_on"], name="undertaking_due")]

    def __str__(self) -> str:
        return self.what


class Indicator(ProjectPart):
    """What a project measures itself by: a value aimed at, and what it came to."""

    kind = "project_indicator"
    words = frozenset({"name"})
    body_field = "project__body_id"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("projekt"))
    name = models.CharField(_("vad som mäts"), max_length=200)
    target = models.PositiveIntegerField(_("mål"))
    value = models.PositiveIntegerField(_("utfall"), null=True, blank=True)
    measured_on = models.DateField(_("mätt"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="project_indicator_named")]

    def __str__(self) -> str:
        return self.name
