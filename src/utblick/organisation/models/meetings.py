"""When bodies meet, and days that matter to everyone."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.dates.calendars import MeetingDate, MeetingStatus
from utblick.organisation.models.bodies import Body

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2199, 12, 31)


class Meeting(Record):
    """A sammanträde of a body.

    ``starts_at`` is local time (Europe/Stockholm). ``order_in_day`` parts meetings of one day, low first.
    ``document_stop`` overrides the body's own lead time; ``previous_on`` is where a moved meeting stood before.
    """

    kind = "meeting"
    words = frozenset({"place", "note"})
    body_field = "body__code"

    class Status(models.TextChoices):
        PLANNED = "planned", _("planerat")
        PRELIMINARY = "preliminary", _("preliminärt")
        RESERVE = "reserve", _("reservdag")
        EXTRA = "extra", _("extra")
        CANCELLED = "cancelled", _("inställt")
        HELD = "held", _("hållet")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("organ"))
    on = models.DateField(_("dag"))
    order_in_day = models.PositiveSmallIntegerField(
        _("ordning samma dag"), default=0, validators=[MaxValueValidator(99)]
    )
    starts_at = models.TimeField(_("tid"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=120, blank=True)
    status = models.CharField(_("ställning"), max_length=20, choices=Status.choices, default=Status.PLANNED)
    document_stop = models.DateField(_("eget handlingsstopp"), null=True, blank=True)
    previous_on = models.DateField(_("flyttat från"), null=True, blank=True)
    note = models.CharField(_("anteckning"), max_length=300, blank=True)

    class Meta:
        ordering = ["on", "order_in_day", "body__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "on", "order_in_day"], name="meeting_once"),
            models.CheckConstraint(condition=Q(on__range=(FIRST_DAY, LAST_DAY)), name="meeting_in_our_time"),
            models.CheckConstraint(condition=Q(order_in_day__lte=99), name="meeting_order_bounded"),
            models.CheckConstraint(
                condition=Q(document_stop__isnull=True) | Q(document_stop__lte=F("on")), name="meeting_stop_before_day"
            ),
        ]
        indexes = [models.Index(fields=["on"], name="meeting_on")]

    def __str__(self) -> str:
        return f"{self.body.code} {self.on.isoformat()}"

    @property
    def stops_on(self) -> date:
        """The last day papers may come in (handlingsstopp)."""
        return self.document_stop or self.on - timedelta(days=self.body.stop_days)

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def as_date(self) -> MeetingDate:
        """The meeting as the planner knows it; one that has been held is planned like any other."""
        return MeetingDate(self.body.code, self.on, _PLANNED_AS[self.status], self.order_in_day, str(self.ref))


_PLANNED_AS: dict[str, MeetingStatus] = {
    Meeting.Status.PLANNED: "planned",
    Meeting.Status.PRELIMINARY: "preliminary",
    Meeting.Status.RESERVE: "reserve",
    Meeting.Status.EXTRA: "extra",
    Meeting.Status.CANCELLED: "cancelled",
    Meeting.Status.HELD: "planned",
}


class Landmark(Record):
    """A day people should see on the way to a last day, such as an election."""

    kind = "landmark"

    class Kind(models.TextChoices):
        ELECTION = "election", _("val")
        TERM = "term", _("ny mandatperiod")
        OTHER = "other", _("annan dag")

    on = models.DateField(_("dag"))
    name = models.CharField(_("namn"), max_length=120)
    name_en = models.CharField(_("namn på engelska"), max_length=120, blank=True)
    landmark_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices, default=Kind.ELECTION)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["on", "name"], name="landmark_once"),
            models.CheckConstraint(condition=~Q(name=""), name="landmark_named"),
            models.CheckConstraint(condition=Q(on__range=(FIRST_DAY, LAST_DAY)), name="landmark_in_our_time"),
        ]

    def __str__(self) -> str:
        return self.name
