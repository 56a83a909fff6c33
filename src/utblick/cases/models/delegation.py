"""Delegation: what a body has handed over, to whom and how far, and what must come back to it as reported."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.organisation.models import Body
from utblick.values import Money


class NotDelegable(models.TextChoices):
    """What the law forbids a body to hand over (KL 6:38)."""

    GOALS = "goals", _("verksamhetens mål, inriktning, omfattning eller kvalitet (KL 6:38 p. 1)")
    TO_COUNCIL = "to_council", _("framställning eller yttrande till fullmäktige (KL 6:38 p. 2)")
    PRINCIPLE = "principle", _("myndighetsutövning som är principiell eller av större vikt (KL 6:38 p. 3)")
    CITIZENS_PROPOSAL = "proposal", _("medborgarförslag som lämnats till nämnden (KL 6:38 p. 4)")
    OTHER_LAW = "other_law", _("annan lag säger att det inte får delegeras (KL 6:38 p. 5)")


class DelegationList(Record):
    """A delegationsordning as the body adopted it; the one in force on a day is that with the latest first day."""

    kind = "delegation"
    body_field = "body_id"

    body = models.ForeignKey(
        Body, to_field="code", db_column="body_code", on_delete=models.PROTECT, related_name="delegation_lists",
        verbose_name=_("organ"),
    )  # fmt: skip
    adopted_on = models.DateField(_("antagen den"))
    paragraph = models.CharField("§", max_length=20, blank=True)
    valid_from = models.DateField(_("gäller från och med"))

    class Meta:
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "valid_from"], name="delegation_one_a_day"),
            models.CheckConstraint(condition=Q(valid_from__gte=F("adopted_on")), name="delegation_valid_after_adopted"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.valid_from}"


class DelegationPoint(Record):
    """A point of a delegationsordning: the delegate's role, an upper amount, and whether it may be handed on (KL 7:6).

    ``limit_minor`` is the most one decision may cost (None: no amount is set). ``reporting`` is how the body has
    decided that it gets to know (KL 6:40). ``forbidden`` names what the law forbids in it, "" when nothing.
    """

    kind = "delegation_point"
    words = frozenset({"what"})
    body_field = "delegation__body_id"

    class Reporting(models.TextChoices):
        REPORTED = "reported", _("anmäls vid nästa sammanträde")
        MINUTED = "minuted", _("anmäls inte, protokollförs särskilt (KL 6:40, 7:8)")

    delegation = models.ForeignKey(
        DelegationList, on_delete=models.PROTECT, related_name="points", verbose_name=_("delegationsordning")
    )
    number = models.CharField(_("punkt"), max_length=60)
    what = models.CharField(_("ärende"), max_length=300)
    delegate = models.CharField(_("delegat"), max_length=120)
    limit_minor = models.PositiveBigIntegerField(_("beloppsgräns"), null=True, blank=True)
    may_pass_on = models.BooleanField(_("får delegeras vidare"), default=False)
    reporting = models.CharField(_("anmälan"), max_length=10, choices=Reporting.choices, default=Reporting.REPORTED)
    forbidden = models.CharField(
        _("får enligt lag inte delegeras"), max_length=12, choices=NotDelegable.choices, blank=True
    )

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "number"], name="delegation_point_once"),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(what="") & ~Q(delegate=""), name="delegation_point_whole"
            ),
        ]

    sort_key = models.CharField(max_length=200, editable=False, default="")
    """The number so that 2.10 comes after 2.9."""

    def __str__(self) -> str:
        return f"{self.number} {self.what}"

    @property
    def limit(self) -> Money | None:
        return None if self.limit_minor is None else Money(self.limit_minor, "SEK")
