"""What the project banks of the EU's money say of the municipality, and the files that said it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.projects.models.applications import Application
from utblick.projects.models.banks import Bank
from utblick.projects.models.projects import Currency, Project
from utblick.values import Money


class BankReading(Record):
    """A file from a project bank, read by a job. ``sha256`` is the staged file, gone when it has been read.

    ``unread`` are the first rows that could not be read, as [file or sheet, line, what is wrong in Swedish, in
    English]; ``unread_count`` how many there are. ``refused`` says why nothing could be read.
    """

    kind = "bank_reading"
    words = frozenset({"file_name", "unread", "refused"})

    class State(models.TextChoices):
        READING = "reading", _("läses")
        REFUSED = "refused", _("går inte att läsa")
        DONE = "done", _("läst")

    file_name = models.CharField(_("fil"), max_length=200)
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    asked_by = models.CharField(_("begärd av"), max_length=80)
    asked_on = models.DateField(_("begärd"))
    state = models.CharField(_("läge"), max_length=10, choices=State.choices, default=State.READING)
    bank = models.CharField(_("projektbank"), max_length=10, choices=Bank.choices, blank=True)
    rows = models.PositiveIntegerField(_("rader"), default=0)
    found = models.PositiveIntegerField(_("projekt som gäller kommunen"), default=0)
    unread_count = models.PositiveIntegerField(_("rader som inte gick att läsa"), default=0)
    unread: models.JSONField[Any, Any] = models.JSONField(_("rader som inte gick att läsa"), default=list, blank=True)
    refused = models.TextField(_("varför det inte gick"), blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(file_name="") & ~Q(asked_by=""), name="bank_reading_of_somebody"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refused=""), name="bank_reading_refused_why"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def progress(self) -> str:
        """The name of the cursor that says how many rows have been read."""
        return f"bank:{self.pk}"


class BankFinding(Record):
    """A project that a project bank says the municipality takes part in, and what a person has said of it.

    ``identifier`` is the bank's own ("cordis:101"), ``number`` the funder's, by which another bank may have it too.
    Amounts are as the bank says, in öre or cent of ``currency``, each its own: ``ours_minor`` the EU's money to the
    municipality, ``eu_minor`` the EU's share of the whole project, ``total_minor`` the whole project's budget.
    ``written`` is how the municipality is written there; ``suggested_body`` the code of the body it points to.
    """

    kind = "bank_finding"
    words = frozenset({"title", "written", "lead"})

    class Stand(models.TextChoices):
        ASKED = "asked", _("att ta ställning till")
        ADDED = "added", _("tillagt i projektregistret")
        KNOWN = "known", _("fanns redan")
        REFUSED = "refused", _("inte vårt")

    class Certainty(models.TextChoices):
        CERTAIN = "certain", _("säkert")
        LIKELY = "likely", _("troligt")
        ASK = "ask", _("osäkert")

    class Reason(models.TextChoices):
        PIC = "pic", _("PIC är er")
        NUMBER = "number", _("organisationsnumret är ert")
        NAME = "name", _("namnet är ert")
        UNIT_AND_NAME = "unit_and_name", _("en enhet och ert namn")
        COMPANY = "company", _("ett av era bolag")
        UNIT = "unit", _("en enhet heter som en av era, men kommunen är inte nämnd")
        OTHER_NUMBER = "other_number", _("namnet är ert, men numret är ett annat")
        TITLE = "title", _("bara projektets titel nämner er")
        ALIKE = "alike", _("namnet liknar ert")

    bank = models.CharField(_("projektbank"), max_length=10, choices=Bank.choices)
    identifier = models.CharField(_("bankens nummer"), max_length=200, unique=True)
    number = models.CharField(_("finansiärens nummer"), max_length=80, blank=True)
    title = models.CharField(_("titel"), max_length=300)
    acronym = models.CharField(_("akronym"), max_length=120, blank=True)
    programme = models.CharField(_("program"), max_length=300, blank=True)
    role = models.CharField(_("kommunens roll"), max_length=20, choices=Application.Role.choices)
    lead = models.CharField(_("samordnande part"), max_length=300, blank=True)
    written = models.CharField(_("så står kommunen där"), max_length=300, blank=True)
    certainty = models.CharField(_("hur säkert"), max_length=10, choices=Certainty.choices)
    reason = models.CharField(_("varför"), max_length=20, choices=Reason.choices)
    suggested_body = models.CharField(_("nämnd som enheten hör till"), max_length=20, blank=True)
    starts_on = models.DateField(_("börjar"), null=True, blank=True)
    ends_on = models.DateField(_("slutar"), null=True, blank=True)
    currency = models.CharField(_("valuta"), max_length=3, choices=Currency.choices)
    ours_minor = models.PositiveBigIntegerField(_("EU:s pengar till kommunen"), null=True, blank=True)
    eu_minor = models.PositiveBigIntegerField(_("EU:s andel av hela projektet"), null=True, blank=True)
    total_minor = models.PositiveBigIntegerField(_("hela projektets budget"), null=True, blank=True)
    url = models.URLField(_("sidan hos banken"), max_length=300, blank=True)
    found_on = models.DateField(_("funnet"))
    reading = models.ForeignKey(
        BankReading, on_delete=models.PROTECT, related_name="findings", verbose_name=_("fil det lästes ur")
    )
    stand = models.CharField(_("ställning"), max_length=10, choices=Stand.choices, default=Stand.ASKED)
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, blank=True, related_name="bank_findings",
        verbose_name=_("projekt"),
    )  # fmt: skip

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(identifier=""), name="bank_finding_named"),
            models.CheckConstraint(
                condition=Q(stand__in=("added", "known"), project__isnull=False)
                | Q(stand__in=("asked", "refused"), project__isnull=True),
                name="bank_finding_with_its_project",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="bank_finding_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["stand"], name="bank_finding_stand")]

    def __str__(self) -> str:
        return self.title

    @property
    def ours(self) -> Money | None:
        return self._money(self.ours_minor)

    @property
    def eu(self) -> Money | None:
        return self._money(self.eu_minor)

    @property
    def total(self) -> Money | None:
        return self._money(self.total_minor)

    @property
    def credit(self) -> str:
        """Whom the licence of the bank's data wants named beside it."""
        return Bank(self.bank).credit

    def _money(self, minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, self.currency)
