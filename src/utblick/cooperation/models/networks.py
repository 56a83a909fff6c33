"""Networks the municipality may be a member of, who represents it there, and what comes of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models.partners import Partner
from utblick.organisation.models import Body, Person
from utblick.search.fields import SortKeyField
from utblick.values import Money


class Network(Record):
    """A network (nätverk) and the municipality's membership (medlemskap) in it.

    ``scope`` decides who decides (R4.2d): the whole municipality, one nämnd's own field, or unclear: then one asks.
    The yearly fee is in minor units. The membership goes on by itself for ``prolongs_months`` after ``ends_on`` unless
    it was left by ``notice_by``, the last day of notice; ``notice_on`` is when it was left.
    """

    kind = "network"
    words = frozenset({"about", "benefit"})
    body_field = "body_id"

    class Kind(models.TextChoices):
        GENERAL = "general", _("brett nätverk")
        THEME = "theme", _("ämnesnätverk")
        BUSINESS = "business", _("näringsliv")
        COUNTY = "county", _("län och region")

    class Geography(models.TextChoices):
        EU = "eu", _("EU")
        BALTIC = "baltic", _("Östersjön")
        NORDIC = "nordic", _("Norden")
        SWEDEN = "sweden", _("Sverige")
        WORLD = "world", _("världen")

    class Scope(models.TextChoices):
        WHOLE = "whole_municipality", _("hela kommunen")
        OWN_FIELD = "own_field", _("en nämnds område")
        UNCLEAR = "unclear", _("oklart")

    name = models.CharField(_("namn"), max_length=200)
    sort_name = SortKeyField()
    network_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    geography = models.CharField(_("var"), max_length=10, choices=Geography.choices)
    about = models.TextField(_("vad det gör"), max_length=1000, blank=True)
    scope = models.CharField(_("omfattar"), max_length=20, choices=Scope.choices, default=Scope.UNCLEAR)
    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="networks",
        verbose_name=_("hör till"),
    )  # fmt: skip
    fee_minor = models.PositiveBigIntegerField(_("årsavgift"), null=True, blank=True)
    fee_currency = models.CharField(_("valuta"), max_length=3, default="SEK")
    benefit = models.TextField(_("nytta"), max_length=1000, blank=True)
    is_principal = models.BooleanField(_("principiellt eller av större vikt"), default=False)
    joined_on = models.DateField(_("medlem från och med"), null=True, blank=True)
    ends_on = models.DateField(_("gäller till och med"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(_("uppsägningstid i månader"), default=0)
    prolongs_months = models.PositiveSmallIntegerField(_("förlängs med så många månader"), default=0)
    notice_by = models.DateField(_("sista dag att lämna"), null=True, blank=True)
    notice_on = models.DateField(_("lämnat"), null=True, blank=True)
    partners = models.ManyToManyField(
        Partner, through="NetworkMember", related_name="+", verbose_name=_("våra partner där")
    )

    class Meta:
        ordering = ["sort_name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="network_named"),
            models.UniqueConstraint(fields=["name"], name="network_once"),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=False) | Q(ends_on__isnull=True, notice_on__isnull=True),
                name="network_joined_first",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("joined_on")), name="network_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, notice_by__isnull=True) | Q(notice_by__lte=F("ends_on")),
                name="network_notice_before_end",
            ),
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(ends_on__isnull=False), name="network_left_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(prolongs_months=0) | Q(ends_on__isnull=False), name="network_prolonged_from_an_end"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fee(self) -> Money | None:
        return None if self.fee_minor is None else Money(self.fee_minor, self.fee_currency)


class NetworkMember(Record):
    """A partner of ours that is a member of a network too."""

    kind = "network_member"

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="members")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))

    class Meta:
        ordering = ["partner__sort_name", "id"]
        constraints = [models.UniqueConstraint(fields=["network", "partner"], name="network_member_once")]


class Representation(Record):
    """Who represents the municipality in a network (R5.6), with which mandate, from and to."""

    kind = "representation"
    words = frozenset({"mandate"})

    class Role(models.TextChoices):
        MEMBER = "member", _("ordinarie")
        DEPUTY = "deputy", _("ersättare")
        CONTACT = "contact", _("kontaktperson")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="representations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    role = models.CharField(_("roll"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    mandate = models.CharField(_("mandat"), max_length=300, blank=True)
    valid_from = models.DateField(_("från och med"))
    valid_to = models.DateField(_("till och med"), null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="representation_in_order"
            )
        ]


class NetworkMeeting(Record):
    """A meeting of a network that the municipality took part in, and what came of it."""

    kind = "network_meeting"
    words = frozenset({"attended", "outcome"})

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField(_("dag"))
    title = models.CharField(_("möte"), max_length=200)
    attended = models.CharField(_("vilka deltog"), max_length=300, blank=True)
    outcome = models.TextField(_("vad kom ut av det"), max_length=1000, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="network_meeting_named")]
