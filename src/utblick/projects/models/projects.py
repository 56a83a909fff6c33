"""A project that has been granted, those it is run with, and what has been changed in it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models import Agreement
from utblick.organisation.models import Body
from utblick.projects.models.applications import Application
from utblick.values import Money

RATE_PARTS = 10_000
"""A rate is stored in ten-thousandths of a krona for one euro."""
FOLLOWED_UP_AFTER = timedelta(days=365)


class Currency(models.TextChoices):
    """What a funder pays in."""

    SEK = "SEK", _("kronor")
    EUR = "EUR", _("euro")


class Project(Record):
    """A granted application that is run (projekt): the grant, its own account code, and at last what it gave.

    ``grant_minor`` is in ``currency``. ``rate`` is kronor for one euro in ten-thousandths, as of ``rated_on``; none
    for a grant in kronor. Whether it goes on follows from its days; closed is what somebody has closed.
    """

    kind = "project"
    words = frozenset(
        {"title", "leader", "leader_email", "continuation", "competence", "experience", "resources", "effect"}
    )
    body_field = "body_id"

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="project", verbose_name=_("ansökan")
    )
    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    title = models.CharField(_("titel"), max_length=300)
    account_code = models.CharField(_("projektkod"), max_length=40)
    leader = models.CharField(_("projektledare"), max_length=120)
    leader_email = models.EmailField(_("projektledarens e-post"), blank=True)
    grant_minor = models.PositiveBigIntegerField(_("beviljat belopp"))
    currency = models.CharField(_("valuta"), max_length=3, choices=Currency.choices, default=Currency.SEK)
    rate = models.PositiveIntegerField(_("kurs"), null=True, blank=True)
    rated_on = models.DateField(_("kursens dag"), null=True, blank=True)
    starts_on = models.DateField(_("börjar"))
    ends_on = models.DateField(_("slutar"))
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("avtal")
    )
    continuation = models.TextField(_("fortsättning efter pengarna"), max_length=2000, blank=True)
    closed_on = models.DateField(_("avslutat"), null=True, blank=True)
    competence = models.TextField(_("kompetens"), max_length=2000, blank=True)
    experience = models.TextField(_("erfarenheter"), max_length=2000, blank=True)
    resources = models.TextField(_("ekonomiska resurser"), max_length=2000, blank=True)
    kept_until = models.DateField(_("underlagen finns kvar till"), null=True, blank=True)
    followed_up_on = models.DateField(_("följt upp"), null=True, blank=True)
    effect = models.TextField(_("vad som finns kvar efter ett år"), max_length=2000, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(account_code="") & ~Q(leader=""), name="project_named"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_start",
                violation_error_message=_("Projektet kan inte sluta innan det börjar."),
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True, rated_on__isnull=True)
                | Q(rate__gt=0, rated_on__isnull=False, currency=Currency.EUR),
                name="project_rate_dated",
                violation_error_message=_("En kurs har en dag, och finns bara för belopp i euro."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | ~Q(competence="") | ~Q(experience="") | ~Q(resources=""),
                name="project_closed_with_result",
                violation_error_message=_("Skriv minst ett av de tre resultaten."),
            ),
            models.CheckConstraint(
                condition=Q(followed_up_on__isnull=True) | Q(closed_on__isnull=False), name="project_closed_first"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["ends_on"], name="project_end"),
            models.Index(fields=["-starts_on", "-id"], name="project_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def grant(self) -> Money:
        return Money(self.grant_minor, self.currency)

    @property
    def follow_up_on(self) -> date:
        """One year after its last day."""
        return self.ends_on + FOLLOWED_UP_AFTER

    def in_kronor(self, minor: int) -> int | None:
        """An amount of the project's currency in öre, by the stated rate; None for euro without one."""
        if self.currency == Currency.SEK:
            return minor
        return None if self.rate is None else round(minor * self.rate / RATE_PARTS)

    @property
    def grant_in_kronor(self) -> Money | None:
        minor = self.in_kronor(self.grant_minor)
        return None if minor is None else Money(minor)


class ProjectPartner(Record):
    """One that a project is run with, besides the municipality (part i konsortiet)."""

    kind = "project_partner"
    words = frozenset({"name"})
    body_field = "project__body_id"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="partners", verbose_name=_("projekt"))
    name = models.CharField(_("namn"), max_length=200)
    role = models.CharField(_("roll"), max_length=20, choices=Application.Role.choices, default="partner")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"], name="project_partner_once",
                violation_error_message=_("Parten finns redan i projektet."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Amendment(Record):
    """A change of a running project; a changed own cost or role has been asked of the guidelines again.

    ``outcome`` is the answer that was given then, "" when nothing they ask about was changed.
    """

    kind = "amendment"
    words = frozenset({"what"})
    body_field = "project__body_id"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("projekt"))
    what = models.TextField(_("vad som ändras"), max_length=2000)
    changed_on = models.DateField(_("ändrat"))
    own_cost_minor = models.PositiveBigIntegerField(_("ny egen kostnad"), null=True, blank=True)
    role = models.CharField(_("ny roll"), max_length=20, choices=Application.Role.choices, blank=True)
    outcome = models.CharField(_("svar enligt riktlinjerna"), max_length=20, blank=True)

    class Meta:
        ordering = ["changed_on", "id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="amendment_told")]

    def __str__(self) -> str:
        return self.what

    @property
    def own_cost(self) -> Money | None:
        return None if self.own_cost_minor is None else Money(self.own_cost_minor)
