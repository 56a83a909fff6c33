"""Visits here and visits away."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cases.models import Matter
from utblick.cooperation.delegations import MOST_PEOPLE, people_in
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.values import Money

_COUNT = [MaxValueValidator(MOST_PEOPLE)]


class Visit(Record):
    """A visit (besök): somebody comes here, or we go there.

    Saving it informs the coordinating administration (R4.7): ``informed_at`` is real UTC, ``informed_on`` the
    municipality's date; one told of after it began is kept as such. ``host`` is the body that receives, or travels.
    ``delegation`` counts adults by role (`delegations`); minors are only ``children`` (0–12 years) and ``youth``
    (13–17). ``twin_town`` says whether the partner was a twin town when the visit was told of. ``told`` is what came
    of it and ``promised`` what we promised. ``report_to`` is the body it is reported to afterwards, "" for none
    (R4.8), as judged on ``judged_on``; ``report_matter`` is the matter it stands in there. ``own_cost_minor`` is öre,
    ``own_hours`` the municipality's own time. A visit is never shown outside the municipality.
    """

    kind = "visit"
    words = frozenset(
        {
            "who", "place", "purpose", "programme", "delegation", "interpreter", "cost_terms", "contact", "told",
            "promised", "cancel_reason",
        }
    )  # fmt: skip
    body_field = "host_id"

    class Direction(models.TextChoices):
        INCOMING = "incoming", _("besök hit")
        OUTGOING = "outgoing", _("besök dit")

    direction = models.CharField(_("riktning"), max_length=10, choices=Direction.choices, default=Direction.INCOMING)
    who = models.CharField(_("vem"), max_length=200)
    place = models.CharField(_("varifrån"), max_length=200)
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("partner")
    )
    twin_town = models.BooleanField(_("vänortsbesök"), default=False)
    starts_on = models.DateField(_("första dag"))
    ends_on = models.DateField(_("sista dag"))
    host = models.ForeignKey(
        Body, to_field="code", db_column="host_code", on_delete=models.PROTECT, related_name="visits",
        verbose_name=_("värd"),
    )  # fmt: skip
    purpose = models.CharField(_("syfte"), max_length=300)
    in_own_field = models.BooleanField(_("inom värdens område"), null=True, default=True)
    work_related = models.BooleanField(_("yrkesrelaterat"), default=False)
    contact = models.CharField(_("kontaktperson"), max_length=120, blank=True)
    programme = models.TextField(_("program"), max_length=4_000, blank=True)
    delegation = models.JSONField(_("delegation"), default=list, blank=True)
    children = models.PositiveIntegerField(_("barn 0–12 år"), default=0, validators=_COUNT)
    youth = models.PositiveIntegerField(_("unga 13–17 år"), default=0, validators=_COUNT)
    interpreter = models.CharField(_("tolk"), max_length=200, blank=True)
    cost_terms = models.TextField(_("överenskommet om kostnader"), max_length=1_000, blank=True)
    own_cost_minor = models.PositiveBigIntegerField(_("egen kostnad"), null=True, blank=True)
    own_hours = models.PositiveIntegerField(
        _("egen tid, timmar"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    informed_at = models.DateTimeField(_("anmält"))
    informed_on = models.DateField(_("anmält den"))
    informed_by = models.CharField(_("anmält av"), max_length=80)
    told = models.TextField(_("vad besöket gav"), max_length=4_000, blank=True)
    told_on = models.DateField(_("berättat den"), null=True, blank=True)
    promised = models.TextField(_("vad vi lovade"), max_length=2_000, blank=True)
    promise_kept_on = models.DateField(_("löftet infriat"), null=True, blank=True)
    report_to = models.CharField(_("redovisas till"), max_length=20, blank=True)
    report_matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ärende")
    )
    judged_on = models.DateField(_("redovisningen prövad"), null=True, blank=True)
    cancelled_on = models.DateField(_("inställt"), null=True, blank=True)
    cancel_reason = models.CharField(_("varför"), max_length=300, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(who="") & ~Q(place="") & ~Q(purpose=""), name="visit_named"),
            models.CheckConstraint(
                condition=Q(starts_on__gte=FIRST_DAY, ends_on__gte=F("starts_on"), ends_on__lte=LAST_DAY),
                name="visit_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["host", "starts_on", "who", "place", "direction"],
                condition=Q(cancelled_on__isnull=True),
                name="visit_once",
            ),
            models.CheckConstraint(
                condition=Q(children__lte=MOST_PEOPLE, youth__lte=MOST_PEOPLE), name="visit_counts_bounded"
            ),
            models.CheckConstraint(
                condition=Q(told="", told_on__isnull=True)
                | ~Q(told="") & Q(told_on__isnull=False, told_on__gte=F("starts_on")),
                name="visit_told_once_begun",
            ),
            models.CheckConstraint(
                condition=Q(promise_kept_on__isnull=True) | ~Q(promised=""), name="visit_kept_a_promise"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(told="", report_to=""), name="visit_cancelled_gave_nothing"
            ),
            models.CheckConstraint(
                condition=Q(twin_town=False) | Q(partner__isnull=False), name="visit_twin_town_is_a_partner"
            ),
        ]
        indexes = [  # The first holds all that statistics add up, so that they read no whole rows.
            models.Index(
                fields=[
                    "starts_on",
                    "cancelled_on",
                    "host",
                    "partner",
                    "direction",
                    "work_related",
                    "own_cost_minor",
                    "own_hours",
                ],
                name="visit_statistics",
            ),
            models.Index(fields=["ends_on"], name="visit_ends_on"),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.place}"

    @property
    def is_incoming(self) -> bool:
        return self.direction == self.Direction.INCOMING

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_on is not None

    @property
    def is_told_late(self) -> bool:
        """Whether the coordinating administration was informed only after the visit had begun."""
        return self.informed_on > self.starts_on

    @property
    def people(self) -> int:
        """How many take part, as far as they are counted."""
        return people_in(self.delegation) + self.children + self.youth

    @property
    def own_cost(self) -> Money | None:
        return None if self.own_cost_minor is None else Money(self.own_cost_minor)

    def has_begun(self, day: date) -> bool:
        return self.starts_on <= day

    def is_over(self, day: date) -> bool:
        return self.ends_on < day
