"""What has been agreed with partners, and what was decided about it before Utblick kept the matter."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body
from utblick.search.fields import SortKeyField
from utblick.values import Ref

LONGEST_NOTICE = 60
"""Months of notice, and months an agreement goes on at a time, at most."""


class Agreement(Record):
    """An agreement (avtal) with one or several partners.

    How it stands follows from its days and decisions (`agreement_states`). ``ends_on`` is its last day as it is known
    now, None = until further notice. With ``prolongs_months`` it goes on by itself for so long at each end unless
    notice was given by ``notice_by``, which is `notice_day` of its end and its ``notice_months``.
    ``signatory_named``: the decision to apply named who signs (grant and consortium agreements).
    """

    kind = "agreement"
    words = frozenset({"title", "about", "benefit_own", "benefit_partner", "signatories", "reviewed"})
    body_field = "body_id"

    class Kind(models.TextChoices):
        TWINNING = "twinning", _("vänortsavtal")
        PARTNER_CITY = "partner_city", _("partnerstadsavtal")
        COOPERATION = "cooperation", _("samarbetsavtal")
        LETTER_OF_INTENT = "loi", _("avsiktsförklaring")
        PARTNERSHIP = "partnership", _("kommunalt partnerskap")
        GRANT = "grant", _("bidragsavtal")
        CONSORTIUM = "consortium", _("konsortieavtal")
        OTHER = "other", _("annat avtal")

    title = models.CharField(_("namn"), max_length=200)
    sort_title = SortKeyField()
    agreement_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="agreements",
        verbose_name=_("hör till"),
    )  # fmt: skip
    partners = models.ManyToManyField(
        Partner, through="AgreementParty", related_name="agreements", verbose_name=_("parter")
    )
    about = models.TextField(_("vad det gäller"), max_length=2000, blank=True)
    benefit_own = models.TextField(_("nytta för oss"), max_length=1000, blank=True)
    benefit_partner = models.TextField(_("nytta för parten"), max_length=1000, blank=True)
    languages = models.CharField(_("språk"), max_length=120, blank=True)
    is_principal = models.BooleanField(_("principiellt eller av större vikt"), default=False)
    signatory_named = models.BooleanField(_("beslutet om ansökan säger vem som undertecknar"), default=False)
    signatories = models.TextField(_("undertecknat av"), max_length=500, blank=True)
    signed_on = models.DateField(_("undertecknat"), null=True, blank=True)
    in_force_from = models.DateField(_("gäller från och med"), null=True, blank=True)
    renewed_on = models.DateField(_("senast förlängt"), null=True, blank=True)
    ends_on = models.DateField(_("gäller till och med"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(_("uppsägningstid i månader"), default=0)
    prolongs_months = models.PositiveSmallIntegerField(_("förlängs med så många månader"), default=0)
    notice_by = models.DateField(_("sista dag att säga upp"), null=True, blank=True)
    review_on = models.DateField(_("ses över senast"), null=True, blank=True)
    reviewed_on = models.DateField(_("senast översett"), null=True, blank=True)
    reviewed = models.TextField(_("vad översynen kom fram till"), max_length=1000, blank=True)
    rests_from = models.DateField(_("vilar från och med"), null=True, blank=True)
    notice_on = models.DateField(_("uppsagt"), null=True, blank=True)

    class Meta:
        ordering = ["sort_title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="agreement_named"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, in_force_from__isnull=True)
                | Q(signed_on__isnull=False, in_force_from__isnull=False),
                name="agreement_in_force_when_signed",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=False)
                | Q(renewed_on__isnull=True, rests_from__isnull=True, notice_on__isnull=True),
                name="agreement_signed_first",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("in_force_from")),
                name="agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(prolongs_months=0) | Q(ends_on__isnull=False), name="agreement_prolonged_from_an_end"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, notice_by__isnull=True) | Q(notice_by__lte=F("ends_on")),
                name="agreement_notice_before_end",
            ),
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(ends_on__isnull=False), name="agreement_notice_ends_it"
            ),
            models.CheckConstraint(
                condition=Q(notice_months__lte=LONGEST_NOTICE, prolongs_months__lte=LONGEST_NOTICE),
                name="agreement_months",
            ),
        ]
        indexes = [models.Index(fields=["ends_on"], name="agreement_end")]

    def __str__(self) -> str:
        return self.title


class AgreementParty(Record):
    """A partner that an agreement is with."""

    kind = "agreement_party"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="parties", verbose_name=_("part"))

    class Meta:
        ordering = ["partner__sort_name", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "partner"], name="agreement_party_once")]


class EarlierDecision(Record):
    """A decision about a subject that was taken before Utblick kept its matter: body, day and §.

    ``subject`` is the Ref of what it was about. What is decided now is a `cases.models.Decision` in a matter.
    """

    kind = "earlier_decision"

    class Decided(models.TextChoices):
        ENTER = "enter", _("ingå")
        TERMINATE = "terminate", _("säga upp")
        DORMANT = "dormant", _("låta vila")
        OPINION = "opinion", _("yttrande")
        JOIN = "join", _("gå med")
        LEAVE = "leave", _("lämna")

    subject = models.CharField(_("gäller"), max_length=80)
    decided = models.CharField(_("beslut"), max_length=12, choices=Decided.choices)
    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organ"),
    )
    decided_on = models.DateField(_("beslutat den"))
    paragraph = models.CharField("§", max_length=20, blank=True)

    class Meta:
        ordering = ["decided_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="earlier_decision_about_something"),
            models.UniqueConstraint(fields=["subject", "decided", "body", "decided_on"], name="earlier_decision_once"),
        ]
        indexes = [models.Index(fields=["subject"], name="earlier_decision_subject")]

    def __str__(self) -> str:
        return f"{self.body_id} § {self.paragraph}" if self.paragraph else f"{self.body_id} {self.decided_on}"

    @property
    def about(self) -> Ref:
        return Ref.parse(self.subject)
