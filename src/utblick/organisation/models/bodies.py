"""Bodies that decide, the administrations under them, and where their records are kept."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.dates.calendars import LONGEST_ADJUSTMENT, BodyCalendar, BodyKind, LeadTimes
from utblick.organisation.resting_weeks import Weeks, parse_weeks
from utblick.search.fields import SortKeyField
from utblick.values import Text

_CODE = RegexValidator(
    r"^[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9-]*\Z", _("Skriv förkortningen med stora bokstäver och siffror, till exempel KFN.")
)


class Administration(Record):
    """A förvaltning: the officials who work for one or several bodies.

    ``resting_weeks`` are ISO weeks without preparation, written "28-31,52-1".
    """

    kind = "administration"
    words = frozenset({"head_title"})

    code = models.CharField(_("förkortning"), max_length=20, unique=True, validators=[_CODE])
    name = models.CharField(_("namn"), max_length=120)
    sort_name = SortKeyField()
    is_coordinator = models.BooleanField(_("samordnar det internationella arbetet"), default=False)
    head_title = models.CharField(_("chefens titel"), max_length=80, blank=True)
    resting_weeks = models.CharField(_("vilande veckor"), max_length=60, blank=True, default="28-31,52-1")

    class Meta:
        ordering = ["sort_name", "code"]
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="administration_named"),
            models.UniqueConstraint(
                fields=["is_coordinator"], condition=Q(is_coordinator=True), name="administration_one_coordinator"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def weeks(self) -> Weeks:
        return parse_weeks(self.resting_weeks)


class Body(Record):
    """An organ that decides or advises: fullmäktige, styrelse, nämnd, utskott, bolagsstyrelse, råd.

    ``valid_from`` and ``valid_to`` are its first and last day (None: not known, not set); ``successor`` takes over
    its matters. The lead times are those of `dates.LeadTimes`, in calendar days.
    """

    kind = "body"
    words = frozenset({"registrar_email", "clerk_email"})
    body_field = "code"

    class Kind(models.TextChoices):
        COUNCIL = "council", _("kommunfullmäktige")
        EXECUTIVE_BOARD = "executive_board", _("kommunstyrelse")
        SUBCOMMITTEE = "subcommittee", _("utskott")
        COMMITTEE = "committee", _("nämnd")
        JOINT = "joint", _("gemensam nämnd eller kommunalförbund")
        COMPANY_BOARD = "company_board", _("bolagsstyrelse")
        ADVISORY = "advisory", _("råd")

    code = models.CharField(_("förkortning"), max_length=20, unique=True, validators=[_CODE])
    name = models.CharField(_("namn"), max_length=120)
    name_en = models.CharField(_("namn på engelska"), max_length=120, blank=True)
    sort_name = SortKeyField()
    body_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subcommittees",
        verbose_name=_("hör till"),
    )
    administration = models.ForeignKey(
        Administration,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("förvaltning"),
    )
    valid_from = models.DateField(_("finns från och med"), null=True, blank=True)
    valid_to = models.DateField(_("finns till och med"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("efterträds av"),
    )
    reference_pattern = models.CharField(_("mönster för diarienummer"), max_length=60, blank=True)
    registrar_email = models.EmailField(_("registratorns e-post"), blank=True)
    clerk_email = models.EmailField(_("nämndsekreterarens e-post"), blank=True)

    document_stop_days = models.PositiveSmallIntegerField(
        _("handlingsstopp, dagar före"), default=14, validators=[MaxValueValidator(90)]
    )
    preparation_days = models.PositiveSmallIntegerField(
        _("dagar att skriva"), default=14, validators=[MaxValueValidator(180)]
    )
    approval_days = models.PositiveSmallIntegerField(
        _("chefens godkännande, dagar"), default=3, validators=[MaxValueValidator(60)]
    )
    adjustment_days = models.PositiveSmallIntegerField(
        _("justering, dagar efter"), default=14, validators=[MaxValueValidator(LONGEST_ADJUSTMENT)]
    )
    immediate_adjustment = models.BooleanField(_("justerar omedelbart"), default=False)
    dispatch_days = models.PositiveSmallIntegerField(
        _("expediering, dagar"), default=1, validators=[MaxValueValidator(60)]
    )
    call_days = models.PositiveSmallIntegerField(
        _("kallelse, dagar före"), default=7, validators=[MaxValueValidator(60)]
    )
    extra_meeting_days = models.PositiveSmallIntegerField(
        _("extra sammanträde, dagars varsel"), default=7, validators=[MaxValueValidator(60)]
    )

    class Meta:
        ordering = ["sort_name", "code"]
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="body_named"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="body_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="body_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")), name="body_not_its_own_successor"
            ),
            models.CheckConstraint(
                condition=Q(adjustment_days__lte=LONGEST_ADJUSTMENT), name="body_adjusts_within_14_days"
            ),
            models.CheckConstraint(
                condition=Q(document_stop_days__lte=90, preparation_days__lte=180, approval_days__lte=60)
                & Q(dispatch_days__lte=60, call_days__lte=60, extra_meeting_days__lte=60),
                name="body_lead_times_bounded",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> Text:
        return Text(self.name, self.name_en or self.name)

    @property
    def lead_times(self) -> LeadTimes:
        return LeadTimes(
            document_stop_days=self.document_stop_days,
            preparation_days=self.preparation_days,
            approval_days=self.approval_days,
            adjustment_days=self.adjustment_days,
            immediate_adjustment=self.immediate_adjustment,
            dispatch_days=self.dispatch_days,
            call_days=self.call_days,
            extra_meeting_days=self.extra_meeting_days,
        )

    @property
    def planned_as(self) -> BodyKind:
        """The kind the planner knows; a joint body is planned as any committee."""
        return _PLANNED_AS[self.body_kind]

    @property
    def stop_days(self) -> int:
        """Days from document stop to meeting, as the planner counts them."""
        return BodyCalendar(self.code, self.names, self.planned_as, (), self.lead_times).stop_days

    def exists_on(self, day: date) -> bool:
        """Whether the body exists on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


_PLANNED_AS: dict[str, BodyKind] = {
    Body.Kind.COUNCIL: "council",
    Body.Kind.EXECUTIVE_BOARD: "executive_board",
    Body.Kind.SUBCOMMITTEE: "subcommittee",
    Body.Kind.COMMITTEE: "committee",
    Body.Kind.JOINT: "committee",
    Body.Kind.COMPANY_BOARD: "company_board",
    Body.Kind.ADVISORY: "advisory",
}


class Keeping(Record):
    """Where a body's minutes and register are kept, from a day on (users.md § 2; by default in another system).

    ``minutes_in`` and ``register_in`` name the other system; empty = its name is not known.
    """

    kind = "keeping"
    words = frozenset({"minutes_in", "register_in"})
    body_field = "body__code"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="keepings", verbose_name=_("organ"))
    valid_from = models.DateField(_("gäller från och med"))
    minutes_here = models.BooleanField(_("protokoll förs i Utblick"), default=False)
    minutes_in = models.CharField(_("protokoll förs i"), max_length=80, blank=True)
    register_here = models.BooleanField(_("diarium förs i Utblick"), default=False)
    register_in = models.CharField(_("diarium förs i"), max_length=80, blank=True)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["body", "valid_from"], name="keeping_one_a_day"),
            models.CheckConstraint(
                condition=(Q(minutes_here=False) | Q(minutes_in="")) & (Q(register_here=False) | Q(register_in="")),
                name="keeping_in_one_place",
            ),
        ]
