"""Municipal partnerships (kommunala partnerskap), chiefly with money from ICLD (R3.2–R3.4, R3.14–R3.15)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models.agreements import Agreement
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body
from utblick.search.fields import SortKeyField
from utblick.values import Money


class Partnership(Record):
    """A municipal partnership with one partner. Both sides must benefit (R3.15).

    ``funder`` is who pays; only a partnership paid by `ICLD` is held to its list of countries. ``agreement`` is what
    the board decides to enter (R4.2c). ``risk_note`` is about democracy and risk where the partner is (R1.6).
    """

    kind = "partnership"
    words = frozenset({"benefit_own", "benefit_partner", "goal", "risk_note"})
    body_field = "body_id"
    ICLD = "ICLD"

    title = models.CharField(_("namn"), max_length=200)
    sort_title = SortKeyField()
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="partnerships", verbose_name=_("partner")
    )
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="partnerships",
        verbose_name=_("hör till"),
    )  # fmt: skip
    benefit_own = models.TextField(_("nytta för oss"), max_length=1_000)
    benefit_partner = models.TextField(_("nytta för dem"), max_length=1_000)
    funder = models.CharField(_("finansiär"), max_length=120, default=ICLD)
    goal = models.TextField(_("övergripande mål"), max_length=1_000, blank=True)
    risk_note = models.TextField(_("demokrati och risk"), max_length=1_000, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="partnerships",
        verbose_name=_("avtal"),
    )  # fmt: skip

    class Meta:
        ordering = ["sort_title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="partnership_named"),
            models.CheckConstraint(
                condition=~Q(benefit_own="") & ~Q(benefit_partner=""), name="partnership_benefits_both"
            ),
            models.UniqueConstraint(fields=["title", "partner"], name="partnership_once"),
        ]

    def __str__(self) -> str:
        return self.title


class PartnershipPhase(Record):
    """A phase that money was applied for; ``grant_minor`` is öre."""

    kind = "partnership_phase"

    class Phase(models.TextChoices):
        INCEPTION = "inception", _("inledning")
        PROJECT = "project", _("projekt")
        STEERING = "steering", _("styrgrupp")
        DEVELOPMENT = "development", _("utveckling")
        DISSEMINATION = "dissemination", _("spridning")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="phases")
    phase = models.CharField(_("fas"), max_length=15, choices=Phase.choices)
    starts_on = models.DateField(_("från och med"))
    ends_on = models.DateField(_("till och med"))
    grant_minor = models.PositiveBigIntegerField(_("bidrag"), null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="partnership_phase_in_order")
        ]

    @property
    def grant(self) -> Money | None:
        return None if self.grant_minor is None else Money(self.grant_minor)


class PartnershipResult(Record):
    """A row of the results framework: goal, result, indicator, where it began, where it shall be, where it is.

    Indicators are told in words and figures as the funder has them, such as "12 %". ``valued_on`` is when ``value``
    was measured.
    """

    kind = "partnership_result"
    words = frozenset({"goal", "result", "indicator"})

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="results")
    goal = models.CharField(_("mål"), max_length=300)
    result = models.CharField(_("resultat"), max_length=300)
    indicator = models.CharField(_("indikator"), max_length=300)
    baseline = models.CharField(_("utgångsläge"), max_length=60)
    target = models.CharField(_("målvärde"), max_length=60)
    value = models.CharField(_("värde"), max_length=60, blank=True)
    valued_on = models.DateField(_("mätt"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(goal="") & ~Q(result="") & ~Q(indicator="") & ~Q(baseline="") & ~Q(target=""),
                name="partnership_result_complete",
            ),
            models.CheckConstraint(
                condition=Q(value="", valued_on__isnull=True) | ~Q(value="") & Q(valued_on__isnull=False),
                name="partnership_result_dated",
            ),
        ]


class PartnershipSeat(Record):
    """Somebody in the steering group: for us or for them, from the majority, the opposition or the officials."""

    kind = "partnership_seat"
    words = frozenset({"name"})

    class Side(models.TextChoices):
        OWN = "own", _("vi")
        PARTNER = "partner", _("de")

    class Seat(models.TextChoices):
        MAJORITY = "majority", _("majoriteten")
        OPPOSITION = "opposition", _("oppositionen")
        OFFICIAL = "official", _("tjänsteperson")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="seats")
    side = models.CharField(_("för"), max_length=8, choices=Side.choices)
    seat = models.CharField(_("från"), max_length=12, choices=Seat.choices)
    name = models.CharField(_("namn"), max_length=120)
    until = models.DateField(_("till och med"), null=True, blank=True)

    class Meta:
        ordering = ["side", "seat", "id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="partnership_seat_named")]


class PartnershipReport(Record):
    """A report to the funder, due on a day; ``sent_on`` is when it went."""

    kind = "partnership_report"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="reports")
    what = models.CharField(_("rapport"), max_length=120)
    due_on = models.DateField(_("senast"))
    sent_on = models.DateField(_("skickad"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="partnership_report_named")]

    def __str__(self) -> str:
        return self.what
