"""The municipality's own money for associations' exchanges: the year's pot, and the grants applied for from it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.delegations import MOST_PEOPLE
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.values import Money

FIRST_YEAR, LAST_YEAR = 1990, 2199
_COUNT = [MaxValueValidator(MOST_PEOPLE)]


class GrantScheme(Record):
    """A year's pot of grants to associations (bidragspott): how much there is, who may apply, and by when.

    Each year is a row of its own, so that the terms of an earlier year stand. Amounts are öre; without ``cap_minor``
    there is no limit to one grant. ``criteria`` are one a line. ``body`` decides.
    """

    kind = "grant_scheme"
    words = frozenset({"applicants", "criteria"})
    body_field = "body_id"

    name = models.CharField(_("bidragets namn"), max_length=120)
    year = models.PositiveSmallIntegerField(
        _("år"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="grant_schemes",
        verbose_name=_("beslutas av"),
    )  # fmt: skip
    pot_minor = models.PositiveBigIntegerField(_("medel att fördela"))
    cap_minor = models.PositiveBigIntegerField(_("högst till en ansökan"), null=True, blank=True)
    deadline = models.DateField(_("sista ansökningsdag"))
    report_by = models.DateField(_("redovisas senast"), null=True, blank=True)
    applicants = models.CharField(_("vem som får söka"), max_length=500, blank=True)
    criteria = models.TextField(_("kriterier"), max_length=2_000, blank=True)

    class Meta:
        ordering = ["-year", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="grant_scheme_named"),
            models.UniqueConstraint(fields=["name", "year"], name="grant_scheme_once_a_year"),
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="grant_scheme_year"),
            models.CheckConstraint(condition=Q(deadline__range=(FIRST_DAY, LAST_DAY)), name="grant_scheme_deadline"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def pot(self) -> Money:
        return Money(self.pot_minor)

    @property
    def cap(self) -> Money | None:
        return None if self.cap_minor is None else Money(self.cap_minor)

    @property
    def criteria_rows(self) -> list[str]:
        return [line.strip() for line in self.criteria.splitlines() if line.strip()]


class AssociationGrant(Record):
    """An association's application for money to an exchange, and what became of it (föreningsbidrag).

    Amounts are öre. ``costs`` is [[what, öre]], ``assessment`` [[criterion, `Met`, note]] as judged. Participants are
    counted, ``minors`` (under 18 years) among them, and never named. What was decided is ``granted_minor``, 0 for a
    rejection. ``lacks`` says what is missing in the report. ``reclaim_minor`` is asked back.
    """

    kind = "association_grant"
    words = frozenset(
        {
            "purpose", "costs", "contact_name", "contact_email", "assessment", "decision_reason", "told", "lacks",
            "reclaim_reason",
        }
    )  # fmt: skip
    body_field = "body_id"

    class Met(models.TextChoices):
        YES = "yes", _("ja")
        PARTLY = "partly", _("delvis")
        NO = "no", _("nej")

    scheme = models.ForeignKey(
        GrantScheme, on_delete=models.PROTECT, related_name="grants", verbose_name=_("medel att fördela ur")
    )
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="association_grants",
        verbose_name=_("hör till"),
    )  # fmt: skip
    association = models.CharField(_("förening"), max_length=200)
    organisation = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="grants_got",
        verbose_name=_("föreningen i registret"),
    )  # fmt: skip
    town = models.CharField(_("utbyte med"), max_length=200)
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="association_grants",
        verbose_name=_("partner"),
    )  # fmt: skip
    purpose = models.TextField(_("syfte"), max_length=1_000)
    starts_on = models.DateField(_("första dag"))
    ends_on = models.DateField(_("sista dag"), null=True, blank=True)
    asked_minor = models.PositiveBigIntegerField(_("sökt belopp"))
    costs = models.JSONField(_("kostnader"), default=list, blank=True)
    participants = models.PositiveIntegerField(_("deltagare"), default=0, validators=_COUNT)
    minors = models.PositiveIntegerField(_("varav under 18 år"), default=0, validators=_COUNT)
    other_funders = models.CharField(_("andra som betalar"), max_length=200, blank=True)
    other_minor = models.PositiveBigIntegerField(_("pengar från andra"), null=True, blank=True)
    contact_name = models.CharField(_("föreningens kontaktperson"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-post till föreningen"), blank=True)
    applied_on = models.DateField(_("kom in"))
    assessment = models.JSONField(_("bedömning"), default=list, blank=True)
    assessed_on = models.DateField(_("bedömd"), null=True, blank=True)
    decided_on = models.DateField(_("beslutsdag"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Body, to_field="code", db_column="decided_by_code", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("beslutat av"),
    )  # fmt: skip
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    granted_minor = models.PositiveBigIntegerField(_("beviljat"), null=True, blank=True)
    decision_reason = models.CharField(_("skäl"), max_length=500, blank=True)
    paid_on = models.DateField(_("utbetalt"), null=True, blank=True)
    report_by = models.DateField(_("redovisning senast"), null=True, blank=True)
    reported_on = models.DateField(_("redovisat"), null=True, blank=True)
    told = models.TextField(_("vad som gjordes"), max_length=2_000, blank=True)
    came = models.PositiveIntegerField(_("deltog"), null=True, blank=True, validators=_COUNT)
    came_minors = models.PositiveIntegerField(_("deltog under 18 år"), null=True, blank=True, validators=_COUNT)
    spent_minor = models.PositiveBigIntegerField(_("kostade"), null=True, blank=True)
    lacks = models.CharField(_("saknas i redovisningen"), max_length=300, blank=True)
    reminded_on = models.DateField(_("påmind"), null=True, blank=True)
    reclaim_minor = models.PositiveBigIntegerField(_("krävs tillbaka"), null=True, blank=True)
    reclaim_on = models.DateField(_("krävt tillbaka den"), null=True, blank=True)
    reclaim_reason = models.CharField(_("varför det krävs tillbaka"), max_length=300, blank=True)
    withdrawn_on = models.DateField(_("återkallad"), null=True, blank=True)

    class Meta:
        ordering = ["-applied_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(association="") & ~Q(town="") & ~Q(purpose=""), name="association_grant_named"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__range=(FIRST_DAY, LAST_DAY), applied_on__range=(FIRST_DAY, LAST_DAY))
                & (Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"), ends_on__lte=LAST_DAY)),
                name="association_grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(participants__lte=MOST_PEOPLE, minors__lte=F("participants")),
                name="association_grant_minors_among_participants",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, granted_minor__isnull=True)
                | Q(decided_on__isnull=False, decided_by__isnull=False, granted_minor__isnull=False),
                name="association_grant_decided_in_whole",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True, reported_on__isnull=True, reclaim_on__isnull=True)
                | Q(granted_minor__gt=0),
                name="association_grant_paid_when_granted",
            ),
            models.CheckConstraint(
                condition=Q(reclaim_on__isnull=True, reclaim_minor__isnull=True)
                | Q(reclaim_on__isnull=False, reclaim_minor__gt=0),
                name="association_grant_reclaimed_in_whole",
            ),
            models.UniqueConstraint(
                fields=["scheme", "association", "town", "starts_on"], condition=Q(withdrawn_on__isnull=True),
                name="association_grant_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["applied_on"], name="association_grant_applied"),
            models.Index(fields=["decided_on"], name="association_grant_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.association}, {self.town}"

    @property
    def asked(self) -> Money:
        return Money(self.asked_minor)

    @property
    def granted(self) -> Money | None:
        return None if self.granted_minor is None else Money(self.granted_minor)

    @property
    def other(self) -> Money | None:
        return None if self.other_minor is None else Money(self.other_minor)

    @property
    def spent(self) -> Money | None:
        return None if self.spent_minor is None else Money(self.spent_minor)

    @property
    def reclaim(self) -> Money | None:
        return None if self.reclaim_minor is None else Money(self.reclaim_minor)

    @property
    def is_late(self) -> bool:
        """Whether it came in after the last day to apply."""
        return self.applied_on > self.scheme.deadline
