"""Exchanges: colleagues, classes and young people who are with each other for a time."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.delegations import MOST_PEOPLE
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body
from utblick.organisation.models.meetings import FIRST_DAY, LAST_DAY
from utblick.values import Money

_COUNT = [MaxValueValidator(MOST_PEOPLE)]
BANDS = ("children", "youth", "young_adults", "adults")
"""The age bands participants are counted in: 0–12, 13–17, 18–25 and 26 years or more."""


class Exchange(Record):
    """An exchange (utbyte): staff, schools or young people (R2.5, R2.7), with a partner or at a ``place``.

    Participants are counted by age band (`BANDS`), never named. ``ends_on`` is None while it goes on until further
    notice. ``own_cost_minor`` and ``grant_minor`` (what the funder pays) are öre. ``learns_own`` and ``learns_partner``
    say what each side is to learn (R2.2); ``told`` is what came of it.
    """

    kind = "exchange"
    words = frozenset({"what", "place", "contact", "learns_own", "learns_partner", "told", "cancel_reason"})
    body_field = "body_id"

    class Kind(models.TextChoices):
        STAFF = "staff", _("tjänstemannautbyte")
        SCHOOL = "school", _("skolsamarbete")
        YOUTH = "youth", _("ungdomsutbyte")

    class Direction(models.TextChoices):
        OUTGOING = "outgoing", _("vi reser dit")
        INCOMING = "incoming", _("de kommer hit")
        BOTH = "both", _("båda hållen")
        REMOTE = "remote", _("på distans")

    exchange_kind = models.CharField(_("slag"), max_length=10, choices=Kind.choices)
    direction = models.CharField(_("riktning"), max_length=10, choices=Direction.choices, default=Direction.OUTGOING)
    what = models.CharField(_("vad"), max_length=200)
    place = models.CharField(_("med vem"), max_length=200)
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="exchanges", verbose_name=_("partner")
    )
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="exchanges",
        verbose_name=_("hör till"),
    )  # fmt: skip
    starts_on = models.DateField(_("första dag"))
    ends_on = models.DateField(_("sista dag"), null=True, blank=True)
    contact = models.CharField(_("kontaktperson"), max_length=120, blank=True)
    children = models.PositiveIntegerField(_("barn 0–12 år"), default=0, validators=_COUNT)
    youth = models.PositiveIntegerField(_("unga 13–17 år"), default=0, validators=_COUNT)
    young_adults = models.PositiveIntegerField(_("unga vuxna 18–25 år"), default=0, validators=_COUNT)
    adults = models.PositiveIntegerField(_("26 år och äldre"), default=0, validators=_COUNT)
    funder = models.CharField(_("finansiär"), max_length=120, blank=True)
    grant_minor = models.PositiveBigIntegerField(_("bidrag"), null=True, blank=True)
    own_cost_minor = models.PositiveBigIntegerField(_("egen kostnad"), null=True, blank=True)
    learns_own = models.TextField(_("vad vi ska lära oss"), max_length=1_000, blank=True)
    learns_partner = models.TextField(_("vad de ska lära sig"), max_length=1_000, blank=True)
    told = models.TextField(_("vad det gav"), max_length=4_000, blank=True)
    cancelled_on = models.DateField(_("inställt"), null=True, blank=True)
    cancel_reason = models.CharField(_("varför"), max_length=300, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(place=""), name="exchange_named"),
            models.CheckConstraint(
                condition=Q(starts_on__range=(FIRST_DAY, LAST_DAY))
                & (Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"), ends_on__lte=LAST_DAY)),
                name="exchange_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(**{f"{band}__lte": MOST_PEOPLE for band in BANDS}),
                                   name="exchange_counts_bounded"),
            models.UniqueConstraint(
                fields=["body", "starts_on", "what", "place"], condition=Q(cancelled_on__isnull=True),
                name="exchange_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(told=""), name="exchange_cancelled_gave_nothing"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["starts_on"], name="exchange_starts_on")]

    def __str__(self) -> str:
        return self.what

    @property
    def people(self) -> int:
        return sum(getattr(self, band) for band in BANDS)

    @property
    def grant(self) -> Money | None:
        return None if self.grant_minor is None else Money(self.grant_minor)

    @property
    def own_cost(self) -> Money | None:
        return None if self.own_cost_minor is None else Money(self.own_cost_minor)

    def is_over(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day
