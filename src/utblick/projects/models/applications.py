"""Ideas, funding tests and applications."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.organisation.models import Body
from utblick.projects.models.banks import Bank
from utblick.values import Money
from utblick.watch.models import Call


class Form(models.TextChoices):
    """The form of cooperation (R3.1–R3.5, G-18)."""

    EU_PROJECT = "eu_project", _("EU-projekt")
    TWIN_TOWN = "twin_town", _("vänortsutbyte")
    PARTNERSHIP = "partnership", _("kommunalt partnerskap")
    NETWORK = "network", _("nätverk")
    OTHER = "other", _("annan kontakt")


class Idea(Record):
    """Something a unit would like to do with others abroad (idé): what, whose, with whom or by which call.

    One that comes of a partner request may name no partner: the request says who asks. ``area`` is the id of one of
    the guidelines' areas (R2.1, G-09), "" where they name none. ``bank`` is the project bank that an earlier one was
    found in.
    """

    kind = "idea"
    words = frozenset({"what", "contact", "contact_email"})
    body_field = "body_id"

    what = models.CharField(_("vad"), max_length=300)
    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    contact = models.CharField(_("kontaktperson"), max_length=120)
    contact_email = models.EmailField(_("kontaktpersonens e-post"), blank=True)
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("utlysning")
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("partner")
    )
    partner_request = models.ForeignKey(
        PartnerRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas",
        verbose_name=_("partnerförfrågan"),
    )  # fmt: skip
    bank = models.CharField(_("projektbank"), max_length=10, choices=Bank.choices, blank=True)
    form = models.CharField(_("form"), max_length=20, choices=Form.choices, default=Form.EU_PROJECT)
    children_and_youth = models.BooleanField(_("barn och unga"), default=False)
    area = models.CharField(_("prioriterat område"), max_length=80, blank=True)
    registered_on = models.DateField(_("registrerad"))

    class Meta:
        ordering = ["-registered_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(contact=""), name="idea_named"),
            models.CheckConstraint(
                condition=Q(call__isnull=False)
                | Q(partner__isnull=False)
                | Q(partner_request__isnull=False)
                | ~Q(bank=""),
                name="idea_call_or_partner",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class FundingTest(Record):
    """The test of international funding and exchange that development work always gets (prövning, R2.3, G-11)."""

    kind = "funding_test"
    words = frozenset({"programme", "note"})
    body_field = "idea__body_id"

    class Result(models.TextChoices):
        SUITABLE = "suitable", _("lämpligt program finns")
        NONE_SUITABLE = "none_suitable", _("inget lämpligt program")
        NOT_NOW = "not_now", _("ej aktuellt nu")
        LATER = "later", _("prövas senare")

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="tests", verbose_name=_("idé"))
    result = models.CharField(_("resultat"), max_length=20, choices=Result.choices)
    programme = models.CharField(_("program"), max_length=120, blank=True)
    exchange = models.BooleanField(_("utbyte prövat"))
    note = models.TextField(_("anteckning"), max_length=2000, blank=True)
    tested_on = models.DateField(_("prövad"))
    tested_by = models.CharField(_("av"), max_length=80)

    class Meta:
        ordering = ["-tested_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(result="suitable") | ~Q(programme=""), name="test_suitable_names_programme"
            )
        ]


class Application(Record):
    """An application for funding (ansökan) that a nämnd prepares, as coordinator or as partner.

    Its state follows from its days (`projects.states`); nothing is stored that can be derived. ``submitted_on`` is
    when it went in, ``committed_on`` when the municipality bound itself as partner (mandate signed).
    """

    kind = "application"
    words = frozenset({"title", "lead", "receipt", "signatory"})
    body_field = "body_id"

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("samordnare")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associerad part")

    class Answer(models.TextChoices):
        GRANTED = "granted", _("beviljad")
        REJECTED = "rejected", _("avslag")
        RESERVE = "reserve", _("reservlista")
        WITHDRAWN = "withdrawn", _("återkallad")

    idea = models.OneToOneField(Idea, on_delete=models.PROTECT, related_name="application", verbose_name=_("idé"))
    body = models.ForeignKey(
        Body,
        to_field="code",
        db_column="body_code",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("nämnd"),
    )
    title = models.CharField(_("titel"), max_length=300)
    role = models.CharField(_("kommunens roll"), max_length=20, choices=Role.choices)
    is_feasibility_study = models.BooleanField(_("förstudie"), default=False)
    is_principal = models.BooleanField(_("principiell eller av större vikt"), default=False)
    lead = models.CharField(_("samordnande part"), max_length=200, blank=True)
    own_cost_minor = models.PositiveBigIntegerField(_("egen kostnad"), null=True, blank=True)
    own_time_hours = models.PositiveIntegerField(_("egen tid, timmar"), null=True, blank=True)
    bound_by = models.DateField(_("mandat undertecknat senast"), null=True, blank=True)
    deadline_on = models.DateField(_("sista dag"), null=True, blank=True)
    signatory = models.CharField(_("vem undertecknar"), max_length=200, blank=True)
    prepared_on = models.DateField(_("påbörjad"))
    committed_on = models.DateField(_("bunden"), null=True, blank=True)
    submitted_on = models.DateField(_("inlämnad"), null=True, blank=True)
    receipt = models.CharField(_("kvitto"), max_length=200, blank=True)
    answer = models.CharField(_("besked"), max_length=20, choices=Answer.choices, blank=True)
    answered_on = models.DateField(_("besked den"), null=True, blank=True)

    class Meta:
        ordering = ["-prepared_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="application_named"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_on__isnull=False), name="application_answer_dated"
            ),
            models.CheckConstraint(
                condition=Q(committed_on__isnull=True) | Q(role="partner") | Q(role="associated"),
                name="application_partner_commits",
            ),
        ]
        indexes = [models.Index(fields=["deadline_on"], name="application_deadline")]

    def __str__(self) -> str:
        return self.title

    @property
    def own_cost(self) -> Money | None:
        return None if self.own_cost_minor is None else Money(self.own_cost_minor)

    @property
    def is_partner(self) -> bool:
        return self.role != self.Role.COORDINATOR


class ToldPlan(Record):
    """The plan people were last told of an application, so that they are told only what has changed.

    ``latest`` maps a step's key to its latest day (ISO, "" = closed); ``changed`` is what the last retelling said.
    """

    kind = "told_plan"
    words = frozenset({"changed"})
    body_field = "application__body_id"

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="told_plan")
    latest = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10)
    told_on = models.DateField()
    changed = models.JSONField(default=list)
